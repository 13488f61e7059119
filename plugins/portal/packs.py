# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Packed things by name, kept in files that are written once: what changed goes into a new one.

So a build after one edit writes what that edit made, and looks at the rest where it lies.
"""

from __future__ import annotations

import mmap
import os
from array import array
from collections.abc import Container, Iterable, Mapping
from collections.abc import Set as AbstractSet
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple, Self
from zlib import crc32

from plugins.core.packing import Packed

#: The things lie in so many files at most; then what edits left is written into one.
_MOST_FILES = 12
_LENGTH = "I"


class Pack(NamedTuple):
    """One file: its name, which things lie in it ("": one that is of no use any more), and their
    lengths in bytes, in the order in which they lie there.
    """

    file: str
    names: list[str]
    lengths: array[int]

    @property
    def in_use(self) -> int:
        """How many things are of use."""
        return len(self.names) - self.names.count("")

    def without(self, names: AbstractSet[str]) -> Self:
        """The pack without the things of these names."""
        return self._replace(names=["" if name in names else name for name in self.names])

    def columns(self) -> tuple[object, ...]:
        """The pack as plain values that ``marshal`` writes."""
        return tuple(self)

    @classmethod
    def of_columns(cls, columns: tuple[str, list[str], bytes]) -> Self:
        """What ``columns`` came from. Raises ``ValueError`` if it makes no sense."""
        file, names, data = columns
        lengths = array(_LENGTH)
        lengths.frombytes(data)
        if len(lengths) != len(names):
            raise ValueError("a pack has other things than lengths")
        return cls(file, names, lengths)


def load(packs: Iterable[Pack], folder: Path) -> dict[str, Packed]:
    """What lies in ``packs``. Raises ``ValueError`` if a file is not as it was written, and
    ``OSError`` if it is gone.
    """
    found: dict[str, Packed] = {}
    for pack in packs:
        view = _view(folder / pack.file)
        ends = list(accumulate(pack.lengths, initial=0))
        if ends[-1] != len(view):
            raise ValueError("a file of packed things has another length")
        cuts = zip(pack.names, ends, ends[1:], strict=False)
        found.update({name: view[start:end] for name, start, end in cuts if name})
    return found


def save(
    things: Mapping[str, Packed],
    packs: Iterable[Pack],
    folder: Path,
    fresh: Container[str] = frozenset(),
) -> list[Pack]:
    """The packs of ``things``, after those that lie in none of ``packs`` yet were written; or all
    of them, if much of what the files hold is of no use any more. Raises ``OSError``.

    Those in ``fresh``, and what is ``bytes``, this build made anew.
    """
    new: dict[str, Packed] = {
        name: thing for name, thing in things.items() if type(thing) is bytes or name in fresh
    }
    old = list(packs)
    stale = ({""}.union(*(pack.names for pack in old)) - things.keys() | new.keys()) - {""}
    left = [pack for pack in (pack.without(stale) for pack in old) if pack.in_use]
    lie = sum(len(pack.names) for pack in left) + len(new)
    if len(things) < lie / 2 or len(new) > len(things) / 2:
        left, new = [], {**things}
    elif len(left) >= _MOST_FILES:  # many edits: the large file stays as it is
        *small, large = sorted(left, key=lambda pack: pack.in_use)
        new |= {name: things[name] for pack in small for name in pack.names if name}
        left = [large]
    return [*left, _written(new, folder)] if new else left


def _view(path: Path) -> memoryview:
    if not path.stat().st_size:  # nothing can be mapped of it
        return memoryview(b"")
    with path.open("rb") as file:
        view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    if not path.name.endswith(f"-{crc32(view):08x}"):
        raise ValueError("a file of packed things was altered")
    return view


def _written(things: Mapping[str, Packed], folder: Path) -> Pack:
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
    return Pack(name, list(things), array(_LENGTH, map(len, things.values())))
