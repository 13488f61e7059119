# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""`tasks.py` makes the environment once, completely or not at all, and hands over."""

import ast
import re
import shutil
import subprocess
import sys
from importlib.metadata import metadata, packages_distributions
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

from tests.building import ROOT

LOCKS = sorted(ROOT.glob("requirements*.lock"))


class Clone:
    """A clone whose `.venv` has a Python that only writes down how it was called."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls_file = folder / "calls"
        self.stamp = folder / ".venv" / "requirements.lock.installed"
        shutil.copy(ROOT / "tasks.py", folder)
        (folder / "requirements.lock").write_text("six==1.17.0\n")
        (folder / ".venv" / "bin").mkdir(parents=True)
        self.answer(0)

    def answer(self, code: int) -> None:
        """Let the recording Python end with `code` from now on."""
        python = self.folder / ".venv" / "bin" / "python"
        python.write_text(f'#!/bin/sh\necho "$@" >> "{self.calls_file}"\nexit {code}\n')
        python.chmod(0o755)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Call `tasks.py` and return how it ended."""
        command = [sys.executable, str(self.folder / "tasks.py"), *arguments]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)

    def calls(self) -> list[str]:
        """Return the calls so far, and forget them."""
        calls = self.calls_file.read_text("utf-8").splitlines() if self.calls_file.exists() else []
        self.calls_file.unlink(missing_ok=True)
        return calls


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path)


def test_first_call_installs_the_lock_with_hashes_then_hands_over(clone: Clone) -> None:
    """A new environment is filled from the lock, hashes required, before the verb starts."""
    assert clone.run("check", "--format", "json").returncode == 0
    pip, compiling, cutting, verb = clone.calls()
    assert "-m pip" in pip
    assert "--require-hashes" in pip
    assert "-m compileall" in compiling
    assert cutting == "-m plugins.assets.fonts"
    assert verb == "-P -m plugins.commands check --format json"


def test_second_call_hands_over_at_once(clone: Clone) -> None:
    """Once the environment fits the lock, pip is not started again."""
    clone.run("check")
    clone.calls()
    clone.run("check")
    assert clone.calls() == ["-P -m plugins.commands check"]


def test_a_changed_lock_is_installed(clone: Clone) -> None:
    """After an upgrade that changes the lock, the next call renews the environment."""
    clone.run("check")
    clone.calls()
    (clone.folder / "requirements.lock").write_text("six==1.16.0\n")
    clone.run("check")
    assert [f" {call}".split(" -m ")[1].split()[0] for call in clone.calls()] == [
        "pip",
        "compileall",
        "plugins.assets.fonts",
        "plugins.commands",
    ]


def test_a_failed_installation_leaves_no_stamp_and_no_traceback(clone: Clone) -> None:
    """When pip fails, the verb does not run, the exit is 1, and the next call tries again."""
    clone.answer(1)
    failed = clone.run("check")
    assert failed.returncode == 1
    assert "Traceback" not in failed.stderr
    assert len(clone.calls()) == 1
    assert not clone.stamp.exists()
    clone.answer(0)
    assert clone.run("check").returncode == 0
    assert len(clone.calls()) == 4


def test_an_interrupted_installation_is_done_again(clone: Clone) -> None:
    """Half a stamp, as a full disk leaves it, is not taken for an environment that fits."""
    clone.run("check")
    clone.calls()
    clone.stamp.write_text(clone.stamp.read_text("utf-8")[:-1], "utf-8")
    clone.run("check")
    assert len(clone.calls()) == 4


def test_the_verb_decides_the_exit_code(clone: Clone) -> None:
    """What the verb returns is what `tasks.py` returns."""
    clone.run("check")
    clone.answer(3)
    assert clone.run("build").returncode == 3


def test_an_old_python_gets_a_sentence() -> None:
    """The version is tested before anything that an older Python does not have is imported."""
    source = (ROOT / "tasks.py").read_text("utf-8")
    before = source[: source.index("sys.version_info")]
    assert re.findall(r"(?m)^(?:import|from) (\S+)", before) == ["sys"]


def test_nothing_is_imported_on_the_way_to_the_verb() -> None:
    """Only what Python has loaded for itself: `pathlib` or `subprocess` alone take 10 ms."""
    module = ast.parse((ROOT / "tasks.py").read_bytes())
    assert [name for node in module.body for name in _names(node)] == ["sys", "os"]
    hand_over = next(node for node in module.body if getattr(node, "name", "") == "main")
    windows = next(
        node
        for node in ast.walk(hand_over)
        if isinstance(node, ast.If) and "win32" in ast.dump(node)
    )
    elsewhere = {name for node in ast.walk(hand_over) for name in _names(node)}
    assert elsewhere == {name for node in ast.walk(windows) for name in _names(node)}


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
