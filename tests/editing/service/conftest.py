# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A town with a form service."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.editing.service.limits import Limits, Rate
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
