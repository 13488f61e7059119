# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The street in the browser: light on means open, and nothing jumps."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from tests.theme.test_in_browser import look, town

__all__ = ["look", "town"]


@pytest.mark.parametrize(
    ("minute", "headline"),
    [
        ("2026-11-23T12:00+01:00", "Jetzt haben 6 Betriebe offen"),
        ("2026-11-23T17:18+01:00", "In 6 Fenstern brennt noch Licht."),
        ("2026-11-24T00:30+01:00", "In einem Fenster brennt noch Licht."),
        ("2026-11-24T07:00+01:00", "In einem Fenster brennt schon Licht."),
        ("2026-11-24T03:00+01:00", "Die Ladenstraße schläft."),
    ],
)
def test_the_headline_speaks_of_light_when_it_is_dark(
    look: Callable[..., Page], minute: str, headline: str
) -> None:
    """The sun of the town decides, not the clock."""
    assert look("home.html", minute).inner_text("h1") == headline


def test_lit_is_open_and_blinds_are_down_when_closed(look: Callable[..., Page]) -> None:
    """Of every house on the walk its window says what its words say; the lit ones stand first."""
    page = look("home.html", "2026-11-23T17:18+01:00")
    stands = page.locator(".stand-link")
    said = [stands.nth(n).get_attribute("class") or "" for n in range(stands.count())]
    assert [("is-lit" in css) for css in said] == [True] * 6 + [False] * 2
    for n in range(6):
        assert stands.nth(n).locator("[data-state]").inner_text().startswith("bis ")
        assert stands.nth(n).locator(".house-shut:visible").count() == 0
    kinds = [stands.nth(n).get_attribute("data-form") for n in range(6)]
    assert all(one != other for one, other in pairwise(kinds))


def test_the_house_of_the_page_and_its_neighbours_follow_the_hours(
    look: Callable[..., Page],
) -> None:
    """The house itself takes its hours from the state above them."""
    day = look("business.html", "2026-11-23T11:00+01:00")
    assert "is-lit" in (day.locator(".own").get_attribute("class") or "")
    assert day.locator(".own .house-open").is_visible()
    night = look("business.html", "2026-11-23T23:00+01:00")
    assert "is-shut" in (night.locator(".own").get_attribute("class") or "")
    assert not night.locator(".own .house-open").is_visible()
    assert night.locator(".beside.is-lit").count() == 1  # the inn is open until one


def test_beyond_the_horizon_windows_mirror_the_sky(look: Callable[..., Page]) -> None:
    """Neither lit nor shut, and the hours of the day of the build are not said of another."""
    page = look("home.html", "2027-02-01T10:00+01:00")
    assert page.locator(".is-lit, .is-shut").count() == 0
    words = page.locator(".stand-link[data-horizon] [data-state]").all_inner_texts()
    assert words and not any(words)


def test_nothing_moves_when_the_lights_go_on(look: Callable[..., Page]) -> None:
    """Plots keep their places; who stands on them changes."""
    page = look("home.html", "2026-11-23T23:00+01:00")
    shift = page.evaluate(
        """() => new Promise(done => {
          let sum = 0;
          const seen = new PerformanceObserver(list => {
            for (const { sources, value } of list.getEntries())
                if (sources.some(({ node }) => node?.closest?.("street-scene"))) sum += value;
          });
          seen.observe({ type: "layout-shift", buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
        })"""
    )
    assert shift <= 0.02


def test_in_forced_colours_houses_are_outlines(look: Callable[..., Page]) -> None:
    """System colours only: walls as the page, lines as its text."""
    page = look("home.html")
    page.emulate_media(forced_colors="active")
    found = page.evaluate(
        """() => { const house = getComputedStyle(document.querySelector(".house"));
        return ["--area", "--pen", "--thin"].map(name => house.getPropertyValue(name).trim()); }"""
    )
    assert found == ["Canvas", "CanvasText", "GrayText"]
