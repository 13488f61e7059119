# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Search as one meets it: typing, keys, roles, the address, no script, no net."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_pages import AXE, violations

MONDAY = datetime.fromisoformat("2026-11-23T10:00:00+01:00")


@pytest.fixture
def tab(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return `open(address, javascript=True, width=390) -> page`, on a Monday morning."""
    contexts = []

    def go(address: str, javascript: bool = True, width: int = 390) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            locale="de-DE",
            timezone_id="Asia/Tokyo",
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        if javascript:
            page.clock.install(time=MONDAY)
        page.goto(address)
        return page

    yield go
    for context in contexts:
        context.close()


def test_nothing_is_fetched_before_somebody_searches(
    site_address: str, tab: Callable[..., Page]
) -> None:
    """A page loads neither an engine nor the index before; the field fetches both."""
    asked: list[str] = []
    page = tab("about:blank")
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site_address)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "hints" in url or ".json" in url]
    page.locator("#suchwort").focus()
    page.keyboard.type("torte")
    expect(page.locator("search-panel li").first).to_be_visible()
    fetched = [url.rpartition("/")[2].partition("-")[0] for url in asked]
    assert {"index.json", "1.json", "stunden.json", "hints"} <= {*fetched}


def test_results_stand_below_the_field_as_one_types(
    site_address: str, tab: Callable[..., Page]
) -> None:
    """Grouped under headings, with the state in words and the word marked; a status line counts."""
    page = tab(f"{site_address}suche/")
    page.locator("#suchwort").focus()
    page.keyboard.type("fahrrad")
    panel = page.locator("search-panel")
    expect(panel.get_by_role("heading", name="Betriebe")).to_be_visible()
    expect(panel.get_by_role("heading", name="Veranstaltungen")).to_be_visible()
    first = panel.get_by_role("link").filter(has_text="Bahnhofstraße 9")
    expect(first).to_contain_text("öffnet morgen um 10 Uhr")
    expect(first.locator("mark").first).to_have_text("Fahrräd")
    expect(page.locator("search-entry [role=status]")).to_contain_text("8 Treffer. ")
    page.keyboard.press("Control+a")
    page.keyboard.type("apoteke")
    expect(panel.get_by_role("link").first).to_contain_text("Markt-Apotheke")
    expect(panel.get_by_role("link").first).to_contain_text("Geöffnet bis")


def test_over_a_page_stand_a_few_and_the_way_to_all(
    site_address: str, tab: Callable[..., Page]
) -> None:
    """Businesses, offers and events with their state and date, and a link that takes the words to
    the search page, also where only that one finds something.
    """
    page = tab(site_address)
    page.locator("#suchwort").focus()
    page.keyboard.type("fahrräder")
    panel = page.locator("search-panel")
    expect(panel.get_by_role("heading", name="Betriebe")).to_be_visible()
    business = panel.get_by_role("link").filter(has_text="Bahnhofstraße 9")
    expect(business).to_contain_text("öffnet morgen um 10 Uhr")
    expect(page.locator("search-entry [role=status]")).to_contain_text("Betriebe: ")
    page.locator("#suchwort").fill("adventsmarkt")
    expect(panel.get_by_role("link").filter(has_text="Adventsmarkt").first).to_contain_text(
        "November"
    )
    page.locator("#suchwort").fill("apoteke")
    expect(panel.locator("li")).to_have_count(0)
    expect(page.locator("search-entry [role=status]")).to_have_text("Nichts gefunden")
    panel.get_by_role("link", name="Alle Treffer zu „apoteke“").click()
    page.wait_for_url("**/suche/?q=apoteke")
    expect(panel.get_by_role("link").first).to_contain_text("Markt-Apotheke")


def test_over_a_list_the_form_leads_on(site_address: str, tab: Callable[..., Page]) -> None:
    """A list has filters: its search field goes to the search page, and its button says so."""
    page = tab(f"{site_address}betriebe/")
    page.keyboard.press("/")
    page.keyboard.type("torte")
    expect(page.get_by_role("button", name="Zur Suche")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/suche/?q=torte")
    expect(page.locator("search-panel li a").first).to_be_visible()


def test_the_keyboard_alone_is_enough(site_address: str, tab: Callable[..., Page]) -> None:
    """Slash, words, arrows through the links, Escape back, Escape shuts, Enter leads on."""
    page = tab(site_address)
    page.keyboard.press("/")
    expect(page.locator("#suchwort")).to_be_focused()
    page.keyboard.type("eis")
    links = page.locator("search-panel li a")
    expect(links.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#suchwort")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator("#suchwort")).to_be_focused()
    expect(page.locator("search-panel")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/suche/?q=eis")
    expect(page.locator("search-panel li a").first).to_be_visible()
    page.locator("#suchwort").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/betriebe/eisdiele-dolomiti/")


def test_the_address_says_what_is_shown(site_address: str, tab: Callable[..., Page]) -> None:
    """A search can be sent to somebody; all of a kind is a step that the back button takes back."""
    page = tab(f"{site_address}suche/?q=rollstuhl")
    rows = page.locator('[data-kind="business"] li')
    expect(rows).to_have_count(5)
    expect(page.locator("#suchwort")).to_have_value("rollstuhl")
    expect(page.locator("[data-without-search]")).to_be_hidden()
    page.get_by_role("button", name="Betriebe zeigen").click()
    assert rows.count() > 40
    expect(rows.nth(5).locator("a")).to_be_focused()
    assert page.url.endswith("/suche/?q=rollstuhl&alle=business")
    page.go_back()
    expect(rows).to_have_count(5)
    page.locator("#suchwort").fill("")
    expect(page.locator("[data-without-search]")).to_be_visible()


def test_a_filter_is_a_chip_that_can_be_taken_away(
    site_address: str, tab: Callable[..., Page]
) -> None:
    """What was understood is said, and a click takes it back."""
    page = tab(f"{site_address}suche/?q=restaurant+vegan")
    chip = page.get_by_role("button", name="Filter entfernen: vegan")
    expect(chip).to_be_visible()
    before = page.locator("search-panel li a").count()
    chip.click()
    expect(page.locator("#suchwort")).to_have_value("restaurant")
    expect(chip).to_be_hidden()
    assert page.locator("search-panel li a").count() > before
    page.locator("#suchwort").fill("eisdiele jetzt offen")
    expect(page.locator("search-panel")).to_contain_text("Zu jetzt offen passt davon gerade nichts")
    expect(page.locator("search-panel li a").filter(has_text="Eisdiele Dolomiti")).to_be_visible()


def test_no_result_is_no_dead_end(site_address: str, tab: Callable[..., Page]) -> None:
    """There are words that are near, and lists."""
    page = tab(f"{site_address}suche/?q=xqzzwv")
    empty = page.locator("[data-vacant]")
    expect(empty.get_by_role("heading", name="Nichts gefunden für „xqzzwv“")).to_be_visible()
    expect(empty.get_by_role("link", name="Alle Betriebe")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_results_over_a_page(
    site_address: str, tab: Callable[..., Page], width: int
) -> None:
    """The panel over the first page, in both schemes; nothing is wider than the screen."""
    page = tab(site_address, width=width)
    page.locator("#suchwort").focus()
    page.keyboard.type("markt")
    expect(page.locator("search-panel li a").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(AXE)
    assert [f for scheme in ("light", "dark") for f in violations(page, scheme)] == []


def test_targets_are_large_enough(site_address: str, tab: Callable[..., Page]) -> None:
    """Every link and button of the results is at least 44 pixels high."""
    page = tab(f"{site_address}suche/?q=markt+heute")
    expect(page.locator("search-panel li a").first).to_be_visible()
    heights = page.evaluate(
        "[...document.querySelectorAll('search-panel a, search-panel button')]"
        ".map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44


def test_nothing_jumps(site_address: str, tab: Callable[..., Page]) -> None:
    """Arriving with a search and typing on move nothing that was seen: CLS is 0."""
    page = tab("about:blank")
    page.goto(f"{site_address}suche/?q=torte")
    expect(page.locator("search-panel li a").first).to_be_visible()
    shift = page.evaluate(
        """() => new Promise(done => { let sum = 0;
        const of = e => (e.hadRecentInput ? 0 : e.value);
        const add = list => list.getEntries().forEach(e => { sum += of(e); });
        new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => done(sum))); })"""
    )
    assert shift <= 0.001


def test_without_javascript_the_form_leads_to_lists(
    site_address: str, tab: Callable[..., Page]
) -> None:
    """The button says where it leads; the page has categories with their synonyms, and streets."""
    page = tab(site_address, javascript=False)
    page.locator("#suchwort").fill("passfoto")
    page.get_by_role("button", name="Zur Suche").click()
    assert page.url.endswith("/suche/?q=passfoto")
    page.get_by_role("link", name="Fotostudios").click()
    expect(page.get_by_role("link", name="Fotostudio Blende 8")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("link", name="Brückenstraße")).to_be_visible()


def test_without_a_net_the_page_says_so(site_address: str, tab: Callable[..., Page]) -> None:
    """If the index cannot be had, a sentence says so and the lists stay where they are."""
    page = tab("about:blank")
    page.route("**/suche/*.json", lambda route: route.abort())
    page.goto(f"{site_address}suche/?q=torte")
    expect(page.locator("search-panel")).to_contain_text("nicht erreichbar")
