# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take in records on all cores. Each process lays what it packed where the next build finds it."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path

from msgspec import Struct, field

from plugins.core.growing import LENGTH, Heap, Laid, heaps, pieces
from plugins.core.intake import Fresh, read_unit, take
from plugins.core.memory import Folder, Memory
from plugins.core.packing import Packed
from plugins.core.registry import Registry, Setting
from plugins.core.shares import cores, dealt
from plugins.core.source import SourceFile, Unreadable
from plugins.core.steps import Steps, in_step
from plugins.core.taken import OF_UNIT, Taken
from plugins.core.units import Unit

#: Fewer records than this are taken in before a second process would have started, and are written
#: with all else that a small change makes anew.
_MANY = 200
#: So many neighbours are dealt together, or more.
_TOGETHER, _MOST_DEALT = 32, 512
#: Told how many of how many records are done.
Progress = Callable[[int, int], None]


class TakenIn(Struct):
    """What one process took in: ``taken`` says what each of ``units`` is now, None if it is what
    was known before, and ``packed`` are the records. ``laid`` says where these lie, if in a file.
    """

    units: Sequence[Unit]
    taken: Sequence[Taken | None]
    packed: Sequence[Packed]
    laid: Laid | None = None


def take_in(
    content: Path,
    doubtful: Sequence[Unit],
    registry: Registry,
    setting: Setting,
    memory: Memory,
    progress: Progress,
    meanwhile: Callable[[], None],
) -> list[TakenIn]:
    """What is now known of ``doubtful``. Many are laid in the folder of ``memory``."""
    before = {kind.name: memory.folders.get(kind.folder, Folder()) for kind in registry.types}
    together = max(_TOGETHER, -(-len(doubtful) // _MOST_DEALT))
    starts = range(0, len(doubtful), together)
    many = len(doubtful) >= _MANY
    shares = cores() if many else 1
    laying = heaps(memory.folder if many else None, shares)

    def taken(unit: Unit, read: tuple[list[SourceFile | Unreadable], bytes]) -> Steps[Fresh | None]:
        sources, digest = read
        old = before[unit.type].record_of(unit)
        if old is not None and old.digest == digest:
            return None
        return (yield from take(unit, sources, digest, registry, setting))

    def work(numbers: Iterable[int], share: int) -> _Found:
        found, heap = _Found(), laying[share]
        trusted: set[str] = set()
        if share == 0:
            meanwhile()
        for number in numbers:
            found.numbers.append(number)
            if share == 0:
                progress(starts[number], len(doubtful))
            units = doubtful[starts[number] : starts[number] + together]
            read = [read_unit(content, unit, trusted) for unit in units]
            found.add(list(in_step(map(taken, units, read))), heap)
            if share > 0:
                found.pack()
        found.told = heap.told()
        return found

    try:
        handles = [handle for heap in laying for handle in heap.handles]
        everything = dealt(work, len(starts), shares, handles)
    except BaseException:
        for heap in laying:
            heap.give_up()
        raise
    dealt_to = [
        [*chain.from_iterable(doubtful[starts[n] : starts[n] + together] for n in found.numbers)]
        for found in everything
    ]
    return [
        found.of(units, heap)
        for found, units, heap in zip(everything, dealt_to, laying, strict=True)
    ]


class _Found(Struct):
    """What one process found, unit by unit. The records lie one behind the other, packed, and are
    ``lengths`` bytes long: the processes that draw will look at all of them, and Python writes into
    whatever object it looks at, so that each process would soon have copies of 40,000 small ones.
    ``numbers`` say which units it drew.
    """

    numbers: list[int] = field(default_factory=list)
    taken: list[Taken | None] = field(default_factory=list)
    lengths: array[int] = field(default_factory=lambda: array(LENGTH))
    #: Instead of ``taken`` what is sent to the process that started this one, which knows the
    #: units: without what these say, marshalled, the units of a number together.
    rows: list[bytes] = field(default_factory=list)
    #: What its heap told.
    told: tuple[int, int] | bytearray = (0, 0)

    def add(self, every: Sequence[Fresh | None], heap: Heap) -> None:
        """Add what the next units are; None for one that is what was known before."""
        packed = [fresh.packed if fresh else b"" for fresh in every]
        self.taken += [fresh.taken if fresh else None for fresh in every]
        self.lengths.extend(map(len, packed))
        heap.add(b"".join(packed))

    def pack(self) -> None:
        """Make what was added ready to be sent."""
        self.rows.append(marshal.dumps([taken and taken[OF_UNIT:] for taken in self.taken]))
        self.taken.clear()

    def of(self, units: Sequence[Unit], heap: Heap) -> TakenIn:
        """What was found of ``units``, whose records the process laid on ``heap``."""
        taken = self.taken or self._received(units)
        heap.hear(self.told)
        data, name = heap.settled()
        packed = pieces(data, self.lengths)
        if not name:
            return TakenIn(units, taken, [bytes(record) for record in packed])
        new = [
            unit.path if known and not unit.misnamed else ""
            for unit, known in zip(units, taken, strict=True)
        ]
        return TakenIn(units, taken, packed, Laid(name, new, self.lengths))

    def _received(self, units: Sequence[Unit]) -> list[Taken | None]:
        make = tuple.__new__  # as ``Taken._make``, which is a line of Python for each of them
        rows = chain.from_iterable(map(marshal.loads, self.rows))
        return [
            row and make(Taken, (unit.type, unit.id, unit.paths, *row))
            for unit, row in zip(units, rows, strict=True)
        ]
