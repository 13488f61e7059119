# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The locks name all that is imported, in one version that runs wherever we promise it."""

import ast
import re
import sys
from importlib.metadata import metadata, packages_distributions
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

from tests.building import ROOT

LOCKS = sorted(ROOT.glob("requirements*.lock"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_locks_pin_and_hash_everything_and_name_no_registry(lock: Path) -> None:
    """Every requirement has one version and a hash; no line holds an address or an option."""
    text = lock.read_text("utf-8")
    pins = re.split(r"(?m)^(?=[a-z0-9])", text)
    assert len(pins) > 1
    assert all(re.match(r"[a-z0-9._-]+==\S+", pin) and "--hash=sha256:" in pin for pin in pins[1:])
    assert not re.search(r"://|^-|--index|--find-links|file:", text, re.MULTILINE)


def test_tests_run_with_the_versions_that_a_city_gets() -> None:
    """A package of both locks has the same version in both."""
    versions = [
        dict(re.findall(r"(?m)^([a-z0-9._-]+)==(\S+)", (ROOT / name).read_text("utf-8")))
        for name in ("requirements.lock", "requirements-dev.lock")
    ]
    both = versions[0].keys() & versions[1].keys()
    assert both
    assert {name: versions[0][name] for name in both} == {name: versions[1][name] for name in both}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_locks_hold_what_their_sources_name(lock: Path) -> None:
    """Whoever adds a package to an `.in` file also writes the lock again."""
    source = lock.with_suffix(".in").read_text("utf-8")
    wanted = {name.replace("_", "-") for name in re.findall(r"(?m)^([a-z0-9_-]+)", source)} - {"-c"}
    pinned = set(re.findall(r"(?m)^([a-z0-9._-]+)==", lock.read_text("utf-8")))
    assert wanted <= pinned


def _named(source: str) -> set[str]:
    """Return the packages that an `.in` file names, in the form of PyPI's canonical names."""
    names = re.findall(r"(?m)^([A-Za-z0-9_-]+)", (ROOT / source).read_text("utf-8"))
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names}


def _imported(*sources: Path) -> set[str]:
    """Return the packages from which the modules import anything, by their canonical names."""
    modules = {
        name.split(".")[0]
        for source in sources
        for path in (source.rglob("*.py") if source.is_dir() else [source])
        if "node_modules" not in path.parts
        for node in ast.walk(ast.parse(path.read_bytes()))
        for name in _names(node)
    }
    packages = packages_distributions()
    return {
        re.sub(r"[-_.]+", "-", package).lower()
        for module in modules - sys.stdlib_module_names
        for package in packages.get(module, ())
    }


def test_the_packages_of_a_city_run_on_the_first_python_that_we_promise() -> None:
    """Debian 12 has Python 3.11.2: a lock that asks for 3.11.5 leaves its users without a city."""
    pinned = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.M)
    asked = {name: metadata(name).json.get("requires_python", "") for name in pinned}
    assert len(asked) > 20
    assert {n: said for n, said in asked.items() if "3.11.0" not in SpecifierSet(str(said))} == {}


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []


def test_every_package_that_the_program_imports_is_named() -> None:
    """What `plugins` imports stands in a requirements file, not only in somebody's environment.

    Pelican brings Jinja2 and MarkupSafe, and its Jinja2 is the one we must use.
    """
    imported = _imported(ROOT / "plugins", *ROOT.glob("*.py"))
    parts = ("", "-pdf", "-edit", "-tables")
    files = [f"requirements{part}.in" for part in parts]
    named = set[str]().union(*map(_named, files))
    assert imported - named <= {"jinja2", "markupsafe", "pydantic-core"}


def test_every_package_that_the_tests_import_is_named() -> None:
    """What the tests import beside that stands in requirements-dev.in."""
    imported = _imported(ROOT / "tests")
    known = _named("requirements.in") | _named("requirements-dev.in")
    assert imported - known <= {"jinja2", "markupsafe", "pydantic-core"}
