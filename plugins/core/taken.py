# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is known of a record file once it was read: enough to check and to list it unloaded."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from typing import Any, NamedTuple

from plugins.core.problem import Problem


class Named(NamedTuple):
    """Something a record names: in which field, which item of a list, and as what."""

    field: str
    nth: int | None
    written: str


class Taken(NamedTuple):
    """One record, taken in. It pickles, and is as small as it can be.

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
    faulty: bool
    references: tuple[Named, ...]
    pictures: tuple[Named, ...]
    #: Addresses of this site that an editors' text links to.
    links: tuple[str, ...]
    #: The record itself, pickled; and what there is to say about it.
    packed: bytes
    remarks: bytes
    #: As of a day: what the type's ``card`` made of it, what its ``check`` found, packed, and
    #: whether an error was among that.
    card: Any = None
    checked: bytes = b""
    failed: bool = False

    @property
    def path(self) -> str:
        """The record's own file."""
        return self.paths[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem found in its files."""
        return (*_unpacked(self.remarks), *_unpacked(self.checked))


def packed(problems: Sequence[Problem]) -> bytes:
    """``problems`` as ``Taken.remarks`` keeps them: mostly there are none, seldom they are read."""
    return pickle.dumps(tuple(problems), protocol=5) if problems else b""


def _unpacked(problems: bytes) -> tuple[Problem, ...]:
    found: tuple[Problem, ...] = pickle.loads(problems) if problems else ()  # noqa: S301 - ours
    return found
