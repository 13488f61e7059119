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
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from plugins.core import keep
from plugins.core.collecting import Memory, Remembered
from plugins.core.facts import Kept
from plugins.core.taken import Taken
from plugins.portal.output import Written

#: Raise it when this module writes something that the one before could not read.
_EDITION = 3
#: The records lie in so many files at most; then they are written into one again.
_MOST_FILES = 12
#: Where a packed record lies: in which file, from which byte, how many.
_Place = tuple[str, int, int]
_PACKED = Taken._fields.index("packed")


class Drawn(NamedTuple):
    """One file of the output: a hash of what it was planned with, what it looked at, and what it
    is recognised by.
    """

    plan: bytes
    seen: tuple[str, ...]
    written: Written


@dataclass(slots=True)
class Ledger:
    """``stamps`` are those of everything that a page has looked at, as the output shows it."""

    memory: Memory = field(default_factory=Memory)
    stamps: dict[str, bytes] = field(default_factory=dict)
    drawn: dict[str, Drawn] = field(default_factory=dict)
    kept: dict[str, Kept] = field(default_factory=dict)
    assets: tuple[bytes, bytes] = (b"", b"")
    #: Of each record in ``memory`` as it was loaded.
    places: dict[str, _Place] = field(default_factory=dict)


def load(folder: Path, key: bytes) -> Ledger:
    """The ledger in ``folder`` if it was written with ``key``, else an empty one."""
    data = keep.load(folder / "ledger")
    if data is None:
        return Ledger()
    try:
        found = marshal.loads(data)  # noqa: S302 - a checksummed file of ours
        if found["key"] != key or found["edition"] != _EDITION:
            return Ledger()
        places = found["places"]
        known = _records(found["records"], places, folder)
        return Ledger(
            Memory(known, found["city"], found["today"], found["city_file"]),
            found["stamps"],
            {name: Drawn(*row) for name, row in found["drawn"].items()},
            found["kept"],
            found["assets"],
            places,
        )
    except (ValueError, EOFError, TypeError, KeyError, OSError):
        return Ledger()


def save(ledger: Ledger, folder: Path, key: bytes) -> None:
    """Write ``ledger`` to ``folder``; a full disk is passed over in silence."""
    known = ledger.memory.known
    try:
        folder.mkdir(parents=True, exist_ok=True)
        ledger.places = _placed({path: r.taken for path, r in known.items()}, ledger.places, folder)
    except OSError:
        return
    data = {
        "edition": _EDITION,
        "key": key,
        "city": ledger.memory.city,
        "today": ledger.memory.today,
        "city_file": ledger.memory.city_file,
        "stamps": ledger.stamps,
        "drawn": {name: tuple(drawn) for name, drawn in ledger.drawn.items()},
        "kept": ledger.kept,
        "assets": ledger.assets,
        "places": ledger.places,
        "records": {
            path: (signatures, *taken[:_PACKED], *taken[_PACKED + 1 :])
            for path, (signatures, taken) in known.items()
        },
    }
    keep.store(folder / "ledger", marshal.dumps(data))
    used = {name for name, *_ in ledger.places.values()}
    for path in folder.glob("*records-*"):
        if path.name not in used:
            path.unlink(missing_ok=True)


def _records(
    rows: dict[str, Any], places: dict[str, _Place], folder: Path
) -> dict[str, Remembered]:
    """The records of ``rows`` with views of their places. Raises ``ValueError``, ``OSError``."""
    views = {name: _view(folder / name) for name in {name for name, *_ in places.values()}}
    known = {}
    for path, row in rows.items():
        packed: Any = b""
        if path in places:
            file, start, length = places[path]
            packed = views[file][start : start + length]
        taken = Taken._make((*row[1 : _PACKED + 1], packed, *row[_PACKED + 1 :]))
        known[path] = Remembered(row[0], taken)
    return known


def _view(path: Path) -> memoryview:
    """What is in a file of records. Raises ``ValueError`` if that is not what was written."""
    with path.open("rb") as file:
        view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    if not path.name.endswith(f"-{crc32(view):08x}"):
        raise ValueError("a file of records was altered")
    return view


def _placed(records: dict[str, Taken], old: dict[str, _Place], folder: Path) -> dict[str, _Place]:
    """The places of ``records``, after those that have none yet were written; or all of them, if
    much of what the files hold is of no use any more.
    """
    wanted = {path: taken for path, taken in records.items() if len(taken.packed)}
    # What this build took in anew is bytes of its own, even if the same file gave it.
    views = {path for path, taken in wanted.items() if isinstance(taken.packed, memoryview)}
    kept = {path: place for path, place in old.items() if path in views}
    files = {name for name, *_ in old.values()}
    if len(kept) < len(wanted) / 2 or len(files) >= _MOST_FILES:
        kept = {}
    new = {path: taken for path, taken in wanted.items() if path not in kept}
    return kept | _written(new, folder) if new else kept


def _written(records: dict[str, Taken], folder: Path) -> dict[str, _Place]:
    """Write ``records`` to a file of their own. Its checksum is in its name; it is one of the
    cheapest there are, for all records are looked over by every build, and loaded by few.
    """
    lengths = {path: len(taken.packed) for path, taken in records.items()}
    part, checksum = folder / f".records-{os.urandom(8).hex()}", 0
    with part.open("wb") as file:
        for taken in records.values():
            file.write(taken.packed)
            checksum = crc32(taken.packed, checksum)
    name = f"{part.name[1:]}-{checksum:08x}"
    part.replace(folder / name)
    starts = accumulate(lengths.values(), initial=0)
    return {
        path: (name, start, length)
        for (path, length), start in zip(lengths.items(), starts, strict=False)
    }
