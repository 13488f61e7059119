# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small town with something of everything, and tables of it."""

import codecs
import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from plugins import features
from plugins.core.city_file import read_city
from plugins.editing.submission import AnyKind
from plugins.editing.tables.csv_files import read_csv
from plugins.editing.tables.exporting import csv_of, xlsx_of
from plugins.editing.tables.headings import names_of
from plugins.editing.tables.importing import Plan, planned
from plugins.editing.tables.records import Content, read_content
from plugins.editing.tables.sheets import Sheet
from plugins.editing.tables.workbook_reading import read_workbook
from tests.small_town import CITY

TODAY = date(2026, 11, 28)
KINDS: tuple[AnyKind, ...] = ("business", "offer", "event", "news", "page")
RECORDS = {
    "businesses/backhaus.md": """\
---
name: Backhaus
category: shop=bakery          # seit 1974
street_address: Markt 1
telephone: "+49 2391 55501"
opening_hours: 'Mo-Fr 06:30-18:00; PH off'
payment: [cash, girocard]
keywords: ["Kaffee, Kuchen"]
verified: 2026-11-01
name_en: Bakehouse
---

- Brot
- Kuchen
""",
    "businesses/backhaus.en.md": "---\nkeywords: [bread]\n---\nBread and cake.\n",
    "businesses/kiosk.yaml": "name: Kiosk\ncategory: Kiosk\nstreet_address: Markt 2\n"
    "opening_hours: 24/7\nlatitude: 51.20\nlongitude: 7.880\n",
    "offers/stollen.md": "---\nname: Stollen\nbusiness: backhaus\nvalid_from: 2026-11-20\n"
    "valid_through: 2026-12-20\nprice: 14.9\n---\nMit Mandeln.\n",
    "events/markt.md": "---\nname: Wochenmarkt\nstart_date: 2026-12-04T08:00\n"
    "rrule: FREQ=WEEKLY;COUNT=6\nexdate: [2026-12-25T08:00, 2027-01-01T08:00]\n"
    "location: backhaus\ntypical_age_range: 4-10\n---\n",
    "news/bruecke.md": "---\nname: Die Brücke ist frei\ndate: 2026-11-20  # endlich\n"
    "author: Karin Vogt\nkeywords: [Verkehr]\nname_en: The bridge is open\n---\n\n"
    "| Linie | Takt |\n|---|---|\n| 4 | 20 min |\n",
    "pages/leicht.md": "---\nname: In Leichter Sprache\nmade_in: easy_language\n---\n\n"
    "Das ist leicht. [Mehr](/kontakt/)\n",
    "pages/leicht.en.md": "---\nname: Easy\n---\nThis is easy.\n",
}


def town(folder: Path) -> Path:
    """Write the town into `folder` and return it."""
    features.activate()
    folder.mkdir(exist_ok=True)
    city = CITY.format(url="https://kleinstadt.example/") + "languages: [de, en]\n"
    (folder / "city.yaml").write_text(city, "utf-8")
    for path, text in RECORDS.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    (folder / "images").mkdir(exist_ok=True)
    return folder


def content_of(root: Path) -> Content:
    """The records of a content folder."""
    features.activate()
    return read_content(root, read_city(root).or_stand_in())


def exported(content: Content, kind: AnyKind = "business") -> list[list[str]]:
    """The rows of an export, as a spreadsheet would hold them."""
    text = csv_of(content, kind, TODAY).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def as_csv(rows: Sequence[Sequence[str]], delimiter: str = ";") -> bytes:
    """Rows as a spreadsheet saves them."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return codecs.BOM_UTF8 + text.getvalue().encode()


def as_xlsx(rows: Sequence[Sequence[Any]], title: str = "Tabelle1") -> bytes:
    """Rows as somebody types them into a new workbook."""
    book = Workbook()
    assert book.active is not None
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    return saved(book)


def saved(book: Any) -> bytes:
    """The bytes of a workbook."""
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def sheets_of(content: Content, data: bytes) -> list[Sheet]:
    """What `import` reads, from CSV or a workbook."""
    if data.startswith(b"PK"):
        return read_workbook(data)
    names = names_of(content).values()
    return [read_csv(data, lambda cells: max(each.count(cells) for each in names))]


def plan_of(
    root: Path, data: bytes, kind: AnyKind | None = None, remove_empty: bool = False
) -> Plan:
    """What an import would do."""
    content = content_of(root)
    return planned(content, sheets_of(content, data), kind, TODAY, remove_empty)


def changed(rows: list[list[str]], record_id: str, **values: str) -> list[list[str]]:
    """The rows with other cells in one; columns are named by their headings (`_` is a space)."""
    head = rows[0]
    return [
        [values.get(h.replace(" ", "_"), cell) for h, cell in zip(head, row, strict=True)]
        if row[0] == record_id
        else row
        for row in rows
    ]


def workbook(content: Content) -> bytes:
    """All kinds in one."""
    return xlsx_of(content, KINDS, TODAY)


def sentences(plan: Plan) -> list[str]:
    """What is wrong, as `row:column message hint`."""
    return [f"{s.row}:{s.column} {s.message} {s.hint}".strip() for s in plan.slips]
