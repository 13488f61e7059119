# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Packed things by name, kept in files that are written once: what changed goes into a new one.

So a build after one edit writes what that edit made, and looks at the rest where it lies.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import NamedTuple, Self
from zlib import crc32

from plugins.core.growing import LENGTH, Growing, Laid, mapped, pieces
from plugins.core.packing import Packed
from plugins.portal.written import Written, written

#: Where so many files hold few things, the largest stays, and what edits left in the others is
#: written into one.
MOST_FILES = 12
#: Fewer than so many are few, and than one in so many. What each of a few dozen cores lays down in
#: a city's first build is more, and stays where it is.
_FEW = 100
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

    @classmethod
    def of(cls, laid: Laid, folder: Path) -> Self:
        """A file in ``folder``, as it was laid there. Raises ``OSError``."""
        return cls(*laid, written(str(folder / laid.file)))

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
        lengths = array(LENGTH)
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
        found.update(zip(pack.names, pieces(view, pack.lengths), strict=True))
    found.pop("", None)
    return found


def saved(
    things: Mapping[str, Thing], packs: Iterable[Pack], laid: Sequence[Laid], folder: Path
) -> list[Pack]:
    """Where all of ``things`` lie, once those that lie nowhere yet are written; all of them are, if
    much of what the files hold is of no use any more. Raises ``OSError``.

    They lie in ``packs``, or this build has ``laid`` them. What lies nowhere is ``bytes``, or what
    makes its bytes.
    """
    new: dict[str, Thing] = {
        name: thing for name, thing in things.items() if not isinstance(thing, memoryview)
    }
    left: list[Pack] = []
    if old := list(packs):
        lie_elsewhere = new.keys() | {name for file in laid for name in file.names}
        gone = {name for pack in old for name in pack.names} - things.keys()
        stale = (gone | lie_elsewhere) - {""}
        left = [pack for pack in (pack.without(stale) for pack in old) if pack.in_use]
    left += [Pack.of(file, folder) for file in laid if any(file.names)]
    lie = sum(len(pack.names) for pack in left) + len(new)
    if len(things) < lie / 2 or len(new) > len(things) / 2:
        left, new = [], dict(things)
    elif small := to_gather([pack.in_use for pack in left], len(things)):
        gathered = [left.pop(number) for number in reversed(small)]
        new |= {name: things[name] for pack in gathered for name in pack.names if name}
    return [*left, Pack.of(_written_anew(new, folder), folder)] if new else left


def to_gather(files: Sequence[int], all_of_them: int) -> list[int]:
    """The numbers of the files that are better written into one, of those that hold so many things
    each: many hold few.
    """
    few = max(_FEW, all_of_them / _FEW)
    large = max(range(len(files)), key=files.__getitem__, default=0)  # stays as it is
    small = [n for n, things in enumerate(files) if things < few and n != large]
    return small if len(small) + 1 >= MOST_FILES else []


def _written_anew(things: Mapping[str, Thing], folder: Path) -> Laid:
    """``things`` in a file of theirs."""
    file, lengths = Growing(folder), array(LENGTH)
    try:
        for thing in things.values():
            data = thing() if callable(thing) else thing
            lengths.append(len(data))
            file.add(data)
        return Laid(file.done(), list(things), lengths)
    except OSError:
        file.give_up()
        raise


def view_of(path: Path, known: Written) -> memoryview:
    """What is in the file. It need not be summed up while it is recognised: nobody wrote to it.
    Raises ``ValueError`` if it is not as it was written, and ``OSError`` if it is gone.
    """
    found = written(str(path))
    with path.open("rb") as file:
        view = mapped(file) if found[0] else memoryview(b"")
    if found != known and not path.name.endswith(f"-{crc32(view):08x}"):
        raise ValueError("a file of packed things was altered")
    return view
