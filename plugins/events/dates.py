# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The dates of every event, expanded once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from plugins.core.clock import Now
from plugins.core.dates import day_start
from plugins.core.facts import Facts
from plugins.events.model import Event
from plugins.events.recurrence import LONGEST_WINDOW, Occurrence, occurrences

#: An evening that ends before this hour belongs to the day it began on.
NIGHT_ENDS = 6


@dataclass(frozen=True, slots=True)
class Dates:
    """An event's dates in order: those over before the build's day, and the others."""

    past: tuple[Occurrence, ...]
    coming: tuple[Occurrence, ...]

    @property
    def all(self) -> tuple[Occurrence, ...]:
        """Every date."""
        return (*self.past, *self.coming)


def first_day(occurrence: Occurrence) -> date:
    """The local day a date begins on."""
    start = occurrence.start
    return start.date() if isinstance(start, datetime) else start


def last_day(occurrence: Occurrence) -> date:
    """The last day it is told of: a night that ends at 2 belongs to the day before."""
    end = occurrence.end
    if end is None:
        return first_day(occurrence)
    if not isinstance(end, datetime):
        return end
    return max(first_day(occurrence), (end - timedelta(hours=NIGHT_ENDS)).date())


def dates(facts: Facts, event_id: str) -> Dates:
    """The rule behind the fact ``Dates``: from an event's first day to 13 months ahead."""
    return dates_of(facts.catalogue.the(Event, event_id), facts.now.today, facts.now.zone)


def dates_of(event: Event, today: date, zone: ZoneInfo) -> Dates:
    """The dates of one event as of ``today``."""
    start = event.start_date
    begin = start.date() if isinstance(start, datetime) else start
    begin = min([begin, today, *(_day(moment) for moment in event.rdate)])
    found: dict[datetime | date, Occurrence] = {}
    while begin < today + LONGEST_WINDOW:
        # A date that runs over a window's edge is met twice; its start tells it apart.
        end = min(begin + LONGEST_WINDOW, today + LONGEST_WINDOW)
        for occurrence in occurrences(event.series, zone, begin, end):
            found.setdefault(occurrence.start, occurrence)
        begin = end
    if not found:
        # Planned for later than the horizon: at least its first date is known.
        found = {
            o.start: o
            for o in occurrences(event.series, zone, _day(event.start_date), _far(event), 1)
        }
    ordered = sorted(found.values(), key=lambda o: (o.start, o.index))
    return Dates(
        past=tuple(o for o in ordered if last_day(o) < today),
        coming=tuple(o for o in ordered if last_day(o) >= today),
    )


def _far(event: Event) -> date:
    return _day(event.start_date) + LONGEST_WINDOW


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def span(occurrence: Occurrence, now: Now) -> tuple[datetime, datetime]:
    """First instant and end of a date, both aware; without an end, the end is the start."""
    start, end = occurrence.start, occurrence.end
    if isinstance(start, datetime):
        return start, end if isinstance(end, datetime) else start
    last = end if end is not None and not isinstance(end, datetime) else start
    return day_start(start, now), day_start(last + timedelta(days=1), now)
