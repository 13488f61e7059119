# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A town with a form service that shows pages as they would be."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.commands.serving.workshop import Workshop
from plugins.editing.preview.preview import Preview
from plugins.editing.service.beside import Beside
from plugins.editing.settings import Settings
from plugins.editing.store.desk import Desk
from tests.editing.service.conftest import town_pattern
from tests.editing.service.house import House, opened
from tests.editing.store.town import Clock

__all__ = ["town_pattern"]


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory, town_pattern: Path) -> Iterator[House]:
    """A service with previews: one process that builds, for all tests of a module."""
    folder = tmp_path_factory.mktemp("window")
    town = shutil.copytree(town_pattern, folder / "town")
    kept: list[Preview] = []

    def make(told: Settings, desk: Desk, clock: Clock) -> Beside:
        kept.append(Preview(desk, told.state, Workshop, clock))
        return Beside(preview=kept[0])

    with opened(folder, town, make=make) as house:
        try:
            yield house
        finally:
            kept[0].close()
