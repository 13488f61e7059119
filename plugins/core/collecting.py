# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take in all records: those that changed, on all cores; the others from memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct, field

from plugins.core.inputs import Signature
from plugins.core.intake import load, renewed
from plugins.core.memory import Folder, Memory
from plugins.core.packing import Packed
from plugins.core.registry import Registry, Setting
from plugins.core.taken import Taken
from plugins.core.taking_in import Progress, take_in
from plugins.core.units import Sorting, Unit, sort_folder


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
    records = {kind.name: folders[kind.folder].records for kind in registry.types}
    packed: dict[str, Packed] = {}
    for share in take_in(content, doubtful, registry, setting, memory, progress, meanwhile):
        memory.laid += [share.laid] if share.laid else []
        for unit, taken, record in zip(share.units, share.taken, share.packed, strict=True):
            if taken is None:
                continue
            if unit.misnamed:
                found.misnamed.append(taken)
            else:
                records[unit.type][unit.id] = taken
                packed[unit.path] = record
    found.misnamed.sort(key=lambda taken: taken.path)  # whoever of the processes was sooner
    for old, folder in others:
        folder.records = dict(sorted(folder.records.items()))
        for path in old.paths() - folder.paths():
            memory.packed.pop(path, None)
    memory.folders, memory.steady = folders, frozenset(steady)
    memory.packed |= packed
    found.records = {kind.name: folders[kind.folder].records for kind in registry.types}
    return found


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
