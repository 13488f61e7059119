# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pelican's own command: short words for what we refuse, its own for all else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.portal.output import Output
from tests.building import ROOT
from tests.small_town import write_town


def pelican(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Run `pelican` in the clone on `folder/content`."""
    return subprocess.run(
        [sys.executable, "-m", "pelican", folder / "content", "--output", folder / "output", *more],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_it_builds_any_content_folder_and_keeps_its_own_words(tmp_path: Path) -> None:
    """`pelican FOLDER` builds that folder's city, and says how many articles it has read."""
    write_town(tmp_path / "content")
    done = pelican(tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Done: Processed 0 articles" in done.stdout
    assert "Unser Kleinstadt" in (tmp_path / "output" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("settings", ["pelicanconf.py", "publishconf.py"])
def test_a_broken_city_is_told_shortly(tmp_path: Path, settings: str) -> None:
    """The problem with its place, one line that nothing was built, exit 1; no traceback."""
    city = write_town(tmp_path / "content") / "city.yaml"
    city.write_text(city.read_text("utf-8").replace("state: NW", "state: XX"), "utf-8")
    done = pelican(tmp_path, "--settings", settings)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "content/city.yaml:4:8: Fehler" in said
    assert "CRITICAL Refused: Die Stadt ist nicht vollständig beschrieben." in said
    assert "Traceback" not in said
    assert len(said.splitlines()) < 12
    assert not (tmp_path / "output").exists()


def test_a_second_build_ends_with_75(tmp_path: Path) -> None:
    """While another build holds the output, `pelican` says so and ends like our own verb."""
    write_town(tmp_path / "content")
    output = Output(tmp_path / "output")
    done = pelican(tmp_path)
    output.close()
    assert done.returncode == 75
    assert "Ein anderer Bau läuft gerade" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize(("settings", "code"), [("pelicanconf.py", 0), ("publishconf.py", 1)])
def test_pelicans_own_errors_are_fatal_in_production(
    tmp_path: Path, settings: str, code: int
) -> None:
    """A plugin that cannot be loaded is a note to Pelican; with publishconf.py it is the end."""
    write_town(tmp_path / "content")
    done = pelican(tmp_path, "--settings", settings, "-e", 'PLUGINS=["nicht.da"]')
    assert "Cannot load plugin" in done.stdout
    assert done.returncode == code
