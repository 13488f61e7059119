# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a row changes."""

from __future__ import annotations

from msgspec import Struct, field

from plugins.editing.rewriting.refused import Refused
from plugins.editing.rewriting.values import normal
from plugins.editing.submission import Value
from plugins.editing.tables.cells import KEPT, Cells, made_a_date
from plugins.editing.tables.columns import BASE_HEADING, Column
from plugins.editing.tables.headings import Header
from plugins.editing.tables.matching import Row
from plugins.editing.tables.sheets import Sheet, Slip
from plugins.editing.week.clock import Unclear

_DATES = ("day", "moment")


class Changes(Struct):
    """Fields that shall say something else, fields whose cell is empty and that stay, and slips."""

    fields: dict[str, Value] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)


def changes_of(row: Row, sheet: Sheet, header: Header, cells: Cells, remove_empty: bool) -> Changes:
    """Compare the row's cells with what its record says."""
    return _Comparison(row, sheet, header, cells, remove_empty).changes()


class _Comparison:
    def __init__(
        self, row: Row, sheet: Sheet, header: Header, cells: Cells, remove_empty: bool
    ) -> None:
        self._row, self._sheet, self._header, self._cells = row, sheet, header, cells
        self._remove_empty = remove_empty
        self._said = row.held.said if row.held else {}
        self._found = Changes()
        self._early = {(s.row, s.column): s for s in sheet.slips if s.row == row.number}

    def changes(self) -> Changes:
        for index in self._header.fields:
            column = self._header.column(index)
            if column:
                try:
                    self._compare(column, index + 1)
                except Unclear as unclear:
                    self._slip(index + 1, column, unclear.message, unclear.hint)
                except Refused as refused:
                    found = refused.problem
                    self._slip(index + 1, column, found.message, found.hint)
        return self._found

    def _slip(self, place: int, column: Column, message: str, hint: str) -> None:
        told = f"»{column.heading}«: {message}"
        self._found.slips.append(Slip(self._row.number, place, told, hint, self._sheet.name))

    def _compare(self, column: Column, place: int) -> None:
        if early := self._early.get((self._row.number, place)):
            raise Unclear(early.message, early.hint)
        text = self._row.cells[column.name]
        now = self._said.get(column.name)
        if not text.strip():
            if now is not None:
                self._emptied(column, place, now)
            return
        if text.strip() == KEPT or self._is_shown(column, text, now):
            return
        if (self._row.number, place) in self._sheet.dates and column.face.sort not in _DATES:
            raise made_a_date(text, column)
        wanted = normal(column.name, self._cells.read(column, text))
        key, now_key = self._cells.key(column, wanted), self._cells.key(column, now)
        if key == now_key:
            return
        base = self._row.base
        if base and base.had(column.name, key):
            return  # nobody touched the cell; the record was changed meanwhile
        if base and not base.had(column.name, now_key):
            raise self._conflict(column, now)
        self._found.fields[column.name] = wanted

    def _is_shown(self, column: Column, text: str, now: Value) -> bool:
        """Whether the cell says what an export would say, as far as the file could hold it."""
        if self._cells.says(column, text, now):
            return True
        lossy = self._sheet.lossy
        shown = self._cells.shown(column, now)
        return bool(lossy) and text == shown.encode(lossy, "replace").decode(lossy)

    def _emptied(self, column: Column, place: int, now: Value) -> None:
        base = self._row.base
        if base and base.had(column.name, ""):
            return  # it was empty then, and somebody filled it meanwhile
        if not self._remove_empty:
            self._found.left.append(column.name)
        elif base and not base.had(column.name, self._cells.key(column, now)):
            raise self._conflict(column, now)
        else:
            self._found.fields[column.name] = None

    def _conflict(self, column: Column, now: Value) -> Unclear:
        shown = self._cells.shown(column, now)
        told = f"jetzt steht dort »{shown}«" if shown else "die Angabe gibt es nicht mehr"
        return Unclear(
            f"Das hat seit dem Export auch jemand anderes geändert: {told}.",
            "Exportieren Sie neu. Soll die Tabelle gelten, leeren Sie in dieser Zeile die Zelle "
            f"»{BASE_HEADING}«.",
        )
