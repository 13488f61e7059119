# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the program has, the documents name; what the documents name, is there."""

import ast
import importlib
import pkgutil
import re
import tomllib
from pathlib import Path

import pytest
import yaml

import plugins
from plugins.commands.__main__ import VERBS
from plugins.core import problem, signals
from tests.building import ROOT

DOCS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
DOCS += sorted((ROOT / "docs").rglob("*.md"))
FEHLER = ROOT / "docs" / "fehler.md"
ERRORS = ROOT / "tests" / "errors"
TEST_MODULES = sorted(
    p for p in (ROOT / "tests").rglob("test_*.py") if "node_modules" not in p.parts
)


def declared_codes() -> set[str]:
    """Import every module, since codes are declared where they are used, and return all codes."""
    for module in pkgutil.walk_packages(plugins.__path__, "plugins."):
        importlib.import_module(module.name)
    return set(problem.declared_codes())


def headings(path: Path) -> list[str]:
    """Return a document's headings, without the marks of code."""
    found = re.findall(r"(?m)^#+ +(.+?)\s*$", path.read_text("utf-8"))
    return [heading.replace("`", "") for heading in found]


def anchor(heading: str) -> str:
    """Return the anchor that GitHub and GitLab make of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_every_problem_has_a_section() -> None:
    """`docs/fehler.md` has one section for each code, whose anchor is the code, and no others."""
    sections = {anchor(heading) for heading in headings(FEHLER)}
    codes = declared_codes()
    assert codes - sections == set()
    text = FEHLER.read_text("utf-8")
    named = set(re.findall(r"(?m)^#+ +`([a-z0-9-]+)`\s*$", text))
    assert named - codes == set()


def test_every_problem_has_a_case() -> None:
    """`tests/errors/` has one folder for each code, and no others."""
    cases = {path.name for path in ERRORS.iterdir() if path.is_dir() and path.name[0] not in "._"}
    assert cases == declared_codes()


def test_every_signal_is_described() -> None:
    """The documents say of each signal what a plugin does with it."""
    names = {n for n, value in vars(signals).items() if isinstance(value, signals.Signal)}
    assert names
    text = "\n".join(path.read_text("utf-8") for path in DOCS)
    assert {name for name in names if f"`{name}`" not in text} == set()
    assert {name for name in names if f"``{name}``" not in (signals.__doc__ or "")} == set()


def test_every_setting_is_described() -> None:
    """`docs/developing.md` has a row for each key of ours in Pelican's settings."""
    text = (ROOT / "docs" / "developing.md").read_text("utf-8")
    described = set(re.findall(r"(?m)^\| `(\w+)` \|", text.partition("## The settings")[2]))
    written = {
        key.value
        for name in ("pelicanconf.py", "publishconf.py")
        for node in ast.walk(ast.parse((ROOT / name).read_bytes()))
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "STADTFENSTER"
        for key in getattr(node.value, "keys", ())
        if isinstance(key, ast.Constant)
    }
    assert written == described


def test_every_verb_is_described() -> None:
    """README or docs show how to call each verb."""
    text = "\n".join(path.read_text("utf-8") for path in DOCS)
    assert {verb for verb in VERBS if f"tasks.py {verb}" not in text} == set()


def test_the_documents_name_only_verbs_that_exist() -> None:
    """Whoever types what a document shows gets an answer."""
    text = "\n".join(path.read_text("utf-8") for path in DOCS)
    assert set(re.findall(r"tasks\.py ([a-z]+)", text)) - set(VERBS) == set()


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    """Every relative link finds its file, and its heading where it names one."""
    text = re.sub(r"(?s)```.*?```|`[^`\n]*`", "", path.read_text("utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"", text):
        address = target[0] or target[1]
        if re.match(r"[a-z]+:", address):
            continue
        name, _, fragment = address.partition("#")
        file = (path.parent / name) if name else path
        assert file.exists(), f"{path.name}: {address}"
        if fragment:
            assert fragment in {anchor(h) for h in headings(file)}, f"{path.name}: {address}"


def test_every_test_states_its_rule() -> None:
    """Every test function has a docstring that says what holds."""
    silent = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in TEST_MODULES
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("test_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_no_test_is_skipped() -> None:
    """A test that cannot run fails; nothing is skipped or expected to fail."""
    marks = re.compile(r"pytest\.(skip|importorskip|xfail)\(|mark\.(skip|skipif|xfail)\b")
    assert [path.name for path in TEST_MODULES if marks.search(path.read_text("utf-8"))] == []


def test_the_version_is_said_once() -> None:
    """pyproject.toml and publiccode.yml name the same version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    public = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    assert public["softwareVersion"] == project["version"]
    assert public["legal"]["license"] == project["license"]


def test_each_version_tells_a_city_what_to_do() -> None:
    """Every section of the changelog begins with the steps of an upgrade."""
    versions = re.split(r"(?m)^## ", (ROOT / "CHANGELOG.md").read_text("utf-8"))[1:]
    assert versions
    for version in versions:
        first = re.search(r"(?m)^### (.+)$", version)
        assert first is not None
        assert first[1] == "Was eine Stadt tun muss", version.splitlines()[0]
