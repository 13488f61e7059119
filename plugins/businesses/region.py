# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a city lies, as its opening hours ask: whose holidays are they, and which clock."""

from __future__ import annotations

from datetime import date

from plugins.core.city import City
from plugins.core.identity import made_once
from plugins.opening_hours.reading import read
from plugins.opening_hours.region import Region
from plugins.opening_hours.week import Hours, hours


@made_once
def region_of(city: City) -> Region:
    """The region whose holidays apply; for one city it is one object, which knows its holidays."""
    return Region(
        country=city.country,
        state=city.state,
        timezone=city.timezone,
        extra_holidays=tuple((d.date, d.name) for d in city.holidays if d.kind == "public"),
        named_days=tuple((d.date, d.name) for d in city.holidays if d.kind != "public"),
        school_holidays=tuple((s.start_date, s.end_date, s.name) for s in city.school_holidays),
    )


def hours_on(text: str, city: City, day: date) -> Hours:
    """What opening hours, a valid ``text``, mean in a city as seen from ``day``."""
    return hours(read(text), region_of(city), day)
