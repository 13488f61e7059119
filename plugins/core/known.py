# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is known of a fact, and how it goes from build to build and from process to process."""

from __future__ import annotations

import marshal
import pickle
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from sys import intern
from typing import Any

#: A fact, and what it was made from. A bare tuple: it is asked for at every look.
Known = tuple[Any, Collection[str]]
#: A fact as it is kept from one build to the next: its bytes, and what it was made from.
Kept = tuple[bytes, tuple[str, ...]]
#: Gives the kept facts of the last build that still hold, by name and id, None for those that do
#: not; and all that they were made from.
Left = Callable[[Sequence[str]], tuple[list[bytes | memoryview | None], Collection[str]]]
#: The facts of a ``define``d kind as one build leaves them to the next: stamps of what they were
#: computed from, and they themselves if they are to be kept.
Whole = tuple[dict[str, bytes], bytes]
#: So many facts are packed at once.
_SOME = 500


def nothing(keys: Sequence[str]) -> tuple[list[bytes | memoryview | None], Collection[str]]:
    """The last build left no facts."""
    return [None] * len(keys), ()


def packed(name: str, facts: Mapping[str, Known | Kept]) -> Iterator[bytes]:
    """``facts`` for another process of this build, some at a time: it needs less room. What does
    not pickle is computed where it is needed.
    """
    every = iter(facts.items())
    while some := dict(islice(every, _SOME)):
        try:
            yield marshal.dumps((name, some))  # facts that are bytes already: a third of the time
        except ValueError:
            with suppress(Exception):  # any class may say no in any way
                yield pickle.dumps((name, some), protocol=5)


def unpacked(data: bytes) -> tuple[str, dict[str, Any]]:
    """What ``packed`` made ``data`` of; nothing if it cannot be read."""
    try:
        load = pickle.loads if data[:1] == pickle.PROTO else marshal.loads
        name, facts = load(data)  # written by a process of this build
    except Exception:  # as above
        return "", {}
    # What was looked at has a name here already.
    found = {key: (value, tuple(map(intern, seen))) for key, (value, seen) in facts.items()}
    return name, found
