# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Excel workbooks, written: each cell a text, so that nothing is run and nothing is rounded."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

#: Widths are in characters of Excel's standard font.
_NARROW, _WIDE = 12, 46
#: Heights are in points; a row shows this many lines.
_LINE, _LINES = 15, 2
#: Excel shows a list of choices from a cell's own validation only up to this many characters.
_LONGEST_CHOICES = 255
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_NEVER = rb"\g<1>2000-01-01T00:00:00Z"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


class Page(Struct, frozen=True):
    """One sheet to be written: its rows, the first of them headings.

    ``hidden`` are columns that nobody has to look at, ``choices`` what a cell of a column may say
    (both from 0); with ``room`` the columns are formatted below the last row as well.
    """

    name: str
    rows: tuple[Sequence[str], ...]
    hidden: frozenset[int] = frozenset()
    choices: tuple[tuple[int, tuple[str, ...]], ...] = ()
    room: bool = True


def workbook_bytes(pages: Sequence[Page]) -> bytes:
    """The workbook; the same pages give the same bytes."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = "Stadtfenster"
    for page in pages:
        _write(book.create_sheet(page.name), page)
    written = io.BytesIO()
    book.save(written)
    return _timeless(written.getvalue())


def _write(sheet, page: Page) -> None:  # type: ignore[no-untyped-def]
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    top = Alignment(vertical="top", wrap_text=True)
    bold, fill = Font(bold=True), PatternFill("solid", fgColor="FFE3EFEC")
    width = max(map(len, page.rows), default=0)
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation = "landscape"
    for index in range(width):
        dimension = sheet.column_dimensions[get_column_letter(index + 1)]
        longest = max((_width(row[index]) for row in page.rows if index < len(row)), default=0)
        dimension.width = min(_WIDE, max(_NARROW, longest + 2))
        dimension.hidden = index in page.hidden
        if page.room:
            dimension.number_format = "@"
    if page.room and page.rows:
        sheet.auto_filter.ref = f"A1:{get_column_letter(width)}{len(page.rows)}"
    for index, words in page.choices:
        listed = ",".join(words)
        if len(listed) <= _LONGEST_CHOICES and listed.count(",") == len(words) - 1:
            letter = get_column_letter(index + 1)
            choice = DataValidation("list", formula1=f'"{listed}"', allow_blank=True)
            choice.showErrorMessage = False
            choice.add(f"{letter}2:{letter}{len(page.rows) + 500}")
            sheet.data_validations.append(choice)
    for number, row in enumerate(page.rows):
        cells: list[Any] = []
        for text in row:
            if not text:  # the column's format makes a text of what is typed there
                cells.append(None)
                continue
            cell = WriteOnlyCell(sheet, text)
            cell.data_type = "s"  # openpyxl makes a formula of what begins with »=«
            cell.number_format, cell.alignment = "@", top
            if not number or not any(row[1:]):  # headings, and what stands alone above others
                cell.font, cell.fill = bold, fill
            cells.append(cell)
        # In a table a text of twenty lines must not make a row of twenty lines.
        lines = _LINES if page.room else max(-(-len(text) // _WIDE) for text in row)
        sheet.row_dimensions[number + 1].height = _LINE * max(1, lines)
        sheet.append(cells)


def _width(text: str) -> int:
    return max(map(len, text.split("\n")))


def _timeless(data: bytes) -> bytes:
    """The workbook without the moment at which it was written."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as found,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in found.namelist():
            content = found.read(name)
            if name == "docProps/core.xml":
                content = _MOMENT.sub(_NEVER, content)
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return written.getvalue()
