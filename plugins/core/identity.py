# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Caches for what is the same object, whatever its fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

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
    """``make``, where it is asked about one thing thousands of times: its last answer stays.

    For the city of a build, and for what has no other in it. The answer keeps its thing alive.
    """
    last: list[tuple[Thing, Made]] = []

    def found(thing: Thing) -> Made:
        if not last or last[0][0] is not thing:
            last[:] = [(thing, make(thing))]
        return last[0][1]

    return found
