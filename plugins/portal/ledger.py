# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a build leaves for the next one: the records it took in, and what each page was made from.

It lies in the cache folder, one ledger for one output, and may be deleted at any time. It is
valid for one version of the code and of the installed packages; what is missing, cut short or
altered is not there, and the next build makes everything anew.
"""

from __future__ import annotations

import marshal
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct, field

from plugins.core import keep
from plugins.core.collecting import Memory, Remembered
from plugins.core.facts import Kept
from plugins.core.taken import Taken
from plugins.portal import packs
from plugins.portal.output import Written

#: Raise it when this module writes something that the one before could not read.
_EDITION = 4
#: Lies there while the output is not what the ledger says.
_UNSETTLED = "unsettled"
#: What ``portal/seal.py`` leaves there.
_SEAL = "seal"
#: The file that says which output the folder is for.
_OUTPUT = "output"
_PACKED = Taken._fields.index("packed")


class Drawn(NamedTuple):
    """One file of the output: a hash of what it was planned with, what it looked at, and what it
    is recognised by.
    """

    plan: bytes
    seen: tuple[str, ...]
    written: Written


class Ledger(Struct):
    """``stamps`` are those of everything that a page has looked at, as the output shows it."""

    memory: Memory = field(default_factory=Memory)
    stamps: dict[str, bytes] = field(default_factory=dict)
    drawn: dict[str, Drawn] = field(default_factory=dict)
    kept: dict[str, Kept] = field(default_factory=dict)
    assets: tuple[bytes, bytes] = (b"", b"")
    #: Of each record in ``memory`` and each kept fact, as they were loaded.
    places: dict[str, packs.Place] = field(default_factory=dict)


def load(folder: Path, key: bytes) -> Ledger:
    """The ledger in ``folder`` if it was written with ``key``, else an empty one."""
    data = keep.load(folder / "ledger")
    if data is None or (folder / _UNSETTLED).exists():
        return Ledger()
    try:
        found = marshal.loads(data)  # noqa: S302 - a checksummed file of ours
        if found["key"] != key or found["edition"] != _EDITION:
            return Ledger()
        places = found["places"]
        packed = packs.views(places, folder)
        return Ledger(
            Memory(
                _records(found["records"], packed),
                found["city"],
                found["today"],
                found["city_file"],
            ),
            found["stamps"],
            {name: Drawn(*row) for name, row in found["drawn"].items()},
            {key: (packed[key], seen) for key, seen in found["kept"].items()},
            found["assets"],
            places,
        )
    except (ValueError, EOFError, TypeError, KeyError, OSError):
        return Ledger()


def unsettle(folder: Path) -> None:
    """Say that the output is about to become another than the ledger in ``folder`` knows. A build
    that dies before it saves its own leaves this behind, and the next makes everything anew.
    """
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _UNSETTLED).touch()
        # It knows of the files that it saw, and not of one that is laid beside them.
        (folder / _SEAL).unlink(missing_ok=True)


def save(ledger: Ledger, folder: Path, key: bytes) -> None:
    """Write ``ledger`` to ``folder``; a full disk is passed over in silence."""
    known = ledger.memory.known
    try:
        folder.mkdir(parents=True, exist_ok=True)
        things: dict[str, packs.Packed] = {p: r.taken.packed for p, r in known.items()}
        things |= {key: packed for key, (packed, _) in ledger.kept.items()}
        ledger.places = packs.place_all(things, ledger.places, folder)
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
        "kept": {key: seen for key, (_, seen) in ledger.kept.items()},
        "assets": ledger.assets,
        "places": ledger.places,
        "records": {
            path: (signatures, *taken[:_PACKED], *taken[_PACKED + 1 :])
            for path, (signatures, taken) in known.items()
        },
    }
    # What says that the ledger is not settled is cleared away as well, but only then.
    if keep.store(folder / "ledger", marshal.dumps(data)):
        _clear(folder, {"ledger", _SEAL, _OUTPUT, *packs.used(ledger.places)})


def forget_lost(folder: Path, output: Path) -> None:
    """Remove the ledgers beside that in ``folder``, which is ``output``'s, whose output is gone."""
    if keep.load(folder / _OUTPUT) != os.fsencode(output):
        keep.store(folder / _OUTPUT, os.fsencode(output))
    with suppress(OSError):
        for other in folder.parent.iterdir():
            place = keep.load(other / _OUTPUT)
            if place is not None and not Path(os.fsdecode(place)).exists():
                shutil.rmtree(other, ignore_errors=True)


def _clear(folder: Path, used: set[str]) -> None:
    """Remove what is of no use any more, and what killed builds began to write."""
    with suppress(OSError):
        for path in folder.iterdir():
            if path.name in used:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def _records(rows: dict[str, Any], packed: dict[str, memoryview]) -> dict[str, Remembered]:
    """The records of ``rows``, each with what is packed of it."""
    return {
        path: Remembered(
            row[0],
            Taken._make((*row[1 : _PACKED + 1], packed.get(path, b""), *row[_PACKED + 1 :])),
        )
        for path, row in rows.items()
    }
