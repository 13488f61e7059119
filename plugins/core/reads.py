# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a page has looked at, noted while it is drawn.

Everything a page may see besides its own arguments is reached through the catalogue and the facts,
and these note each read here. The notes are the page's declaration: as long as none of what they
name has changed, the page would come out the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

Noted = set[str]
#: Who looked at more records of one type than this is drawn again whenever one of the type changes.
#: It nearly always would be: it shows a good part of the city.
MANY = 2000


class Reads:
    """A stack of notes: a fact that is computed while a page is drawn notes for both."""

    __slots__ = ("_open",)

    def __init__(self) -> None:
        self._open: list[Noted] = []

    def note(self, key: str) -> None:
        """Something named ``key`` was looked at."""
        if self._open:
            self._open[-1].add(key)

    def note_each(self, keys: Iterable[str]) -> None:
        """All of ``keys`` were looked at."""
        if self._open:
            self._open[-1].update(keys)

    def note_all(self, *keys: Any) -> None:
        """All of all ``keys`` were looked at."""
        if self._open:
            self._open[-1].update(*keys)

    def begin(self) -> None:
        """From here on, what is noted belongs to one page or fact."""
        self._open.append(set())

    def go_on(self, noted: Noted) -> None:
        """From here on, what is noted belongs to what gave ``noted`` at its ``end``."""
        self._open.append(noted)

    def end(self) -> Noted:
        """What was noted since the last ``begin``."""
        return self._open.pop()


def summed_up(noted: Noted) -> Noted:
    """``noted``, where many records of a type are replaced by the type as a whole."""
    if len(noted) <= MANY:
        return noted
    # ``business/hoevel`` is a record, ``picture:a/b.jpg`` is none.
    types = [key.partition("/")[0] for key in noted]
    many = {name for name, count in Counter(types).items() if count > MANY and ":" not in name}
    left = {key for key, name in zip(noted, types, strict=True) if name not in many}
    return left | {f"{name}/" for name in many}
