# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verb ``poster``: A4 sheets for shop doors, all in one document in the order of a walk."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.commands import arguments
from plugins.commands.printing import printed, read_content
from plugins.core.suggest import did_you_mean
from plugins.window.poster import LOOKS, poster_ids, posters_page


def run(argv: list[str]) -> int:
    """Write the posters. Exit code 0; 1 if there is no such business, or the city is faulty."""
    parser = arguments.parser(
        "poster",
        "Schreibt Aushänge für Ladentüren: je Betrieb ein Blatt A4 mit Öffnungszeiten und QR-Code, "
        "alle in einer Datei, Straße für Straße. Ohne Kennung: alle Betriebe.",
    )
    parser.add_argument("ids", nargs="*", metavar="ID", help="Kennungen: die Dateinamen")
    arguments.add_content(parser)
    parser.add_argument("--street", metavar="STRASSE", help="nur Betriebe dieser Straße")
    parser.add_argument("--look", choices=LOOKS, default=LOOKS[0], help="wie sie aussehen (hell)")
    parser.add_argument(
        "--output", type=Path, default=Path("aushaenge"), help="der Ordner dafür (aushaenge)"
    )
    parser.add_argument("--cache", type=Path, default=Path(".cache"), help="Zwischenspeicher")
    given = parser.parse_args(argv)
    content = read_content(given.content, given.now)
    if content is None:
        return 1
    facts = content.facts
    known = poster_ids(facts)
    if strange := [i for i in given.ids if i not in known]:
        hint = did_you_mean(strange[0], known, "Die Kennung ist der Dateiname ohne ».md«.")
        print(f"Einen Betrieb »{strange[0]}« zeigt das Portal nicht. {hint}", file=sys.stderr)
        return 1
    chosen = [i for i in known if i in given.ids] if given.ids else list(known)
    if given.street:
        chosen = content.in_street(chosen, given.street)
    if not chosen:
        print("Dort ist kein Betrieb; es gibt nichts zu drucken.", file=sys.stderr)
        return 1
    page = posters_page(facts, chosen, given.look)
    return printed(content, page, given.output, "aushaenge", given.cache, f"{len(chosen)} Aushänge")
