# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page that `serve` shows in a browser follows the content by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.test_pages import AXE, violations
from tests.commands.running import PATIENCE, Served, eventually, serving
from tests.small_town import write_shop, write_town

SHOP = "betriebe/laden-1/"
IMPRINT = "impressum/"
#: What a stream that was opened later has heard, the page's own has heard as well.
HEARD = """new Promise(heard => {
    const events = new EventSource("/.stadtfenster/events");
    events.onmessage = () => heard(events.close());
})"""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("serve")
    return write_town(folder / "content", "https://kleinstadt.example/stadt/")


@pytest.fixture(scope="module")
def served(town: Path) -> Iterator[Served]:
    with serving(town, town.parent) as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Yield a browser of its own, in whose console nothing may be said."""
    made = browser.new_context(viewport={"width": 700, "height": 500}, reduced_motion="reduce")
    made.set_default_timeout(PATIENCE * 1000)
    expect.set_options(timeout=PATIENCE * 1000)
    complaints: list[str] = []
    made.on("console", lambda message: complaints.append(message.text))
    made.on("weberror", lambda error: complaints.append(str(error.error)))
    yield made
    made.close()
    expect.set_options(timeout=None)
    assert [text for text in complaints if "ERR_" not in text] == []


def panel(page: Page) -> Locator:
    return page.locator("#stadtfenster-problems")


def break_shop(town: Path) -> str:
    """Misspell a field of the second shop; return what its file held."""
    shop = town / "businesses" / "laden-2.md"
    sound = shop.read_text("utf-8")
    shop.write_text(sound.replace("opening_hours", "oeffnungszeiten"), "utf-8")
    return sound


def mend_shop(town: Path, sound: str) -> None:
    (town / "businesses" / "laden-2.md").write_text(sound, "utf-8")


def test_a_preview_asks_for_no_worker(served: Served, context: BrowserContext) -> None:
    """Nothing of it is kept, and no browser complains of a worker when ``serve`` has ended."""
    page = context.new_page()
    page.goto(served.address)
    assert page.locator("html").get_attribute("data-worker") is None
    assert page.locator("html").get_attribute("data-kept") is not None
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )


def test_open_pages_follow_the_content(
    browser: Browser, context: BrowserContext, served: Served, town: Path
) -> None:
    """Every browser shows an edit by itself, at the place to which it was scrolled."""
    other = browser.new_context()
    pages = [context.new_page(), other.new_page()]
    for page in pages:
        page.goto(served.address + SHOP)
        expect(page.locator("h1")).to_have_text("Laden 1")
    pages[0].evaluate("scrollTo(0, 240)")
    write_shop(town, 1, "Backstube am Markt")
    for page in pages:
        expect(page.locator("h1")).to_have_text("Backstube am Markt")
    eventually(lambda: bool(pages[0].evaluate("scrollY === 240")), "the old place on the page")
    write_shop(town, 1, "Laden 1")
    expect(pages[0].locator("h1")).to_have_text("Laden 1")
    other.close()


def test_a_page_that_stays_the_same_is_left_alone(
    context: BrowserContext, served: Served, town: Path
) -> None:
    """A build that does not change the page that is shown does not reload it."""
    page = context.new_page()
    page.goto(served.address + IMPRINT)
    page.evaluate("document.body.dataset.visit = 'first'")
    write_shop(town, 1, "Laden mit Hund")
    eventually(lambda: b"mit Hund" in served.get("/stadt/" + SHOP)[2], "the new name")
    write_shop(town, 1, "Laden 1")
    sound = break_shop(town)
    # The report comes over the same stream as the word of a new page, and after it.
    expect(panel(page)).to_contain_text("laden-2.md")
    assert page.evaluate("document.body.dataset.visit") == "first"
    mend_shop(town, sound)
    expect(panel(page).get_by_role("status")).to_be_empty()


def test_a_held_back_record_is_told_beside_the_page(
    context: BrowserContext, served: Served, town: Path
) -> None:
    """The page is there, with the mistake in a corner: read out politely, and no focus taken.

    Closed by keyboard it gives the focus back, and stays closed until something else is wrong.
    """
    page = context.new_page()
    page.goto(served.address + SHOP)
    page.locator("a").nth(2).focus()
    sound = break_shop(town)
    told = panel(page).get_by_role("status")
    expect(told).to_contain_text("businesses/laden-2.md:5:1 Fehler [unknown-field]")
    expect(told).to_contain_text("oeffnungszeiten: Mo-Fr")
    expect(told).to_contain_text("Ein Eintrag ist zurückgehalten")
    expect(panel(page)).to_have_css("position", "fixed")
    assert not page.evaluate("document.activeElement.closest('#stadtfenster-problems')")
    page.evaluate(AXE)
    assert violations(page, "light") == []
    page.locator("h1").evaluate("heading => { heading.tabIndex = 0; heading.focus(); }")
    panel(page).get_by_role("button", name="Schließen").focus()
    page.keyboard.press("Enter")
    expect(told).to_be_empty()
    assert page.evaluate("document.activeElement.localName") == "h1"
    write_shop(town, 1, "Laden mit Glocke")
    expect(page.locator("h1")).to_have_text("Laden mit Glocke")
    page.evaluate(HEARD)
    expect(told).to_be_empty()
    write_shop(town, 1, "Laden 1")
    mend_shop(town, sound.replace("street_address", "strasse"))
    expect(told).to_contain_text("strasse: Markt")
    mend_shop(town, sound)
    expect(told).to_be_empty()


def test_a_refused_city_is_told_over_the_page(
    context: BrowserContext, served: Served, town: Path
) -> None:
    """The old page stays, with what is wrong above it, read out at once; it goes by itself."""
    page = context.new_page()
    page.goto(served.address + SHOP)
    city = town / "city.yaml"
    sound = city.read_text("utf-8")
    city.write_text(sound.replace("state: NW", "state: XX"), "utf-8")
    told = panel(page).get_by_role("alert")
    expect(told).to_contain_text("city.yaml:4:8 Fehler")
    expect(told).to_contain_text("Sie sehen die alte")
    expect(page.locator("h1")).to_have_text("Laden 1")
    page.evaluate(AXE)
    assert violations(page, "dark") == []
    panel(page).focus()
    page.keyboard.press("Escape")
    expect(told).to_be_empty()
    page.reload()
    city.write_text(sound.replace("state: NW", "state: YY"), "utf-8")
    expect(told).to_contain_text("YY")
    city.write_text(sound, "utf-8")
    expect(told).to_be_empty()


def test_content_is_shown_as_text(context: BrowserContext, served: Served, town: Path) -> None:
    """What a mistake quotes from a file is never markup of the page that tells it."""
    page = context.new_page()
    page.goto(served.address + SHOP)
    sound = (town / "businesses" / "laden-2.md").read_text("utf-8")
    mend_shop(town, sound.replace("name: Laden 2", "nmae: <img src=x onerror=alert(1)>"))
    expect(panel(page)).to_contain_text("<img src=x")
    expect(panel(page).locator("img")).to_have_count(0)
    mend_shop(town, sound)
    expect(panel(page).get_by_role("status")).to_be_empty()


def test_a_page_that_slept_catches_up(context: BrowserContext, served: Served, town: Path) -> None:
    """A page that heard of nothing for a while is right again as soon as it listens."""
    page = context.new_page()
    page.goto(served.address + SHOP)
    context.set_offline(True)
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    write_shop(town, 1, "Laden bei Nacht")
    eventually(lambda: b"bei Nacht" in served.get("/stadt/" + SHOP)[2], "the new name")
    context.set_offline(False)
    assert page.locator("h1").text_content() == "Laden 1"
    page.evaluate("dispatchEvent(new Event('pageshow'))")
    expect(page.locator("h1")).to_have_text("Laden bei Nacht")
    write_shop(town, 1, "Laden 1")
    expect(page.locator("h1")).to_have_text("Laden 1")


def test_a_server_that_comes_back_is_found(context: BrowserContext, tmp_path: Path) -> None:
    """When `serve` is started anew on its port, the open page joins it without being touched."""
    town = write_town(tmp_path / "content")
    page = context.new_page()
    with serving(town, tmp_path) as first:
        port = first.address.rstrip("/").rpartition(":")[2]
        page.goto(first.address + SHOP)
        first.stop()
    write_shop(town, 1, "Laden am Morgen")
    with serving(town, tmp_path, port=int(port)):
        expect(page.locator("h1")).to_have_text("Laden am Morgen")
