# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forges, and services that propose to them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from plugins.editing.store.desk import Desk
from tests.editing.forges.gitserver import TOKEN, GitServer
from tests.editing.store.town import (
    Clock,
    desk,
    repository,
    settings,
)

PATH = "content/businesses/baeckerei-hoevel.md"


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository that each server begins with."""
    return repository(tmp_path_factory.mktemp("pattern") / "town")


@pytest.fixture(params=["gitlab", "agit"])
def flavour(request: pytest.FixtureRequest) -> str:
    """Each kind of forge."""
    return str(request.param)


@pytest.fixture
def server(tmp_path: Path, pattern: Path, flavour: str) -> Iterator[GitServer]:
    """A forge."""
    opened = GitServer(tmp_path, pattern, flavour)
    yield opened
    opened.stop()


@pytest.fixture
def clock() -> Clock:
    """The service's clock."""
    return Clock()


@pytest.fixture
def opened(
    tmp_path: Path, server: GitServer, flavour: str, clock: Clock
) -> Iterator[Callable[[], Desk]]:
    """Opens the store of a service for the forge."""
    token = tmp_path / "token"
    token.write_text(f"{TOKEN}\n")
    told = settings(tmp_path, server.url, driver=flavour, token_file=token)
    with ExitStack() as stack:
        yield lambda: stack.enter_context(desk(told, clock))
