# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verbs: ``edit`` from start to end, ``invite`` and ``revoke``."""

import csv
import re
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.building import ROOT, run_verb
from tests.editing.service.house import BAKERY

_NOW = ("--now", "2026-11-28T10:00+01:00")


@pytest.fixture
def service(town: Path) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """``edit`` as somebody types it, and the first lines that it prints."""
    command = [sys.executable, "-m", "plugins.commands", "edit", "--port", "0"]
    running = subprocess.Popen(
        [*command, "--content", str(town / "content")],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert running.stdout
    lines = []
    for line in running.stdout:
        lines.append(line.rstrip())
        if "Strg-C" in line:
            break
    yield running, lines
    running.kill()
    running.communicate()


def _link(lines: list[str], name: str) -> str:
    return next(line.rpartition(" ")[2] for line in lines if line.strip().startswith(name))


def test_edit_needs_nothing_but_the_folder(
    town: Path, service: tuple[subprocess.Popen[str], list[str]]
) -> None:
    """No network, no forge, no settings: it prints links that work, ``revoke`` is heard of at
    once, and Ctrl-C ends it in order.
    """
    running, lines = service
    assert lines[0].startswith("Formulardienst: http://127.0.0.1:")
    with httpx.Client(follow_redirects=True) as phone:
        assert "Bäckerei Hövel" in phone.get(_link(lines, "Bäckerei Hövel")).text
        assert "Für welchen Betrieb?" in phone.get(_link(lines, "Kümmerer")).text
        page = phone.get(_link(lines, "Bäckerei Hövel"))
        assert run_verb("revoke", BAKERY, "--content", town / "content").returncode == 0
        assert phone.get(page.url).status_code == 403
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=20)
    assert running.returncode == 0
    assert told.rstrip().endswith("Beendet.")
    assert "Traceback" not in told
    assert "/l/…" in told
    assert stat.S_IMODE((town / ".edit" / "secret").stat().st_mode) == 0o600


def test_invite_writes_a_list_and_letters(town: Path, tmp_path: Path) -> None:
    """Each letter has its link, as text and as code; asked again, the link is the same."""
    folder = tmp_path / "briefe"
    asked = ("invite", "--content", town / "content", "--output", folder, *_NOW)
    done = run_verb(*asked)
    assert done.returncode == 0, done.stderr
    rows = list(
        csv.reader((folder / "links.csv").read_text("utf-8-sig").splitlines(), delimiter=";")
    )
    assert [row[0] for row in rows[1:]] == ["Bäckerei Hövel", "Buchhandlung Kettler"]
    letter = (folder / f"{BAKERY}.html").read_text("utf-8")
    assert rows[1][3] in letter
    assert "28. November 2026" in letter
    assert "Lange Straße 12<br>58999 Lennebrück" in letter
    assert re.search(r'viewBox="-4 -4 (4[1-9]|5\d|6\d) ', letter)  # of modules and margin
    assert stat.S_IMODE((folder / "links.csv").stat().st_mode) == 0o600
    assert rows[1][3] in run_verb(*asked, BAKERY).stdout
    renewed = run_verb(*asked, "--new", BAKERY).stdout
    assert rows[1][3] not in renewed
    old = run_verb("revoke", rows[1][2], "--content", town / "content")
    assert "galt schon nicht mehr" in old.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["invite", "baeckerei-hovel"], "Meinten Sie »baeckerei-hoevel«?"),
        (["invite", "--config", "nein.toml"], "nein.toml: lässt sich nicht lesen"),
        (["revoke", "nein"], "Einen Link »nein« gibt es nicht"),
        (["edit", "--host", "::"], "nur auf diesem Rechner"),
        (["edit", "--config", "nein.toml"], "nein.toml: lässt sich nicht lesen"),
    ],
)
def test_what_cannot_be_done_is_told(town: Path, arguments: list[str], told: str) -> None:
    """In a sentence, with exit code 1."""
    done = run_verb(*arguments, "--content", town / "content")
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr
