# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What many things looked at when they were made: a table in columns.

A region's site has a million looks. As tuples of texts they would take longer to read, to send and
to save than a change takes to draw; as columns of numbers they are read and written at once, and
searched without a line of Python for each.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, compress, count, islice
from typing import Any

_NUMBER = "I"
#: So few numbers are found sooner one by one, as bytes.
_FEW = 8


class Keys:
    """The keys of what is looked at, numbered. Tables that share them share the numbers."""

    __slots__ = ("_numbers", "_texts")

    def __init__(self, keys: Iterable[str] = ()) -> None:
        given = {key: number for number, key in enumerate(keys)}
        #: A new key gets the next number when it is looked up, without a line of Python.
        self._numbers: dict[str, int] = defaultdict(count(len(given)).__next__, given)
        self._texts: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def numbers(self, keys: Iterable[str]) -> list[int]:
        """The numbers of ``keys``; what is new gets the next one."""
        return list(map(self._numbers.__getitem__, keys))

    def numbers_or(self, keys: Iterable[str], other: int) -> list[int]:
        """The numbers of ``keys``, ``other`` for those that have none."""
        known = self._numbers.get
        return [known(key, other) for key in keys]

    def share(self, other: Keys) -> bool:
        """Whether the numbers of ``other`` mean the same here, now and later. They do so from now
        on if there is no key here yet: in a first build the ledger has none.
        """
        if not self._numbers:
            self._numbers = other._numbers
        return self._numbers is other._numbers

    def texts(self, numbers: Iterable[int]) -> list[str]:
        """The keys with these numbers."""
        if new := len(self._numbers) - len(self._texts):
            self._texts += [*islice(reversed(self._numbers), new)][::-1]
        return list(map(self._texts.__getitem__, numbers))

    def numbers_of(self, keys: Collection[str]) -> list[int]:
        """The numbers of those of ``keys`` that have one."""
        known = self._numbers
        return [known[key] for key in keys if key in known]


class Looks:
    """Rows: a name, ``width`` bytes of whatever the table's owner notes with it, and what it looked
    at. A name has one row.
    """

    __slots__ = ("_counts", "_ends", "_index", "_notes", "_seen", "keys", "names", "width")

    def __init__(self, keys: Keys | None = None, width: int = 0) -> None:
        self.keys = Keys() if keys is None else keys
        self.width = width
        self.names: list[str] = []
        self._notes = bytearray()
        self._counts = array(_NUMBER)
        self._seen = array(_NUMBER)
        #: Row by name, and where each row's looks begin and the last one's end; both are brought
        #: up to date when somebody asks.
        self._index: dict[str, int] = {}
        self._ends = [0]

    def __len__(self) -> int:
        return len(self.names)

    def __contains__(self, name: object) -> bool:
        return name in self.rows

    @property
    def notes(self) -> memoryview:
        """The notes of all rows, one after another. Add no row while you hold it."""
        return memoryview(self._notes)

    @property
    def rows(self) -> Mapping[str, int]:
        """Name → number of its row."""
        known = len(self._index)
        if known < len(self.names):
            self._index.update(zip(islice(self.names, known, None), count(known), strict=False))
        return self._index

    def note(self, name: str) -> bytes:
        """The note of one row. Raises ``KeyError``."""
        start = self.rows[name] * self.width
        return bytes(self._notes[start : start + self.width])

    def add(self, name: str, seen: Iterable[str], note: bytes = b"") -> None:
        """Add a row."""
        numbers = self.keys.numbers(seen)
        self.names.append(name)
        self._notes += note
        self._counts.append(len(numbers))
        self._seen.extend(numbers)

    def add_all(
        self, names: Collection[str], seen: Sequence[Collection[str]], notes: bytes = b""
    ) -> None:
        """Add rows; ``notes`` are theirs, one after another."""
        self.names += names
        self._notes += notes
        self._counts.extend(map(len, seen))
        self._seen.extend(self.keys.numbers(chain.from_iterable(seen)))

    def take(self, other: Looks) -> None:
        """Add the rows of another table; where both have a name, the other's row stays."""
        left = self.without(other.names)
        if self.keys.share(other.keys):
            seen = other._seen
        else:
            numbers = self.keys.numbers(other.keys)
            seen = array(_NUMBER, map(numbers.__getitem__, other._seen))
        self.names = left.names + other.names
        self._notes = left._notes + other._notes
        self._counts = left._counts + other._counts
        self._seen = left._seen + seen
        if left is not self:
            self._index, self._ends = {}, [0]

    def since(self, row: int) -> Looks:
        """The table of what was added from ``row`` on."""
        last = Looks(self.keys, self.width)
        last.names, last._notes = self.names[row:], self._notes[row * self.width :]
        last._counts, last._seen = self._counts[row:], self._seen[self._bounds()[row] :]
        return last

    def without(self, names: Iterable[str]) -> Looks:
        """The table without the rows of ``names``."""
        if not self.names:
            return self
        rows = self.rows
        gone = sorted({rows[name] for name in names if name in rows})
        if not gone:
            return self
        left = Looks(self.keys, self.width)
        ends, start = self._bounds(), 0
        for row in [*gone, len(self.names)]:
            left.names += self.names[start:row]
            left._notes += self._notes[start * self.width : row * self.width]
            left._counts += self._counts[start:row]
            left._seen += self._seen[ends[start] : ends[row]]
            start = row + 1
        return left

    def over(self, keys: Keys) -> Looks:
        """The same table over other keys, among which are all that something looked at."""
        found = Looks(keys, self.width)
        found.names, found._notes, found._counts = self.names, self._notes, self._counts
        numbers = keys.numbers_or(self.keys, 0)
        found._seen = array(_NUMBER, map(numbers.__getitem__, self._seen))
        return found

    def looking_at(self, keys: Collection[str]) -> set[str]:
        """The names of what looked at one of ``keys``."""
        numbers = self.keys.numbers_of(keys)
        if len(numbers) > _FEW:
            flags = bytearray(len(self.keys))
            for number in numbers:
                flags[number] = 1
            places = [*compress(range(len(self._seen)), map(flags.__getitem__, self._seen))]
        else:
            places = _places(self._seen, numbers)
        ends = self._bounds() if places else []
        return {self.names[bisect_right(ends, place) - 1] for place in places}

    def seen_in(self, rows: Iterable[int]) -> set[int]:
        """The numbers of the keys that what has these rows looked at."""
        ends, rows = self._bounds(), list(rows)
        # A calendar has looked at thousands of rows: no line of Python for each.
        slices = map(slice, map(ends.__getitem__, rows), [ends[row + 1] for row in rows])
        return set().union(*map(self._seen.__getitem__, slices))

    def in_use(self) -> bytearray:
        """A byte for every key: 1 for those that something looked at."""
        flags = bytearray(len(self.keys))
        for number in set(self._seen):
            flags[number] = 1
        return flags

    def columns(self) -> tuple[Any, ...]:
        """The table as plain values that ``marshal`` writes; of the keys only their number."""
        return (self.width, self.names, self._notes, self._counts, self._seen, len(self.keys))

    @classmethod
    def of_columns(cls, keys: Keys, columns: tuple[Any, ...]) -> Looks:
        """The table that ``columns`` came from. Raises ``ValueError`` if it makes no sense."""
        width, names, notes, counts, seen, known = columns
        looks = cls(keys, width)
        looks.names = list(names)
        looks._notes = bytearray(notes)
        looks._counts, looks._seen = _numbers(counts), _numbers(seen)
        rows = len(looks.names)
        if (
            len(looks._notes) != rows * width
            or len(looks._counts) != rows
            or len(looks._seen) != sum(looks._counts)
            or known > len(keys)
        ):
            raise ValueError("the columns of a table are not of one length")
        return looks

    def _bounds(self) -> list[int]:
        """Where each row's looks begin, and where the last row's end."""
        ends = self._ends
        known = len(ends) - 1
        if known < len(self._counts):
            ends += islice(accumulate(self._counts[known:], initial=ends[-1]), 1, None)
        return ends


def _numbers(data: bytes) -> array[int]:
    numbers = array(_NUMBER)
    numbers.frombytes(data)
    return numbers


def _places(column: array[int], numbers: Iterable[int]) -> list[int]:
    """Where in ``column`` one of ``numbers`` is, sorted by number: the search for bytes is a dozen
    times as fast as a look at each number.
    """
    data, width, places = column.tobytes(), column.itemsize, []
    for number in numbers:
        wanted = number.to_bytes(width, sys.byteorder)
        at = data.find(wanted)
        while at >= 0:
            if at % width == 0:
                places.append(at // width)
            at = data.find(wanted, at + 1)
    return places
