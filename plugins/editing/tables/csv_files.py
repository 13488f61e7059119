# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""CSV: written so that Excel shows it rightly, read however somebody's program wrote it."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import islice

from plugins.core.source import LARGEST_TEXT
from plugins.editing.tables.sheets import LARGEST_FILE, MOST_COLUMNS, MOST_ROWS, Sheet, Unfit

_DELIMITERS = ";,\t"
#: Characters in which the headings are.
_SAMPLE = 100_000
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_UMLAUTS = re.compile("[äöüÄÖÜß]")
#: UTF-8 that was read as Windows-1252 once: »MÃ¼ller«.
_TWICE = re.compile("Ã[¤¶¼Ÿ„–œ\u0084\u0096\u009c\u009f]|â‚¬|Ã©")
_RESAVE = "Speichern Sie sie in Excel als »CSV UTF-8 (durch Trennzeichen getrennt)«."


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows with ``;`` between cells; the mark before them tells Excel that it is UTF-8."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    return codecs.BOM_UTF8 + text.getvalue().encode("utf-8")


def read_csv(data: bytes, headings_in: Callable[[Sequence[str]], int]) -> Sheet:
    """The table in ``data``. ``headings_in`` tells how many cells of a row are headings that we
    know: by it the delimiter is found. Raises ``Unfit``.
    """
    if len(data) > LARGEST_FILE:
        raise Unfit(
            f"Die Datei ist größer als {LARGEST_FILE // 1_000_000} MB.",
            "Teilen Sie sie, oder löschen Sie, was keine Tabelle ist.",
        )
    if data.startswith(b"PK\x03\x04") or data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unfit(
            "Das ist eine Arbeitsmappe, keine CSV-Datei.",
            "Rufen Sie »import xlsx« auf, oder speichern Sie sie als CSV.",
        )
    sheet = Sheet()
    text = _decoded(data, sheet)
    if "\ufffd" in text or _TWICE.search(text):
        at = text.index("\ufffd") if "\ufffd" in text else _found(_TWICE, text)
        raise Unfit(
            f"In der Datei sind Umlaute verloren gegangen: »{_around(text, at)}«.",
            "Sie wurde mit der falschen Kodierung geöffnet und so gespeichert. Exportieren Sie "
            "neu, und wählen Sie beim Öffnen »UTF-8«.",
            text.count("\n", 0, at) + 1,
        )
    told = _SEPARATOR_LINE.match(text)
    shift = 1 if told else 0
    text = text[told.end() :] if told else text
    delimiter = told[1] if told else max(_DELIMITERS, key=lambda d: _score(text, d, headings_in))
    rows = _rows(text, delimiter)
    sheet.rows = [
        (number, tuple(row))
        for number, row in enumerate(rows, 1 + shift)
        if any(c.strip() for c in row)
    ]
    if len(sheet.rows) > MOST_ROWS:
        raise Unfit(f"Die Tabelle hat mehr als {MOST_ROWS} Zeilen.", "Teilen Sie sie.")
    return sheet


def _rows(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(2 * LARGEST_TEXT)
    found: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            if len(row) > MOST_COLUMNS and any(row[MOST_COLUMNS:]):
                raise Unfit(
                    f"Diese Zeile hat mehr als {MOST_COLUMNS} Spalten.",
                    "Löschen Sie, was nicht zur Tabelle gehört.",
                    len(found) + 1,
                )
            found.append(row)
    except csv.Error as error:
        message = "Eine Zelle ist größer, als ein Text sein darf."
        if "limit" not in str(error):
            message = "Ab hier passen die Anführungszeichen nicht zusammen."
        raise Unfit(
            message,
            'Eine Zelle in Anführungszeichen endet mit ", und in ihr steht jedes " doppelt.',
            len(found) + 1,
        ) from error
    return found


def _score(
    text: str, delimiter: str, headings_in: Callable[[Sequence[str]], int]
) -> tuple[int, int]:
    """How well a delimiter fits: known headings in a row, and cells, among the first rows."""
    csv.field_size_limit(2 * LARGEST_TEXT)
    reader = csv.reader(io.StringIO(text[:_SAMPLE], newline=""), delimiter=delimiter)
    first: list[list[str]] = []
    with suppress(csv.Error):
        first += islice(reader, 40)
    return max(map(headings_in, first), default=0), max(map(len, first), default=0)


def _decoded(data: bytes, sheet: Sheet) -> str:
    """The text, whatever encoding it is in; a note if it is not Unicode."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _strict(data, name)
    if b"\0" in data[:200]:
        return _strict(data, "utf-16-le" if data[1:2] == b"\0" else "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    readings = {name: data.decode(name, "replace") for name in ("cp1252", "mac_roman")}
    best = max(readings, key=lambda name: len(_UMLAUTS.findall(readings[name])))
    if "\ufffd" in readings[best]:
        raise Unfit("Die Kodierung der Datei ist unbekannt.", _RESAVE)
    sheet.lossy = best
    called = "Windows-1252 (»ANSI«)" if best == "cp1252" else "Mac Roman"
    sheet.notes.append(f"Die Datei ist kein UTF-8, sie wurde als {called} gelesen.")
    return readings[best]


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = "Die Datei ist beschädigt: sie ist nicht, was sie zu sein angibt."
        raise Unfit(message, _RESAVE) from error


def _found(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.search(text)
    return match.start() if match else 0


def _around(text: str, at: int) -> str:
    return " ".join(text[max(0, at - 12) : at + 12].split())
