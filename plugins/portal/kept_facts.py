# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Kept facts, and what each looked at: as bytes in files that are written once.

They are looked up where they lie. A process that drew lays down what it found out, and tells the
others in which file: so a region's facts are in memory once, and not in every process.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import accumulate, repeat
from pathlib import Path
from struct import Struct
from typing import Any, NamedTuple, Self

from plugins.core.growing import Growing
from plugins.core.known import Keeper, Kept
from plugins.core.packing import Packed
from plugins.portal.looks import Keys, Looks
from plugins.portal.packs import to_gather, view_of
from plugins.portal.written import Written, written

#: Where a fact lies: the number of its file, and where it begins and ends in that, in bytes.
_PLACE = Struct("=I2Q")
_place_in = _PLACE.unpack_from


class File(NamedTuple):
    """A file of facts: what it is recognised by, and how many it was written with."""

    name: str
    written: Written
    facts: int
    data: Packed


class Laying(NamedTuple):
    """A file that is being written, its number, and the row of the first fact in it."""

    file: Growing
    number: int
    first: int


class KeptFacts(Keeper):
    """A table of ``looks``, with the place of each fact for a note, and the ``files`` by number;
    None stands for one that is of no use any more.
    """

    def __init__(self, keys: Keys, folder: Path) -> None:
        """``folder`` is where the files are."""
        self.looks = Looks(keys, _PLACE.size)
        self.files: list[File | None] = []
        self.folder = folder
        #: How many facts of each file are of use.
        self._used: list[int] = []
        self._laying: Laying | None = None

    def one(self, fact: str) -> tuple[Packed | None, Collection[str]]:
        """One fact, and what it looked at; None if it is not there."""
        row = self.looks.rows.get(fact)
        if row is None:
            return None, ()
        [found] = self._lying([row])
        return found, self.looks.keys.texts(self.looks.seen_in([row]))

    def left(self, facts: Sequence[str]) -> tuple[list[Packed | None], Collection[str]]:
        """Those that are there, None for the others; and what they looked at."""
        looks = self.looks
        rows = [*map(looks.rows.get, facts)] if looks.names else ()
        there = [row for row in rows if row is not None]
        if not there:
            return [None] * len(facts), ()
        found: list[Packed | None] = [*self._lying(there)]
        if len(there) < len(rows):
            every = iter(found)
            found = [None if row is None else next(every) for row in rows]
        return found, looks.keys.texts(looks.seen_in(there))

    def _lying(self, rows: Iterable[int]) -> list[Packed]:
        """The facts in these rows."""
        notes, width = self.looks.notes, _PLACE.size
        data: list[Any] = [file and file.data for file in self.files]
        return [
            data[number][start:end]
            for number, start, end in [_place_in(notes, row * width) for row in rows]
        ]

    def lay(self, fresh: Mapping[str, Kept]) -> bool:
        """Write facts, of which none is here, to a file, and take them over from there. Where they
        cannot be written, nothing is kept of what was to be in that file.
        """
        try:
            if self._laying is None:
                growing = Growing(self.folder)
                number = self._put(File("", (0, 0, 0), 0, b""), 0)
                self._laying = Laying(growing, number, len(self.looks))
            file, number, _ = self._laying
            every = [data for data, _ in fresh.values()]
            ends = [*accumulate(map(len, every), initial=file.size)]
            file.add(b"".join(every))
            lying = file.view()
        except OSError:
            self.give_up()
            return False
        places = b"".join(map(_PLACE.pack, repeat(number), ends, ends[1:]))
        self.looks.add_all(fresh.keys(), [seen for _, seen in fresh.values()], places)
        self._used[number] += len(fresh)
        self.files[number] = File("", (0, 0, 0), self._used[number], lying)
        return True

    def told(self) -> bytes:
        """What is to be heard of what was laid since this was asked last."""
        if self._laying is None:
            return b""
        number, first = self._laying[1:]
        self._settle()
        file = self.files[number]
        if file is None:
            return b""
        laid = self.looks.since(first)
        if len(laid) > self._used[number]:  # something was heard meanwhile
            files = _PLACE.iter_unpack(laid.notes)
            every = zip(laid.names, files, strict=True)
            laid = laid.without([name for name, place in every if place[0] != number])
        return marshal.dumps((file.name, file.written, [*laid.keys], laid.columns()))

    def _settle(self) -> None:
        """End the file that is being written."""
        if self._laying is None:
            return
        growing, number, _ = self._laying
        try:
            name = growing.done()
            known = written(str(self.folder / name))
        except OSError:
            self.give_up()
            return
        self._laying, file, used = None, self.files[number], self._used[number]
        self.files[number] = file._replace(name=name, written=known) if file and used else None

    def give_up(self) -> None:
        """Forget what was to be in the file that is being written, if one is."""
        laying, self._laying = self._laying, None
        if laying:
            laying.file.give_up()
            self.let_go(self.looks.names[laying.first :])
            self.files[laying.number] = None

    def hear(self, told: bytes) -> None:
        """Take over what another process of this build laid; facts of the same names go."""
        try:
            name, known, keys, (width, names, notes, *rest) = marshal.loads(told)  # noqa: S302 - ours
            file = File(name, known, len(names), view_of(self.folder / name, known))
        except (OSError, ValueError, EOFError, TypeError):  # a full disk, or somebody at the cache
            return  # they are made again
        self.let_go(names)
        number = self._put(file, len(names))
        places = bytearray(notes)
        for at, byte in enumerate(number.to_bytes(4, sys.byteorder)):
            places[at::width] = bytes([byte]) * len(names)
        self.looks.take(Looks.of_columns(Keys(keys), (width, names, places, *rest)))

    def _put(self, file: File, used: int) -> int:
        """Number a file; one that is of no use any more makes room for it."""
        number = self.files.index(None) if None in self.files else len(self.files)
        self.files[number : number + 1] = [file]
        self._used[number : number + 1] = [used]
        return number

    def let_go(self, facts: Iterable[str]) -> None:
        """Forget some."""
        rows, notes = self.looks.rows, self.looks.notes
        gone = {fact: row for fact in facts if (row := rows.get(fact)) is not None}
        laying = self._laying
        for row in gone.values():
            number = _place_in(notes, row * _PLACE.size)[0]
            self._used[number] -= 1
            if not self._used[number] and not (laying and number == laying.number):
                self.files[number] = None
        if laying:
            before = sum(row < laying.first for row in gone.values())
            self._laying = laying._replace(first=laying.first - before)
        self.looks = self.looks.without(gone)

    def renumber(self, keys: Keys) -> None:
        """Let the table have other keys, among which are all that something looked at."""
        self.looks = self.looks.over(keys)

    def tidy(self) -> None:
        """Write into one file what lies in too many, or among as much that is of no use any more.
        All files are settled then.
        """
        self._settle()
        count = {number: file.facts for number, file in enumerate(self.files) if file}
        if sum(count.values()) > 2 * len(self.looks):
            self._gather(count.keys())
        elif small := to_gather([*count.values()], len(self.looks)):
            numbers = [*count]
            self._gather({numbers[place] for place in small})

    def _gather(self, files: Collection[int]) -> None:
        places = _PLACE.iter_unpack(self.looks.notes)
        rows = [row for row, (number, _, _) in enumerate(places) if number in files]
        texts, seen_in = self.looks.keys.texts, self.looks.seen_in
        seen = [tuple(texts(seen_in([row]))) for row in rows]
        known = zip(self._lying(rows), seen, strict=True)
        fresh = dict(zip([self.looks.names[row] for row in rows], known, strict=True))
        self.let_go(fresh)
        self.lay(fresh)
        self._settle()

    @property
    def lying_in(self) -> set[str]:
        """The names of the files."""
        return {file.name for file in self.files if file}

    def columns(self) -> tuple[Any, ...]:
        """All of it as plain values that ``marshal`` writes; of the keys only their number."""
        files = [file[:3] if file else ("", (), 0) for file in self.files]
        return files, self._used, self.looks.columns()

    @classmethod
    def of_columns(cls, keys: Keys, folder: Path, columns: tuple[Any, ...]) -> Self:
        """What ``columns`` came from. Raises ``ValueError`` if it makes no sense or a file is not
        as it was written, and ``OSError`` if one is gone.
        """
        files, used, looks = columns
        kept = cls(keys, folder)
        kept.looks, kept._used = Looks.of_columns(keys, looks), used
        if kept.looks.width != _PLACE.size or len(files) != len(used):
            raise ValueError("kept facts lie somewhere else")
        kept.files = [
            File(name, known, facts, view_of(folder / name, known)) if name else None
            for name, known, facts in files
        ]
        return kept
