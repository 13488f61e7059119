# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verbs ``poster`` and ``programme``."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from plugins.commands import poster, programme
from plugins.window.week import week_for
from tests.building import DEMO_CONTENT, DEMO_NOW, run_verb
from tests.window.codes import codes_in


@pytest.fixture(scope="module")
def posters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the posters of four businesses."""
    folder = tmp_path_factory.mktemp("posters")
    ids = ("rille-33", "baeckerei-hoevel", "repaircafe-schraube-locker", "taxi-lenne")
    done = run_verb("poster", *ids, "--now", DEMO_NOW, "--output", folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_a_poster_has_name_hours_and_code(posters: Path) -> None:
    """Each sheet says who it is, when it is open, and leads to the business's page."""
    html = (posters / "aushaenge.html").read_text("utf-8")
    sheets = BeautifulSoup(html, "html5lib").select(".poster")
    hoevel = next(sheet for sheet in sheets if "Hövel" in sheet.h1.get_text())  # type: ignore[union-attr]
    rows = [" ".join(row.stripped_strings) for row in hoevel.select("tr")]
    assert rows == ["Montag – Freitag 06:30–18:00", "Samstag 06:30–13:00", "Sonntag geschlossen"]
    assert "https://lennebrueck.example/betriebe/baeckerei-hoevel/" in codes_in(html)
    assert len(codes_in(html)) == len(sheets) == 4


def test_posters_lie_in_the_order_of_a_walk(posters: Path) -> None:
    """Street by street, and along a street by house number; who has no street comes last."""
    html = (posters / "aushaenge.html").read_text("utf-8")
    lines = [p.get_text() for p in BeautifulSoup(html, "html5lib").select(".poster-what")]
    streets = [line.partition(" · ")[2] for line in lines]
    known = [street for street in streets if street]
    assert known == sorted(known)
    assert streets == known + [""] * (len(streets) - len(known))


def test_who_is_open_on_few_days_tells_which(posters: Path) -> None:
    """Without a regular week the next dates stand there, and not seven closed days."""
    html = (posters / "aushaenge.html").read_text("utf-8")
    sheets = BeautifulSoup(html, "html5lib").select(".poster")
    cafe = next(sheet for sheet in sheets if "Schraube" in sheet.get_text())
    rows = [" ".join(row.stripped_strings) for row in cafe.select("tr")]
    assert rows
    assert all("Dezember" in row or "Januar" in row for row in rows)


def test_each_poster_is_one_sheet(posters: Path) -> None:
    """The PDF has as many pages of A4 as there are posters."""
    pages = PdfReader(posters / "aushaenge.pdf").pages
    assert len(pages) == 4
    assert {(round(p.mediabox.width), round(p.mediabox.height)) for p in pages} == {(595, 842)}


def test_an_unknown_business_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped id is an answer, and nothing is written."""
    output = tmp_path / "out"
    given = ["baekerei-hoevel", "--content", str(DEMO_CONTENT), "--output", str(output)]
    assert poster.run([*given, "--now", DEMO_NOW]) == 1
    assert "Meinten Sie »baeckerei-hoevel«?" in capsys.readouterr().err
    assert not output.exists()


def test_the_programme_has_the_weeks_events(tmp_path: Path) -> None:
    """The PDF names every event of the week, and is tagged, titled and German for a reader."""
    path = tmp_path / "programm.pdf"
    done = run_verb(
        "programme", "--week", "2026-W48", "--now", DEMO_NOW, "--output", path,
        environment={"PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    reader = PdfReader(path)
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for name in ("Adventsmarkt an der Alten Brücke", "Slam an der Furt", "Kneipenquiz"):
        assert name in text
    assert "ABGESAGT" in text
    assert "29. November 2026" in text
    assert "Nikolaus kommt" not in text
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("de")
    assert reader.metadata is not None
    assert "Programm der Woche 48" in str(reader.metadata.title)


def test_without_weasyprint_there_is_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where WeasyPrint is missing the posters are HTML, and both verbs say how to get it."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    shared = ["--content", str(DEMO_CONTENT), "--now", DEMO_NOW, "--cache", str(tmp_path / "c")]
    assert poster.run(["rille-33", *shared, "--output", str(tmp_path / "a")]) == 0
    assert (tmp_path / "a" / "aushaenge.html").exists()
    assert "requirements-pdf.lock" in capsys.readouterr().err
    assert programme.run([*shared, "--output", str(tmp_path / "p.pdf")]) == 1
    assert "veranstaltungen/woche/" in capsys.readouterr().err
    assert not (tmp_path / "p.pdf").exists()


def test_a_week_is_written_as_iso_says(capsys: pytest.CaptureFixture[str]) -> None:
    """What is no week is refused with an example."""
    with pytest.raises(SystemExit):
        programme.run(["--week", "2026-W54"])
    assert "2026-W48" in capsys.readouterr().err


def test_from_friday_on_the_next_week_counts() -> None:
    """On Thursday one still wants this week, on Friday the one to come."""
    assert week_for(date(2026, 11, 26)) == date(2026, 11, 23)
    assert week_for(date(2026, 11, 27)) == date(2026, 11, 30)
    assert week_for(date(2026, 11, 23)) == date(2026, 11, 23)
