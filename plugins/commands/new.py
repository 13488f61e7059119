# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verb ``new``: a file with the required fields, ready to be filled in."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

from plugins.commands import arguments
from plugins.core.slug import is_id, slugify

_FOLDERS = {"business": "businesses", "offer": "offers", "event": "events"}


def run(argv: list[str]) -> int:
    """Write the file. Exit code 0, or 1 if it exists or the name gives no address."""
    parser = arguments.parser("new", "Legt einen neuen Eintrag an.")
    parser.add_argument("kind", choices=sorted(_FOLDERS))
    parser.add_argument("name", metavar="NAME")
    arguments.add_content(parser)
    given = parser.parse_args(argv)
    record_id = slugify(given.name)
    if not is_id(record_id):
        print(f"Aus »{given.name}« wird keine Adresse; nehmen Sie Buchstaben.", file=sys.stderr)
        return 1
    path: Path = given.content / _FOLDERS[given.kind] / f"{record_id}.md"
    if path.exists():
        print(f"»{path}« gibt es schon; sie bleibt, wie sie ist.", file=sys.stderr)
        return 1
    path.parent.mkdir(parents=True, exist_ok=True)
    today = arguments.moment(given.now).date()
    path.write_text(_text(given.kind, given.name, today), encoding="utf-8")
    print(path)
    return 0


def _text(kind: str, name: str, today: date) -> str:
    quoted = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    fields = {
        "business": [
            f"name: {quoted}",
            "category: shop=yes            # docs/kategorien.md nennt alle",
            "street_address: Straße 1",
            "opening_hours: Mo-Fr 09:00-18:00; Sa 09:00-13:00; PH off",
            f"verified: {today}",
        ],
        "offer": [
            f"name: {quoted}",
            "business:                     # Dateiname des Betriebs ohne .md",
            f"valid_from: {today}",
            f"valid_through: {today + timedelta(days=14)}",
        ],
        "event": [
            f"name: {quoted}",
            f"start_date: {today + timedelta(days=7)}T19:00",
            f"end_date: {today + timedelta(days=7)}T21:00",
            "location:                     # Betrieb, Ort aus city.yaml oder freier Text",
        ],
    }[kind]
    return "\n".join(["---", *fields, "---", "", "Ein paar Sätze dazu.", ""])
