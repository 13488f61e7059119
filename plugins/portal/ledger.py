# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a build leaves for the next one: the records it took in, and what each page was made from.

It lies in the cache folder, one ledger for one output, and may be deleted at any time. It is
valid for one version of the code and of the installed packages; what is missing, cut short or
altered is not there, and the next build makes everything anew.
"""

from __future__ import annotations

import marshal
import mmap
import os
import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from plugins.core import keep
from plugins.core.collecting import Memory, Remembered
from plugins.core.facts import Known
from plugins.core.taken import Taken
from plugins.portal.output import Written

#: Raise it when this module writes something that the one before could not read.
_EDITION = 1
#: The records lie in so many files at most; then they are written into one again.
_MOST_FILES = 12


class Drawn(NamedTuple):
    """One file of the output: a hash of what it was planned with, what it looked at, and what it
    is recognised by.
    """

    plan: bytes
    seen: tuple[str, ...]
    written: Written


#: Where a packed record lies: in which file, from which byte, how many.
_Place = tuple[str, int, int]


@dataclass(slots=True)
class Ledger:
    """``stamps`` are those of everything that a page has looked at, as the output shows it."""

    memory: Memory = field(default_factory=Memory)
    stamps: dict[str, bytes] = field(default_factory=dict)
    drawn: dict[str, Drawn] = field(default_factory=dict)
    kept: dict[str, Known] = field(default_factory=dict)
    assets: tuple[bytes, bytes] = (b"", b"")
    _places: dict[str, tuple[bytes, _Place]] = field(default_factory=dict)


def load(folder: Path, key: bytes) -> Ledger:
    """The ledger in ``folder`` if it was written with ``key``, else an empty one."""
    data = keep.load(folder / "ledger")
    if data is None:
        return Ledger()
    try:
        found = marshal.loads(data)  # noqa: S302 - a checksummed file of ours
        if found["key"] != key or found["edition"] != _EDITION:
            return Ledger()
        return _unpacked(found, folder)
    except (ValueError, EOFError, TypeError, KeyError, OSError, pickle.UnpicklingError):
        return Ledger()


def save(ledger: Ledger, folder: Path, key: bytes) -> None:
    """Write ``ledger`` to ``folder``; a full disk is passed over in silence."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _save_records(ledger, folder)
    except OSError:
        return
    known = ledger.memory.known
    data = {
        "edition": _EDITION,
        "key": key,
        "city": ledger.memory.city,
        "today": ledger.memory.today,
        "stamps": ledger.stamps,
        "drawn": {name: tuple(drawn) for name, drawn in ledger.drawn.items()},
        "kept": {k: (pickle.dumps(v.value, 5), tuple(v.seen)) for k, v in ledger.kept.items()},
        "assets": ledger.assets,
        "places": ledger._places,
        "records": [
            (path, remembered.signatures, *_plain(remembered.taken))
            for path, remembered in known.items()
        ],
        "cards": pickle.dumps([r.taken.card for r in known.values()], protocol=5),
    }
    keep.store(folder / "ledger", marshal.dumps(data))
    _remove_unused(folder, {place[0] for _, place in ledger._places.values()})


def _plain(taken: Taken) -> tuple[Any, ...]:
    """A ``Taken`` without its record and its card, as plain tuples."""
    return (
        taken.type, taken.id, taken.paths, taken.digest, taken.name, taken.sound, taken.faulty,
        tuple(tuple(named) for named in taken.references),
        tuple(tuple(named) for named in taken.pictures),
        taken.links, taken.remarks, taken.checked, taken.failed,
    )  # fmt: skip


def _unpacked(found: dict[str, Any], folder: Path) -> Ledger:
    places: dict[str, tuple[bytes, _Place]] = found["places"]
    views = {name: _view(folder / name) for name in {place[0] for _, place in places.values()}}
    cards = pickle.loads(found["cards"])  # noqa: S301 - a checksummed file of ours
    known = {}
    for row, card in zip(found["records"], cards, strict=True):
        path, signatures, kind, record_id, paths, digest, name, sound, faulty = row[:9]
        references, pictures, links, remarks, checked, failed = row[9:]
        packed: Any = b""
        if path in places:
            file, start, length = places[path][1]
            packed = views[file][start : start + length]
            if len(packed) != length:
                raise ValueError("a file of records was cut short")
        taken = Taken(
            kind, record_id, paths, digest, name, sound, faulty,
            _named(references), _named(pictures), links, packed, remarks, card, checked, failed,
        )  # fmt: skip
        known[path] = Remembered(signatures, taken)
    memory = Memory(known, found["city"], found["today"])
    kept = {
        key: Known(pickle.loads(value), frozenset(seen))  # noqa: S301 - as above
        for key, (value, seen) in found["kept"].items()
    }
    drawn = {name: Drawn(*row) for name, row in found["drawn"].items()}
    return Ledger(memory, found["stamps"], drawn, kept, found["assets"], places)


def _named(rows: tuple[tuple[Any, ...], ...]) -> tuple[Any, ...]:
    from plugins.core.taken import Named

    return tuple(Named(*row) for row in rows) if rows else ()


def _view(path: Path) -> memoryview:
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _save_records(ledger: Ledger, folder: Path) -> None:
    """Write the records that the files there do not hold yet; or all, if those are many."""
    known = {path: r.taken for path, r in ledger.memory.known.items() if len(r.taken.packed)}
    old = ledger._places
    new = {p: t for p, t in known.items() if p not in old or old[p][0] != t.digest}
    files = {place[0] for _, place in old.values()}
    kept = {p: at for p, at in old.items() if p in known and p not in new}
    if len(new) + len(old) > 2 * len(known) or len(files) >= _MOST_FILES:
        new, kept = known, {}
    if new:
        kept |= _written(new, folder)
    ledger._places = kept


def _written(records: dict[str, Taken], folder: Path) -> dict[str, tuple[bytes, _Place]]:
    name = f"records-{os.urandom(8).hex()}"
    places: dict[str, tuple[bytes, _Place]] = {}
    with (folder / f".{name}").open("wb") as file:
        for path, (start, data) in _laid_out(records.items()):
            file.write(data)
            places[path] = (records[path].digest, (name, start, len(data)))
    (folder / f".{name}").replace(folder / name)
    return places


def _laid_out(records: Iterable[tuple[str, Taken]]) -> Iterator[tuple[str, tuple[int, bytes]]]:
    start = 0
    for path, taken in records:
        yield path, (start, taken.packed)
        start += len(taken.packed)


def _remove_unused(folder: Path, used: set[str]) -> None:
    for path in folder.glob("*records-*"):
        if path.name not in used:
            path.unlink(missing_ok=True)
