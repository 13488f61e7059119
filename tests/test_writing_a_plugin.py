# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The how-to shows the code that the tests run."""

import re
from pathlib import Path

from plugins.core import link, model, plan, registry
from plugins.listings import base
from tests.building import ROOT

HOW_TO = (ROOT / "docs" / "writing-a-plugin.md").read_text("utf-8")
SAMPLE = ROOT / "tests" / "sample_plugin"
BLOCK = re.compile(r"(?ms)^<!-- file: (\S+) -->\n+```\w*\n(.*?)^```$")
HEADER = re.compile(r"\A(?:# SPDX-.*\n)+|\A\{#\n(?:SPDX-.*\n)+#\}\n")


def shown() -> dict[str, str]:
    """Return the how-to's code by file."""
    return {match[1]: match[2] for match in BLOCK.finditer(HOW_TO)}


def written() -> dict[str, str]:
    """Return the plugin's files without their licence headers."""
    files = [p for p in SAMPLE.rglob("*") if p.suffix in (".py", ".html")]
    return {relative(path): HEADER.sub("", path.read_text("utf-8")) for path in files}


def relative(path: Path) -> str:
    """Return a file's name as the how-to's markers write it."""
    return path.relative_to(SAMPLE).as_posix()


def test_the_how_to_shows_every_file_of_the_plugin() -> None:
    """Whoever copies the blocks has the whole plugin."""
    assert set(shown()) == set(written())


def test_the_how_to_shows_the_files_as_they_are() -> None:
    """Each block is its file to the letter, but for the licence header."""
    assert shown() == written()


def test_the_how_to_promises_only_names_that_exist() -> None:
    """Every class named under »What you may rely on« can be imported."""
    promised = set(re.findall(r"`([A-Z]\w+)`", HOW_TO.partition("## What you may rely on")[2]))
    known = {name for module in (base, link, model, plan, registry) for name in vars(module)}
    assert {"Record", "Page", "Listing"} <= promised <= known
