# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The city's house set must be one that there is."""

from __future__ import annotations

from plugins.core.link import Linking
from plugins.core.problem import declare
from plugins.core.suggest import did_you_mean
from plugins.houses.sets import set_names

CITY_HOUSES = declare("city-houses")


def check_set(linking: Linking) -> None:
    """Receiver of ``link``: report a name in ``houses:`` that no set has."""
    name = linking.catalogue.city.houses
    known = set_names()
    if name not in known:
        linking.report(
            CITY_HOUSES,
            linking.city_place("houses"),
            f"Häuser namens »{name}« gibt es nicht.",
            did_you_mean(name, known, f"Es gibt: {', '.join(known)}."),
        )
