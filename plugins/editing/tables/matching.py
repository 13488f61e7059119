# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which record a row is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from msgspec import Struct

from plugins.core.slug import is_id, slugify
from plugins.core.suggest import nearest
from plugins.editing.submission import AnyKind
from plugins.editing.tables.baseline import Baseline, read_baseline
from plugins.editing.tables.columns import BASE, BASE_HEADING, ID, ID_HEADING
from plugins.editing.tables.guards import unguarded
from plugins.editing.tables.headings import Header
from plugins.editing.tables.records import Held, Shelf
from plugins.editing.tables.sheets import Sheet, Slip

#: What two records of one name do not share.
_TELLS_APART: Mapping[AnyKind, str] = {
    "business": "street_address",
    "offer": "business",
    "event": "start_date",
    "news": "date",
    "page": "name",
}
_NEAR = 0.8
_AGAIN = f"Exportieren Sie neu, oder leeren Sie in dieser Zeile die Zelle »{BASE_HEADING}«."


class Row(Struct, frozen=True):
    """A row that is a record: ``held`` is what there is of it, None for a new one; ``cells`` are
    its texts by field; with ``base`` it is known what was exported.
    """

    number: int
    id: str
    held: Held | None
    cells: dict[str, str]
    base: Baseline | None


def rows_of(sheet: Sheet, header: Header, shelf: Shelf) -> Iterator[Row | Slip]:
    """The rows below the headings, or why one cannot be told."""
    bare = [
        (number, {field: unguarded(_cell(cells, index)) for index, field in header.fields.items()})
        for number, cells in sheet.rows
        if number > header.row
    ]
    bases = Counter(cells.get(BASE, "") for _, cells in bare)
    seen: dict[str, int] = {}
    for number, cells in bare:
        if not any(text.strip() for field, text in cells.items() if field != BASE):
            continue
        found = _Matcher(sheet, header, shelf, bases).row(number, cells)
        if isinstance(found, Row):
            if found.id in seen:
                yield Slip(
                    number,
                    header.place_of(ID),
                    f"Diese Zeile und Zeile {seen[found.id]} meinen beide »{found.id}«.",
                    f"Löschen Sie eine, oder geben Sie jeder eine eigene {ID_HEADING}.",
                    sheet.name,
                )
                continue
            seen[found.id] = number
        yield found


def _cell(cells: tuple[str, ...], index: int) -> str:
    return cells[index] if index < len(cells) else ""


class _Matcher:
    def __init__(self, sheet: Sheet, header: Header, shelf: Shelf, bases: Counter[str]) -> None:
        self._sheet, self._header, self._shelf, self._bases = sheet, header, shelf, bases

    def row(self, number: int, cells: dict[str, str]) -> Row | Slip:
        record_id, name = cells.get(ID, "").strip(), cells.get("name", "").strip()
        base = read_baseline(cells.get(BASE, ""))

        def slip(message: str, hint: str, field: str = ID) -> Slip:
            place = self._header.place_of(field)
            return Slip(number, place, message, hint, self._sheet.name)

        given = bool(record_id)
        if not record_id and not name:
            return slip(
                "Diese Zeile hat weder Kennung noch Namen.",
                "Ergänzen Sie eines, oder leeren Sie sie.",
            )
        if not given:
            record_id = slugify(name)
            if not is_id(record_id):
                return slip(
                    f"Aus »{name}« wird keine Kennung.",
                    f"Schreiben Sie eine in die Spalte »{ID_HEADING}«: a–z, 0–9, Bindestriche.",
                )
        elif not is_id(record_id):
            better = slugify(record_id)
            return slip(
                f"»{record_id}« kann keine Kennung sein: erlaubt sind a–z, 0–9 und Bindestriche.",
                f"Schreiben Sie »{better}«." if is_id(better) else "Nehmen Sie eine andere.",
            )
        held = self._shelf.records.get(record_id)
        if held is None:
            problem = self._new(record_id, name, base)
            return slip(*problem) if problem else Row(number, record_id, None, cells, None)
        if base and not base.is_of(record_id):
            return slip(
                f"Diese Zeile wurde nicht für »{record_id}« exportiert. Wurde eine Spalte für sich "
                "sortiert oder verschoben?",
                _AGAIN,
            )
        if not given and not self._is_same(held, cells):
            apart = self._header.names.called(_TELLS_APART[self._shelf.kind])
            return slip(
                f"»{record_id}« gibt es schon, mit anderem Wert bei »{apart}«.",
                f"Ist es derselbe Eintrag, schreiben Sie »{record_id}« in die Spalte "
                f"»{ID_HEADING}«; sonst eine neue Kennung wie »{record_id}-2«.",
            )
        return Row(number, record_id, held, cells, base)

    def _new(self, record_id: str, name: str, base: Baseline | None) -> tuple[str, str] | None:
        """Why there cannot be a new record of this id."""
        for path in self._shelf.unreadable:
            if PurePosixPath(path).name.partition(".")[0] == record_id:
                return (
                    f"»{path}« gibt es, aber die Datei lässt sich nicht lesen.",
                    "»python3 tasks.py check« sagt, warum.",
                )
        if base and base.is_of(record_id):
            return (
                f"»{record_id}« gab es beim Export, jetzt nicht mehr.",
                "Hat jemand den Eintrag gelöscht, löschen Sie auch die Zeile; soll es ihn wieder "
                f"geben, leeren Sie die Zelle »{BASE_HEADING}«.",
            )
        if base and self._bases[base.written] == 1:
            return (
                f"Die Kennung dieser Zeile war beim Export eine andere als »{record_id}«.",
                "Kennungen bleiben, sie sind die Adresse der Seite. Schreiben Sie wieder die alte "
                f"hin; für einen neuen Eintrag leeren Sie die Zelle »{BASE_HEADING}«.",
            )
        near = nearest(record_id, self._shelf.records, _NEAR)
        if near and self._shelf.records[near].said.get("name") == name:
            return (
                f"»{record_id}« gibt es nicht, aber »{near}« mit demselben Namen.",
                f"Schreiben Sie »{near}« in die Spalte »{ID_HEADING}«, oder geben Sie dem neuen "
                "Eintrag einen anderen Namen.",
            )
        return None

    def _is_same(self, held: Held, cells: Mapping[str, str]) -> bool:
        """Whether a row without an id may be the record that its name leads to."""
        field = _TELLS_APART[self._shelf.kind]
        typed, known = cells.get(field, "").strip(), held.said.get(field)
        if not typed or known is None or self._shelf.kind != "business":
            return True
        return slugify(typed) == slugify(str(known))
