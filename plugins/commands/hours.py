# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verb ``hours``: what a string of opening hours means."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import get_args

from plugins.commands import arguments
from plugins.core.city import State
from plugins.opening_hours.explain import explain, to_json, to_text
from plugins.opening_hours.reading import HoursError
from plugins.opening_hours.region import Region


def run(argv: list[str]) -> int:
    """Explain. Exit code 0, or 1 if the string is not understood."""
    parser = arguments.parser("hours", "Erklärt eine Angabe von Öffnungszeiten.")
    parser.add_argument("string", metavar="STRING", help="zum Beispiel »Mo-Fr 9-18 Uhr«")
    parser.add_argument("--state", choices=get_args(State), default="NW", help="Bundesland (NW)")
    parser.add_argument("--from", dest="start", type=date.fromisoformat, help="ab diesem Tag")
    parser.add_argument("--days", type=int, default=14, choices=range(1, 3661), metavar="TAGE")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    given = parser.parse_args(argv)
    region = Region(state=given.state)
    start = given.start or arguments.moment(None).date()
    try:
        explanation = explain(given.string, region, start, given.days)
    except HoursError as error:
        print(f"  {given.string}", file=sys.stderr)
        print("  " + " " * error.offset + "^" * max(1, error.length), file=sys.stderr)
        print(f"  {error.message}\n  {error.hint}", file=sys.stderr)
        return 1
    if given.format == "json":
        print(json.dumps(to_json(explanation), ensure_ascii=False, indent=2))
    else:
        print(to_text(explanation))
    return 0
