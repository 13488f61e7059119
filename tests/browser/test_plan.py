# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The city plan in a browser: by keys alone, by hand, and without a script."""

from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit
from tests.browser.test_pages import AXE, SCHEMES, violations

Visiting = Callable[..., Visit]
MONDAY_MORNING = datetime.fromisoformat("2026-11-23T10:00:00+01:00")
BOX = "() => document.querySelector('.plan-map').getAttribute('viewBox').split(' ').map(Number)"


def box(page: Page) -> list[float]:
    """What of the plan is seen: left, top, width, height."""
    found: list[float] = page.evaluate(BOX)
    return found


def wait_for_hands(page: Page) -> None:
    """Wait for the script that is fetched when a hand comes near, from here: the page's policy
    forbids what Playwright would poll with.
    """
    for _ in range(200):
        if page.evaluate("Boolean(document.querySelector('city-plan').hands)"):
            return
        page.wait_for_timeout(25)
    raise AssertionError("the script for hands did not come")


@pytest.fixture
def plan(browser: Browser, site_address: str) -> Page:
    """The plan on a phone on a Monday morning, moving at once."""
    context = browser.new_context(
        viewport={"width": 390, "height": 800}, reduced_motion="reduce", has_touch=True
    )
    page = context.new_page()
    page.clock.install(time=MONDAY_MORNING)
    page.goto(site_address + "plan/")
    expect(page.locator(".plan-tools")).to_be_visible()
    return page


def test_the_plan_is_walked_by_keys(plan: Page) -> None:
    """Arrows move, plus and minus zoom, Enter on a pin opens a card with the way to the business,
    Escape closes it and gives the focus back.
    """
    plan.locator(".plan-view").focus()
    start = box(plan)
    wait_for_hands(plan)
    plan.keyboard.press("ArrowRight")
    assert box(plan)[0] > start[0]
    plan.keyboard.press("ArrowDown")
    assert box(plan)[1] > start[1]
    plan.keyboard.press("-")
    assert box(plan)[2] > start[2]
    for _ in range(4):
        plan.keyboard.press("+")
    assert box(plan)[2] < start[2]
    plan.keyboard.press("Tab")
    single = plan.locator(".pin:not(.kind-many)").first
    single.focus()
    seen, pin = plan.locator(".plan-view").bounding_box(), single.bounding_box()
    assert seen and pin
    assert seen["x"] <= pin["x"] <= seen["x"] + seen["width"]
    assert seen["y"] <= pin["y"] <= seen["y"] + seen["height"]
    name = (single.get_attribute("aria-label") or "").partition(",")[0]
    plan.keyboard.press("Enter")
    card = plan.locator(".plan-card")
    expect(card).to_contain_text(name)
    assert plan.evaluate("document.activeElement.closest('.plan-card a') !== null")
    plan.keyboard.press("Escape")
    expect(card).to_be_hidden()
    assert plan.evaluate("document.activeElement.closest('.pin')?.getAttribute('aria-label')")
    plan.keyboard.press("Home")
    assert box(plan)[2] > start[2]


def test_a_link_to_a_business_shows_its_house(plan: Page, site_address: str) -> None:
    """Its house is marked and lit, and its card says until when."""
    plan.goto(site_address + "plan/#b-baeckerei-hoevel")
    card = plan.locator(".plan-card")
    expect(card).to_contain_text("Bäckerei Hövel")
    expect(card).to_contain_text("bis 18")
    expect(plan.locator(".house.is-here.is-lit")).to_have_count(1)
    card.locator("a").first.click()
    assert urlsplit(plan.url).path.endswith("betriebe/baeckerei-hoevel/")


def test_what_is_said_of_a_house_stays_true(plan: Page, site_address: str) -> None:
    """An open card, the list, the houses and the chip »open now« keep up with the clock, also once
    hands were on the plan.
    """
    plan.goto(site_address + "plan/#b-baeckerei-hoevel")
    card, row = plan.locator(".plan-card"), plan.locator("#b-baeckerei-hoevel")
    expect(card).to_contain_text("bis 18")
    plan.locator(".plan-kinds button").first.click()
    shown = plan.locator(".plan-entry:visible").count()
    plan.clock.fast_forward("07:30:00")
    expect(row.locator("[data-state]")).to_contain_text("noch 30 Min.")
    expect(card).to_contain_text("noch 30 Min.")
    plan.clock.fast_forward("01:00:00")
    expect(card).to_contain_text("ab ")
    expect(plan.locator(".house.is-here")).to_have_count(1)
    expect(plan.locator(".house.is-here.is-lit")).to_have_count(0)
    expect(row).to_be_hidden()
    assert 0 < plan.locator(".plan-entry:visible").count() < shown


def test_the_plan_goes_on_when_its_card_was_closed(plan: Page) -> None:
    """A card that nobody sees has nothing to say, and hinders nobody."""
    wrong: list[str] = []
    plan.on("pageerror", lambda error: wrong.append(str(error)))
    plan.locator("#b-die-furt .plan-plate").click()
    expect(plan.locator(".plan-card")).to_contain_text("Die Furt")
    plan.locator(".plan-close").click()
    plan.locator(".plan-kinds button").first.click()
    row = plan.locator("#b-baeckerei-hoevel")
    expect(row).to_be_visible()
    plan.clock.fast_forward("09:00:00")
    expect(row).to_be_hidden()
    assert wrong == []


def test_a_card_that_is_opened_early_is_lit_with_the_list(
    browser: Browser, site_address: str
) -> None:
    """On a slow phone a house is chosen before the script came to its row of the list."""
    page = browser.new_context(viewport={"width": 390, "height": 800}).new_page()
    page.clock.install(time=MONDAY_MORNING - timedelta(minutes=1))  # it runs until it is paused
    page.clock.pause_at(MONDAY_MORNING)
    page.goto(site_address + "plan/")
    page.clock.run_for(1)
    page.clock.run_for(1)
    state = page.locator("#b-baeckerei-hoevel [data-state]")
    assert not state.inner_text()
    page.evaluate("location.hash = 'b-baeckerei-hoevel'")
    card = page.locator(".plan-card")
    expect(card).to_contain_text("Bäckerei Hövel")
    assert "bis 18" not in card.inner_text()
    page.clock.resume()
    expect(card).to_contain_text("bis 18")


def test_plates_of_the_list_and_chips_lead_to_the_plan(plan: Page) -> None:
    """A plate shows its house at the first click; a chip leaves its kind in list and plan."""
    plan.locator("#b-die-furt .plan-plate").click()
    expect(plan.locator(".plan-card")).to_contain_text("Die Furt")
    expect(plan.locator("#b-die-furt")).to_have_class("plan-entry is-here")
    plan.locator(".plan-close").click()
    chip = plan.locator("[data-kind=gastronomie] button")
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    shown = plan.locator(".plan-entry:visible")
    kinds = set(shown.evaluate_all("rows => rows.map(row => row.dataset.kind)"))
    assert kinds == {"gastronomie"}
    expect(plan.locator("[data-said]")).to_contain_text(str(shown.count()))
    plan.locator(".plan-kinds button").first.click()
    assert shown.evaluate_all("rows => rows.every(row => row.classList.contains('is-lit'))")


def test_groups_open_and_pins_are_apart(plan: Page) -> None:
    """On the whole plan no two pins are nearer than 24 pixels, nor after a group was opened."""
    plan.locator("[data-do=all]").click()
    wait_for_hands(plan)
    plan.locator("[data-do=all]").click()
    groups = plan.locator(".pin.kind-many")
    for _ in range(6):
        spots = plan.locator(".pin").evaluate_all(
            "pins => pins.map(pin => { const { e, f } = pin.getScreenCTM(); return [e, f]; })"
        )
        assert len(spots) > 10
        for n, (x, y) in enumerate(spots):
            others = spots[n + 1 :]
            assert all((x - u) ** 2 + (y - v) ** 2 >= 24**2 for u, v in others)
        if not groups.count():
            break
        groups.first.dispatch_event("click")
    assert len(spots) > 100


def test_one_finger_scrolls_the_page_and_the_large_plan_is_alone(plan: Page) -> None:
    """The plan never traps a thumb; large, it takes the finger, and nothing behind is reached."""
    view = plan.locator(".plan-view")
    touch = "element => getComputedStyle(element).touchAction"
    assert view.evaluate(touch) == "pan-x pan-y"
    large = plan.locator("[data-do=large]")
    large.click()
    expect(large).to_have_attribute("aria-pressed", "true")
    assert view.evaluate(touch) == "none"
    assert plan.evaluate("document.querySelector('.site-header').inert")
    assert plan.evaluate("document.querySelector('.plan-list').inert")
    plan.keyboard.press("Escape")
    expect(large).to_have_attribute("aria-pressed", "false")
    assert not plan.evaluate("document.querySelector('.site-header').inert")


def test_a_mouse_drags_and_the_wheel_scrolls_the_page(plan: Page) -> None:
    """Without Ctrl the wheel is the page's; a drag is no click on a pin."""
    frame = plan.locator(".plan-view").bounding_box()
    assert frame
    x, y = frame["x"] + 120, frame["y"] + 200
    plan.mouse.move(x, y)
    wait_for_hands(plan)
    before = box(plan)
    plan.mouse.down()
    plan.mouse.move(x - 60, y - 40, steps=4)
    plan.mouse.up()
    after = box(plan)
    assert after[0] > before[0] and after[1] > before[1] and after[2] == before[2]
    plan.mouse.wheel(0, 120)
    assert box(plan)[2] == after[2]
    plan.keyboard.down("Control")
    plan.mouse.wheel(0, -120)
    plan.keyboard.up("Control")
    assert box(plan)[2] < after[2]


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_any_state(width: int, site_address: str, visit: Visiting) -> None:
    """With a card, large, and narrowed to a kind."""
    page = visit(f"{site_address}plan/#b-baeckerei-hoevel", width).page
    expect(page.locator(".plan-card")).to_be_visible()
    page.evaluate(AXE)
    found = [found for scheme in SCHEMES for found in violations(page, scheme)]
    page.locator("[data-kind=gesundheit] button").click()
    page.locator("[data-do=large]").click()
    found += [found for scheme in SCHEMES for found in violations(page, scheme)]
    assert found == []


def test_without_a_script_all_is_there(site_address: str, visit: Visiting) -> None:
    """The whole plan with its ground, pins that lead to the list, no button that does nothing."""
    page = visit(f"{site_address}plan/", 1280, javascript=False).page
    assert page.locator(".pin").count() > 20
    assert page.locator("city-plan button:visible").count() == 0
    ground = page.locator(".g-houses").bounding_box()
    assert ground and ground["width"] > 200
    page.locator(".pin").first.click()
    assert urlsplit(page.url).fragment


@pytest.mark.parametrize(
    ("agent", "scheme"),
    [
        ("Mozilla/5.0 (Linux; Android 16) Chrome/150", "geo:51.2"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Safari/605", "maps:?daddr=51.2"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/150", "https://www.openstreetmap.org/directions"),
    ],
)
def test_a_route_is_handed_to_the_visitors_own_map(
    browser: Browser, site_address: str, agent: str, scheme: str
) -> None:
    """On a phone nobody else is asked for the way."""
    with browser.new_context(user_agent=agent) as context:
        page = context.new_page()
        page.goto(site_address + "betriebe/baeckerei-hoevel/")
        route = page.locator(".actions a", has_text="Route")
        assert (route.get_attribute("href") or "").startswith(scheme)
