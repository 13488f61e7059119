# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A phone with a person's thumb: a real browser before a real server, taps and letters counted."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request

from plugins.commands.serving.port import Socket
from tests.editing.service.house import House


@contextmanager
def served(house: House, listener: Socket) -> Iterator[None]:
    """The house's service on a port, its worker at work."""
    server = uvicorn.Server(
        uvicorn.Config(house.app, access_log=False, log_level="error", server_header=False)
    )

    def serve() -> None:
        asyncio.run(server.serve(sockets=[listener]))

    thread = threading.Thread(target=serve, daemon=True)
    house.desk.worker.start()
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(20)


class Hand:
    """A thumb on a phone of 390 × 844, and all that its browser complains of or asks others for."""

    def __init__(self, browser: Browser, house: House, javascript: bool, width: int = 390) -> None:
        self.house = house
        self.address = house.settings.address
        self.context = browser.new_context(
            viewport={"width": width, "height": 844},
            has_touch=True,
            is_mobile=True,
            java_script_enabled=javascript,
            locale="en-US",  # times are shown with 24 hours all the same
            reduced_motion="reduce",
        )
        self.page: Page = self.context.new_page()
        self.taps = self.letters = 0
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", self._requested)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _requested(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about") and not request.url.startswith(
            self.address
        ):
            self.foreign.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        # A page with errors has the status 422, which Chromium writes down.
        if message.type in ("error", "warning") and "422" not in message.text:
            self.complaints.append(message.text)

    def scan(self, business: str = "baeckerei-hoevel") -> None:
        """Open the link of a letter."""
        self.page.goto(f"{self.address}/l/{self.house.links.issue(business).token}")

    def tap(self, what: Locator) -> None:
        """One tap."""
        self.taps += 1
        what.tap()

    def tap_link(self, name: str) -> None:
        """One tap on a link."""
        self.tap(self.page.get_by_role("link", name=name))

    def press(self, name: str) -> None:
        """One tap on a button that sends."""
        with self.page.expect_navigation():
            self.tap(self.page.get_by_role("button", name=name))

    def type(self, text: str, *keys: str) -> None:
        """Letters, after as many other keys."""
        for key in keys:
            self.page.keyboard.press(key)
        self.page.keyboard.type(text)
        self.letters += len(text) + len(keys)
