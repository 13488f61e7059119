# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take in all records: those that changed, on all cores; the others from memory."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from plugins.core.inputs import Signature
from plugins.core.intake import Fresh, load, read_unit, renewed, take
from plugins.core.memory import Folder, Memory
from plugins.core.packing import Packed
from plugins.core.registry import Registry, Setting
from plugins.core.shares import cores, shared, strided
from plugins.core.taken import OF_UNIT, Taken
from plugins.core.units import Sorting, Unit, sort_folder

#: Fewer records than this are taken in before a second process would have started.
_WORTH_SHARING = 200
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
) -> Collected:
    """What is known of all records; ``memory`` then holds just that."""
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
    for unit, taken, packed in _looked_at(content, doubtful, registry, setting, memory, progress):
        if taken and unit.misnamed:
            found.misnamed.append(taken)
        elif taken:
            folders[registry.named(unit.type).folder].records[unit.id] = taken
            fresh[unit.path] = packed
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
) -> Iterator[tuple[Unit, Taken | None, memoryview]]:
    """Each of ``doubtful`` with what it is now, or None if it is what was known before."""

    def work(share: int, shares: int) -> _Found:
        mine = strided(doubtful, share, shares)
        found = _Found()
        trusted: set[str] = set()
        for number, unit in enumerate(mine):
            if share == 0 and not number % 500:
                progress(number * shares, len(doubtful))
            folder = memory.folders.get(registry.named(unit.type).folder, Folder())
            sources, digest = read_unit(content, unit, trusted)
            old = folder.record_of(unit)
            same = old is not None and old.digest == digest
            found.add(None if same else take(unit, sources, digest, registry, setting))
        return found if share == 0 else found.sent()

    shares = cores() if len(doubtful) >= _WORTH_SHARING else 1
    for share, found in enumerate(shared(work, shares)):
        yield from found.of(strided(doubtful, share, shares))


class _Found(Struct):
    """What one process found, unit by unit. The records lie one behind the other, packed, and end
    at ``ends``: the processes that draw will look at all of them, and Python writes into whatever
    object it looks at, so that each process would soon have copies of 40,000 small ones.
    """

    taken: list[Taken | None] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    packed: bytearray = field(default_factory=bytearray)
    #: Instead of ``taken``: without what the units say, marshalled.
    rows: bytes = b""

    def add(self, fresh: Fresh | None) -> None:
        """Add what the next unit is; None if it is what was known before."""
        self.taken.append(fresh.taken if fresh else None)
        self.packed += fresh.packed if fresh else b""
        self.ends.append(len(self.packed))

    def sent(self) -> _Found:
        """The same for the process that started this one, which knows the units."""
        rows = marshal.dumps([taken and taken[OF_UNIT:] for taken in self.taken])
        return _Found([], self.ends, self.packed, rows)

    def of(self, units: Sequence[Unit]) -> Iterator[tuple[Unit, Taken | None, memoryview]]:
        """What was found, with the units that it was found of, and the packed records."""
        packed, start = memoryview(self.packed), 0
        for unit, taken, end in zip(
            units, self.taken or self._received(units), self.ends, strict=True
        ):
            yield unit, taken, packed[start:end]
            start = end

    def _received(self, units: Sequence[Unit]) -> Iterable[Taken | None]:
        rows = marshal.loads(self.rows) if self.rows else ()  # noqa: S302 - sent by our own child
        return (
            row and Taken(unit.type, unit.id, unit.paths, *row)
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
