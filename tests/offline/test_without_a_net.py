# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a visitor of a stopped server sees, in a real browser."""

import re

from playwright.sync_api import BrowserContext, expect

from tests.offline.conftest import Town, settled

SHOP = "betriebe/laden-1/"
BAR = re.compile(r"Ohne Netz: Stand vom \d+\. \w+, \d+:\d\d Uhr")


def test_a_seen_page_works_without_a_net(visitor: BrowserContext, town: Town) -> None:
    """The very first page that somebody sees is there again, whole, and says how old it is."""
    page = visitor.new_page()
    page.goto(town.address + SHOP)
    settled(page, town, SHOP)
    town.stop()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.reload()
    expect(page.locator("h1")).to_have_text("Laden 1")
    expect(page.locator(".kept-bar[role=status]")).to_have_text(BAR)
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Libre Frank')
    assert page.evaluate("document.fonts.check('800 20px Vollkorn')")
    assert page.evaluate("customElements.get('opening-state') !== undefined")
    assert complaints == []


def test_the_directory_is_there_for_who_never_opened_it(
    visitor: BrowserContext, town: Town
) -> None:
    """Hours and directory are fetched once, so that all of the town can be found without a net."""
    page = visitor.new_page()
    page.goto(town.address)
    settled(page, town, "betriebe/", "betriebe/stunden.json", "betriebe/verzeichnis.json")
    town.stop()
    page.goto(town.address + "betriebe/")
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_text("Laden 3")).to_be_visible()
    expect(page.locator(".kept-bar[role=status]")).to_have_text(BAR)


def test_a_page_never_seen_gives_the_page_of_what_is_kept(
    visitor: BrowserContext, town: Town
) -> None:
    """It looks like a page of the site at any depth, lists what is kept, and its links work."""
    page = visitor.new_page()
    page.goto(town.address + SHOP)
    settled(page, town, SHOP, "offline/", "betriebe/")
    town.stop()
    page.goto(town.address + "veranstaltungen/wochenmarkt/")
    expect(page.get_by_text("Die gewünschte Seite ist nicht gespeichert.")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Libre Frank')
    expect(page.locator("[data-list] li")).to_have_count(2)
    page.get_by_role("link", name="Laden 1").click()
    expect(page.locator("h1")).to_have_text("Laden 1")
    page.goto(town.address + "offline/")
    expect(page.get_by_text("2 Seiten sind gespeichert.")).to_be_visible()
    expect(page.locator("[data-missing]")).to_be_hidden()
