# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A table as it was read, whatever kind of file it was, and what is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct, field

from plugins.core.problem import legible

#: A city of 10,000 businesses fits twice; what is larger is another thing than a table of ours.
MOST_ROWS, MOST_COLUMNS = 20_000, 500
#: Of a file, and of all that is packed in a workbook.
LARGEST_FILE, LARGEST_UNPACKED = 20_000_000, 150_000_000

#: Of one column, so that a wrong date format does not bury all else.
_MOST_TOLD = 5


class Slip(Struct, frozen=True):
    """Something wrong: row and column count from 1, as the spreadsheet shows them; 0 is the whole
    sheet, or the whole row.
    """

    row: int
    column: int
    message: str
    hint: str = ""
    sheet: str = ""


class Sheet(Struct):
    """One table. ``rows`` are those with something in them: number and cells.

    ``dates`` are cells that the file itself calls dates; ``slips`` are known from reading already,
    and count if their column does. ``lossy`` is the encoding of a file that could not hold all
    letters.
    """

    name: str = ""
    rows: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    dates: set[tuple[int, int]] = field(default_factory=set)
    slips: list[Slip] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    lossy: str = ""
    #: Merged cells: first row and column, last row and column.
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


class Unfit(Exception):
    """A file that is no table, or none that can be read: a sentence, a remedy, where if known."""

    def __init__(self, message: str, hint: str, row: int = 0) -> None:
        super().__init__(message)
        self.slip = Slip(row, 0, message, hint)


def letters(column: int) -> str:
    """``3`` → ``C``, as spreadsheets call columns."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def told(file: str, slips: Iterable[Slip]) -> str:
    """Each slip as ``file:row:column``, with its cell, sentence and remedy; of a column in which
    much is wrong the first ones, and how many more there are.
    """
    blocks = []
    seen: Counter[tuple[str, int]] = Counter()
    for slip in sorted(slips, key=lambda s: (s.sheet, s.row, s.column, s.message)):
        column = slip.sheet, slip.column
        seen[column] += 1
        if seen[column] <= _MOST_TOLD or not slip.column:
            blocks.append(_told(file, slip))
    for (sheet, number), count in sorted(seen.items()):
        if number and count > _MOST_TOLD:
            where = ", ".join(filter(None, [_sheet(sheet), f"Spalte {letters(number)}"]))
            blocks.append(f"{where}: noch {count - _MOST_TOLD} Zellen mit Fehlern.\n")
    return "\n".join(blocks)


def _told(file: str, slip: Slip) -> str:
    place = ":".join([legible(file), *(str(n) for n in (slip.row, slip.column) if n)])
    cell = f"Zelle {letters(slip.column)}{slip.row}" if slip.row and slip.column else ""
    where = ", ".join(filter(None, [_sheet(slip.sheet), cell]))
    message = f"{where}: {legible(slip.message)}" if where else legible(slip.message)
    lines = [f"{place}: Fehler", f"  {message}"]
    lines += [f"  {legible(slip.hint)}"] if slip.hint else []
    return "\n".join(lines) + "\n"


def _sheet(name: str) -> str:
    return f"Blatt »{legible(name)}«" if name else ""
