# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The scripts at work on the sample town, at chosen minutes, for a visitor in New York."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.serving import serve
from tests.theme.preview import write_preview
from tests.theme.stage import ORACLES

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the sample town."""
    folder = tmp_path_factory.mktemp("town")
    write_preview(folder)
    with serve(folder) as address:
        yield address


@pytest.fixture
def look(browser: Browser, town: str) -> Iterator[Callable[..., Page]]:
    """`look(page, minute, scheme)`: the page as it is at that minute."""
    context = browser.new_context(
        viewport={"width": 390, "height": 800},
        timezone_id="America/New_York",
        reduced_motion="reduce",
        bypass_csp=True,
    )

    def go(name: str, now: str = "2026-11-23T17:18+01:00", scheme: str = "light") -> Page:
        page = context.new_page()
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.clock.set_fixed_time(now)
        page.goto(f"{town}{name}")
        return page

    yield go
    context.close()


def test_state_of_the_minute_is_said(look: Callable[..., Page]) -> None:
    """The slab says how long it is open, by the town's clock; the row of today is marked."""
    page = look("business.html")
    assert page.inner_text(".state-line") == "Geöffnet, schließt in 42 Minuten"
    assert page.inner_text(".hours .is-today th").split() == ["Montag", "heute"]
    assert page.locator(".hours .day-bar .left").count() == 1


def test_page_of_yesterday_shows_today(look: Callable[..., Page]) -> None:
    """A build that is a day old: the script takes today's hours, bars and mark from the badge."""
    page = look("business.html", "2026-11-24T08:00+01:00")
    assert page.inner_text(".state-line") == "Geschlossen, öffnet in 60 Minuten"
    assert page.inner_text(".state-more") == "Heute: 09:00–12:30, 14:00–18:00"
    assert page.inner_text(".hours .is-today th").split() == ["Dienstag", "heute"]
    home = look("home.html", "2026-11-24T08:00+01:00")
    assert home.inner_text(".register-day") == "Dienstag, 24. November 2026"


def test_who_is_closed_before_dawn_has_today_before_them(look: Callable[..., Page]) -> None:
    """At three in the morning the slab and the week speak of the day that the sentence calls today,
    and not of the evening before.
    """
    page = look("business.html", "2026-11-25T03:00+01:00")
    assert page.inner_text(".state-line") == "Geschlossen, öffnet heute um 9 Uhr"
    assert page.inner_text(".state-more") == "Heute: 09:00–12:30, 14:00–18:00"
    assert page.inner_text(".hours .is-today th").split() == ["Mittwoch", "heute"]
    assert page.locator(".hours .now, .hours .now-flag:not([hidden])").count() == 0


def test_beyond_the_horizon_nothing_is_guessed(look: Callable[..., Page]) -> None:
    """A page nobody rebuilt for weeks says no state; its dated hours stay."""
    page = look("business.html", "2027-02-01T10:00+01:00")
    assert page.inner_text(".state-line") == "Am Montag, 23. November 2026"
    assert look("home.html", "2027-02-01T10:00+01:00").inner_text("h1") == "Unser Lennebrück"


def test_headline_counts_and_soonest_closing_stands_first(look: Callable[..., Page]) -> None:
    """The first page counts the open businesses; what closes soon stands on top, then what is open
    longest, then what opens next.
    """
    page = look("home.html")
    assert page.inner_text("h1") == "In 6 Fenstern brennt noch Licht."
    assert page.inner_text("[data-all-open]") == "Alle 6, die jetzt offen sind"
    headings = page.locator(".register-heading").all_inner_texts()
    assert headings == ["Schließt bald", "Am längsten offen", "Öffnet als Nächstes"]
    states = page.locator(".register-row.is-open-now [data-state]").all_inner_texts()
    soon = page.locator(".is-ending [data-state]").all_inner_texts()
    assert len(states) == 6
    assert states[: len(soon)] == sorted(soon)
    assert states[len(soon)] == "bis 01:00"
    assert states[len(soon) + 1 :] == sorted(states[len(soon) + 1 :], reverse=True)


def test_offer_leaves_the_window_when_it_ends(look: Callable[..., Page]) -> None:
    """An offer is hidden from its last minute on; then the empty window says so."""
    before = look("offers.html", "2026-12-20T23:59+01:00")
    assert before.locator(".window .paper:visible").count() == 5
    assert before.locator(".paper-till").first.inner_text() == "nur noch heute"
    after = look("offers.html", "2026-12-21T00:00+01:00")
    assert after.locator(".window .paper:visible").count() == 0
    assert after.locator(".window .papers-empty").is_visible()
    assert look("offer.html", "2026-12-21T00:00+01:00").inner_text(".poster .paper-till") == (
        "abgelaufen"
    )


def test_calendar_marks_today_and_what_is_over(look: Callable[..., Page]) -> None:
    """What is over is put away and marked, the running one too, today stands out in the month."""
    page = look("calendar.html", "2026-11-23T17:40+01:00")
    today = page.locator(".event-day.is-today")
    assert today.locator("[data-event-tag]:visible").all_inner_texts() == ["bis 18:00"]
    today.locator(".over-button").click()
    assert today.locator("[data-event-tag]:visible").all_inner_texts() == ["vorbei", "bis 18:00"]
    assert page.locator(".month [aria-current=date]").inner_text().startswith("23")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_example_is_accessible(look: Callable[..., Page], scheme: str) -> None:
    """axe finds nothing on the page of all examples (WCAG 2.2 AA)."""
    page = look("muster.html", scheme=scheme)
    page.evaluate((ORACLES / "axe-core" / "axe.min.js").read_text("utf-8"))
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: tags}).then(r => r.violations.map(v => v.id + ': '"
        " + v.nodes.map(n => n.html).join(' ')))",
        WCAG,
    )
    assert found == []


def test_nothing_scrolls_sideways_on_a_small_phone(
    browser: Browser, town: str, tmp_path: Path
) -> None:
    """Every page type fits into 320 px."""
    page = browser.new_page(viewport={"width": 320, "height": 640})
    names = [path.name for path in write_preview(tmp_path) if path.name != "muster.html"]
    wide = []
    for name in names:
        page.goto(town + name)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(name)
    page.close()
    assert wide == []
