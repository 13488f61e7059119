# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""To whom mails go, who was reminded when, and of which proposals somebody is to hear."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from plugins.editing.post.letter import address_of
from plugins.editing.store.writer import Wish, Writer

SCHEMA = """
CREATE TABLE IF NOT EXISTS addresses(business TEXT PRIMARY KEY, address TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS reminded(business TEXT PRIMARY KEY, at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS watched(proposal INTEGER PRIMARY KEY);
CREATE TABLE IF NOT EXISTS looked(one INTEGER PRIMARY KEY CHECK (one = 1), proposal INTEGER);
"""


class Book:
    """The tables beside the mails, in the same file, so that both change together."""

    def __init__(self, path: Path, writer: Writer) -> None:
        self._path = path
        self._writer = writer

    def address(self, business: str) -> str:
        """The address of a business, or ""."""
        found = self._asked("SELECT address FROM addresses WHERE business = ?", business)
        return str(found[0][0]) if found else ""

    def addresses(self) -> Mapping[str, str]:
        """All of them, by business."""
        return dict(self._asked("SELECT business, address FROM addresses"))

    def set_address(self, business: str, typed: str) -> None:
        """Keep the address of a business; "" forgets it. Raises ``NoAddress``."""
        if typed.strip():
            asked = "INSERT OR REPLACE INTO addresses VALUES (?, ?)"
            values: tuple[str, ...] = (business, address_of(typed))
        else:
            asked, values = "DELETE FROM addresses WHERE business = ?", (business,)
        self._writer.do(lambda writing: writing.execute(asked, values))

    def remind(self, business: str, now: datetime, pause: timedelta, keep: Wish) -> bool:
        """Do ``keep``, unless the last reminder was less than ``pause`` ago; whether it did."""
        now = now.astimezone(UTC)
        oldest = (now - pause).isoformat()

        def reminded(writing: sqlite3.Connection) -> bool:
            asked = "SELECT 1 FROM reminded WHERE business = ? AND at > ?"
            if writing.execute(asked, (business, oldest)).fetchone():
                return False
            keep(writing)
            wish = "INSERT OR REPLACE INTO reminded VALUES (?, ?)"
            writing.execute(wish, (business, now.isoformat()))
            return True

        return self._writer.do(reminded)

    def reminded(self, business: str) -> datetime | None:
        """When a business was reminded last."""
        found = self._asked("SELECT at FROM reminded WHERE business = ?", business)
        return datetime.fromisoformat(found[0][0]) if found else None

    def watched(self) -> tuple[list[int], int]:
        """The proposals of which somebody is to hear, and the last one that ever was."""
        rows = self._asked("SELECT proposal FROM watched ORDER BY proposal")
        last = self._asked("SELECT proposal FROM looked")
        return [number for (number,) in rows], last[0][0] if last else 0

    def watch(self, number: int) -> Wish:
        """The wish to watch a proposal."""

        def watch(writing: sqlite3.Connection) -> None:
            writing.execute("INSERT OR IGNORE INTO watched VALUES (?)", (number,))
            writing.execute("INSERT OR REPLACE INTO looked VALUES (1, ?)", (number,))

        return watch

    def forget(self, number: int) -> Wish:
        """The wish to watch it no longer."""
        asked = "DELETE FROM watched WHERE proposal = ?"
        return lambda writing: writing.execute(asked, (number,))

    def _asked(self, asked: str, *values: object) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self._path, timeout=30)) as reading:
            return reading.execute(asked, values).fetchall()
