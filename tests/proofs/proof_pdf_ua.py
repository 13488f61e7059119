# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What we print is PDF/UA-1 as veraPDF judges it: the programme, in three languages, and posters.

veraPDF's validator comes in a package of npm's, the parts of Java that it asks for from Debian.
What no program can judge is in ``tests/window``: the order in which it is read, and the words.
"""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from plugins.commands.prove import VERAPDF
from tests.building import DEMO_NOW, run_verb

_JARS = "/usr/share/java/*"


@pytest.fixture(scope="module")
def judged() -> Callable[..., list[str]]:
    """Return `judged(files)`: what veraPDF says of them, line by line."""
    java = shutil.which("java")
    assert java, "`tasks.py prove pdf_ua` installs it"

    def judge(*files: Path) -> list[str]:
        jar = VERAPDF / "node_modules" / "@opendataloader" / "pdf" / "lib"
        command = [java, "-cp", f"{jar}/*:{_JARS}", str(VERAPDF / "Check.java"), *map(str, files)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
        print(done.stdout)
        return done.stdout.splitlines()

    return judge


def test_what_is_printed_is_pdf_ua(tmp_path: Path, judged: Callable[..., list[str]]) -> None:
    """No rule of the profile is broken."""
    output = tmp_path / "output"
    places = ("--output", output, "--cache", tmp_path / "cache", "--now", DEMO_NOW)
    built = run_verb("build", "--publish", *places)
    assert built.returncode == 0, built.stderr
    programmes = sorted(output.rglob("programm.pdf"))
    assert len(programmes) == 3
    posters = []
    for look in ("hell", "farbig"):
        folder = tmp_path / look
        done = run_verb("poster", "--look", look, "--now", DEMO_NOW, "--output", folder)
        assert done.returncode == 0, done.stderr
        posters.append(folder / "aushaenge.pdf")
    said = judged(*programmes, *posters)
    assert [line.split()[0] for line in said] == ["PASS"] * 5, "\n".join(said)


def test_a_pdf_without_tags_does_not_pass(
    tmp_path: Path, browser: Browser, judged: Callable[..., list[str]]
) -> None:
    """The judge has something to judge by: as browsers print a page by default it fails."""
    page = browser.new_page()
    page.set_content("<h1>Wochenmarkt</h1><p>Freitags auf dem Markt.</p>")
    page.pdf(path=tmp_path / "plain.pdf")
    page.close()
    said = judged(tmp_path / "plain.pdf")
    assert said[0].startswith("FAIL")
    assert len(said) > 3
