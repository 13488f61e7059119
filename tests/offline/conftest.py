# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A town whose server stops, starts, and gets new builds, and visitors to it."""

import functools
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.building import build_site, once
from tests.serving import Server, StaticHost
from tests.small_town import write_shop, write_town

URL = "https://stadt.example/stadt/"
#: What lies in the caches, as [name, paths].
CACHES = """async () => Promise.all((await caches.keys()).map(async (name) =>
    [name, (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)]))"""

#: Whether the worker has a list of what is to be fetched yet.
TO_FETCH = """async () => !navigator.serviceWorker.controller || Boolean(
    await caches.match(new URL("./?zu-holen", navigator.serviceWorker.controller.scriptURL)))"""


class _Host(StaticHost):
    #: A connection a request: one that stays open would be answered after the server has stopped.
    protocol_version = "HTTP/1.0"
    wait = staticmethod(lambda path: None)

    def send_head(self) -> object:  # type: ignore[override]
        """Let the test be slow."""
        self.wait(self.path)
        return super().send_head()


class Town:
    """A folder that is served at one address, as long as it is not stopped."""

    def __init__(self, folder: Path, sub_path: str = "/stadt/") -> None:
        self.folder, self.sub_path = folder, sub_path
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}{sub_path}"
        #: Called with each request's path before it is answered.
        self.wait: Callable[[str], object] = lambda path: None
        self._server: Server | None = None

    def start(self) -> None:
        host = type("Host", (_Host,), {"wait": staticmethod(lambda path: self.wait(path))})
        handler = functools.partial(host, sub_path=self.sub_path, directory=self.folder)
        self._server = Server(handler, self.port)
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def publish(self, site: Path) -> None:
        """Put another build into the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(site, self.folder)


def _built(folder: Path, change: Callable[[Path], object]) -> Path:
    content = write_town(folder / "content", URL, shops=3)
    change(content)
    return build_site(folder, content)


def _nothing_kept(content: Path) -> None:
    city = content / "city.yaml"
    city.write_text(city.read_text("utf-8") + "offline: false\n", "utf-8")


@pytest.fixture(scope="session")
def first_build(shared_folder: Path) -> Path:
    return once(shared_folder / "offline-1", lambda folder: _built(folder, lambda _: None))


@pytest.fixture(scope="session")
def next_build(shared_folder: Path) -> Path:
    """The same town; the first shop has another name."""
    return once(
        shared_folder / "offline-2",
        lambda folder: _built(folder, lambda content: write_shop(content, 1, "Neuer Laden")),
    )


@pytest.fixture(scope="session")
def build_that_keeps_nothing(shared_folder: Path) -> Path:
    return once(shared_folder / "offline-3", lambda folder: _built(folder, _nothing_kept))


@pytest.fixture
def town(tmp_path: Path, first_build: Path) -> Iterator[Town]:
    """The first build, being served."""
    served = Town(tmp_path / "served")
    served.publish(first_build)
    served.start()
    yield served
    served.stop()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody who has never been here."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, locale="de-DE")
    yield context
    context.close()


def caches_of(page: Page) -> dict[str, list[str]]:
    return dict(page.evaluate(CACHES))


def names_of(page: Page) -> list[str]:
    """The names of the caches. While one is being removed, who looks into it would make it anew."""
    names: list[str] = page.evaluate("caches.keys()")
    return names


def kept(page: Page) -> set[str]:
    """The paths of all that is kept."""
    return {path for paths in caches_of(page).values() for path in paths}


def until(page: Page, condition: Callable[[], bool], seconds: float = 15) -> None:
    """Wait until `condition` holds."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not so after {seconds} s: {caches_of(page)}"
        page.wait_for_timeout(50)


def settled(page: Page, town: Town, *paths: str) -> None:
    """Wait until `paths` are kept, and nothing is left to fetch."""
    wanted = {town.sub_path + path for path in paths}
    until(page, lambda: wanted <= kept(page) and not page.evaluate(TO_FETCH))


def has_worker(page: Page) -> bool:
    """Whether this very site has one; another one above it does not count."""
    asked = """navigator.serviceWorker.getRegistration().then((found) =>
        Boolean(found) && location.pathname.replace(/(betriebe|offline).*/, "") ===
            new URL(found.scope).pathname)"""
    return bool(page.evaluate(asked))
