# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Narrowing the offers: by what their businesses are, and by what only an offer has."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NOW
from tests.browser.page_types import TODAY, Fields, records
from tests.browser.test_filters import found
from tests.browser.test_pages import AXE, SCHEMES, violations
from tests.building import build_site
from tests.small_town import write_town

#: The first day that is more than six days ahead.
WEEK = "2026-11-30"


def papers(page: Page) -> list[str]:
    """The offers that the page shows, all of them."""
    hits, shown = found(page)[0], page.locator("[data-rows] .paper")
    expect(shown).to_have_count(hits)
    return page.locator("[data-rows] .paper-name").all_inner_texts()


def offered(fits: Callable[[Fields, Fields], bool]) -> list[str]:
    """The demo city's offers that are not over and fit, given the offer and its business."""
    shops = records("businesses")
    return [
        offer["name"]
        for offer in records("offers").values()
        if offer["valid_through"] >= TODAY and fits(offer, shops[offer["business"]])
    ]


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("rollstuhl=1", lambda _, shop: shop.get("wheelchair") == "yes"),
        ("gutschein=1", lambda _, shop: "voucher" in shop.get("services", "")),
        ("kostenlos=1", lambda offer, _: float(offer.get("price", 1)) == 0),
        ("strasse=markt", lambda _, shop: shop.get("street_address", "").startswith("Markt ")),
        ("woche=1", lambda offer, _: offer["valid_from"] <= TODAY <= offer["valid_through"] < WEEK),
    ],
)  # fmt: skip
def test_an_address_asks_for_offers(
    query: str, fits: Callable[[Fields, Fields], bool], at: Callable[..., Page]
) -> None:
    """All that fit, and nothing else, of all that have not ended."""
    page = at(f"angebote/?{query}")
    assert found(page)[1] == len(offered(lambda *_: True))
    assert sorted(papers(page)) == sorted(offered(fits))
    assert not page.locator("[data-static-list]").is_visible()


def test_beside_each_choice_stands_what_would_remain(at: Callable[..., Page]) -> None:
    """Of boxes and lists; a list names nothing that no offer has."""
    page = at("angebote/", 1280)
    page.click(".filter-box:has([name=gutschein])")
    taking = found(page)[0]
    expect(page).to_have_url(re.compile(r"\?gutschein=1$"))
    box = page.locator(".filter-box:has([name=rollstuhl])")
    promised = int(box.locator("[data-count]").inner_text())
    box.click()
    expect(page).to_have_url(re.compile("rollstuhl=1"))
    assert found(page)[0] == promised < taking
    options = page.locator("[name=kategorie] option")
    of_shops = {records("businesses")[offer["business"]]["category"] for offer in
                records("offers").values() if offer["valid_through"] >= TODAY}  # fmt: skip
    assert 1 < options.count() <= len(of_shops) + 1
    page.click(".filter-reset")
    expect(page).to_have_url(re.compile("/angebote/$"))
    expect(page.locator("[data-static-list]")).to_be_visible()


def test_no_offer_fits(at: Callable[..., Page]) -> None:
    """A vacant plot, the ways out, and one button that takes everything away."""
    page = at("angebote/?strasse=nirgends&gutschein=1")
    assert found(page)[0] == 0
    assert page.locator("[data-nothing] .vacant-plot").is_visible()
    page.click("[data-nothing] > button")
    expect(page.locator("[data-static-list]")).to_be_visible()
    expect(page.locator("[name=jetzt]")).to_be_focused()


def test_what_has_ended_since_the_build_is_not_found(at: Callable[..., Page]) -> None:
    """The clock of the visitor counts: also for what ends today."""
    last = max(offer["valid_through"] for offer in records("offers").values())
    page = at("angebote/?heute=1", now=f"{last}T09:00+01:00")
    assert sorted(papers(page)) == sorted(offered(lambda offer, _: offer["valid_through"] == last))
    assert found(page)[1] == found(page)[0]


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_axe_finds_nothing_over_offers(width: int, at: Callable[..., Page]) -> None:
    """Narrowed, with the sheet open, with nothing left; nothing is wider than the page."""
    for query in ("rollstuhl=1", "strasse=nirgends"):
        page = at(f"angebote/?{query}", width)
        found(page)
        if width < 960:
            page.click(".filter-sheet summary")
        page.evaluate(AXE)
        assert [bad for scheme in SCHEMES for bad in violations(page, scheme)] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_list_stays_whole_without_javascript(browser: Browser, site_address: str) -> None:
    """What cannot work is not shown."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_address}angebote/?rollstuhl=1")
        assert not page.locator("business-filter").is_visible()
        assert page.locator(".paper").count() == len(offered(lambda *_: True))


def test_papers_of_all_pages_are_found(
    tmp_path: Path, browser: Browser, site_server: Callable[..., str]
) -> None:
    """A list of two pages is narrowed as one, from each of them, and links lead to the offers."""
    content = write_town(tmp_path / "content", url="https://kleinstadt.example/unser/")
    (content / "offers").mkdir()
    for number in range(70):
        fields = f"name: Brot {number}\nbusiness: laden-{number % 2 + 1}\nvalid_from: 2026-11-01"
        (content / "offers" / f"brot-{number}.yaml").write_text(
            f"{fields}\nvalid_through: 2026-12-{number % 28 + 1:02d}\n", "utf-8"
        )
    address = site_server(build_site(tmp_path, content), "/unser/")
    for path in ("angebote/", "angebote/seite-2/"):
        with browser.new_context() as context:
            page = context.new_page()
            page.clock.set_fixed_time(NOW)
            page.goto(f"{address}{path}?strasse=markt")
            assert found(page) == (70, 70)
            page.click("[data-more]")
            expect(page.locator("[data-rows] .paper")).to_have_count(70)
            last = page.locator("[data-rows] .paper a").last
            href = str(last.evaluate("link => link.href"))
            assert re.fullmatch(re.escape(address) + r"angebote/brot-\d+/", href)
            last.click()
            expect(page.locator("h1")).to_contain_text("Brot")
