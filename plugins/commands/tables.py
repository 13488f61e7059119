# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What ``export`` and ``import`` share: the content, the kinds, the packages for workbooks."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import tasks
from plugins.commands import arguments

if TYPE_CHECKING:
    from plugins.editing.submission import AnyKind
    from plugins.editing.tables.records import Content

#: As the folders of the content are called.
KINDS: dict[str, AnyKind] = {
    "businesses": "business",
    "offers": "offer",
    "events": "event",
    "news": "news",
    "pages": "page",
}
FORMATS = ("csv", "xlsx")


class NotReady(Exception):
    """The verb cannot be run; the message says why and what to do."""


def prepare(form: str) -> None:
    """Install what only workbooks need, when one is wanted for the first time."""
    if form != "xlsx":
        return
    from plugins.commands.test import install_lock

    try:
        install_lock("requirements-tables.lock")
    except tasks.SetupError as error:
        raise NotReady(str(error)) from error


def content_of(given: argparse.Namespace) -> tuple[Content, date]:
    """The records of the folder that was given, and the city's day. Raises ``NotReady``."""
    from plugins import features
    from plugins.core.city_file import read_city
    from plugins.core.clock import day_of
    from plugins.editing.tables.records import read_content

    root: Path = given.content
    if not root.is_dir():
        raise NotReady(f"Den Ordner »{root}« gibt es nicht.")
    features.activate()
    city_file = read_city(root)
    if city_file.missing:
        raise NotReady(f"In »{root}« fehlt die Datei city.yaml; ist das ein Inhaltsordner?")
    city = city_file.or_stand_in()
    today = day_of(arguments.moment(given.now), city.timezone).today
    return read_content(root.resolve(), city), today
