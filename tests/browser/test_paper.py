# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages on paper, as Chromium prints them."""

import io
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.building import DEMO_NOW, run_verb

NOW = datetime.fromisoformat("2026-11-23T10:07:00+01:00")


@pytest.fixture(scope="module")
def printed(browser: Browser, site_address: str) -> dict[str, list[str]]:
    """Return the text of each printed page of some pages of the portal."""
    context = browser.new_context(timezone_id="Europe/Berlin")
    page = context.new_page()
    page.clock.install(time=NOW)
    found = {}
    for address in (
        "betriebe/baeckerei-hoevel/",
        "strassen/lange-strasse/",
        "veranstaltungen/woche/",
    ):
        page.goto(site_address + address)
        page.wait_for_timeout(100)
        reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        box = reader.pages[0].mediabox
        assert (round(box.width), round(box.height)) == (595, 842)
        found[address] = [" ".join(sheet.extract_text().split()) for sheet in reader.pages]
    context.close()
    return found


def test_a_business_prints_whole_hours(printed: dict[str, list[str]]) -> None:
    """All seven days stand on one sheet, with the address of the page and the day it is from."""
    sheets = printed["betriebe/baeckerei-hoevel/"]
    days = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
    assert any(all(day in sheet for day in days) for sheet in sheets)
    everything = " ".join(sheets)
    assert "6 9 12 15 18 21 24" in everything  # also those that the clock hides on the screen
    assert "/betriebe/baeckerei-hoevel/" in everything
    assert "Stand: Montag, 23. November 2026" in everything


def test_paper_has_no_navigation(printed: dict[str, list[str]]) -> None:
    """Menus, search and links to feeds are of no use on paper."""
    everything = " ".join(sheet for sheets in printed.values() for sheet in sheets)
    for word in ("Zum Inhalt", "Atom", "Suche", "Impressum Datenschutz"):
        assert word not in everything


def test_a_list_prints_hours_and_no_minute(printed: dict[str, list[str]]) -> None:
    """»bis 12:30« is true for a morning; on paper the hours of the day stand."""
    everything = " ".join(printed["strassen/lange-strasse/"])
    assert "06:30–18:00" in everything or "6:30–18:00" in everything
    assert "noch" not in everything
    assert "bis 12:30" not in everything
    assert "jetzt offen" not in everything


def test_a_week_is_two_sheets(printed: dict[str, list[str]]) -> None:
    """A week of 45 dates fits on both sides of a sheet."""
    assert len(printed["veranstaltungen/woche/"]) <= 2
    assert "Adventsmarkt an der Alten Brücke" in " ".join(printed["veranstaltungen/woche/"])


def test_hours_on_a_poster_end_above_its_code(browser: Browser, tmp_path: Path) -> None:
    """Also where each day has two spans, or every day its own hours."""
    ids = ("hoerakustik-reinhold", "fotostudio-blende-8", "uhren-wiemann", "pension-nockenblick")
    done = run_verb("poster", *ids, "--now", DEMO_NOW, "--output", tmp_path)
    assert done.returncode == 0, done.stderr
    page = browser.new_page()
    page.goto((tmp_path / "aushaenge.html").as_uri())
    room = page.evaluate(
        """[...document.querySelectorAll(".poster")].map((sheet) => {
          const [hours, code] = ["main", "footer"].map((part) => sheet.querySelector(part));
          return code.getBoundingClientRect().top - hours.getBoundingClientRect().bottom;
        })"""
    )
    page.close()
    assert len(room) == len(ids)
    assert min(room) >= 0
