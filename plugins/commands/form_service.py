# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the verbs of the form service share: its packages, its settings, its links."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import tasks
from plugins.commands.test import install_lock

if TYPE_CHECKING:
    from plugins.editing.links.links import Links
    from plugins.editing.settings import Settings

#: Where a service without settings keeps what it must not lose, beside the content folder.
STATE = ".edit"
ADDRESS = "http://127.0.0.1:8001"


class NotReady(Exception):
    """The verb cannot be run; the message says why and what to do."""


def prepare() -> None:
    """Install what only the form service needs, when it is wanted for the first time."""
    try:
        install_lock("requirements-edit.lock")
    except tasks.SetupError as error:
        raise NotReady(str(error)) from error


def settings_for(config: Path | None, content: Path, address: str = ADDRESS) -> Settings:
    """The settings of a file, or those of a service on this machine for a content folder."""
    from plugins.editing.forges.local import repository_of
    from plugins.editing.settings import Invalid, Settings, read_settings

    if config is not None:
        try:
            return read_settings(config)
        except Invalid as invalid:
            raise NotReady(str(invalid)) from invalid
    if not content.is_dir():
        raise NotReady(f"Den Ordner »{content}« gibt es nicht.")
    state = content.resolve().parent / STATE
    return Settings(address=address, state=state, repository=repository_of(content))


def clock_of(now: datetime | None) -> Callable[[], datetime]:
    """The machine's clock, or one that stands still at ``now``."""
    return (lambda: now.astimezone(UTC)) if now else (lambda: datetime.now(UTC))


def links_of(settings: Settings, clock: Callable[[], datetime]) -> Links:
    """The links of a service."""
    from plugins.editing.links.links import Links
    from plugins.editing.links.secret import Spoilt

    try:
        return Links(settings.state, clock)
    except (Spoilt, OSError) as error:
        raise NotReady(str(error)) from error


def told(error: Exception) -> int:
    """Say why not; exit code 1."""
    print(error, file=sys.stderr)
    return 1
