# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The first row of a table: which column is which."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from plugins.core.city import City
from plugins.core.suggest import nearest
from plugins.editing.rewriting.order import MODELS
from plugins.editing.submission import AnyKind
from plugins.editing.tables.columns import (
    BASE,
    BASE_HEADING,
    ID,
    ID_HEADING,
    PLURALS,
    Column,
    columns_of,
)
from plugins.editing.tables.records import Content, Shelf
from plugins.editing.tables.sheets import Sheet, Slip, letters

#: How far down the headings may stand, under a title or a date.
_DEEPEST = 20
#: What people call columns that they made themselves.
_ALSO: Mapping[AnyKind, Mapping[str, str]] = {
    "business": {
        "plz": "postal_code", "tel": "telephone", "tel.": "telephone", "telefonnummer": "telephone",
        "telefon-nr.": "telephone", "mail": "email", "email-adresse": "email",
        "e-mail-adresse": "email", "webseite": "url", "homepage": "url", "internet": "url",
        "web": "url", "straße": "street_address",
        "adresse": "street_address", "anschrift": "street_address", "stadt": "address_locality",
        "branche": "category", "kategorie": "category", "art": "category", "firma": "name",
        "betrieb": "name", "geschäft": "name", "breite": "latitude", "länge": "longitude",
        "beschreibung": "text", "öffnungszeit": "opening_hours", "geöffnet": "opening_hours",
    },
    "offer": {
        "angebot": "name", "von": "valid_from", "bis": "valid_through", "beschreibung": "text",
    },
    "event": {
        "veranstaltung": "name", "titel": "name", "von": "start_date", "bis": "end_date",
        "veranstalter": "organizer", "beschreibung": "text", "preis": "price",
        "datum": "start_date",
    },
    "news": {
        "titel": "name", "überschrift": "name", "tag": "date", "autor": "author",
        "autorin": "author", "beschreibung": "text",
    },
    "page": {"titel": "name", "überschrift": "name", "seite": "name", "inhalt": "text"},
}  # fmt: skip
#: What our columns have together, and lists of others often apart.
_APART: Mapping[AnyKind, Mapping[str, str]] = {
    "business": dict.fromkeys(
        ["hausnummer", "hausnr", "hausnr.", "haus-nr.", "hnr", "hnr."], "street_address"
    )
    | dict.fromkeys(["vorwahl"], "telephone"),
    "offer": {},
    "event": dict.fromkeys(["uhrzeit", "startzeit", "anfangszeit"], "start_date"),
    "news": {},
    "page": {},
}
#: Their few columns are among those of others: a list is taken for theirs only if it fits no other.
_EDITORS: frozenset[AnyKind] = frozenset(["news", "page"])
_NEAR = 0.75
_SPACE = re.compile(r"\s+")


class Names:
    """By what names a kind's columns are known."""

    def __init__(self, city: City, shelf: Shelf) -> None:
        self.kind = kind = shelf.kind
        self.ids = shelf.records.keys()
        self.columns = {each.name: each for each in columns_of(kind, city, shelf.languages)}
        self._known = {
            _folded(ID_HEADING): ID,
            ID: ID,
            _folded(BASE_HEADING): BASE,
            "abgleich": BASE,
        }
        for column in self.columns.values():
            code = column.language
            label = column.face.label
            names = [column.name, column.heading, *(() if code else (label,))]
            names += [f"{column.heading.rpartition(' (')[0]} ({code})"] if code else []
            for name in names:
                self._known.setdefault(_folded(name), column.name)
        for name, field in _ALSO[kind].items():
            self._known.setdefault(_folded(name), field)

    def find(self, heading: str) -> str | None:
        """The field, ``ID`` or ``BASE`` that a heading names."""
        return self._known.get(_folded(heading))

    def near(self, heading: str) -> str | None:
        """What it may have been meant to be, as people read it."""
        found = nearest(_folded(heading), self._known, _NEAR)
        return self.called(self._known[found]) if found else None

    def together(self, heading: str) -> str:
        """The heading of the column in which this stands beside something else, or ""."""
        name = _APART[self.kind].get(_folded(heading))
        return self.called(name) if name else ""

    def called(self, name: str) -> str:
        """The heading of a field."""
        column = self.columns.get(name)
        return column.heading if column else {ID: ID_HEADING, BASE: BASE_HEADING}.get(name, name)

    def count(self, cells: Sequence[str]) -> int:
        """How many of the cells are known headings."""
        return len({name for cell in cells if (name := self.find(cell))})


class Header(Struct):
    """Where the columns are: index from 0 → field, and the row that says so."""

    names: Names
    row: int
    fields: dict[int, str]
    slips: list[Slip]
    notes: list[str]

    def column(self, index: int) -> Column | None:
        """The column, if it is a field's."""
        return self.names.columns.get(self.fields.get(index, ""))

    def place_of(self, name: str) -> int:
        """In which column (from 1) a field is; where it is not, that of id or name."""
        places = {field: index + 1 for index, field in self.fields.items()}
        return places.get(name) or places.get(ID) or places.get("name") or 0


def names_of(content: Content) -> dict[AnyKind, Names]:
    """The names for every kind."""
    return {kind: Names(content.city, shelf) for kind, shelf in content.shelves.items()}


def header_of(
    sheet: Sheet, names: Mapping[AnyKind, Names], kind: AnyKind | None
) -> Header | Slip | None:
    """The headings of a sheet. None if it has none that we know; a slip if its kind is unclear."""
    row, cells = _heading_row(sheet, [names[kind]] if kind else list(names.values()))
    if not row:
        return None
    kind = kind or _by_name(sheet) or _kind(sheet, row, cells, names)
    if kind is None:
        known = ", ".join(PLURALS.values())
        return Slip(
            row,
            0,
            "An den Überschriften ist nicht zu erkennen, was das ist: Betriebe, Angebote, "
            "Veranstaltungen, Neuigkeiten oder Seiten.",
            f"Schreiben Sie es hinter den Namen der Datei: {known}.",
            sheet.name,
        )
    return _header(sheet, row, cells, names[kind])


def _heading_row(sheet: Sheet, names: Sequence[Names]) -> tuple[int, tuple[str, ...]]:
    """The row with most known headings, the first of several; 0 if none has one."""
    best, found = 0, (0, ())
    for number, cells in sheet.rows[:_DEEPEST]:
        count = max(each.count(cells) for each in names)
        if count > best:
            best, found = count, (number, cells)  # type: ignore[assignment]
    return found


def _by_name(sheet: Sheet) -> AnyKind | None:
    wanted = sheet.name.strip().casefold()
    for kind, model in MODELS.items():
        if wanted in (model.noun.many.casefold(), PLURALS[kind]):
            return kind
    return None


def _kind(
    sheet: Sheet, row: int, cells: Sequence[str], names: Mapping[AnyKind, Names]
) -> AnyKind | None:
    """The kind whose headings these are: it knows most of them, and those that it must have; where
    that leaves it open, the one that has the ids.
    """

    def fit(each: Names) -> tuple[int, int, int]:
        found = {each.find(cell): index for index, cell in enumerate(cells)}
        needed = {c.name for c in each.columns.values() if c.face.required and not c.language}
        at = found.get(ID)
        ids = [
            line[at].strip()
            for number, line in sheet.rows
            if at is not None and number > row and at < len(line)
        ]
        known = sum(record_id in each.ids for record_id in ids)
        return each.count(cells), len(needed & found.keys()), known

    fits = {kind: fit(each) for kind, each in names.items()}
    most = max((found[0] for kind, found in fits.items() if kind not in _EDITORS), default=0)
    for kind in _EDITORS & fits.keys():
        count, _, known = fits[kind]
        if count <= most and not known:
            del fits[kind]
    best = max(fits.values())
    first, *others = [kind for kind, found in fits.items() if found == best]
    return None if others else first


def _header(sheet: Sheet, row: int, cells: Sequence[str], names: Names) -> Header:
    header = Header(names, row, {}, [], [])
    ignored = []
    for index, cell in enumerate(cells):
        name = names.find(cell)
        if not cell.strip():
            continue
        if name is None:
            if together := names.together(cell):
                header.slips.append(
                    Slip(
                        row,
                        index + 1,
                        f"»{cell.strip()}« hat keine eigene Spalte, es gehört zu »{together}«.",
                        'Verbinden Sie die beiden Spalten, in Excel zum Beispiel mit =B2&" "&C2.',
                        sheet.name,
                    )
                )
            elif near := names.near(cell):
                header.slips.append(
                    Slip(
                        row,
                        index + 1,
                        f"Eine Spalte »{cell.strip()}« kennt das Portal nicht.",
                        f"Meinten Sie »{near}«? Wenn nicht, benennen Sie die Spalte um.",
                        sheet.name,
                    )
                )
            else:
                ignored.append(cell.strip())
        elif name in header.fields.values():
            header.slips.append(
                Slip(
                    row,
                    index + 1,
                    f"Die Spalte »{names.called(name)}« steht zweimal da.",
                    "Löschen Sie eine der beiden.",
                    sheet.name,
                )
            )
        else:
            header.fields[index] = name
    if ignored:
        listed = ", ".join([f"»{each}«" for each in ignored])
        header.notes.append(f"Spalten, die das Portal nicht kennt, bleiben unbeachtet: {listed}.")
    header.slips += _merged(sheet, row)
    header.slips += _headless(sheet, row, cells)
    return header


def _merged(sheet: Sheet, header: int) -> list[Slip]:
    return [
        Slip(
            max(top, header),
            left,
            f"Hier sind Zellen verbunden, bis {letters(right)}{bottom}; nur die erste sagt etwas.",
            "Heben Sie die Verbindung auf, und füllen Sie jede Zelle.",
            sheet.name,
        )
        for top, left, bottom, right in sheet.merged
        if bottom >= header
    ]


def _headless(sheet: Sheet, header: int, cells: Sequence[str]) -> list[Slip]:
    """Columns with something in them and no heading: each told once."""
    named = {index for index, cell in enumerate(cells) if cell.strip()}
    found: dict[int, int] = {}
    for number, row in sheet.rows:
        if number > header:
            for index, cell in enumerate(row):
                if index not in named and cell.strip():
                    found.setdefault(index, number)
    return [
        Slip(
            number,
            index + 1,
            "Hier steht etwas in einer Spalte ohne Überschrift.",
            "Geben Sie der Spalte eine Überschrift, oder leeren Sie sie.",
            sheet.name,
        )
        for index, number in found.items()
    ]


def _folded(heading: str) -> str:
    return _SPACE.sub(" ", heading.replace("\xad", "")).strip(" *:").casefold()
