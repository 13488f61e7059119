# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Imports run one way, as the table in docs/architecture.md says, and modules stay small."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.building import ROOT

PLUGINS = ROOT / "plugins"
MODULES = sorted(PLUGINS.rglob("*.py"))
SOURCES = [ROOT / "tasks.py", *MODULES, *sorted((ROOT / "tests").rglob("*.py"))]
SOURCES = [path for path in SOURCES if "node_modules" not in path.parts]

# Packages that only some folders may import, and the reason.
RESTRICTED = {
    "pelican": {"portal", "commands"},  # the host can be exchanged in one place
    # Features plan pages; they do not write HTML. The form service's pages are its own.
    "jinja2": {"portal", "commands", "editing"},
    # A build needs no network. `serve` and the form service are servers, and nothing else is.
    "http": {"commands", "editing"},
    "socket": {"commands", "editing"},
    "starlette": {"editing"},
    "uvicorn": {"commands"},
    "smtplib": {"editing"},
    "socketserver": {"commands"},
    "requests": set(),
    "httpx": set(),
    "urllib.request": {"editing"},  # the REST interfaces of forges
    "urllib3": set(),
}
FOR_ALL = "regex"  # a module beside the folders, which imports none of them
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "misc", "common", "base_utils"}
LONGEST_MODULE = 300


def declared() -> dict[str, set[str]]:
    """Read the table "Who may import whom": folder → the folders it may import."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rows = re.findall(r"(?m)^\| `(\w+)` \| ([^|]+) \|$", text.partition("Who may import whom")[2])
    everything = {folder for folder, _ in rows}
    meanings = {"—": set[str](), "everything": everything}
    return {
        folder: meanings.get(names.strip(), set(re.findall(r"\w+", names)))
        for folder, names in rows
    }


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the full dotted name of everything that a module imports."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                package = path.relative_to(ROOT).parent.parts
                above = package[: len(package) - node.level + 1]
                base = ".".join([*above, *filter(None, [base])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def folder_of(path: Path) -> str:
    """Return the folder below `plugins/` that a module belongs to; `` for plugins/__init__.py."""
    parts = path.relative_to(PLUGINS).parts
    return parts[0] if len(parts) > 1 else ""


def is_within(name: str, package: str) -> bool:
    """Tell whether the dotted name is the package or something in it."""
    return f"{name}.".startswith(f"{package}.")


def test_every_folder_is_in_the_table() -> None:
    """The table names exactly the folders that hold modules."""
    assert {folder_of(path) for path in MODULES} - {""} == set(declared())


def test_the_table_has_no_circle() -> None:
    """What is declared can be sorted so that each folder imports only what comes before it."""
    open_ones = {folder: allowed - {folder} for folder, allowed in declared().items()}
    while free := {folder for folder, allowed in open_ones.items() if not allowed & set(open_ones)}:
        open_ones = {folder: allowed for folder, allowed in open_ones.items() if folder not in free}
    assert not open_ones


@pytest.mark.parametrize("folder", sorted(declared()))
def test_folders_import_only_what_the_table_declares(folder: str) -> None:
    """`core` imports no sibling; a feature imports `core` and what it declares, never `portal`."""
    allowed = declared()[folder] | {folder, FOR_ALL}
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in sorted((PLUGINS / folder).rglob("*.py"))
        for line, name in imports(path)
        if name.split(".")[0] == "plugins" and name.split(".")[1] not in allowed
    ]
    assert wrong == []


@pytest.mark.parametrize("package", sorted(RESTRICTED))
def test_restricted_packages_stay_in_their_folders(package: str) -> None:
    """Only `portal` knows Pelican and Jinja; nothing but `serve` touches the network."""
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in MODULES
        for line, name in imports(path)
        if is_within(name, package) and folder_of(path) not in RESTRICTED[package]
    ]
    assert wrong == []


def test_only_serve_opens_a_port() -> None:
    """Among the commands, `serve` alone (its module or its folder) imports a server."""
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in sorted((PLUGINS / "commands").rglob("*.py"))
        for line, name in imports(path)
        if any(is_within(name, package) for package in ("http", "socket", "socketserver"))
        and not path.relative_to(PLUGINS / "commands").parts[0].startswith("serv")
    ]
    assert wrong == []


def test_nothing_imports_the_tests() -> None:
    """What a city runs does not need the test folder."""
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in MODULES
        for line, name in imports(path)
        if is_within(name, "tests")
    ]
    assert wrong == []


def test_library_code_never_asks_the_clock() -> None:
    """`now` enters at a command; below it nothing calls now(), today() or time()."""
    clocks = {"now", "utcnow", "today", "time", "localtime", "gmtime"}
    owners = {"datetime", "date", "time", "dt"}
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno} calls {ast.unparse(node.func)}()"
        for path in MODULES
        if folder_of(path) != "commands"
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in clocks
        and ast.unparse(node.func.value).split(".")[-1] in owners
    ]
    assert wrong == []


def test_modules_are_short() -> None:
    """A module has at most 300 lines; a longer one holds two ideas."""
    lengths = {str(path.relative_to(ROOT)): len(path.read_bytes().splitlines()) for path in SOURCES}
    assert {name: count for name, count in lengths.items() if count > LONGEST_MODULE} == {}


def test_names_say_what_is_inside() -> None:
    """No module or folder is called utils, helpers or manager."""
    wrong = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if EMPTY_NAMES & {*path.relative_to(ROOT).parent.parts, path.stem}
    ]
    assert wrong == []
