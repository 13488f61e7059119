# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The choice of a language, in the browser: kept, never a trap, and there without a script."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

Server = Callable[..., str]


@pytest.fixture
def site(spoken_site: Path, site_server: Server) -> str:
    """The address of the demo city in all of its languages."""
    return site_server(spoken_site)


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody whose browser speaks German and remembers nothing yet."""
    context = browser.new_context(locale="de-DE")
    yield context
    context.close()


def test_the_choice_leads_to_the_same_page_and_is_kept(site: str, visitor: BrowserContext) -> None:
    """Who has chosen English finds the first page in English; but who asks for German gets it."""
    tab = visitor.new_page()
    tab.goto(f"{site}betriebe/baeckerei-hoevel/")
    tab.get_by_role("navigation", name="Sprache").get_by_role("link", name="English").click()
    tab.wait_for_url(f"{site}en/betriebe/baeckerei-hoevel/")
    tab.close()
    later = visitor.new_page()
    later.goto(site)
    later.wait_for_url(f"{site}en/")
    later.get_by_role("navigation", name="Language").get_by_role("link", name="Deutsch").click()
    later.wait_for_url(site)
    later.reload()
    assert later.url == site
    assert later.evaluate("localStorage.getItem('sprache')") == "de"


def test_a_deep_link_stays_what_it_is(site: str, visitor: BrowserContext) -> None:
    """Somebody sent the German page: it is shown, whatever was chosen once."""
    tab = visitor.new_page()
    tab.goto(site)
    tab.evaluate("localStorage.setItem('sprache', 'tr')")
    tab.goto(f"{site}angebote/")
    assert tab.url == f"{site}angebote/"


def test_only_the_first_visit_is_led_on(site: str, visitor: BrowserContext) -> None:
    """Going back to the German first page in the same visit is no mistake to be corrected."""
    tab = visitor.new_page()
    tab.goto(site)
    tab.evaluate("localStorage.setItem('sprache', 'en')")
    tab.goto("about:blank")
    tab.goto(site)
    tab.wait_for_url(f"{site}en/")
    tab.goto(site)
    assert tab.url == site


def test_without_a_script_there_are_links(site: str, browser: Browser) -> None:
    """Each says its own language and where it leads; the keyboard reaches them first."""
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{site}tr/veranstaltungen/")
    links = tab.locator(".language-choice a[hreflang]")
    told = [(a.get_attribute("lang"), a.get_attribute("hreflang")) for a in links.all()]
    assert told == [("de", "de"), ("en", "en")]
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"{site}veranstaltungen/")
    context.close()
