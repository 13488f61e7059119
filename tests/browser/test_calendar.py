# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The calendar in a browser: the day is the city's, a choice can be sent on, no mouse is needed."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_pages import AXE, SCHEMES, violations

CALENDAR = "veranstaltungen/"
Looking = Callable[..., Page]


@pytest.fixture
def look(browser: Browser, site_address: str) -> Iterator[Looking]:
    """Return `look(path, now, zone)`: the page of the city of 23 November, seen from elsewhere."""
    contexts = []

    def go(path: str, now: str = "2026-11-23T17:40+01:00", zone: str = "Asia/Tokyo") -> Page:
        context = browser.new_context(
            viewport={"width": 390, "height": 800},
            timezone_id=zone,
            locale="de-DE",
            reduced_motion="reduce",
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        page = context.new_page()
        page.clock.set_fixed_time(now)
        page.goto(site_address + path)
        return page

    yield go
    for context in contexts:
        context.close()


def address(page: Page) -> str:
    """The address as the page itself sees it: the test hears of a change a little later."""
    href: str = page.evaluate("location.href")
    return href


def days(page: Page) -> list[str]:
    """The days that can be seen, as ISO dates."""
    shown: list[str] = page.locator(".event-day:visible").evaluate_all(
        "sections => sections.map(section => section.dataset.day)"
    )
    return shown


def rows(page: Page) -> list[str]:
    """The kinds of every row and bar that can be seen."""
    shown: list[str] = page.locator("[data-is]:visible").evaluate_all(
        "rows => rows.map(row => row.dataset.is)"
    )
    return shown


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York", "Europe/Berlin"])
@pytest.mark.parametrize(
    ("now", "when", "expected"),
    [
        ("2026-11-24T23:30+01:00", "heute", ["2026-11-24"]),
        ("2026-11-25T00:10+01:00", "heute", ["2026-11-25"]),
        ("2026-11-24T23:30+01:00", "morgen", ["2026-11-25"]),
        ("2026-11-25T12:00+01:00", "wochenende", ["2026-11-28", "2026-11-29"]),
        ("2026-11-29T12:00+01:00", "wochenende", ["2026-11-29"]),
    ],
)
def test_the_day_is_the_citys(
    look: Looking, zone: str, now: str, when: str, expected: list[str]
) -> None:
    """Whatever day it is for the visitor, and whatever day the site was built on."""
    assert days(look(f"{CALENDAR}?wann={when}", now, zone)) == expected


def test_days_gone_by_leave_the_list(look: Looking) -> None:
    """A site that nobody has built for two days shows what is to come."""
    shown = days(look(CALENDAR, "2026-11-25T09:00+01:00"))
    assert shown[0] == "2026-11-25"
    assert shown == sorted(shown)


def test_what_is_over_is_put_away(look: Looking) -> None:
    """In the evening the evening stands on top; a button brings back the rest."""
    page = look(f"{CALENDAR}?wann=heute", "2026-11-26T19:10+01:00")
    assert page.locator(".event-row.is-past:visible").count() == 0
    button = page.locator(".over-button")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    assert page.locator(".event-row.is-past:visible").count() > 1


def test_a_choice_stands_in_the_address(look: Looking) -> None:
    """Kinds add up, »for families« and »free« narrow down; the counts keep their promise."""
    page = look(CALENDAR)
    chip = page.get_by_role("button", name=re.compile("Kostenlos"))
    promised = int(chip.locator("small").inner_text())
    chip.click()
    assert address(page).endswith("?kostenlos=1")
    assert all("kostenlos" in kinds.split() for kinds in rows(page))
    assert page.inner_text("event-filter [role=status]") == f"{promised} Termine"
    for name in ("Musik", "Markt"):
        page.get_by_role("button", name=re.compile(f"^{name}")).click()
    assert address(page).endswith("?art=musik&art=markt&kostenlos=1")
    shown = rows(page)
    assert shown
    assert all("kostenlos" in k and ("musik" in k or "markt" in k) for k in shown)
    page.reload()
    assert rows(page) == shown
    more = page.locator(".filter-more").evaluate_all("links => links.map(link => link.href)")
    assert [link.partition("/veranstaltungen/")[2] for link in more] == [
        "art/musik/?kostenlos=1",
        "art/markt/?kostenlos=1",
    ]
    page.get_by_role("button", name="Alles zeigen").click()
    assert address(page).endswith(CALENDAR)
    assert len(rows(page)) > len(shown)


def test_an_empty_answer_leads_on(look: Looking) -> None:
    """Nothing of the kind on that day: the page says so, and when there is."""
    page = look(f"{CALENDAR}?wann=heute&art=theater")
    assert days(page) == []
    assert page.inner_text("event-filter [role=status]") == "Dafür steht nichts im Kalender."
    assert page.locator(".filter-more").first.inner_text().startswith("Der nächste: Freitag, 27.")


def test_months_and_lists_take_the_same_choice(look: Looking) -> None:
    """A link from a kind's list to a month shows that kind there."""
    page = look(f"{CALENDAR}2026/12/?familie=1")
    assert rows(page)
    assert all("familie" in kinds.split() for kinds in rows(page))
    page = look(f"{CALENDAR}art/musik/?kostenlos=1")
    assert rows(page)
    assert all({"musik", "kostenlos"} <= set(kinds.split()) for kinds in rows(page))


def focused(page: Page) -> str:
    """The words of what has the focus."""
    words: str = page.evaluate("document.activeElement.textContent.trim().replace(/\\s+/g, ' ')")
    return words


def tab_to(page: Page, fits: Callable[[str], bool], most: int = 150) -> None:
    """Press Tab until what has the focus fits."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if fits(focused(page)):
            return
    raise AssertionError("the keyboard does not get there")


def test_the_keyboard_walks_through(look: Looking) -> None:
    """Days, kinds, the table of weeks and the subscription, with Tab, Enter and Space."""
    page = look(CALENDAR)
    tab_to(page, lambda words: words.startswith("Wochenende"))
    page.keyboard.press("Enter")
    assert address(page).endswith("?wann=wochenende")
    tab_to(page, lambda words: words.startswith("Für Familien"))
    page.keyboard.press("Space")
    assert address(page).endswith("?wann=wochenende&familie=1")
    tab_to(page, lambda words: words == "Alles zeigen")
    page.keyboard.press("Enter")
    assert address(page).endswith(CALENDAR)
    assert focused(page).startswith("Heute")  # the button is gone, the focus is not
    tab_to(page, lambda words: words == "Kopieren")
    page.keyboard.press("Enter")
    expect(page.locator(".copy-text [role=status]")).to_have_text("Kopiert.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "https://stadt.example/stadt/veranstaltungen/kalender.ics"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.href").startswith("webcal://")
    page.reload()
    tab_to(page, lambda words: "28. November 2026: 1" in words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/veranstaltungen/2026/11/#tag-2026-11-28")


def test_without_scripts_there_are_links(browser: Browser, site_address: str) -> None:
    """Dates to jump to, a list for each kind, no word of today."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_address + CALENDAR)
    assert page.locator("[data-when]").all_inner_texts() == ["Mo 23.", "Di 24.", "Sa 28. + So 29."]
    for tab in page.locator("[data-when]").all():
        assert page.locator(tab.get_attribute("href") or "").count() == 1
    said = page.inner_text("event-filter") + page.inner_text(".event-day >> nth=0")
    assert not re.search(r"\b(heute|morgen)\b", said, re.IGNORECASE)
    page.get_by_role("link", name="Für Familien", exact=True).click()
    assert address(page).endswith("/veranstaltungen/art/familie/")
    assert all("familie" in kinds.split() for kinds in rows(page))
    context.close()


@pytest.mark.parametrize(
    "path",
    [
        f"{CALENDAR}?wann=heute&kostenlos=1",
        f"{CALENDAR}?wann=heute&art=theater",
        f"{CALENDAR}2026/11/?art=musik",
        f"{CALENDAR}art/familie/",
        f"{CALENDAR}herbstkirmes/",
    ],
)
def test_every_state_is_accessible(look: Looking, path: str) -> None:
    """axe finds nothing in what a choice leaves, on the list of a kind, on what is over."""
    page = look(path)
    page.evaluate(AXE)
    assert [found for scheme in SCHEMES for found in violations(page, scheme)] == []


def test_the_page_of_an_event_says_how_it_stands(look: Looking) -> None:
    """In five days, today, running, over; what was over at the build names what comes next."""
    said: dict[str, Any] = {}
    for now in ("2026-11-23T17:40", "2026-11-28T10:00", "2026-11-28T12:00", "2026-12-24T10:00"):
        page = look(f"{CALENDAR}adventsmarkt/", f"{now}+01:00", "America/New_York")
        said[now[5:10] + now[11:]] = page.inner_text("event-when")
    assert list(said.values()) == [
        "In 5 Tagen.", "Heute um 11:00.", "Läuft gerade, bis 20:00.", "Das ist vorbei.",
    ]  # fmt: skip
    page = look(f"{CALENDAR}herbstkirmes/")
    assert "Diese Veranstaltung ist vorbei." in page.inner_text(".notice")
    assert page.locator(".event-row").count() == 3
    assert page.get_attribute("meta[name=robots]", "content") == "noindex"
