# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Packed things by name, kept in files that are written once: what changed goes into a new one.

So a build after one edit writes what that edit made, and looks at the rest where it lies.
"""

from __future__ import annotations

import mmap
import os
from array import array
from collections.abc import Callable, Container, Iterable, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from itertools import accumulate, islice
from pathlib import Path
from typing import BinaryIO, NamedTuple, Self
from zlib import crc32

from plugins.core.packing import Packed
from plugins.core.shares import Ahead
from plugins.portal.written import Written, written

#: The things lie in so many files at most; then what edits left is written into one.
MOST_FILES = 12
_LENGTH = "I"
#: So many things are written at once; so many by a process of their own.
_SOME, _WORTH_BEGINNING = 1_000, 5_000
#: Bytes, or what makes them.
Thing = Packed | Callable[[], bytes]


class Pack(NamedTuple):
    """One file: its name, which things lie in it ("": one that is of no use any more), their
    lengths in bytes, in the order in which they lie there, and what the file is recognised by.
    """

    file: str
    names: list[str]
    lengths: array[int]
    written: Written

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
    def of_columns(cls, columns: tuple[str, list[str], bytes, Written]) -> Self:
        """What ``columns`` came from. Raises ``ValueError`` if it makes no sense."""
        file, names, data, known = columns
        lengths = array(_LENGTH)
        lengths.frombytes(data)
        if len(lengths) != len(names):
            raise ValueError("a pack has other things than lengths")
        return cls(file, names, lengths, known)


def load(packs: Iterable[Pack], folder: Path) -> dict[str, Packed]:
    """What lies in ``packs``. Raises ``ValueError`` if a file is not as it was written, and
    ``OSError`` if it is gone.
    """
    found: dict[str, Packed] = {}
    for pack in packs:
        view = view_of(folder / pack.file, pack.written)
        ends = list(accumulate(pack.lengths, initial=0))
        if ends[-1] != len(view):
            raise ValueError("a file of packed things has another length")
        pieces = map(view.__getitem__, map(slice, ends, ends[1:]))
        found.update(zip(pack.names, pieces, strict=True))
    found.pop("", None)
    return found


class Saving:
    """The writing of ``things`` that lie in none of ``packs`` yet, or of all of them, if much of
    what the files hold is of no use any more.

    A thing may be what makes its bytes. Those, what is ``bytes``, and those in ``fresh`` this build
    made anew.
    """

    def __init__(
        self,
        things: Mapping[str, Thing],
        packs: Iterable[Pack],
        folder: Path,
        fresh: Container[str] = frozenset(),
    ) -> None:
        new: dict[str, Thing] = {
            name: thing
            for name, thing in things.items()
            if not isinstance(thing, memoryview) or name in fresh
        }
        old = list(packs)
        stale = ({""}.union(*(pack.names for pack in old)) - things.keys() | new.keys()) - {""}
        left = [pack for pack in (pack.without(stale) for pack in old) if pack.in_use]
        lie = sum(len(pack.names) for pack in left) + len(new)
        if len(things) < lie / 2 or len(new) > len(things) / 2:
            left, new = [], {**things}
        elif len(left) >= MOST_FILES:  # many edits: the large file stays as it is
            *small, large = sorted(left, key=lambda pack: pack.in_use)
            new |= {name: things[name] for pack in small for name in pack.names if name}
            left = [large]
        self._left, self._new, self._folder = left, new, folder
        self._ahead: Ahead[tuple[str, array[int]]] | None = None
        self._written: Pack | None = None

    def write(self) -> None:
        """Write the things now; many of them in a process beside this one, which looks at each of
        them, and so makes copies of all that they lie among. What cannot be written is told by
        ``packs``.
        """
        if len(self._new) >= _WORTH_BEGINNING:
            self._ahead = Ahead(self._write)
            return
        with suppress(OSError):
            self.packs()

    def packs(self) -> list[Pack]:
        """Where all things lie, once they are written. Raises ``OSError``."""
        if not self._new:
            return self._left
        if self._written is None:
            ahead, self._ahead = self._ahead, None
            name, lengths = ahead.result() if ahead else self._write()
            known = written(str(self._folder / name))
            self._written = Pack(name, list(self._new), lengths, known)
        return [*self._left, self._written]

    def give_up(self) -> None:
        """Wait for the process that writes, if there is one: what it wrote is left over."""
        ahead, self._ahead = self._ahead, None
        with suppress(OSError):
            if ahead:
                ahead.result()

    def _write(self) -> tuple[str, array[int]]:
        """The name of the file, and the lengths of what lies in it."""
        file, lengths = Growing(self._folder), array(_LENGTH)
        things = iter(self._new.values())
        try:
            while some := list(islice(things, _SOME)):
                data = [thing() if callable(thing) else thing for thing in some]
                lengths.extend(map(len, data))
                file.add(b"".join(data))
            return file.done(), lengths
        except OSError:
            file.give_up()
            raise


def view_of(path: Path, known: Written) -> memoryview:
    """What is in the file. It need not be summed up while it is recognised: nobody wrote to it.
    Raises ``ValueError`` if it is not as it was written, and ``OSError`` if it is gone.
    """
    found = written(str(path))
    with path.open("rb") as file:
        view = _mapped(file) if found[0] else memoryview(b"")
    if found != known and not path.name.endswith(f"-{crc32(view):08x}"):
        raise ValueError("a file of packed things was altered")
    return view


class Growing:
    """A file of packed things that is being written. ``size`` is how many bytes lie in it.

    Its checksum will be in its name, for those who cannot recognise it: a cache is often copied.
    Raises ``OSError``, as all that it does.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._part = folder / f".packed-{os.urandom(8).hex()}"
        self._file = self._part.open("w+b")
        self._checksum = self.size = 0

    def add(self, thing: Packed) -> None:
        """Add something."""
        self._file.write(thing)
        self._checksum = crc32(thing, self._checksum)
        self.size += len(thing)

    def view(self) -> memoryview:
        """All that was added so far."""
        self._file.flush()
        return _mapped(self._file) if self.size else memoryview(b"")  # of none nothing is mapped

    def done(self) -> str:
        """The name of the file, to which nothing is added any more."""
        self._file.close()
        name = f"{self._part.name[1:]}-{self._checksum:08x}"
        self._part.replace(self._part.with_name(name))
        return name

    def give_up(self) -> None:
        """Let there be no such file."""
        with suppress(OSError):
            self._file.close()
        self._part.unlink(missing_ok=True)


def _mapped(file: BinaryIO) -> memoryview:
    return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
