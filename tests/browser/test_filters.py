# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Narrowing a list: by hand, by keyboard and by address, with exact numbers."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.page_types import Fields, records
from tests.browser.test_pages import AXE, SCHEMES, violations

NARROW: ViewportSize = {"width": 390, "height": 800}


def found(page: Page) -> tuple[int, int]:
    """How many of how many the page says it found."""
    expect(page.locator("[data-status]")).not_to_be_empty()
    hits, of = re.findall(r"\d+", page.inner_text("[data-status]"))
    return int(hits), int(of)


def names(page: Page) -> list[str]:
    """The businesses that the page shows, all of them; some come a frame later."""
    rows = page.locator("[data-rows] .register-row strong")
    hits, shown = found(page)[0], 40
    expect(rows).to_have_count(min(hits, shown))
    while shown < hits:
        shown += 60
        # Rows are laid out when they come into sight, and push the button on: one goes there first.
        page.locator("[data-more]").scroll_into_view_if_needed()
        page.evaluate("() => new Promise((then) => requestAnimationFrame(() => setTimeout(then)))")
        page.click("[data-more]")
        expect(rows).to_have_count(min(hits, shown))
    return rows.all_text_contents()  # what is off the screen has no `innerText`


def listed(fits: Callable[[Fields], bool]) -> list[str]:
    """The businesses of the demo city that lists show and that fit."""
    return [
        fields["name"]
        for fields in records("businesses").values()
        if fields.get("status", "open") not in ("closed", "vacant") and fits(fields)
    ]


def test_a_tap_narrows_the_list(at: Callable[..., Page]) -> None:
    """What is ticked stands in the address, in a chip and in the rows; a second tap undoes it."""
    page = at("betriebe/")
    page.click(".filter-box:has([name=jetzt])")
    hits, of = found(page)
    assert of == len(listed(lambda _: True))
    expect(page).to_have_url(re.compile(r"\?offen=jetzt$"))
    assert len(names(page)) == hits
    assert page.locator("[data-rows] .register-row:not(.is-open-now)").count() == 0
    assert not page.locator("[data-static-list]").is_visible()
    page.click("[data-chips] button")
    expect(page.locator("[data-static-list]")).to_be_visible()
    expect(page).to_have_url(re.compile("/betriebe/$"))


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("rollstuhl=1", lambda f: f.get("wheelchair") == "yes"),
        ("gutschein=1", lambda f: "voucher" in f.get("services", "")),
        ("vegan=1", lambda f: "vegan" in f.get("diet", "")),
        ("vegetarisch=1", lambda f: re.search("vegan|vegetarian", str(f.get("diet", "")))),
        ("draussen=1&rollstuhl=1", lambda f: f.get("outdoor_seating") == f["wheelchair"] == "yes"),
        ("lieferung=1", lambda f: "delivery" in f.get("services", "") or "delivery_url" in f),
        ("strasse=markt", lambda f: f.get("street_address", "").startswith("Markt ")),
    ],
)  # fmt: skip
def test_an_address_asks(
    query: str, fits: Callable[[Fields], bool], at: Callable[..., Page]
) -> None:
    """A shared address shows at once who fits: all of them, and nobody else."""
    page = at(f"betriebe/?{query}")
    hits, _ = found(page)
    assert sorted(names(page)) == sorted(listed(fits))
    assert hits == len(listed(fits)) > 0


def test_every_number_is_what_would_remain(at: Callable[..., Page]) -> None:
    """Beside each choice stands how many there would be if one took it, given the others."""
    page = at("betriebe/?offen=jetzt", 1280)
    found(page)
    option = page.locator("[name=kategorie] option:not([disabled])").nth(2)
    expect(option).to_have_text(re.compile(r"\(\d+\)"))
    slug, number = option.get_attribute("value"), re.findall(r"\((\d+)\)", option.inner_text())[0]
    promised = {f"kategorie={slug}": int(number)}
    for box in page.locator(".filter-traits .filter-box").all():
        name = box.locator("input").get_attribute("name")
        promised[f"{name}=1"] = int(box.locator("[data-count]").inner_text())
    for query, count in promised.items():
        assert found(at(f"betriebe/?offen=jetzt&{query}", 1280))[0] == count


def test_a_day_and_an_hour(at: Callable[..., Page]) -> None:
    """Open on Saturday at two: the rows say what is so then, not now."""
    page = at("betriebe/", 1280)
    page.hover("business-filter")
    page.select_option("[name=tag]", "2026-11-28")
    page.select_option("[name=uhr]", "14:00")
    expect(page).to_have_url(re.compile(r"\?offen=2026-11-28T14:00$"))
    hits, _ = found(page)
    assert len(names(page)) == hits > 0
    assert page.inner_text("[data-rows] .register-day").startswith("Samstag, 28. November")
    assert page.locator("[data-rows] .register-row:not(.is-open-now)").count() == 0
    assert page.inner_text("[data-chips]").strip() == "offen Samstag, 28. November um 14 Uhr"


def test_beyond_the_horizon_nothing_is_guessed(at: Callable[..., Page]) -> None:
    """A time of which the hours are not known narrows nothing, and the page says until when."""
    page = at("betriebe/?offen=2027-02-01T10:00")
    expect(page.locator("[data-status]")).to_have_text(
        "Die Öffnungszeiten sind bis Sonntag, 6. Dezember bekannt."
    )
    expect(page.locator("[data-static-list]")).to_be_visible()
    old = at("betriebe/?offen=jetzt", now="2027-02-01T10:00+01:00")
    expect(old.locator("[data-status]")).to_contain_text("bis Sonntag, 6. Dezember bekannt")


def test_the_way_back_restores(at: Callable[..., Page]) -> None:
    """Each step is a step of the browser's history, forwards and backwards."""
    page = at("betriebe/", 1280)
    page.click(".filter-box:has([name=jetzt])")
    first = found(page)
    expect(page).to_have_url(re.compile("jetzt$"))
    page.click(".filter-box:has([name=rollstuhl])")
    expect(page).to_have_url(re.compile("rollstuhl=1$"))
    second = found(page)
    assert second[0] < first[0]
    page.go_back()
    assert found(page) == first
    assert not page.is_checked("[name=rollstuhl]")
    page.go_back()
    expect(page.locator("[data-static-list]")).to_be_visible()
    page.go_forward()
    assert found(page) == first


def test_lists_of_one_street_and_one_category(at: Callable[..., Page]) -> None:
    """Their filters look at their own businesses only, a street's in the order of its numbers."""
    page = at("strassen/markt/?rollstuhl=1")
    assert sorted(names(page)) == sorted(
        listed(
            lambda f: (
                f.get("street_address", "").startswith("Markt ") and f.get("wheelchair") == "yes"
            )
        )
    )
    plates = [int(text) for text in page.locator("[data-rows] .plate").all_inner_texts()]
    assert plates == sorted(plates)
    assert page.locator("[name=strasse]").count() == 0
    category = at("kategorien/baeckerei/?rollstuhl=1")
    assert found(category)[1] == len(listed(lambda f: f["category"] in ("shop=bakery", "Bäckerei")))


def test_nobody_fits(at: Callable[..., Page]) -> None:
    """Then the page says what would be there without one of the filters, and keeps its promise."""
    page = at("betriebe/?strasse=markt&vegan=1&lieferung=1")
    assert found(page)[0] == 0
    assert page.locator("[data-nothing]").is_visible()
    way = page.locator("[data-ways] button").first
    promised = int(re.findall(r"\d+$", way.inner_text())[0])
    address = page.url
    way.click()
    expect(page).not_to_have_url(address)
    assert found(page)[0] == promised > 0


def test_by_keyboard_alone(at: Callable[..., Page]) -> None:
    """From the box over the sheet to a chip and away again; the focus is never lost."""
    page = at("betriebe/")
    focused = "document.activeElement"
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate(f"{focused}.name") == "jetzt":
            break
    page.keyboard.press("Space")
    assert found(page)[0] > 0
    page.keyboard.press("Tab")
    assert page.evaluate(f"{focused}.localName") == "summary"
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate(f"{focused}.name") == "rollstuhl":
            break
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("rollstuhl=1"))
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate(f"'close' in {focused}.dataset"):
            break
    page.keyboard.press("Enter")
    assert not page.locator(".filter-fields").is_visible()
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate(f"{focused}.value") == "offen":
            break
    page.keyboard.press("Enter")
    expect(page.locator("[data-chips] button")).to_have_count(1)
    expect(page.locator("[data-chips] button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[name=jetzt]")).to_be_focused()
    expect(page.locator("[data-static-list]")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_axe_finds_nothing_in_any_state(width: int, at: Callable[..., Page]) -> None:
    """Narrowed with the sheet closed and open, with nobody left; nothing is wider than the page."""
    page = at("betriebe/?offen=jetzt", width)
    found(page)
    page.evaluate(AXE)
    assert [bad for scheme in SCHEMES for bad in violations(page, scheme)] == []
    if width < 960:
        page.click(".filter-sheet summary")
        assert violations(page, "light") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(f"{page.url.partition('?')[0]}?strasse=markt&vegan=1&lieferung=1")
    found(page)
    page.evaluate(AXE)
    assert [bad for scheme in SCHEMES for bad in violations(page, scheme)] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_javascript_there_are_no_filters(browser: Browser, site_address: str) -> None:
    """What cannot work is not shown; the ways to categories and streets are."""
    with browser.new_context(java_script_enabled=False, viewport=NARROW) as context:
        page = context.new_page()
        page.goto(f"{site_address}betriebe/?offen=jetzt")
        assert not page.locator("business-filter").is_visible()
        expect(page.locator("[data-static-list]")).to_be_visible()
        ways = page.locator("[data-also-in-filters]")
        assert [way.is_visible() for way in ways.all()] == [True, True]


def test_the_first_page_shows_who_is_open_at_night(at: Callable[..., Page]) -> None:
    """When its few rows are closed, others take their places; their number stays."""
    evening = at("").locator(".register-row").count()
    page = at("", now="2026-11-28T00:30+01:00")
    page.locator("town-register").scroll_into_view_if_needed()
    expect(page.locator(".register-row.is-open-now").first).to_be_visible()
    expect(page.locator(".register-row.is-open-now").nth(3)).to_be_attached()
    assert page.locator(".register-row").count() == evening
