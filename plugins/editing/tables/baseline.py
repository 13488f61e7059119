# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a row said when it was exported, as short hashes: who changed what can be told later.

A table lies on somebody's desk for a week, and meanwhile a merchant changes her hours in the form.
With the column »Abgleich« a cell that is as it was exported changes nothing, whatever the record
says by now, and a cell that two people changed is told instead of overwritten.
"""

from __future__ import annotations

import hashlib
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable

from msgspec import Struct

_FORM = re.compile(r"a1:((?:[A-Za-z0-9_-]{4})+)\Z")
_WIDTH = 4


class Baseline(Struct, frozen=True):
    """What was exported: of which record, and which cells."""

    written: str
    record: str
    cells: frozenset[str]

    def is_of(self, record_id: str) -> bool:
        """Whether the row was exported for this record."""
        return self.record == _hash("", record_id)

    def had(self, column: str, key: str) -> bool:
        """Whether the column's cell said this; ``key`` is "" for an empty one."""
        return _hash(column, key) in self.cells


def baseline(record_id: str, keys: Iterable[tuple[str, str]]) -> str:
    """The cell for a record whose columns say what their keys (``cells.Cells.key``) tell."""
    return "a1:" + _hash("", record_id) + "".join([_hash(name, key) for name, key in keys])


def read_baseline(cell: str) -> Baseline | None:
    """What the cell tells; None if it is empty, or not ours any more."""
    match = _FORM.match(cell.strip())
    if not match:
        return None
    pieces = [match[1][at : at + _WIDTH] for at in range(0, len(match[1]), _WIDTH)]
    return Baseline(match[0], pieces[0], frozenset(pieces[1:]))


def _hash(column: str, key: str) -> str:
    """24 bits: with sixty of them in a row, two alike turn up once in 300,000 looks."""
    found = hashlib.blake2b(f"{column}\0{key}".encode(), digest_size=3).digest()
    return urlsafe_b64encode(found).decode("ascii")
