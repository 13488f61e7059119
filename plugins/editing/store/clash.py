# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The same field said otherwise by two."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from plugins.editing.submission import Kind, Value


class Clash(Struct, frozen=True):
    """One field that somebody else has changed meanwhile, to something else.

    ``field`` is "" where the record or picture as a whole is meant.
    """

    kind: Kind | Literal["file"]
    #: The record's id; of another file its path.
    id: str
    field: str
    #: What it said when the form was filled, what it should say, and what it says now.
    before: Value
    wanted: Value
    found: Value


class Conflict(Exception):
    """Nothing of it was done: ``clashes`` has both values of each field."""

    def __init__(self, clashes: Iterable[Clash]) -> None:
        self.clashes = tuple(clashes)
        names = ", ".join(f"{clash.id}: {clash.field or 'alles'}" for clash in self.clashes)
        super().__init__(f"Inzwischen von jemand anderem geändert ({names}).")
