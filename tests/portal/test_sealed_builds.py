# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whole builds and the seal: who asks again is answered at once, unless something is different."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from plugins.commands.build import build
from plugins.core.inputs import is_young
from plugins.images import gallery
from plugins.portal import building, seal
from plugins.portal.settings import read
from tests.building import DEMO_NOW, ROOT
from tests.small_town import write_shop, write_town

NOW = datetime.fromisoformat(DEMO_NOW)
Build = Callable[..., str]


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A folder with the content of a small town, whose files are old enough to be trusted."""
    content = write_town(tmp_path / "content")
    rest(content)
    return tmp_path


def rest(folder: Path) -> None:
    """Wait until no date in the folder is young: a build that sees a young one is not sealed."""
    newest = max(path.stat().st_ctime_ns for path in folder.rglob("*"))
    while is_young(newest, time.time_ns()):
        time.sleep(0.01)


@pytest.fixture
def built(town: Path, capsys: pytest.CaptureFixture[str]) -> Build:
    """`built(content)`: build in this process; what the build said, on both streams."""

    def run(content: Path = town / "content", now: datetime = NOW) -> str:
        capsys.readouterr()
        build(content, town / "output", town / "cache", now)
        return "".join(capsys.readouterr())

    return run


def test_who_asks_again_is_answered_at_once(town: Path, built: Build) -> None:
    """Until something is different, and then again."""
    assert "davon neu" in built()
    assert "unverändert" in built()
    assert "unverändert" in built(now=NOW.replace(hour=23))
    assert "davon neu" in built(now=NOW.replace(day=24))
    write_shop(town / "content", 1, "Hövel")
    rest(town / "content")
    assert "davon neu" in built()
    assert "unverändert" in built()
    assert "Hövel" in (town / "output" / "betriebe" / "laden-1" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("worth", [1, 10_000])
def test_a_page_that_somebody_was_at_is_mended_with_an_edit(
    town: Path, built: Build, monkeypatch: pytest.MonkeyPatch, worth: int
) -> None:
    """Whoever looks the output over: this process, or in a large city one that began before."""
    monkeypatch.setattr(seal, "_WORTH_BEGINNING", worth)
    built()
    page = town / "output" / "impressum" / "index.html"
    right = page.read_bytes()
    page.write_text("nicht von uns", "utf-8")
    write_shop(town / "content", 1, "Hövel")
    rest(town / "content")
    assert "davon neu" in built()
    assert page.read_bytes() == right
    assert "Hövel" in (town / "output" / "betriebe" / "laden-1" / "index.html").read_text("utf-8")


def test_a_template_of_the_city_is_part_of_it(
    town: Path, built: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that lies over the theme's: to edit it, or to add the first, is a change of the site."""
    own = town / "own"
    settings: dict[str, Any] = {"THEME_TEMPLATES_OVERRIDES": [str(own)]}
    monkeypatch.setattr(building, "read", lambda conf: {**read(conf), **settings})
    theme = (ROOT / "theme" / "templates" / "404.html").read_text("utf-8")
    built()
    assert "unverändert" in built()
    for words in ("Erste Fassung", "Zweite Fassung"):
        own.mkdir(exist_ok=True)
        text = theme.replace("{% block main %}", f"{{% block main %}}<p>{words}</p>")
        (own / "404.html").write_text(text, "utf-8")
        rest(own)
        assert "eine Datei davon neu" in built()
        assert words in (town / "output" / "404.html").read_text("utf-8")
        assert "unverändert" in built()


def test_files_are_named_as_they_were_typed(
    town: Path, built: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer that was given before to a person in another folder is of no use here."""
    shop = write_shop(town / "content", 1, "Laden 1")
    shop.write_text(shop.read_text("utf-8").replace("category", "categry"), "utf-8")
    rest(town / "content")
    assert f"{town}/content/businesses/laden-1.md:3:1" in built()
    monkeypatch.chdir(town)
    said = built(Path("content"))
    assert "\ncontent/businesses/laden-1.md:3:1" in f"\n{said}"
    assert built(Path("content")).replace("unverändert", "") != said
    assert "\ncontent/businesses/laden-1.md:3:1" in f"\n{built(Path('content'))}"


def test_a_build_that_has_ended_hears_of_no_picture(town: Path, built: Build) -> None:
    """Who checks pictures later in the same process tells nobody of it, and uses no cache of it."""
    built()
    assert (gallery._memory.progress, gallery._memory.folder) == (None, None)
    (town / "content" / "city.yaml").unlink()
    assert "Nichts veröffentlicht" in built()
    assert (gallery._memory.progress, gallery._memory.folder) == (None, None)


def test_what_others_lay_into_the_output_goes_with_the_next_whole_site(
    town: Path, built: Build
) -> None:
    """To look for it in each build would take longer than the build. What no build knows of is
    linked from nowhere; it goes when the site is gathered anew, as it is on the way to the public.
    """
    built()
    foreign = town / "output" / "fremd" / "index.html"
    foreign.parent.mkdir()
    foreign.write_text("fremd", "utf-8")
    assert "unverändert" in built()
    assert foreign.exists()
    (town / "output" / "impressum" / "index.html").unlink()
    assert "eine Datei davon neu" in built()
    assert not foreign.parent.exists()


BY_PELICAN = """
import sys
from plugins.commands import build
from plugins.portal import building, seal
building.needs_pelican = lambda settings: True
sys.exit(build.run(sys.argv[1:]))
"""


def test_what_pelican_puts_in_has_no_seal(town: Path) -> None:
    """It reads what we know nothing of; so a city that asks for it is built each time."""
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", BY_PELICAN, "--content", str(town / "content"), "--output",
             str(town / "output"), "--cache", str(town / "cache"), "--now", DEMO_NOW],
            cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        assert "davon neu" in done.stdout
        assert list((town / "cache").rglob("seal")) == []
