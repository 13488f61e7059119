# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""One date of an event, and the local times of a zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from ..core.clock import even_midnight

#: An evening that ends before this hour belongs to the day it began on.
NIGHT_ENDS = 6

_DAY = timedelta(days=1)


class Occurrence(Struct, frozen=True):
    """One date of a series.

    Timed: `start` and `end` are aware, in the city's zone; `end` is None if the event states
    none, because a duration is never invented.
    All-day: both are dates, and `end` is the LAST day, inclusive. `number` counts the series
    from 0 in the order of time and counts excluded dates too, so that it stays when another
    date is cancelled, and does not depend on the window.
    `first_day` is the local day it begins on, `last_day` the last day it is told of: a night that
    ends at 2 belongs to the day before.
    """

    start: datetime | date
    end: datetime | date | None
    all_day: bool
    number: int
    first_day: date
    last_day: date


def whole_days(first: date, last: date, number: int) -> Occurrence:
    """A date without times, `last` included."""
    return Occurrence(first, last, True, number, first, last)


def timed(start: datetime, end: datetime | None, number: int) -> Occurrence:
    """A date with times, both aware."""
    first = last = start.date()
    if end is not None:
        day = end.date()
        if day != first:
            last = max(first, day if end.hour >= NIGHT_ENDS else day - _DAY)
    return Occurrence(start, end, False, number, first, last)


def resolved(local: datetime, zone: ZoneInfo) -> datetime:
    """The instant of a naive local time, written as the zone's clock then shows it.

    A time that a clock change skips is read with the offset before it, one that comes twice is its
    first coming (RFC 5545 section 3.3.5).
    """
    day = local.date()
    if even_midnight(zone, day) is not None:
        return datetime.combine(day, local.time(), zone)
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC).astimezone(zone)
