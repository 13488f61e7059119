# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A command is ready to work soon: what it does not need on every way is not imported at once.

No clock is asked, which would be unfair on a busy machine: the modules that were dear are named,
with who needs them. What each costs is in docs/decisions/0015-the-start.md.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import ROOT
from tests.small_town import write_town

#: Module → why the build of a city does without it until something special turns up.
LATE = {
    "pelican": "its own command imports it, or a city that uses Pelican's own features",
    "docutils": "comes with Pelican",
    "rich": "comes with Pelican",
    "jinja2": "the pages' templates are the portal's; `check` renders nothing",
    "babel": "dates and money are written when a page is rendered",
    "yaml.reader": "for front matter that is more than `field: value`",
    "icalendar": "a test's oracle; calendars are written without it",
    "dateutil": "a test's oracle",
    "holidays": "a test's oracle",
    "xml.etree.ElementTree": "a test's oracle; feeds are written without it",
    "phonenumbers": "for a telephone number that is not written plainly",
    "PIL.Image": "for a picture that was never seen",
    "pillow_heif": "for a picture from a certain phone",
    "fontTools": "the fonts are cut when the environment is made",
    "markdown": "for the editors' own pages",
    "html.parser": "for the editors' own pages",
    "html.entities": "escaping the legal pages brings it",
    "lxml": "the audit of a published site",
    "bs4": "the audit of a published site",
    "difflib": "for who has mistyped something",
    "pydantic": "for who has written something that is not plainly right",
    "pydantic_core": "comes with pydantic",
    "importlib.metadata": "pydantic would look for plugins of its own",
    "email.message": "comes with importlib.metadata",
    "zipfile": "comes with importlib.metadata",
    "argparse": "the verb reads its arguments itself",
    "hashlib": "loads OpenSSL; BLAKE2b has a module of its own",
    "shutil": "for who has left something over",
    "tempfile": "nobody needs it before there is something to write",
    "random": "comes with tempfile",
    "ctypes": "where a process is to end with its parent",
    "typing_extensions": "msgspec can do without",
    "inspect": "comes with it, with Jinja and with blinker",
    "blinker": "Pelican's signals; ours need less",
    "plugins.assets.bundle": "for assets that were not made before",
    "asyncio": "nobody needs it",
    "unittest": "nobody needs it",
    "multiprocessing": "nobody needs it",
    "concurrent.futures": "for pictures that were never seen",
    "subprocess": "nobody needs it",
}

_READY = """
from plugins.core.plain_msgspec import without_extensions; without_extensions()
from plugins import features; features.activate(); import plugins.core.pipeline
"""
#: What is plainly right is read without the libraries for what is not.
_DECODING = """
from plugins.core.city_parts import Part
from plugins.core.values import Telephone
class Booth(Part): telephone: Telephone
Booth.model_validate({"telephone": "+49 2391 55501"})
"""
#: pydantic's checks must not look for plugins of its own.
_CHECKING = """
try:
    Booth.model_validate({"telephone": "?"})
except ValueError:
    pass
"""


def imported_by(code: str) -> set[str]:
    """Return the modules that a new process holds after `code`."""
    told = f"{code}\nimport sys, json; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", told], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.fixture(scope="module")
def ready() -> set[str]:
    """What is imported when a build may begin to read."""
    return imported_by(f"{_READY}\n{_DECODING}")


@pytest.mark.parametrize("module", sorted(LATE))
def test_what_is_seldom_needed_is_imported_late(module: str, ready: set[str]) -> None:
    """Of the modules above none is there before it is needed."""
    assert module not in ready, LATE[module]


def test_pydantic_does_not_look_for_plugins_either() -> None:
    """What is wrong is worth its 45 ms, and not 15 more for plugins that nobody has."""
    told = imported_by(f"{_READY}\n{_DECODING}\n{_CHECKING}")
    assert "pydantic" in told
    assert not told & {"importlib.metadata", "email.message", "zipfile"}


def test_a_build_whose_templates_are_compiled_draws_without_jinja(tmp_path: Path) -> None:
    """The first one compiles them, and keeps them where the program is."""
    write_town(tmp_path / "content")
    for build in ("first", "second"):
        folders = {"content": "content", "output": f"output-{build}", "cache": build}
        given = [f"--{name}={tmp_path / folder}" for name, folder in folders.items()]
        told = imported_by(f"from plugins.commands import build; assert build.run({given}) == 0")
    assert "plugins.portal.bare_templates" in told
    late = LATE.keys() | {"yaml", "plugins.portal.compiling", "plugins.portal.once"}
    # The verb reads its arguments, the legal pages escape theirs, a child ends with its parent.
    assert told & late <= {"argparse", "html.entities", "ctypes"}


def test_the_modules_named_above_exist() -> None:
    """A misspelt name would let anything pass."""
    found = subprocess.run(
        [sys.executable, "-c", "\n".join(f"import {name}" for name in LATE)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert found.returncode == 0, found.stderr


def test_a_verb_imports_only_its_own_module() -> None:
    """`--help` and a mistyped verb need no feature, no pydantic, no YAML."""
    told = imported_by("from plugins.commands.__main__ import main; main(['--help'])")
    assert not {name for name in told if name.startswith("plugins.") and "commands" not in name}
    assert "pydantic" not in told


def test_the_arguments_of_a_verb_need_no_feature() -> None:
    """A build that finds nothing to do has read its arguments, and must end soon."""
    told = imported_by("import plugins.commands.arguments")
    assert not told & {"pydantic", "jinja2", "zoneinfo", "plugins.core"}


def test_the_look_at_the_seal_needs_little() -> None:
    """A build that finds nothing to do makes no struct, no model and no page."""
    told = imported_by("from plugins.commands import build; build._parser()")
    assert not told & {"msgspec", "pydantic", "dataclasses", "inspect", "jinja2", "shutil"}
    assert "plugins.portal.seal" in told
    assert not {name for name in told if name.startswith(("plugins.features", "plugins.assets"))}


def test_bytecode_is_kept_whatever_the_environment_says(tmp_path: Path) -> None:
    """Images of containers forbid it, and every command would compile the whole program."""
    environment = {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPYCACHEPREFIX": str(tmp_path),
    }
    command = [sys.executable, "-m", "plugins.commands", "biuld"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert "»build«" in done.stderr
    kept = {path.name.partition(".")[0] for path in tmp_path.rglob("*.pyc")}
    assert {"suggest", "difflib"} <= kept
