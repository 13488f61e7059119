# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Values as people write them in a cell, and back.

A cell says what a form's field would say: German words for choices, ``05.12.2026``, ``14,90``,
lists with commas. What somebody typed is read as leniently as in the form.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property

from plugins.businesses.table import table_of
from plugins.core.city import City
from plugins.core.suggest import did_you_mean
from plugins.editing.form.choices import found_name, ids_by_name, language_names
from plugins.editing.form.typed import (
    read_day,
    read_line_moment,
    read_number,
    read_price,
    shown_day,
    shown_moment,
    shown_number,
)
from plugins.editing.rewriting.values import has_lines, normal
from plugins.editing.submission import Value
from plugins.editing.tables.columns import Column
from plugins.editing.tables.hours import in_german, in_osm
from plugins.editing.week.clock import Unclear

#: What no cell of a spreadsheet can hold; the import leaves the field as it is.
KEPT = "[steht nur in der Datei: zu lang für eine Tabelle]"
#: Excel's limit, in UTF-16 units; one more character and it cuts or splits the cell.
_LONGEST = 32_767
#: What Excel takes for an escaped character inside a workbook, and openpyxl for half of one.
_ESCAPE = re.compile(r"x[0-9A-Fa-f]{4}_")

_YES_NO = {"yes": "ja", "no": "nein"}
_BROKEN = re.compile(
    r"#{3,}|Err:\d+|#(?:WERT!|BEZUG!|NAME\?|NV|DIV/0!|ZAHL!|NULL!|VALUE!|REF!|N/A|NUM!|SPILL!|ÜBERLAUF!)"
)
_ROUNDED = re.compile(r"-?\d(?:[.,]\d+)?E\+?\d{1,3}")
_SERIAL = re.compile(r"[1-9]\d{4}(?:[.,]\d+)?")
_TWO_DIGITS = re.compile(r"(\d{1,2}\.\d{1,2}\.)(\d{2})(?![\d:.])")
_TENTHS = re.compile(r"\d+\.\d")
_YEAR = re.compile(r"(\.)\d\d(\d\d)(?=\s|\Z)")
_ENGLISH = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}")
_MADE_A_DATE = re.compile(
    r"\d{1,2}\. ?(?:Jan|Feb|Mär|Mrz|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)\w*\.?(?: \d{2,4})?"
    r"|(?:Jan|Feb|Mär|Mrz|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)\w*\.? \d{2,4}"
)
#: Columns in which a date can only be a spreadsheet's mistake.
_NEVER_A_DATE = frozenset(["opening_hours", "typical_age_range", "telephone", "postal_code"])
_LINE_END = re.compile(r"\r\n?|\n")


class Cells:
    """How the values of columns are written in one city.

    ``businesses`` are id → name, for columns that name some; ``today`` completes a day without a
    year.
    """

    def __init__(self, city: City, businesses: Mapping[str, str], today: date) -> None:
        self._city, self._today = city, today
        times = Counter(businesses.values())
        self._businesses = {id_: name for id_, name in businesses.items() if times[name] == 1}
        self._tables: dict[str, tuple[dict[str, str], Mapping[str, str]]] = {}

    def shown(self, column: Column, value: Value) -> str:
        """The cell of a field that says ``value``."""
        if value is None:
            return ""
        if column.face.many or not isinstance(value, str):
            said = (value,) if isinstance(value, str) else value
            text = _listed([self._item_shown(column, item) for item in said])
        else:
            text = self._item_shown(column, value)
        units = len(text) + sum(char > "\uffff" for char in text)
        return KEPT if units > _LONGEST or _ESCAPE.search(text) else text

    def says(self, column: Column, cell: str, value: Value) -> bool:
        """Whether the cell is as it was exported for ``value``, or as LibreOffice shows dates."""
        shown = self.shown(column, value)
        is_date = column.face.sort in ("day", "moment")
        return cell == shown or (is_date and cell == _YEAR.sub(r"\1\2", shown))

    def read(self, column: Column, cell: str) -> Value:
        """What the field shall say. Raises ``Unclear`` with a sentence and a remedy."""
        if _BROKEN.fullmatch(cell.strip()):
            raise Unclear(
                f"»{cell.strip()}« ist eine Fehlermeldung der Tabelle, kein Inhalt.",
                "Berichtigen Sie die Zelle, oder leeren Sie sie.",
            )
        if column.face.many:
            pieces = _LINE_END.split(cell) if _LINE_END.search(cell) else re.split("[,;]", cell)
            items = [self._item(column, piece.strip()) for piece in pieces if piece.strip()]
            return tuple(dict.fromkeys(items)) or None
        if has_lines(column.own):
            return cell
        return self._item(column, cell.strip())

    def key(self, column: Column, value: Value) -> str:
        """By what two values of a column are compared: it is the same for ``14.9`` and ``14.90``,
        ``Bäckerei`` and ``shop=bakery``, one value and a list of it. "" is no value.
        """
        if value is None:
            return ""
        try:
            value = self.read(column, self.shown(column, value))
            value = normal(column.name, value)
        except Unclear:
            pass
        items = (value,) if isinstance(value, str) else value or ()
        if column.face.sort == "number":
            return "\n".join([_plain_number(item) for item in items])
        return "\n".join(items)

    def words(self, column: Column) -> tuple[str, ...]:
        """The words that a choice may be."""
        return tuple(self._words(column)[0].values())

    def _item_shown(self, column: Column, item: str) -> str:
        sort = column.face.sort
        if column.language:
            return item
        if sort == "day":
            return shown_day(item)
        if sort == "moment":
            return " ".join(shown_moment(item)).strip()
        if sort == "number":
            cents = "0" if column.control == "price" and _TENTHS.fullmatch(item) else ""
            return shown_number(item) + cents
        if column.own == "opening_hours":
            return in_german(item)
        return self._words(column)[0].get(item, item)

    def _item(self, column: Column, typed: str) -> str:
        """One value as a file has it."""
        sort = column.face.sort
        if column.language or not typed:
            return typed
        if sort in ("day", "moment"):
            return self._date(sort, typed)
        if sort == "number":
            return read_price(typed) if column.control == "price" else read_number(typed)
        if _ROUNDED.fullmatch(typed):
            raise Unclear(
                f"»{typed}«: Die Tabelle hat die Nummer gerundet.",
                "Formatieren Sie die Zelle als Text, und tippen Sie die Nummer noch einmal.",
            )
        if column.own in _NEVER_A_DATE and _MADE_A_DATE.fullmatch(typed):
            raise made_a_date(typed, column)
        if column.own == "telephone":
            return _telephone(typed)
        if column.own == "opening_hours":
            return in_osm(typed)
        if column.own == "postal_code" and re.fullmatch(r"\d{4}", typed):
            return f"0{typed}"  # 01067 was a number to the spreadsheet
        values = self._words(column)[1]
        found = found_name(typed, values)
        if sort == "choice" and found not in self._words(column)[0]:
            words = list(self._words(column)[0].values())
            raise Unclear(
                f"»{typed}« gibt es hier nicht.",
                did_you_mean(typed, words, f"Erlaubt sind: {', '.join(words)}."),
            )
        return found

    def _date(self, sort: str, typed: str) -> str:
        if _SERIAL.fullmatch(typed):
            return _from_serial(typed, sort)
        if _ENGLISH.match(typed):
            raise Unclear(
                f"»{typed}« ist auf Englisch geschrieben: Tag und Monat könnten vertauscht sein.",
                "Stellen Sie die Sprache der Tabelle auf Deutsch, oder nehmen Sie »export xlsx«.",
            )
        short = _TWO_DIGITS.match(typed)
        if short and 2000 + int(short[2]) > self._today.year + 10:
            raise Unclear(
                f"Bei »{typed}« ist das Jahrhundert unklar.", "Schreiben Sie das Jahr vierstellig."
            )
        typed = _TWO_DIGITS.sub(r"\g<1>20\2", typed)
        if sort == "moment":
            return read_line_moment(re.sub(r"(\d:\d\d):00\Z", r"\1", typed), self._today)
        return read_day(re.sub(r"[ T]00:00(:00)?\Z", "", typed), self._today)

    def _words(self, column: Column) -> tuple[dict[str, str], Mapping[str, str]]:
        """Value → word, and word → value."""
        own = column.own
        if own not in self._tables:
            names = self._names(column)
            values = {word: value for value, word in names.items()}
            if own == "category":
                values = {**ids_by_name(self._city, own, {}), **values}
            elif column.face.sort in ("record", "either"):
                values = self._ids(column)
            elif own == "outdoor_seating":
                values |= {"wahr": "yes", "falsch": "no", **{w: v for v, w in column.face.options}}
            self._tables[own] = names, values
        return self._tables[own]

    def _names(self, column: Column) -> dict[str, str]:
        if column.own == "category":
            return {entry.tag: entry.label for entry in table_of(self._city).entries}
        if column.own == "languages":
            return language_names()
        options = dict(column.face.options)
        return _YES_NO if options.keys() == _YES_NO.keys() else options

    def _ids(self, column: Column) -> dict[str, str]:
        """Names of records are understood where they are unique; ids are what stays."""
        found = {name: id_ for id_, name in self._businesses.items()}
        if "place" in column.face.targets:
            found |= {place.name: key for key, place in self._city.places.items()}
        return {name: id_ for name, id_ in found.items() if name not in self._all_ids}

    @cached_property
    def _all_ids(self) -> frozenset[str]:
        return frozenset([*self._businesses, *self._city.places])


def made_a_date(typed: str, column: Column) -> Unclear:
    """What to say where a spreadsheet took a text for a date."""
    example = {"opening_hours": "rund um die Uhr", "typical_age_range": "ab 4"}.get(column.own)
    hint = "Formatieren Sie die Zelle als Text."
    if example:
        hint = f"Schreiben Sie zum Beispiel »{example}«."
    return Unclear(f"»{typed}«: Die Tabelle hat daraus ein Datum gemacht.", hint)


def _listed(items: list[str]) -> str:
    """With commas; one below another where an item has a comma itself, and a single such item with
    a line end behind it.
    """
    if any(mark in item for item in items for mark in ",;"):
        return "\n".join([*items, ""] if len(items) == 1 else items)
    return ", ".join(items)


def _telephone(typed: str) -> str:
    """A number without zero or plus before it was a number to the spreadsheet."""
    if not re.fullmatch(r"[1-9]\d{6,}", typed):
        return typed
    if typed.startswith("49") and len(typed) >= 10:
        return f"+{typed}"
    raise Unclear(
        f"Bei »{typed}« fehlt vorn die Null; die Tabelle hat sie gestrichen.",
        "Schreiben Sie Vorwahl und Nummer mit einem Leerzeichen dazwischen: »02391 55501«.",
    )


def _from_serial(typed: str, sort: str) -> str:
    """A date that lost its format is the number of days since 1899-12-30."""
    whole, _, part = typed.replace(",", ".").partition(".")
    day = date.fromordinal(date(1899, 12, 30).toordinal() + int(whole))
    minutes = round(float(f"0.{part or 0}") * 24 * 60)
    if sort == "day" or not minutes:
        return day.isoformat()
    return f"{day}T{minutes // 60:02d}:{minutes % 60:02d}" if minutes < 24 * 60 else f"{day}T23:59"


def _plain_number(text: str) -> str:
    try:
        return f"{Decimal(text).normalize():f}"
    except InvalidOperation:
        return text
