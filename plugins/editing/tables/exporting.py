# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Records → a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from plugins.editing.rewriting.order import MODELS
from plugins.editing.submission import AnyKind
from plugins.editing.tables.baseline import baseline
from plugins.editing.tables.cells import Cells
from plugins.editing.tables.columns import BASE_HEADING, ID_HEADING, Column, columns_of
from plugins.editing.tables.csv_files import csv_bytes
from plugins.editing.tables.guards import guarded
from plugins.editing.tables.records import Content, Shelf
from plugins.editing.tables.workbooks import Page, workbook_bytes

#: The sheet that says what the columns are.
EXPLAINED = "Erklärung"
_LENIENT = frozenset(["day", "moment", "number"])
_MANY = "Mehrere trennt ein Komma; oder jede in einer eigenen Zeile der Zelle (Alt+Enter)."
_HOW: Mapping[str, str] = {
    "day": "Tag.Monat.Jahr.",
    "moment": "Tag.Monat.Jahr Stunde:Minute.",
    "number": "Zahl mit Komma.",
    "picture": "Name einer Datei im Ordner images.",
    "record": "Kennung eines Betriebs, oder sein Name.",
    "either": "Kennung, Name, oder freier Text.",
    "markdown": "Text, gern mit Absätzen (Alt+Enter).",
}
_EXPLANATION = (
    ("Kennung", "id", "Woran das Portal den Eintrag erkennt: der Name seiner Datei. Sie bleibt für "
     "immer. Bei neuen Einträgen darf sie fehlen.", "Kleinbuchstaben, Ziffern, Bindestriche.", ""),
)  # fmt: skip
_BASE_EXPLAINED = (
    BASE_HEADING,
    "base",
    "Was beim Export in der Zeile stand. So überschreibt ein Import nichts, was inzwischen jemand "
    "anderes geändert hat.",
    "Bleibt, wie es ist; neue Zeilen lassen es leer.",
    "",
)


def csv_of(content: Content, kind: AnyKind, today: date) -> bytes:
    """All records of a kind as CSV."""
    columns, cells = _frame(content, kind, today)
    rows = [
        [guarded(text, read_leniently=lenient) for text, lenient in row]
        for row in _rows(content.shelves[kind], columns, cells)
    ]
    return csv_bytes([_headings(columns), *rows])


def xlsx_of(content: Content, kinds: Sequence[AnyKind], today: date) -> bytes:
    """A workbook with a sheet for each kind, and one that explains the columns."""
    pages, explained = [], []
    for kind in kinds:
        columns, cells = _frame(content, kind, today)
        rows = [
            tuple([guarded(text, in_text_cells=True) for text, _ in row])
            for row in _rows(content.shelves[kind], columns, cells)
        ]
        choices = tuple(
            (index, cells.words(column))
            for index, column in enumerate(columns, 1)
            if column.face.sort == "choice" and not column.face.many
        )
        base = frozenset([len(columns) + 1])
        pages.append(Page(sheet_name(kind), (_headings(columns), *rows), base, choices))
        explained += [(sheet_name(kind), "", "", "", ""), *_explained(columns, cells)]
    headings = ("Spalte", "Feld", "Was hineingehört", "Wie", "Beispiel")
    return workbook_bytes([*pages, Page(EXPLAINED, (headings, *explained), room=False)])


def sheet_name(kind: AnyKind) -> str:
    """``Betriebe``."""
    return MODELS[kind].noun.many


def _frame(content: Content, kind: AnyKind, today: date) -> tuple[tuple[Column, ...], Cells]:
    columns = columns_of(kind, content.city, content.shelves[kind].languages)
    return columns, Cells(content.city, content.shelves["business"].names, today)


def _headings(columns: Sequence[Column]) -> list[str]:
    return [ID_HEADING, *(column.heading for column in columns), BASE_HEADING]


def _rows(shelf: Shelf, columns: Sequence[Column], cells: Cells) -> list[list[tuple[str, bool]]]:
    """The rows by id: texts, and whether the import understands what a spreadsheet makes of one."""
    found = []
    for record_id, held in sorted(shelf.records.items()):
        row = [(record_id, False)]
        keys = []
        for column in columns:
            value = held.said.get(column.name)
            row.append((cells.shown(column, value), column.face.sort in _LENIENT))
            keys.append((column.name, cells.key(column, value)))
        row.append((baseline(record_id, keys), False))
        found.append(row)
    return found


def _explained(columns: Sequence[Column], cells: Cells) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [*_EXPLANATION]
    for column in columns:
        if column.language:
            continue
        face = column.face
        how = _HOW.get(face.sort, "")
        if face.sort == "choice":
            how = f"{'Aus' if face.many else 'Eines von'}: {', '.join(cells.words(column))}."
        how = f"{how} {_MANY}".strip() if face.many else how
        needed = " Muss dastehen." if face.required else ""
        example = cells.shown(column, face.example or None)
        rows.append((column.heading, column.name, column.purpose + needed, how, example))
    return [*rows, _BASE_EXPLAINED]
