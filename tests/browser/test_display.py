# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A screen in a shop window: it changes, stands still when asked to, outlives its network."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.conftest import Visit
from tests.browser.test_pages import AXE, SCHEMES, violations

START = datetime.fromisoformat("2026-11-23T16:03:00+01:00")
PLACE = "[data-place]"
#: From two seconds after ``START`` until a second after the page is fetched anew: the screen's
#: clock must not run on then, or what is fetched takes too long by it.
UNTIL_FETCHED = 119


@pytest.fixture
def screen(browser: Browser, site_address: str) -> Iterator[Callable[..., Page]]:
    """Return `open(path, width, height, now, motion)`: a screen whose clock the test moves."""
    opened = []

    def go(
        path: str = "schaufenster/", width: int = 1920, height: int = 1080,
        now: datetime = START, motion: bool = False,
    ) -> Page:  # fmt: skip
        context = browser.new_context(
            viewport={"width": width, "height": height},
            reduced_motion="no-preference" if motion else "reduce",
            timezone_id="America/New_York",
        )
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        page.clock.install(time=now)
        page.goto(site_address + path)
        page.clock.pause_at(now.timestamp() + 2)
        return page

    yield go
    for context in opened:
        context.close()


def shown(page: Page) -> str:
    """Return the words of the slide that is shown."""
    return page.text_content(".slide.is-shown") or ""


def settle(page: Page) -> None:
    """Wait, in our own time, until the screen has done with what it fetched."""
    for _ in range(200):
        if not page.evaluate("document.querySelector('shop-display').asking"):
            return
        page.wait_for_timeout(25)
    raise AssertionError("the screen still waits")


def wait(page: Page, seconds: int) -> None:
    """Let the screen's time pass, every timer in its turn."""
    page.clock.run_for(seconds * 1000)


def test_one_slide_after_another(screen: Callable[..., Page]) -> None:
    """Every twelve seconds another slide is shown, and only one of them."""
    page = screen(motion=True)
    seen = []
    for _ in range(8):
        seen.append(page.inner_text(PLACE))
        assert page.locator(".slide.is-shown").count() == 1
        wait(page, 12)
    assert len(set(seen)) == 8


def test_less_motion_is_slower_and_without_fading(screen: Callable[..., Page]) -> None:
    """Who wishes for less motion has no fading, and a slide stands twice as long."""
    page = screen()
    first = shown(page)
    wait(page, 20)
    assert shown(page) == first
    wait(page, 5)
    assert shown(page) != first
    duration = "getComputedStyle(document.querySelector('.slide')).transitionDuration"
    assert page.evaluate(duration) == "0s"


def test_pause_by_button_and_by_key(screen: Callable[..., Page]) -> None:
    """A slide stands still until it is let go on (WCAG 2.2.2), by the button or the space bar."""
    page = screen()
    page.click("[data-pause]")
    held = shown(page)
    wait(page, 120)
    assert shown(page)[:60] == held[:60]
    assert page.inner_text("[data-pause]") == "Weiter"
    assert page.get_attribute("[data-stage]", "aria-live") == "polite"
    page.locator("body").press(" ")
    assert page.inner_text("[data-pause]") == "Anhalten"
    wait(page, 26)
    assert shown(page) != held


def test_a_screen_left_standing_goes_on(screen: Callable[..., Page]) -> None:
    """Who paused it and went away does not leave the town with one slide for weeks."""
    page = screen()
    page.click("[data-pause]")
    wait(page, 700)
    assert page.inner_text("[data-pause]") == "Anhalten"


def test_back_and_forth_by_keys(screen: Callable[..., Page]) -> None:
    """The arrow keys go to the next slide and back to the same one."""
    page = screen()
    first = shown(page)
    page.keyboard.press("ArrowRight")
    assert page.inner_text(PLACE).startswith("2/")
    page.keyboard.press("ArrowLeft")
    assert (page.inner_text(PLACE)[:2], shown(page)) == ("1/", first)
    page.keyboard.press("ArrowLeft")
    place, _, count = page.inner_text(PLACE).partition("/")
    assert place == count


def test_the_clock_is_the_towns(screen: Callable[..., Page]) -> None:
    """The screen shows the time of the town, whatever its own zone, and follows it."""
    page = screen()
    assert page.inner_text(".display-head [data-clock]") == "16:03"
    wait(page, 120)
    assert page.inner_text(".display-head [data-clock]") == "16:05"


def test_nothing_that_is_over_is_shown(screen: Callable[..., Page]) -> None:
    """After two days without a network only what still holds is in turn, and the age is told."""
    page = screen()
    page.context.set_offline(True)
    page.clock.fast_forward("50:00:00")
    wait(page, 120)
    now = START.timestamp() / 60 + 50 * 60
    count = int(page.inner_text(PLACE).partition("/")[2])
    days = set()
    for _ in range(count):
        slide = page.locator(".slide.is-shown")
        if ends := slide.get_attribute("data-ends"):
            assert int(ends) > now
        if day := slide.get_attribute("data-day"):
            days.add(day)
        page.keyboard.press("ArrowRight")
    assert days and min(days) >= "2026-11-25"
    stand = page.inner_text("[data-stand]")
    assert stand == "Stand 23. November, 16:03"
    assert page.locator("[data-stand].is-old").count() == 1


def test_fresh_slides_take_the_place_of_old_ones(
    screen: Callable[..., Page], sub_path_site: Path
) -> None:
    """What the portal shows now is on the screen within five minutes, without a reload."""
    page = screen()
    page.evaluate("window.marked = true")
    html = (sub_path_site / "schaufenster" / "index.html").read_text("utf-8")
    html = re.sub(r'(<h2><a href="[^"]+">)[^<]+', r"\1Frisch aus der Leitung", html)

    def answer(route: Route) -> None:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page.route("**/schaufenster/", answer)
    with page.expect_response("**/schaufenster/"):
        wait(page, UNTIL_FETCHED)
    settle(page)
    assert "Frisch" in (page.text_content(".slide-offer h2") or "")
    assert page.evaluate("window.marked")
    assert page.locator(".slide.is-shown").count() == 1


def test_an_error_page_changes_nothing(screen: Callable[..., Page]) -> None:
    """An answer that is no such page, or none at all, leaves the slides as they are."""
    page = screen()
    slides = page.locator(".slide").count()
    answers = [(200, "<h1>Wartung</h1>"), (503, "")]
    asked: list[int] = []

    def answer(route: Route) -> None:
        status, body = answers[len(asked) % 2]
        asked.append(status)
        route.fulfill(status=status, body=body, content_type="text/html")

    page.route("**/schaufenster/", answer)
    for seconds in (UNTIL_FETCHED, 300):
        wait(page, seconds)
        settle(page)
    assert asked == [200, 503]
    assert page.locator(".slide").count() == slides


def test_hours_without_leaks(screen: Callable[..., Page]) -> None:
    """After an hour and twelve fresh pages there are no more elements than in the beginning."""
    page = screen()
    count = "document.querySelectorAll('*').length"
    wait(page, UNTIL_FETCHED)
    settle(page)
    before = page.evaluate(count)
    for _ in range(12):
        settle(page)
        wait(page, 300)
    assert page.evaluate(count) <= before


def test_at_night_the_screen_rests(screen: Callable[..., Page]) -> None:
    """At night it is dark but for a small clock that wanders; a touch wakes it."""
    page = screen(now=datetime.fromisoformat("2026-11-23T22:58:00+01:00"))
    assert page.is_visible(".slide.is-shown")
    wait(page, 180)
    assert not page.is_visible(".slide.is-shown")
    clock = page.locator(".display-night [data-clock]")
    places = set()
    for _ in range(8):
        places.add(str(clock.bounding_box()))
        wait(page, 60)
    assert len(places) > 2
    page.mouse.move(50, 50)
    assert page.is_visible(".slide.is-shown")


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1080, 1920), (800, 480), (320, 568)])
def test_nothing_is_cut_off(screen: Callable[..., Page], width: int, height: int) -> None:
    """On a television, a pillar, a tablet and a phone every slide fits, and buttons can be hit."""
    page = screen("schaufenster/lange-strasse/", width, height)
    count = int(page.inner_text(PLACE).partition("/")[2])
    for _ in range(count):
        cut = page.evaluate(
            """() => [...document.querySelectorAll(".is-shown .offer-paper, .is-shown [data-row]")]
            .filter(e => e.scrollHeight > e.clientHeight + 3).map(e => e.innerText)"""
        )
        assert cut == []
        page.keyboard.press("ArrowRight")
    for box in (b.bounding_box() for b in page.locator("button:visible").all()):
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_nothing_on_a_screen(browser: Browser, site_address: str) -> None:
    """No violation of WCAG 2.2 on any kind of slide."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.clock.set_fixed_time(START)  # axe needs timers that run
    page.goto(site_address + "schaufenster/markt/")
    page.click("[data-pause]")
    page.evaluate(AXE)
    for _ in range(4):
        assert [found for scheme in SCHEMES for found in violations(page, scheme)] == []
        page.keyboard.press("ArrowRight")
    context.close()


def test_axe_finds_nothing_on_the_plain_page(
    site_address: str, visit: Callable[..., Visit]
) -> None:
    """Without JavaScript it is a page like any other, also on a phone."""
    page = visit(site_address + "schaufenster/", 390, javascript=False).page
    page.evaluate(AXE)
    assert [found for scheme in SCHEMES for found in violations(page, scheme)] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
