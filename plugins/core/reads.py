# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a page has looked at, noted while it is drawn.

Everything a page may see besides its own arguments is reached through the catalogue and the facts,
and these note each read here. The notes are the page's declaration: as long as none of what they
name has changed, the page would come out the same.
"""

from __future__ import annotations

from typing import Any

Noted = set[str]


class Reads:
    """A stack of notes: a fact that is computed while a page is drawn notes for both."""

    __slots__ = ("_open",)

    def __init__(self) -> None:
        self._open: list[Noted] = []

    def note(self, key: str) -> None:
        """Something named ``key`` was looked at."""
        if self._open:
            self._open[-1].add(key)

    def note_all(self, keys: Any) -> None:
        """All of ``keys`` were looked at."""
        if self._open:
            self._open[-1].update(keys)

    def begin(self) -> None:
        """From here on, what is noted belongs to one page or fact."""
        self._open.append(set())

    def end(self) -> Noted:
        """What was noted since the last ``begin``."""
        return self._open.pop()
