# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The first page of the sample town, and the lists it shows."""

from datetime import date
from types import SimpleNamespace as View
from typing import Any

from plugins.businesses.open_steps import steps
from tests.theme import sample_events, sample_street, samples
from tests.theme.sample_plan import TOWN_PLAN

CATEGORIES = tuple(
    View(label=label, address=f"kategorien/{n}/", icon=icon, count=n + 1, group="Einzelhandel")
    for n, (label, icon) in enumerate(
        [
            ("Bäckerei", "brezel"),
            ("Gaststätte", "besteck"),
            ("Café", "tasse"),
            ("Mode", "buegel"),
            ("Schuhe", "schuh"),
            ("Buchhandlung", "buch"),
            ("Handwerk", "hammer"),
            ("Apotheke", "kreuz"),
            ("Friseur", "schere"),
            ("Blumen", "tulpe"),
            ("Fahrräder", "rad"),
            ("Änderungsschneiderei", "nadel"),
        ]
    )
)


STREETS = tuple(
    View(name=n, address=f"strassen/{n}/", count=c, label=n, icon="")
    for n, c in [("Markt", 6), ("Lange Straße", 9)]
)


NEWS = tuple(
    View(
        address=f"neuigkeiten/{n}/",
        name=name,
        day=date(2026, 11, 20 - n),
        author="Stadtmarketing",
        summary="Ab dem ersten Advent sind die Läden am Markt länger offen.",
        picture=samples.picture() if n == 0 else None,
    )
    for n, name in enumerate(
        ["Lichtermarkt: was anders wird", "Bürgerbüro zieht um", "Brücke wieder frei"]
    )
)


def home(empty: bool = False) -> dict[str, Any]:
    """The data of the first page; empty: of a town that has just begun."""
    rows = samples.rows()
    return {
        "open_rows": () if empty else rows,
        "example": samples.business_row(2),
        "plots": () if empty else sample_street.plots(),
        "sun": (51.2, 7.9),
        "total": 92,
        "profile": tuple(
            0 if empty else max(0, min(41, (n - 8) * 3, (70 - n) * 3) - (8 if 32 < n < 40 else 0))
            for n in range(96)
        ),
        "open_steps": steps((row.badge, 1) for row in rows),
        "days": () if empty else sample_events.event_days(),
        "most": 3,
        "week": sample_events.week(),
        "on_plan": None if empty else TOWN_PLAN,
        "offers": () if empty else tuple(samples.offer_row(n) for n in range(4)),
        "categories": () if empty else CATEGORIES,
        "groups": ()
        if empty
        else (
            ("Einzelhandel", "kategorien/#einzelhandel", 40),
            ("Gastronomie", "kategorien/#gastronomie", 18),
        ),
        "new_businesses": () if empty else rows[4:7],
        "news": () if empty else NEWS,
    }
