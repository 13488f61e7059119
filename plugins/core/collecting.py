# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take in all records: those that changed, on all cores; the others from memory."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from msgspec import Struct, field

from plugins.core.inputs import Signature
from plugins.core.intake import Fresh, load, read_unit, renewed, take
from plugins.core.memory import Folder, Memory
from plugins.core.packing import Packed
from plugins.core.registry import Registry, Setting
from plugins.core.shares import cores, dealt
from plugins.core.source import SourceFile, Unreadable
from plugins.core.steps import Steps, in_step
from plugins.core.taken import OF_UNIT, Taken
from plugins.core.units import Sorting, Unit, sort_folder

#: Fewer records than this are taken in before a second process would have started.
_WORTH_SHARING = 200
#: So many neighbours are dealt together, or more.
_TOGETHER, _MOST_DEALT = 32, 512
#: Told how many of how many records are done.
Progress = Callable[[int, int], None]


class Collected(Struct):
    """All records by the name of their type, sorted by id, and how their files were sorted out.
    ``misnamed`` are records that cannot be named as their files are.
    """

    records: dict[str, Mapping[str, Taken]] = field(default_factory=dict)
    misnamed: list[Taken] = field(default_factory=list)
    sorting: Sorting = field(default_factory=Sorting)


def collect(
    content: Path,
    listing: Mapping[str, Mapping[str, Signature]],
    registry: Registry,
    setting: Setting,
    memory: Memory,
    progress: Progress = lambda done, total: None,
    meanwhile: Callable[[], None] = lambda: None,
) -> Collected:
    """What is known of all records; ``memory`` then holds just that. ``meanwhile`` is done by this
    process before it takes its share.
    """
    found = Collected()
    folders: dict[str, Folder] = {}
    doubtful: list[Unit] = []
    others: list[tuple[Folder, Folder]] = []
    steady = set()
    for kind in registry.types:
        old, files = memory.folders.get(kind.folder, Folder()), listing.get(kind.folder, {})
        if old.looks_like(files):
            sorting = Sorting(read=list(files), translations=old.translations)
            changed = old.changed(kind.name, files)
            folder = old.with_files(files) if changed else old
            doubtful += changed
            if not changed and old.as_written:
                steady.add(kind.name)
        else:
            sorting = sort_folder(kind, files)
            doubtful += [unit for unit in sorting.units if not old.knows(unit, files)]
            folder = Folder.sorted_out(sorting, files, old)
            others.append((old, folder))
        found.sorting.add(sorting)
        folders[kind.folder] = folder
    fresh: dict[str, Packed] = {}
    records = {kind.name: folders[kind.folder].records for kind in registry.types}
    looked_at = _looked_at(content, doubtful, registry, setting, memory, progress, meanwhile)
    for unit, taken, packed in looked_at:
        if taken and unit.misnamed:
            found.misnamed.append(taken)
        elif taken:
            records[unit.type][unit.id] = taken
            fresh[unit.path] = packed
    found.misnamed.sort(key=lambda taken: taken.path)  # whoever of the processes was sooner
    for old, folder in others:
        folder.records = dict(sorted(folder.records.items()))
        for path in old.paths() - folder.paths():
            memory.packed.pop(path, None)
    memory.folders, memory.renewed, memory.steady = folders, set(fresh), frozenset(steady)
    memory.packed |= fresh
    found.records = {kind.name: folders[kind.folder].records for kind in registry.types}
    return found


def _looked_at(
    content: Path,
    doubtful: Sequence[Unit],
    registry: Registry,
    setting: Setting,
    memory: Memory,
    progress: Progress,
    meanwhile: Callable[[], None],
) -> Iterator[tuple[Unit, Taken | None, memoryview]]:
    """Each of ``doubtful`` with what it is now, or None if it is what was known before."""

    before = {kind.name: memory.folders.get(kind.folder, Folder()) for kind in registry.types}
    together = max(_TOGETHER, -(-len(doubtful) // _MOST_DEALT))
    starts = range(0, len(doubtful), together)

    def taken(unit: Unit, read: tuple[list[SourceFile | Unreadable], bytes]) -> Steps[Fresh | None]:
        sources, digest = read
        old = before[unit.type].record_of(unit)
        if old is not None and old.digest == digest:
            return None
        return (yield from take(unit, sources, digest, registry, setting))

    def work(numbers: Iterable[int], share: int) -> _Found:
        found = _Found()
        trusted: set[str] = set()
        if share == 0:
            meanwhile()
        for number in numbers:
            found.numbers.append(number)
            if share == 0:
                progress(starts[number], len(doubtful))
            units = doubtful[starts[number] : starts[number] + together]
            read = [read_unit(content, unit, trusted) for unit in units]
            for fresh in in_step(map(taken, units, read)):
                found.add(fresh)
            if share > 0:
                found.pack()
        return found

    shares = cores() if len(doubtful) >= _WORTH_SHARING else 1
    for found in dealt(work, len(starts), shares):
        dealt_here = (doubtful[starts[n] : starts[n] + together] for n in found.numbers)
        yield from found.of([*chain.from_iterable(dealt_here)])


class _Found(Struct):
    """What one process found, unit by unit. The records lie one behind the other, packed, and end
    at ``ends``: the processes that draw will look at all of them, and Python writes into whatever
    object it looks at, so that each process would soon have copies of 40,000 small ones.
    ``numbers`` say which units it drew.
    """

    numbers: list[int] = field(default_factory=list)
    taken: list[Taken | None] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    packed: bytearray = field(default_factory=bytearray)
    #: Instead of ``taken`` what is sent to the process that started this one, which knows the
    #: units: without what these say, marshalled, the units of a number together.
    rows: list[bytes] = field(default_factory=list)

    def add(self, fresh: Fresh | None) -> None:
        """Add what the next unit is; None if it is what was known before."""
        self.taken.append(fresh.taken if fresh else None)
        self.packed += fresh.packed if fresh else b""
        self.ends.append(len(self.packed))

    def pack(self) -> None:
        """Make what was added ready to be sent."""
        self.rows.append(marshal.dumps([taken and taken[OF_UNIT:] for taken in self.taken]))
        self.taken.clear()

    def of(self, units: Sequence[Unit]) -> Iterator[tuple[Unit, Taken | None, memoryview]]:
        """What was found, with the units that it was found of, and the packed records."""
        packed, start = memoryview(self.packed), 0
        for unit, taken, end in zip(
            units, self.taken or self._received(units), self.ends, strict=True
        ):
            yield unit, taken, packed[start:end]
            start = end

    def _received(self, units: Sequence[Unit]) -> Iterable[Taken | None]:
        rows = chain.from_iterable(map(marshal.loads, self.rows))
        return (
            row and Taken._make((unit.type, unit.id, unit.paths, *row))
            for unit, row in zip(units, rows, strict=True)
        )


def prepare(memory: Memory, registry: Registry, setting: Setting, city: bytes) -> None:
    """Bring what is remembered up to the setting; ``city`` is a hash of city.yaml."""
    if memory.city != city:
        memory.folders, memory.packed = {}, {}
    today = setting.now.today.isoformat()
    if memory.today != today:

        def now(taken: Taken) -> Taken:
            return renewed(taken, load(taken, registry, memory.packed), registry, setting)

        for folder in memory.folders.values():
            folder.renew(now)
    if (memory.city, memory.today) != (city, today):
        memory.plan = {}
    memory.city, memory.today = city, today
