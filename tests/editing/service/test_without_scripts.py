# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""All pages that a merchant can open, without JavaScript and at every width; and by keyboard."""

from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.browser.test_pages import AXE, violations
from tests.editing.service.hand import Hand
from tests.editing.service.house import BAKERY, House

_PAGES = (
    "/", "/heute", "/geschlossen", "/feiertag", "/oeffnungszeiten", "/texte", "/angaben", "/fotos",
    "/angebote", "/angebote/neu", "/angebote/stollen", "/termine", "/termine/neu", "/nachrichten",
    "/gesendet/nichts", "/nirgends",
)  # fmt: skip
#: Each page at a width of its own would leave out too much; night and day take turns.
_SIZES: tuple[tuple[int, Literal["light", "dark"]], ...] = (
    (320, "dark"),
    (390, "light"),
    (1280, "light"),
)
_LAID_OUT = """() => {
    for (const it of document.querySelectorAll("details")) it.open = true;
    scrollTo(0, document.body.scrollHeight);
    return document.documentElement.scrollWidth;
}"""


def test_every_page_is_accessible_without_scripts(shop: House, browser: Browser) -> None:
    """axe finds nothing at three widths, and nothing is wider than the screen."""
    hand = Hand(browser, shop, javascript=True)
    # axe needs scripts, so the page's own are kept away; no page has other words without them.
    hand.page.route("**/*.js", lambda route: route.abort())
    hand.scan()
    found: dict[str, object] = {}
    for path in _PAGES:
        hand.page.goto(hand.address + path)
        hand.page.evaluate(AXE)
        for width, scheme in _SIZES:
            hand.page.set_viewport_size({"width": width, "height": 800})
            wide = hand.page.evaluate(_LAID_OUT)
            wrong = violations(hand.page, scheme)
            if wide > width or wrong:
                found[f"{path} {width}"] = (wide, wrong)
    hand.context.close()
    assert found == {}
    assert hand.foreign == []


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "plain"])
def test_tuesday_is_changed_by_keyboard(shop: House, browser: Browser, javascript: bool) -> None:
    """From the link to the thanks with Tab, Enter and letters; what has the focus is in sight."""
    hand = Hand(browser, shop, javascript, width=1280)
    page, keys = hand.page, hand.page.keyboard
    hand.scan()

    def to(selector: str) -> None:
        for _ in range(60):
            keys.press("Tab")
            seen = page.locator(":focus")
            assert seen.evaluate(_IN_SIGHT), seen.evaluate("e => e.outerHTML")
            if seen.and_(page.locator(selector)).count():
                return
        raise AssertionError(selector)

    to("a[href$='/oeffnungszeiten']")
    keys.press("Enter")
    page.wait_for_url("**/oeffnungszeiten")
    to("#hours-1-to")
    closes = "13" if javascript else "14"
    keys.press("Control+A")
    keys.type(closes)
    to("button.main")
    keys.press("Enter")
    page.wait_for_url("**/gesendet/*")
    assert page.get_by_role("heading", level=1).inner_text() == "Danke, ist angekommen"
    assert f"06:30–{closes}:00 Uhr" in page.content()
    hand.context.close()
    assert f"06:30-{closes}:00" in shop.says("opening_hours", BAKERY).split(";")[0]


#: Drawn with a line around, and not below the button that stays in place.
_IN_SIGHT = """e => {
    const box = e.getBoundingClientRect();
    const spot = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const label = e.closest("label");
    const drawn = it => it && getComputedStyle(it);
    const ringed = [e, label, e.parentElement].map(drawn).some(
        it => it && (it.outlineStyle !== "none" || it.boxShadow !== "none"));
    return ringed && !!spot && (e.contains(spot) || spot.contains(e) || !!label?.contains(spot));
}"""
