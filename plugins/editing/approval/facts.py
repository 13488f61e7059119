# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a business is asked to confirm: the things for which people come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.core.city import City
from plugins.editing.approval.told import NOTHING, Line, hours_lines, told
from plugins.editing.form.labels import ROWS
from plugins.editing.submission import Value
from plugins.editing.week.said import hours_text

_FIELDS = ("street_address", "telephone", "email", "url")


def said_lines(
    said: Mapping[str, Value], city: City, businesses: Mapping[str, str]
) -> tuple[Line, ...]:
    """Week, special days, and how somebody reaches the business."""
    return tuple(_lines(said, city, businesses))


def _lines(said: Mapping[str, Value], city: City, businesses: Mapping[str, str]) -> Iterator[Line]:
    hours = hours_text(said.get("opening_hours"))
    shown = {line.label: line for line in hours_lines("", hours)} if hours else {}
    if hours and any(label in shown for label in ROWS[:7]):
        for label in ROWS[:7]:
            yield Line(label, "", shown[label].after if label in shown else "geschlossen")
        for label, line in shown.items():
            if label not in ROWS[:7]:
                yield Line(label, "", line.after)
    else:
        yield Line("Öffnungszeiten", "", hours or NOTHING)
    known = {name: said.get(name) for name in _FIELDS if said.get(name)}
    for line in told("business", {}, known, city, businesses):
        yield Line(line.label, "", line.after)
