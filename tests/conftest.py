# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What tests of whole sites share."""

import contextlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from plugins.commands import toolchain
from tests.building import build_site, copy_with_url, german, once
from tests.serving import serve

# Without these, Chromium asks its maker's servers for updates in the middle of a test.
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update-golden``: write down what the program says now, to be read before a commit."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/errors/*/expected")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Return whether expected outputs are to be rewritten."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return one folder for all test processes of this run."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def demo_site(shared_folder: Path) -> Path:
    """Return the output of the demo city in German alone, built once a run: most tests need not
    look at each page in three languages.
    """
    return once(shared_folder / "demo", lambda folder: build_site(folder, german(folder)))


@pytest.fixture(scope="session")
def spoken_site(shared_folder: Path, demo_site: Path) -> Path:
    """Return the output of the demo city in all of its languages."""

    def make(folder: Path) -> Path:
        shutil.copytree(demo_site.parent / "cache", folder / "cache")  # spares coding the pictures
        return build_site(folder)

    return once(shared_folder / "spoken", make)


@pytest.fixture(scope="session")
def sub_path_site(shared_folder: Path, demo_site: Path) -> Path:
    """Return the output of the demo city whose address is https://stadt.example/stadt/."""

    def make(folder: Path) -> Path:
        shutil.copytree(demo_site.parent / "cache", folder / "cache")  # spares coding the pictures
        url = "https://stadt.example/stadt/"
        return build_site(
            folder, copy_with_url(demo_site.parent / "content", folder / "content", url)
        )

    return once(shared_folder / "sub-path", make)


@pytest.fixture(scope="session")
def site_server() -> Iterator[Callable[..., str]]:
    """Return `serve(folder, sub_path="/") -> address`; the servers run until the session ends."""
    with contextlib.ExitStack() as stack:
        running: dict[tuple[Path, str], str] = {}

        def start(folder: Path, sub_path: str = "/") -> str:
            if (folder, sub_path) not in running:
                running[folder, sub_path] = stack.enter_context(serve(folder, sub_path))
            return running[folder, sub_path]

        yield start


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield the one Chromium of a test process: Playwright allows no second one beside it."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=toolchain.chromium(),
            # Debian's Chromium does not start in its sandbox for root, who runs CI.
            args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", *QUIET],
        )
        yield chromium
        chromium.close()
