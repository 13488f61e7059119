# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is known of a fact, and how it goes from build to build and from process to process."""

from __future__ import annotations

import marshal
import pickle
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any

from plugins.core.packing import Packed

#: A fact, and what it was made from. A bare tuple: it is asked for at every look.
Known = tuple[Any, Collection[str]]
#: A fact as it is kept from one build to the next: its bytes, and what it was made from.
Kept = tuple[Packed, tuple[str, ...]]
#: The facts of a ``define``d kind as one build leaves them to the next: stamps of what they were
#: computed from, and they themselves if they are to be kept.
Whole = tuple[dict[str, bytes], bytes]
#: So many facts are packed at once.
_SOME = 500


class Keeper:
    """Has facts that are kept from one build to the next; this one has none, and keeps none."""

    def one(self, fact: str) -> tuple[Packed | None, Collection[str]]:
        """A fact by name and id, None if it is not there or does not hold any more; and what it was
        made from.
        """
        return None, ()

    def left(self, facts: Sequence[str]) -> tuple[list[Packed | None], Collection[str]]:
        """The same of many; and all that those that are there were made from."""
        return [None] * len(facts), ()

    def lay(self, fresh: Mapping[str, Kept]) -> bool:
        """Take over facts that were made just now, and tell whether that worked."""
        return False

    def told(self) -> bytes:
        """What the keeper of another process of this build has to ``hear`` to have the facts that
        were laid here since this was asked last.
        """
        return b""

    def hear(self, told: bytes) -> None:
        """Take over what another process laid."""


def packed(name: str, facts: Mapping[str, Known]) -> Iterator[bytes]:
    """``facts`` for another process of this build, some at a time: it needs less room. What does
    not pickle is computed where it is needed.
    """
    every, plain = iter(facts.items()), True
    while some := dict(islice(every, _SOME)):
        if plain:
            try:  # facts that are bytes already: a third of the time
                yield marshal.dumps((name, some))
                continue
            except ValueError:  # which comes when all the rest is written
                plain = False
        with suppress(Exception):  # any class may say no in any way
            yield pickle.dumps((name, some), protocol=5)


def unpacked(data: bytes) -> tuple[str, dict[str, Known]]:
    """What ``packed`` made ``data`` of; nothing if it cannot be read."""
    try:
        load = pickle.loads if data[:1] == pickle.PROTO else marshal.loads
        name, facts = load(data)  # written by a process of this build
    except Exception:  # as above
        return "", {}
    return name, facts
