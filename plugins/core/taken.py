# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is known of a record file once it was read: enough to check and to list it unloaded."""

from __future__ import annotations

import marshal
import pickle
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from plugins.core.problem import Place, Problem, Severity

#: Something a record names: in which field, which item of a list, and as what.
Named = tuple[str, int | None, str]
#: Cards of translations, by language.
Cards = tuple[tuple[str, bytes], ...]


class Taken(NamedTuple):
    """One record, taken in: plain values only, so that it is cheap to keep and to send. The record
    itself is packed apart.

    ``paths`` are the record's own file and those that translate it; ``digest`` is a hash of their
    bytes. ``sound`` says whether it became a record: of one that did not, ``name`` is what could
    be read of it, and the references and pictures are still to be checked.
    """

    type: str
    id: str
    paths: tuple[str, ...]
    digest: bytes
    name: str
    sound: bool
    #: Whether an error is among what there is to say about it.
    faulty: bool
    references: tuple[Named, ...]
    pictures: tuple[Named, ...]
    #: Addresses of this site that an editors' text links to.
    links: tuple[str, ...]
    #: What there is to say about it, packed.
    remarks: bytes
    #: As of a day: what the type's ``card`` made of it, and what its ``check`` found, both packed,
    #: and whether an error was among that.
    card: bytes = b""
    #: The cards of its translations, by language, where they are others.
    cards: Cards = ()
    checked: bytes = b""
    failed: bool = False

    @property
    def path(self) -> str:
        """The record's own file."""
        return self.paths[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem found in its files."""
        return (*unpacked_problems(self.remarks), *unpacked_problems(self.checked))


#: So many of the first fields say which record it is, before any of its files is opened.
OF_UNIT = 3


def packed(value: Any) -> bytes:
    """``value`` as bytes; None as none."""
    return b"" if value is None else pickle.dumps(value, protocol=5)


def unpacked(data: bytes | memoryview) -> Any:
    """What ``packed`` made ``data`` of."""
    return pickle.loads(data) if len(data) else None  # noqa: S301 - packed by us


def packed_problems(problems: Iterable[Problem]) -> bytes:
    """``problems`` as bytes, none as none. Most records have something to say; as plain rows it is
    packed ten times as fast.
    """
    rows = [
        (p.code, p.severity.value, p.place.path, p.place.line, p.place.column, p.place.length,
         p.message, p.hint)
        for p in problems
    ]  # fmt: skip
    return marshal.dumps(rows) if rows else b""


def unpacked_problems(data: bytes) -> Iterator[Problem]:
    """What ``packed_problems`` made ``data`` of."""
    for code, severity, path, line, column, length, message, hint in (
        marshal.loads(data) if data else ()  # noqa: S302 - packed by us
    ):
        yield Problem(code, Severity(severity), Place(path, line, column, length), message, hint)
