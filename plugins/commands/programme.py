# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verb ``programme``: the events of a week as a PDF."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from pathlib import Path

from plugins.commands import arguments
from plugins.commands.printing import read_content
from plugins.portal.sheets import NoPdf, Sheets
from plugins.window.week import days_of, week_for, week_page

_WEEK = re.compile(r"(\d{4})-?W(\d{1,2})\Z", re.IGNORECASE)
_TEMPLATE = "programme.html"


def run(argv: list[str]) -> int:
    """Write the PDF. Exit code 0; 1 if none can be made here, or the city is faulty."""
    parser = arguments.parser(
        "programme", "Schreibt das Programm einer Woche als PDF im Format A4, zum Aushängen."
    )
    arguments.add_content(parser)
    parser.add_argument(
        "--week", type=_monday, metavar="2026-W48",
        help="die Kalenderwoche; sonst die laufende, ab Freitag die nächste",
    )  # fmt: skip
    parser.add_argument(
        "--output", type=Path, default=Path("programm.pdf"), help="die Datei (programm.pdf)"
    )
    parser.add_argument("--cache", type=Path, default=Path(".cache"), help="Zwischenspeicher")
    given = parser.parse_args(argv)
    content = read_content(given.content, given.now)
    if content is None:
        return 1
    facts = content.facts
    monday = given.week or week_for(facts.now.today)
    page = week_page(facts, monday, days_of(facts, monday), _TEMPLATE)
    sheets = Sheets(content.outcome, given.cache)
    try:
        pdf = sheets.pdf(page)
    except NoPdf as missing:
        print(missing, file=sys.stderr)
        print(
            "Ohne PDF: Öffnen Sie im Portal veranstaltungen/woche/ und drucken Sie die Seite.",
            file=sys.stderr,
        )
        return 1
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_bytes(pdf)
    events = sum(len(day.rows) for day in page.data["days"])
    print(f"{given.output}: Woche ab {monday:%d.%m.%Y}, {events} Termine, {len(pdf) // 1024} KB")
    return 0


def _monday(text: str) -> date:
    found = _WEEK.match(text.strip())
    try:
        if found:
            return date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        pass
    message = f"»{text}« ist keine Kalenderwoche; schreiben Sie 2026-W48"
    raise argparse.ArgumentTypeError(message)
