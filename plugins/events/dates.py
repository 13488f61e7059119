# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The dates of every event, expanded once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import chain, islice
from zoneinfo import ZoneInfo

from msgspec import Struct

from plugins.core.clock import Now
from plugins.core.dates import day_start
from plugins.events.model import Event
from plugins.events.recurrence import (
    LONGEST_WINDOW,
    Occurrence,
    Series,
    every_occurrence,
    in_order,
    occurrences,
)

#: What takes place more often within thirteen months fills no more lines.
MOST_A_WINDOW = 400


class Dates(Struct, frozen=True):
    """An event's dates in order; the first ``over`` of them were over before the build's day."""

    all: tuple[Occurrence, ...]
    over: int

    @property
    def past(self) -> tuple[Occurrence, ...]:
        """Those that are over."""
        return self.all[: self.over]

    @property
    def coming(self) -> tuple[Occurrence, ...]:
        """Those that are not."""
        return self.all[self.over :]

    @property
    def current(self) -> Occurrence:
        """The next date, or the last if all are over."""
        return self.all[min(self.over, len(self.all) - 1)]


def first_day(occurrence: Occurrence) -> date:
    """The local day a date begins on."""
    return occurrence.first_day


def last_day(occurrence: Occurrence) -> date:
    """The last day it is told of: a night that ends at 2 belongs to the day before."""
    return occurrence.last_day


def dates_of(event: Event, today: date, zone: ZoneInfo) -> Dates:
    """The dates of one event as of ``today``: from its first day to 13 months ahead."""
    return dates_of_series(event.series, today, zone)


@lru_cache(maxsize=65536)
def dates_of_series(series: Series, today: date, zone: ZoneInfo) -> Dates:
    """The dates as of ``today``, of what begins later than 13 months ahead the first.

    Worked out once however often it is asked for: a check asks before the pages do.
    """
    every = every_occurrence(series, zone, today + LONGEST_WINDOW)
    found = in_order([*islice(every, MOST_A_WINDOW)])
    if len(found) == MOST_A_WINDOW:
        found = in_order([*_thinned(chain(found, every), today)])
    if not found:
        start = series.start.date() if isinstance(series.start, datetime) else series.start
        found = occurrences(series, zone, start, start + LONGEST_WINDOW, 1)
    past = tuple([o for o in found if o.last_day < today])
    if not past or len(past) == len(found):
        return Dates(found, len(past))
    return Dates((*past, *[o for o in found if o.last_day >= today]), len(past))


def _thinned(found: Iterable[Occurrence], today: date) -> Iterator[Occurrence]:
    """The first ``MOST_A_WINDOW`` of each thirteen months before and from ``today``."""
    counts: Counter[int] = Counter()
    for occurrence in found:
        window = (occurrence.first_day - today) // LONGEST_WINDOW
        counts[window] += 1
        if counts[window] <= MOST_A_WINDOW:
            yield occurrence


def span(occurrence: Occurrence, now: Now) -> tuple[datetime, datetime]:
    """First instant and end of a date, both aware; without an end, the end is the start."""
    start, end = occurrence.start, occurrence.end
    if isinstance(start, datetime):
        return start, end if isinstance(end, datetime) else start
    last = end if end is not None and not isinstance(end, datetime) else start
    return day_start(start, now), day_start(last + timedelta(days=1), now)
