# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A town with a form service."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from plugins.commands.serving.port import LOOPBACK, listening
from plugins.editing.service.limits import Limits, Rate
from tests.editing.service.hand import Hand, served
from tests.editing.service.house import CITY, House, opened
from tests.editing.store.town import FILES, repository


@pytest.fixture(scope="session")
def town_pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository that each test gets a copy of."""
    folder = tmp_path_factory.mktemp("town") / "town"
    return repository(folder, {**FILES, "content/city.yaml": CITY})


@pytest.fixture(scope="session")
def still(tmp_path_factory: pytest.TempPathFactory, town_pattern: Path) -> Iterator[House]:
    """A service for tests in which nothing is proposed; its limits are out of reach."""
    folder = tmp_path_factory.mktemp("still")
    often = Rate(100_000, 1)
    with opened(folder, town_pattern, Limits(often, often, often, often)) as found:
        yield found


@pytest.fixture
def town(tmp_path: Path, town_pattern: Path) -> Path:
    """A town's repository with its work tree."""
    return shutil.copytree(town_pattern, tmp_path / "town")


@pytest.fixture
def house(tmp_path: Path, town: Path) -> Iterator[House]:
    """The town's service, in memory."""
    with opened(tmp_path, town) as found:
        yield found


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory, town_pattern: Path) -> Iterator[House]:
    """A service on a port, with a town of its own; challenges are as hard as they are outside."""
    folder = tmp_path_factory.mktemp("shop")
    town = shutil.copytree(town_pattern, folder / "town")
    often = Rate(100_000, 1)
    with (
        listening(0, exactly=True) as listener,
        opened(
            folder,
            town,
            Limits(often, often, often, often),
            address=f"http://{LOOPBACK}:{listener.getsockname()[1]}",
        ) as house,
        served(house, listener),
    ):
        yield house


@pytest.fixture
def hand(shop: House, browser: Browser, javascript: bool) -> Iterator[Hand]:
    """A thumb, whose browser must have nothing to complain of in the end, and asked nobody else."""
    found = Hand(browser, shop, javascript)
    yield found
    found.context.close()
    assert found.foreign == []
    assert found.complaints == []
