# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Packed things, kept in files that are written once: what changed goes into a new one.

So a build after one edit writes what that edit made, and looks at the rest where it lies.
"""

from __future__ import annotations

import mmap
import os
from collections.abc import Container, Iterable, Mapping
from itertools import accumulate
from pathlib import Path
from zlib import crc32

#: Where a packed thing lies: in which file, from which byte, how many.
Place = tuple[str, int, int]
#: Bytes of this build's own, or a view of those in a file.
Packed = bytes | memoryview
#: The things lie in so many files at most; then they are written into one again.
_MOST_FILES = 12


def views(places: Mapping[str, Place], folder: Path) -> dict[str, Packed]:
    """What lies at ``places``. Raises ``ValueError`` if a file is not as it was written, and
    ``OSError`` if it is gone.
    """
    files = {name: _view(folder / name) for name in {name for name, *_ in places.values()}}
    return {
        key: files[name][start : start + length] for key, (name, start, length) in places.items()
    }


def place_all(
    things: Mapping[str, Packed],
    old: Mapping[str, Place],
    folder: Path,
    fresh: Container[str] = frozenset(),
) -> dict[str, Place]:
    """The places of ``things``, after those that have none yet were written; or all of them, if
    much of what the files hold is of no use any more. Raises ``OSError``.

    Those in ``fresh``, and what is ``bytes``, this build made anew.
    """
    kept = {
        key: place
        for key, place in old.items()
        if isinstance(things.get(key), memoryview) and key not in fresh
    }
    files = {name for name, *_ in old.values()}
    if len(kept) < len(things) / 2 or len(files) >= _MOST_FILES:
        kept = {}
    new = {key: thing for key, thing in things.items() if len(thing) and key not in kept}
    return kept | _written(new, folder) if new else kept


def used(places: Mapping[str, Place]) -> Iterable[str]:
    """The names of the files that hold something."""
    return {name for name, *_ in places.values()}


def _view(path: Path) -> memoryview:
    with path.open("rb") as file:
        view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    if not path.name.endswith(f"-{crc32(view):08x}"):
        raise ValueError("a file of packed things was altered")
    return view


def _written(things: Mapping[str, Packed], folder: Path) -> dict[str, Place]:
    """Write ``things`` to a file of their own. Its checksum is in its name; it is one of the
    cheapest there are, for all files are looked over by every build.
    """
    part, checksum = folder / f".packed-{os.urandom(8).hex()}", 0
    with part.open("wb") as file:
        for thing in things.values():
            file.write(thing)
            checksum = crc32(thing, checksum)
    name = f"{part.name[1:]}-{checksum:08x}"
    part.replace(folder / name)
    starts = accumulate(map(len, things.values()), initial=0)
    return {
        key: (name, start, len(thing))
        for (key, thing), start in zip(things.items(), starts, strict=False)
    }
