# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The demo city on a server under /stadt/, and visits to its pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.browser.page_types import PAGE_TYPES

NOW = "2026-11-23T17:18+01:00"


@dataclass(slots=True)
class Visit:
    """A browser tab and what it has seen since it went to its page."""

    page: Page
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self, host: str) -> None:
        """Note every request to another host, and all errors and CSP reports in the console."""

        def requested(request: Request) -> None:
            parts = urlsplit(request.url)
            if parts.scheme not in ("data", "blob", "about") and parts.netloc != host:
                self.foreign.append(request.url)

        def said(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning") or "Content Security Policy" in message.text:
                self.complaints.append(message.text)

        self.page.on("request", requested)
        self.page.on("console", said)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))


@pytest.fixture(scope="session")
def site_address(sub_path_site: Path, site_server: Callable[..., str]) -> str:
    return site_server(sub_path_site, "/stadt/")


@pytest.fixture(params=list(PAGE_TYPES))
def address(request: pytest.FixtureRequest, sub_path_site: Path, site_address: str) -> str:
    """Return the address of one page of each type."""
    return site_address + PAGE_TYPES[request.param](sub_path_site)


@pytest.fixture(scope="session")
def visit(browser: Browser, site_address: str) -> Iterator[Callable[..., Visit]]:
    """Return `visit(address, width, javascript=True)`: the page in a tab that stays open.

    There is one tab for each width, with and without JavaScript, since opening one takes longer
    than going to a page.
    """
    tabs: dict[tuple[int, bool], Visit] = {}
    host = urlsplit(site_address).netloc

    def go(address: str, width: int, javascript: bool = True) -> Visit:
        key = (width, javascript)
        if key not in tabs:
            context = browser.new_context(
                viewport={"width": width, "height": 800},
                # Colours are measured at rest, not while they fade.
                reduced_motion="reduce",
                locale="de-DE",
            )
            tabs[key] = Visit(context.new_page())
            tabs[key].watch(host)
        seen = tabs[key]
        chromium = seen.page.context.new_cdp_session(seen.page)
        chromium.send("Emulation.setScriptExecutionDisabled", {"value": not javascript})
        seen.foreign.clear()
        seen.complaints.clear()
        answer = seen.page.goto(address, wait_until="load")
        assert answer is not None
        assert answer.status == 200, address
        # The page was read without scripts and stays so; axe itself needs them to run.
        chromium.send("Emulation.setScriptExecutionDisabled", {"value": False})
        chromium.detach()
        return seen

    yield go
    for seen in tabs.values():
        seen.page.context.close()


@pytest.fixture(scope="module")
def tabs(browser: Browser) -> Iterator[Callable[[int], Page]]:
    """Return `tabs(width)`: a tab of somebody in Tokyo; there is one for each width."""
    opened: dict[int, Page] = {}

    def tab(width: int) -> Page:
        if width not in opened:
            opened[width] = browser.new_context(
                viewport={"width": width, "height": 800},
                timezone_id="Asia/Tokyo",
                reduced_motion="reduce",
            ).new_page()
        return opened[width]

    yield tab
    for page in opened.values():
        page.context.close()


@pytest.fixture
def at(tabs: Callable[[int], Page], site_address: str) -> Callable[..., Page]:
    """Return `at(path, width, now)`: a page of the demo city at a minute."""

    def go(path: str, width: int = 390, now: str = NOW) -> Page:
        page = tabs(width)
        page.clock.set_fixed_time(now)
        page.goto(site_address + path)
        return page

    return go
