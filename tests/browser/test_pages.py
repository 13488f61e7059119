# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every type of page in a browser: accessible, narrow, quiet, and whole without JavaScript."""

import json
from collections.abc import Callable
from typing import Any, Literal

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.oracles import ORACLES

AXE = (ORACLES / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

Visiting = Callable[..., Visit]


def violations(page: Page, scheme: Literal["light", "dark"]) -> list[str]:
    """Run axe on the page as it is; return each violation with its element and remedy."""
    page.emulate_media(color_scheme=scheme)
    options = json.dumps(
        {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    )
    found: list[dict[str, Any]] = page.evaluate(
        f"axe.run(document, {options}).then(result => result.violations)"
    )
    return [
        f"{scheme} {violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(address: str, width: int, visit: Visiting) -> None:
    """No violation of WCAG 2.2 A or AA, in the light and in the dark."""
    page = visit(address, width).page
    page.evaluate(AXE)
    assert [found for scheme in SCHEMES for found in violations(page, scheme)] == []


def test_axe_finds_nothing_without_javascript(address: str, visit: Visiting) -> None:
    """What stands there without JavaScript is accessible as well."""
    page = visit(address, 390, javascript=False).page
    page.evaluate(AXE)
    assert [found for scheme in SCHEMES for found in violations(page, scheme)] == []


@pytest.mark.parametrize("javascript", [True, False])
def test_no_sideways_scrolling_at_320_px(address: str, javascript: bool, visit: Visiting) -> None:
    """WCAG 1.4.10: at 320 px nothing is wider than the screen."""
    page = visit(address, 320, javascript).page
    wide = page.evaluate(
        """() => document.documentElement.scrollWidth <= 320 ? [] :
        [...document.querySelectorAll("body *")]
            .filter(e => e.getBoundingClientRect().right > 320.5)
            .map(e => `${e.tagName}.${e.className} ${e.getBoundingClientRect().right}`).slice(0, 9)
        """
    )
    assert wide == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_page_is_quiet(address: str, visit: Visiting) -> None:
    """No request to another host, no error in the console, no breach of the CSP."""
    seen = visit(address, 1280)
    seen.page.wait_for_load_state("networkidle")
    assert seen.foreign == []
    assert seen.complaints == []
    policy = seen.page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content")
    assert policy is not None
    assert "default-src" in policy
    assert "unsafe" not in policy


def test_the_page_says_the_same_without_javascript(address: str, visit: Visiting) -> None:
    """Title, heading and navigation do not depend on JavaScript, but for the calendar's filter:
    that stands in the place of links to lists of one kind.
    """
    read = """() => [document.title,
        ...[...document.querySelectorAll("h1, nav a:not(event-filter *)")]
        .filter(e => e.checkVisibility()).map(e => e.textContent.trim().replace(/\\s+/g, " "))]"""
    with_script = visit(address, 1280).page.evaluate(read)
    without = visit(address, 1280, javascript=False).page.evaluate(read)
    assert set(without) <= set(with_script)
    assert with_script[0] == without[0]
    assert len(without) > 3


def test_axe_finds_a_planted_violation(site_address: str, visit: Visiting) -> None:
    """A picture without text and grey writing on grey do not pass."""
    page = visit(site_address, 390).page
    page.evaluate(AXE)
    page.evaluate(
        """() => { const p = document.createElement("p"); p.id = "planted"; p.textContent = "grau";
        p.style.color = "#888"; p.style.backgroundColor = "#999";
        p.append(new Image()); document.querySelector("main").append(p) }"""
    )
    assert any("#planted" in found for found in violations(page, "light"))
