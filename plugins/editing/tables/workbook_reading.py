# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Excel workbooks, read: what the cells show, never what their formulas or macros would do."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any

from plugins.editing.tables.sheets import (
    LARGEST_FILE,
    LARGEST_UNPACKED,
    MOST_COLUMNS,
    MOST_ROWS,
    Sheet,
    Slip,
    Unfit,
)

_MOST_PARTS = 2000
#: Excel has no rows below it.
_LAST_ROW = 1_048_576
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_AS_XLSX = "Speichern Sie sie als »Excel-Arbeitsmappe (.xlsx)« ohne Kennwort."


def read_workbook(data: bytes) -> list[Sheet]:
    """Its sheets. Raises ``Unfit``."""
    notes = _looked_at(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features that are of no matter here
            sheets = _sheets(data)
    except Unfit:
        raise
    except Exception as error:  # openpyxl meets a damaged file with whatever it stumbles over
        raise Unfit("Die Arbeitsmappe ist beschädigt.", _AS_XLSX) from error
    for sheet in sheets[:1]:
        sheet.notes[:0] = notes
    return sheets


def _looked_at(data: bytes) -> list[str]:
    """Refuse what is no workbook, or a bomb, before anything is unpacked."""
    if len(data) > LARGEST_FILE:
        raise Unfit(
            f"Die Datei ist größer als {LARGEST_FILE // 1_000_000} MB.",
            "Löschen Sie Bilder und was sonst keine Tabelle ist.",
        )
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unfit("Das ist eine alte Excel-Datei (.xls), oder sie hat ein Kennwort.", _AS_XLSX)
    if not data.startswith(b"PK"):
        raise Unfit(
            "Das ist keine Excel-Arbeitsmappe.",
            "Ist es eine CSV-Datei, rufen Sie »import csv« auf.",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unfit("Die Arbeitsmappe ist beschädigt.", _AS_XLSX) from error
    names = {part.filename for part in parts}
    if "mimetype" in names and "content.xml" in names:
        raise Unfit("Das ist eine Tabelle von LibreOffice (.ods).", _AS_XLSX)
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise Unfit(
            f"Ausgepackt wäre die Arbeitsmappe größer als {LARGEST_UNPACKED // 1_000_000} MB.",
            "Das ist keine Tabelle von Betrieben. Löschen Sie, was nicht dazu gehört.",
        )
    if "xl/vbaProject.bin" in names:
        return ["Die Arbeitsmappe hat Makros. Sie werden nicht gelesen und nicht ausgeführt."]
    return []


def _sheets(data: bytes) -> list[Sheet]:
    from openpyxl import load_workbook

    shown = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    behind = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    found = []
    for values, formulas in zip(shown.worksheets, behind.worksheets, strict=True):
        found.append(_sheet(values, formulas))
    return found


def _sheet(values: Any, formulas: Any) -> Sheet:
    """The types that exist for openpyxl do not know its sheets that are only read."""
    sheet = Sheet(values.title)
    sheet.merged = _merged(values)
    for each in (values, formulas):
        each.reset_dimensions()
    pairs = zip(
        values.iter_rows(max_col=MOST_COLUMNS + 1),
        formulas.iter_rows(max_col=MOST_COLUMNS + 1),
        strict=True,
    )
    blank: object = None
    computed = 0
    for number, (row, source) in enumerate(pairs, 1):
        if number > _LAST_ROW:
            raise Unfit("Die Tabelle hat mehr Zeilen, als es in Excel gibt.", _AS_XLSX)
        if row is blank:  # openpyxl gives one and the same for rows that are not there
            continue
        cells = [_text(cell.value) for cell in row]
        for column, (cell, other) in enumerate(zip(row, source, strict=True), 1):
            if isinstance(cell.value, date | time | timedelta):
                sheet.dates.add((number, column))
            if other.data_type == "f":
                computed += 1
                if cell.value is None:
                    sheet.slips.append(_no_result(number, column))
                    cells[column - 1] = "="  # something stands there
        if not any(cells):
            blank = row
            continue
        if cells[MOST_COLUMNS:] != [""]:
            raise Unfit(
                f"Die Tabelle hat mehr als {MOST_COLUMNS} Spalten.",
                "Löschen Sie, was nicht zur Tabelle gehört.",
                number,
            )
        while cells and not cells[-1]:
            cells.pop()
        sheet.rows.append((number, tuple(cells)))
        if len(sheet.rows) > MOST_ROWS:
            raise Unfit(f"Die Tabelle hat mehr als {MOST_ROWS} Zeilen.", "Teilen Sie sie.")
    if computed:
        sheet.notes.append(
            f"Zellen mit Formeln: {computed}. Gerechnet wird hier nicht; es gilt das Ergebnis, das "
            "zuletzt gespeichert wurde."
        )
    return sheet


def _no_result(row: int, column: int) -> Slip:
    return Slip(
        row,
        column,
        "Hier steht eine Formel, aber kein Ergebnis.",
        "Öffnen und speichern Sie die Datei in Excel, oder schreiben Sie den Wert selbst hinein.",
    )


def _text(value: Any) -> str:
    """What a cell says, as somebody would have typed it in Germany."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("_x000D_", "")
    if isinstance(value, bool):
        return "WAHR" if value else "FALSCH"
    if isinstance(value, float):
        return f"{value:.15g}".upper().replace(".", ",")
    if isinstance(value, datetime):
        near = value + timedelta(seconds=30)
        return f"{near:%Y-%m-%dT%H:%M}" if near.hour or near.minute else f"{near:%Y-%m-%d}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return str(value)


def _merged(sheet: Any) -> list[tuple[int, int, int, int]]:
    from openpyxl.utils import range_boundaries

    with sheet._get_source() as source:
        content = source.read()
    found = []
    for match in _MERGED.finditer(content):
        left, top, right, bottom = range_boundaries(match[1].decode("ascii"))
        found.append((int(top or 0), int(left or 0), int(bottom or 0), int(right or 0)))
    return found
