# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Caches for what is the same object, whatever its fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

#: A city of more languages makes more work.
_MOST = 8
Thing = TypeVar("Thing")
Made = TypeVar("Made")


class Same(Generic[Thing]):
    """``it`` as the key of a cache: two keys are equal if they hold the very same object.

    For records and the city, whose fields take longer to compare than the answer takes to find, or
    cannot be hashed. The key keeps the object alive, so that its identity stays its own.
    """

    __slots__ = ("it",)

    def __init__(self, it: Thing) -> None:
        self.it = it

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.it is other.it


def made_once(make: Callable[[Thing], Made]) -> Callable[[Thing], Made]:
    """``make``, where it is asked about few things thousands of times: its last answers stay.

    For the city of a build, which is another in each of its languages, and for what has no other in
    it. An answer keeps its thing alive.
    """
    last: list[tuple[Thing, Made]] = []

    def found(thing: Thing) -> Made:
        for known, made in last:
            if known is thing:
                return made
        if len(last) >= _MOST:
            last.clear()
        last.append((thing, make(thing)))
        return last[-1][1]

    return found
