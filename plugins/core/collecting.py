# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take in all records: those that changed, on all cores; the others from memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct, field

from plugins.core.inputs import UNSURE, Signature
from plugins.core.intake import read_unit, renewed, take
from plugins.core.registry import Registry, Setting
from plugins.core.shares import cores, shared, strided
from plugins.core.taken import Taken
from plugins.core.units import Unit

#: Fewer records than this are taken in before a second process would have started.
_WORTH_SHARING = 200
#: Told how many of how many records are done.
Progress = Callable[[int, int], None]


class Remembered(NamedTuple):
    """One record of the last build, and its files' signatures then (None: not to be trusted)."""

    signatures: tuple[Signature, ...] | None
    taken: Taken


class Memory(Struct):
    """The records of the last build by path, as of a city (a hash of city.yaml) and a day.

    ``renewed`` holds the paths that this build took in anew.
    """

    known: dict[str, Remembered] = field(default_factory=dict)
    city: bytes = b""
    today: str = ""
    #: ``CityFile.packed``.
    city_file: bytes = b""
    #: What ``Planning.keep`` gave.
    plan: dict[str, Any] = field(default_factory=dict)
    renewed: set[str] = field(default_factory=set)


def collect(
    content: Path,
    units: Sequence[Unit],
    signatures: Mapping[str, Signature],
    registry: Registry,
    setting: Setting,
    memory: Memory | None = None,
    progress: Progress = lambda done, total: None,
) -> list[Taken]:
    """What is known of each unit, in their order; ``memory`` then holds just that."""
    memory = memory or Memory()
    now: dict[str, Remembered] = {}
    doubtful: list[Unit] = []
    for unit in units:
        old = memory.known.get(unit.path)
        signed = old.signatures if old else None
        if old and signed and signed == _signed(unit, signatures) and _is_of(old.taken, unit):
            now[unit.path] = old
        else:
            doubtful.append(unit)

    def work(share: int, shares: int) -> list[Taken | None]:
        mine = strided(doubtful, share, shares)
        taken: list[Taken | None] = []
        trusted: set[str] = set()
        for number, unit in enumerate(mine):
            if share == 0 and not number % 500:
                progress(number * shares, len(doubtful))
            taken.append(_take(content, unit, registry, setting, memory, trusted))
        return taken

    shares = cores() if len(doubtful) >= _WORTH_SHARING else 1
    for share, results in enumerate(shared(work, shares)):
        for unit, taken in zip(strided(doubtful, share, shares), results, strict=True):
            known = taken or memory.known[unit.path].taken
            now[unit.path] = Remembered(_signed(unit, signatures), known)
    memory.renewed = {unit.path for unit in doubtful}
    memory.known = {unit.path: now[unit.path] for unit in units if not unit.misnamed}
    return [now[unit.path].taken for unit in units]


def prepare(memory: Memory, registry: Registry, setting: Setting, city: bytes) -> None:
    """Bring what is remembered up to the setting; ``city`` is a hash of city.yaml."""
    if memory.city != city:
        memory.known = {}
    today = setting.now.today.isoformat()
    if memory.today != today:
        for path, (signatures, taken) in memory.known.items():
            if taken.sound:
                fresh = renewed(taken, registry, setting)
                memory.known[path] = Remembered(signatures, fresh)
    if (memory.city, memory.today) != (city, today):
        memory.plan = {}
    memory.city, memory.today = city, today


def _signed(unit: Unit, signatures: Mapping[str, Signature]) -> tuple[Signature, ...] | None:
    """The signatures of a unit's files, or None where one of them is not to be trusted."""
    own = signatures.get(unit.path, UNSURE)
    signed = (own, *(signatures.get(path, UNSURE) for path, _ in unit.translations))
    return None if UNSURE in signed else signed


def _take(
    content: Path,
    unit: Unit,
    registry: Registry,
    setting: Setting,
    memory: Memory,
    trusted: set[str],
) -> Taken | None:
    """What is known of a unit, or None if it is what was known before."""
    sources, digest = read_unit(content, unit, trusted)
    old = memory.known.get(unit.path)
    if old and old.taken.digest == digest and _is_of(old.taken, unit):
        return None
    return take(unit, sources, digest, registry, setting)


def _is_of(taken: Taken, unit: Unit) -> bool:
    """Whether ``taken`` was made of the files that ``unit`` is made of now: their names count."""
    if unit.misnamed or taken.type != unit.type or taken.id != unit.id:
        return False
    return taken.paths == unit.paths
