# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opening hours in a cell: OSM's notation with German words, which our reader understands."""

from __future__ import annotations

import re

from plugins.opening_hours.reading import HoursError, read

_WORDS = {
    "Tu": "Di", "We": "Mi", "Th": "Do", "Su": "So", "PH": "Feiertage", "SH": "Schulferien",
    "Mar": "Mär", "May": "Mai", "Oct": "Okt", "Dec": "Dez", "off": "geschlossen",
    "closed": "geschlossen", "unknown": "unbekannt",
}  # fmt: skip
_WORD = re.compile(r'"[^"]*"?|\b[A-Za-z]+\b')
_ALWAYS = "rund um die Uhr"


def in_german(hours: str) -> str:
    """``Tu-Fr 09:00-18:00; PH off`` → ``Di-Fr 09:00-18:00; Feiertage geschlossen``; what would be
    read as something else then stays as it is.
    """
    spoken = _ALWAYS if hours == "24/7" else _WORD.sub(lambda m: _WORDS.get(m[0], m[0]), hours)
    return spoken if in_osm(spoken) == in_osm(hours) else hours


def in_osm(cell: str) -> str:
    """The canonical form of what people write; what is not understood stays for the model."""
    try:
        return read(cell).canonical
    except HoursError:
        return cell
