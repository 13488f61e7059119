# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Letters twice as large, as a browser's settings make them for who needs that: nothing is lost."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

#: What is wider than the screen and does not scroll by itself, the first few.
TOO_WIDE = """() => {
    const scrolls = (e) => e && e !== document.body
        && (getComputedStyle(e).overflowX !== "visible" || scrolls(e.parentElement));
    return document.documentElement.scrollWidth <= innerWidth ? [] :
        [...document.querySelectorAll("body *")].filter((e) => !scrolls(e.parentElement))
        .filter((e) => e.getBoundingClientRect().right > innerWidth + 0.5)
        .map((e) => `${e.tagName}.${e.getAttribute("class")} ${e.textContent.trim().slice(0, 30)}`)
        .slice(0, 9).concat("scrolls sideways");
}"""
#: Names that have next to no room, in the register, the timetable, the plan's list or a window:
#: "Ge-ld-au-to-mat".
SQUEEZED = """() => {
    const names = ".register-name strong, .event-name strong, .plan-what a, .paper-name";
    const few = (e) => e.clientWidth < 3.5 * parseFloat(getComputedStyle(e).fontSize);
    return [...document.querySelectorAll(names)].filter((e) => e.checkVisibility() && few(e))
        .map((e) => e.textContent);
}"""


@pytest.fixture(scope="module")
def large(browser: Browser) -> Iterator[Callable[[str, int], Page]]:
    """Return `large(address, width)`: a page for somebody who has set letters to 200 %."""
    page = browser.new_context(reduced_motion="reduce", locale="de-DE").new_page()
    settings = page.context.new_cdp_session(page)
    settings.send("Page.enable")
    settings.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})

    def go(address: str, width: int) -> Page:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address, wait_until="domcontentloaded")
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        return page

    yield go
    page.context.close()


def test_letters_twice_as_large_leave_no_sideways_scrolling(
    address: str, large: Callable[[str, int], Page]
) -> None:
    """WCAG 1.4.4, on a phone and on a desk; and no name becomes a column of syllables."""
    for width in (390, 1280):
        page = large(address, width)
        assert (width, page.evaluate(TOO_WIDE)) == (width, [])
        assert (width, page.evaluate(SQUEEZED)) == (width, [])
