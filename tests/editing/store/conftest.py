# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A town and a store without a forge."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.editing.store.desk import Desk
from tests.editing.store.town import desk, repository, settings


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository that each test gets a copy of."""
    return repository(tmp_path_factory.mktemp("pattern") / "town")


@pytest.fixture
def town(tmp_path: Path, pattern: Path) -> Path:
    """A town's repository with its work tree."""
    return shutil.copytree(pattern, tmp_path / "town")


@pytest.fixture
def store(tmp_path: Path, town: Path) -> Iterator[Desk]:
    """The store of a service without a forge, whose worker works when a test says so."""
    with desk(settings(tmp_path, str(town))) as opened:
        yield opened
