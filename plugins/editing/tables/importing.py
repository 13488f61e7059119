# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables → what to write, or everything that is wrong with them. Nothing is written here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct, field

from plugins.editing.rewriting.languages import rewritten_files
from plugins.editing.rewriting.order import split_language
from plugins.editing.rewriting.refused import Refused
from plugins.editing.rewriting.rewrite import new_file
from plugins.editing.submission import TEXT, AnyKind, Value
from plugins.editing.tables.cells import Cells
from plugins.editing.tables.changes import Changes, changes_of
from plugins.editing.tables.exporting import EXPLAINED
from plugins.editing.tables.headings import Header, header_of, names_of
from plugins.editing.tables.matching import Row, rows_of
from plugins.editing.tables.records import Content
from plugins.editing.tables.sheets import Sheet, Slip
from plugins.editing.tables.verdicts import faults

#: What a file lacks, and an example.
_LINE = re.compile(r"Ergänzen Sie eine Zeile, zum Beispiel »[^»:]+: ([^»]*)«\.")
#: Records that others name come first.
_ORDER: tuple[AnyKind, ...] = ("business", "offer", "event", "news", "page")


class Change(Struct, frozen=True):
    """One field as people read it: heading, cell before, cell now."""

    heading: str
    before: str
    after: str


class Touched(Struct, frozen=True):
    """One record that is changed, or new."""

    kind: AnyKind
    id: str
    is_new: bool
    changes: tuple[Change, ...]


class Plan(Struct):
    """``files`` are to be written, path → (source now, "" where there is none; new source), if
    there are no slips. ``left`` counts empty cells whose fields stay.
    """

    files: dict[str, tuple[str, str]] = field(default_factory=dict)
    touched: list[Touched] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rows: int = 0
    left: int = 0


def planned(
    content: Content,
    sheets: Sequence[Sheet],
    kind: AnyKind | None,
    today: date,
    remove_empty: bool = False,
) -> Plan:
    """Read the tables and judge what would come of them."""
    plan = Plan()
    names = names_of(content)
    found: list[tuple[Sheet, Header]] = []
    for sheet in sheets:
        plan.notes += sheet.notes
        if sheet.name == EXPLAINED:
            continue
        header = header_of(sheet, names, kind)
        if isinstance(header, Slip):
            plan.slips.append(header)
        elif header is None:
            if sheet.rows and len(sheets) > 1:
                plan.notes.append(
                    f"Das Blatt »{sheet.name}« hat keine Überschrift, die das Portal kennt."
                )
        else:
            plan.slips += header.slips
            plan.notes += header.notes
            found.append((sheet, header))
    if not found and not plan.slips:
        plan.slips.append(
            Slip(
                1,
                0,
                "Hier ist keine Tabelle: keine Überschrift ist eine, die das Portal kennt.",
                "In die erste Zeile gehören Überschriften wie »Kennung«, »Name«, »Telefon«. "
                "»export« macht eine Tabelle, die passt.",
            )
        )
    if not plan.slips:  # a column that nobody knows may be what all rows lack
        _Importer(content, plan, today, remove_empty).run(found)
    return plan


class _Importer:
    def __init__(self, content: Content, plan: Plan, today: date, remove_empty: bool) -> None:
        self._content, self._plan = content, plan
        self._remove_empty = remove_empty
        businesses = content.shelves["business"].names
        self._cells = Cells(content.city, businesses, today)
        self._ids = set(businesses)
        for path in content.shelves["business"].unreadable:
            self._ids.add(path.rpartition("/")[2].partition(".")[0])

    def run(self, tables: Sequence[tuple[Sheet, Header]]) -> None:
        seen: dict[tuple[AnyKind, str], str] = {}
        judge: list[tuple[Sheet, Header, Row, dict[str, str]]] = []
        for kind in _ORDER:
            for sheet, header in tables:
                if header.names.kind != kind:
                    continue
                for row in rows_of(sheet, header, self._content.shelves[kind]):
                    if isinstance(row, Slip):
                        self._plan.slips.append(row)
                    elif (kind, row.id) in seen:
                        message = f"»{row.id}« steht auch im Blatt »{seen[kind, row.id]}«."
                        hint = "Löschen Sie eine der beiden Zeilen."
                        self._slip(sheet, row, header.place_of("id"), message, hint)
                    else:
                        seen[kind, row.id] = sheet.name
                        written = self._row(sheet, header, row)
                        if written:
                            judge.append((sheet, header, row, written))
        for each in judge:
            self._judge(*each)

    def _slip(self, sheet: Sheet, row: Row, place: int, message: str, hint: str = "") -> None:
        self._plan.slips.append(Slip(row.number, place, message, hint, sheet.name))

    def _row(self, sheet: Sheet, header: Header, row: Row) -> dict[str, str]:
        """The files of the row's record that are others: path → new source."""
        kind = header.names.kind
        self._plan.rows += 1
        if kind == "business":
            self._ids.add(row.id)
        changes = changes_of(row, sheet, header, self._cells, self._remove_empty)
        self._plan.slips += changes.slips
        self._plan.left += len(changes.left)
        if changes.slips or not changes.fields:
            return {}
        try:
            written = self._written(kind, row, changes.fields)
        except Refused as refused:
            found = refused.problem
            place = header.place_of(refused.field or "id")
            self._slip(sheet, row, place, found.message, found.hint)
            return {}
        if written:
            self._plan.touched.append(self._touched(kind, header, row, changes))
        return written

    def _written(self, kind: AnyKind, row: Row, fields: Mapping[str, Value]) -> dict[str, str]:
        if row.held:
            return rewritten_files(kind, row.held.path, row.held.files, fields)
        path = self._content.shelves[kind].path_of(row.id)
        texts = {
            n: v for n, v in fields.items() if n != TEXT and split_language(kind, n)[0] == TEXT
        }
        own = new_file(kind, {n: v for n, v in fields.items() if n not in texts})
        return {path: own, **rewritten_files(kind, path, {path: own}, texts)}

    def _judge(self, sheet: Sheet, header: Header, row: Row, written: Mapping[str, str]) -> None:
        """Tell what would be wrong with the record and is not so already."""
        kind = header.names.kind
        files = row.held.files if row.held else {}
        path = row.held.path if row.held else self._content.shelves[kind].path_of(row.id)
        after = faults(kind, path, {**files, **written}, self._content, self._ids)
        if after and row.held:
            after -= faults(kind, path, files, self._content, self._ids)
        for name, of_a_file in sorted(after):
            called = header.names.called(name)
            sentence = self._of_a_table(header, name, called, of_a_file)
            self._slip(
                sheet, row, header.place_of(name), f"»{called}«: {sentence}" if name else sentence
            )
        for file, source in written.items():
            self._plan.files[file] = files.get(file, ""), source

    def _of_a_table(self, header: Header, name: str, called: str, sentence: str) -> str:
        """The sentence with the table's words: to it a line is a cell."""
        column = header.names.columns.get(name)
        for word in (column.face.label, column.own) if column else ():
            sentence = sentence.replace(f"»{word}«", f"»{called}«").replace(
                f"»{word}: ", f"»{called}: "
            )
        missing = _LINE.search(sentence)
        if not (column and missing):
            return sentence
        what = (
            "Füllen Sie die Zelle" if name in header.fields.values() else "Ergänzen Sie die Spalte"
        )
        example = self._cells.shown(column, missing[1])
        return _LINE.sub(lambda _: f"{what}, zum Beispiel mit »{example}«.", sentence)

    def _touched(self, kind: AnyKind, header: Header, row: Row, changes: Changes) -> Touched:
        said = row.held.said if row.held else {}
        told = []
        for name, value in changes.fields.items():
            column = header.names.columns[name]
            before, after = (self._cells.shown(column, each) for each in (said.get(name), value))
            told.append(Change(column.heading, before, after))
        return Touched(kind, row.id, row.held is None, tuple(told))
