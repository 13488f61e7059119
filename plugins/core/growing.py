# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files of packed things, one behind the other: written once, then looked at where they lie."""

from __future__ import annotations

import mmap
import os
from array import array
from contextlib import suppress
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO, NamedTuple
from zlib import crc32

from plugins.core.packing import Packed

#: How the lengths of things are written.
LENGTH = "I"


class Laid(NamedTuple):
    """What was laid in a file: its name, and which things lie in it ("": one that is none), with
    their lengths in bytes, in the order in which they lie there.
    """

    file: str
    names: list[str]
    lengths: array[int]


class Growing:
    """A file of packed things that is being written. ``size`` is how many bytes lie in it.

    Its checksum will be in its name, for those who cannot recognise it: a cache is often copied.
    Raises ``OSError``, as all that it does.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._part = folder / f".packed-{os.urandom(8).hex()}"
        self._file = self._part.open("w+b", buffering=0)
        self._checksum = self.size = 0

    @property
    def handle(self) -> int:
        """The open file: a process that is started keeps it, and adds things."""
        return self._file.fileno()

    def add(self, thing: Packed) -> None:
        """Add something."""
        left = memoryview(thing)
        while left:
            left = left[self._file.write(left) :]
        self._checksum = crc32(thing, self._checksum)
        self.size += len(thing)

    def told(self) -> tuple[int, int]:
        """What the process that started this one has to ``hear`` of what was added here."""
        return self.size, self._checksum

    def hear(self, told: tuple[int, int]) -> None:
        """Take over what another process added; here, nothing was."""
        self.size, self._checksum = told

    def view(self) -> memoryview:
        """All that was added so far."""
        return mapped(self._file) if self.size else memoryview(b"")  # of none nothing is mapped

    def read(self) -> bytes:
        """The same, where files cannot be mapped."""
        self._file.seek(0)
        return self._file.read(self.size)

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


class Heap:
    """Things that one process lays one behind the other: in a file, which stays; in memory if there
    is none, or it has no room.

    Make it before the process is started. ``told`` goes from there to the one that started it.
    """

    def __init__(self, file: Growing | None) -> None:
        self._file = file
        self._held = bytearray()

    @property
    def handles(self) -> list[int]:
        """The open files that the process has to keep."""
        return [self._file.handle] if self._file else []

    def add(self, things: bytes) -> None:
        """Add some."""
        if self._file:
            try:
                self._file.add(things)
                return
            except OSError:
                self._held += self._file.read()
                self.give_up()
        self._held += things

    def told(self) -> tuple[int, int] | bytearray:
        """What was added, or how much lies in the file."""
        return self._file.told() if self._file else self._held

    def hear(self, told: tuple[int, int] | bytearray) -> None:
        """Take over what the process told."""
        if isinstance(told, bytearray):
            self.give_up()
            self._held = told
        elif self._file:
            self._file.hear(told)

    def settled(self) -> tuple[memoryview, str]:
        """All of it, and the name of its file; "" if it is in memory. Nothing is added any more."""
        if self._file is None:
            return memoryview(self._held), ""
        try:
            data = self._file.view()
        except OSError:
            data = memoryview(self._file.read())
            self.give_up()
            return data, ""
        try:
            return data, self._file.done()
        except OSError:
            self.give_up()
            return data, ""

    def give_up(self) -> None:
        """Let there be no file."""
        if self._file:
            self._file.give_up()
        self._file = None


def heaps(folder: Path | None, count: int) -> list[Heap]:
    """``count`` of them, with files in ``folder`` if there is one, and it is writable."""
    files: list[Growing] = []
    try:
        files += (Growing(folder) for _ in range(count) if folder)
    except OSError:
        for file in files:
            file.give_up()
        files = []
    return [Heap(file) for file in files] or [Heap(None) for _ in range(count)]


def pieces(data: memoryview, lengths: array[int]) -> list[memoryview]:
    """The things that ``data`` is made of. Raises ``ValueError`` if it is not as long as they."""
    ends = [*accumulate(lengths, initial=0)]
    if ends[-1] != len(data):
        raise ValueError("a file of packed things has another length")
    return [*map(data.__getitem__, map(slice, ends, ends[1:]))]


def mapped(file: BinaryIO) -> memoryview:
    """All that is in the file."""
    return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
