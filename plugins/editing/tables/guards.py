# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a spreadsheet must not run, and must not take for something else.

A cell that begins with ``=``, ``+``, ``-`` or ``@`` is a formula to Excel and LibreOffice, wherever
it came from (OWASP, "CSV Injection"); ``24/7`` is a date to them, ``4-`` is minus four, ``01067``
is 1067. An apostrophe before it keeps it a text. It is taken away where it stands before such a
text, with or without further apostrophes between, and nowhere else: so ``'s Lädchen`` stays as it
is, and each text comes back exactly.
"""

from __future__ import annotations

import re

_MARK = "'"
_RISKY = r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"
_MONTHS = r"(?:jan|feb|m[aä]r|mrz|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|de[zc])[a-zä]*\.?"
_FRAGILE = "|".join(
    [
        r"0\d+",
        r"\d{12,}",
        r"\d+(?:[.,]\d+)?e[+-]?\d+",
        r"\d{1,4}(?: ?[-/.,:] ?\d{1,4}){1,3}",
        r"\d+ ?-",
        r"\d[\d.,]* ?[%€]",
        rf"\d{{1,2}}\.? ?{_MONTHS}(?: \d{{2,4}})?",
        rf"{_MONTHS} \d{{1,4}}",
        "wahr|falsch|true|false",
    ]
)
_RISKY_TEXT = re.compile(f"{_MARK}*{_RISKY}")
_FRAGILE_TEXT = re.compile(f"({_MARK}*)(?:{_FRAGILE})", re.IGNORECASE | re.ASCII)


def guarded(text: str, in_text_cells: bool = False, read_leniently: bool = False) -> str:
    """``text`` as it goes into a cell.

    In cells that the file marks as text (a workbook of ours) only what would be taken for guarded
    needs a guard; ``read_leniently`` are columns such as dates, where the import understands what a
    spreadsheet makes of the text.
    """
    marked = text.startswith(_MARK)
    if _RISKY_TEXT.match(text):
        return text if in_text_cells and not marked else _MARK + text
    if _FRAGILE_TEXT.fullmatch(text) and (marked or not (in_text_cells or read_leniently)):
        return _MARK + text
    return text


def unguarded(cell: str) -> str:
    """The text of a cell without its guard."""
    if cell.startswith(_MARK) and (_RISKY_TEXT.match(cell) or _FRAGILE_TEXT.fullmatch(cell)):
        return cell.removeprefix(_MARK)
    return cell
