# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""An event as lists see it: a row for each of its dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Self

from msgspec import Struct

from plugins.businesses.hours import AXIS_LENGTH, AXIS_START, Bar
from plugins.core.clock import Now, epoch_minute, even_midnight
from plugins.core.facts import Facts
from plugins.events import words
from plugins.events.ages import ages_words
from plugins.events.dates import Dates, dates_of, span
from plugins.events.kinds import SLUGS, kinds_of
from plugins.events.model import Event
from plugins.events.places import venue_name
from plugins.events.recurrence import Occurrence, parse_rule, rhythm

#: A start without an end is a mark of so many minutes.
_MARK = 30


class EventWords(Struct, frozen=True):
    """What all rows of an event have in common."""

    id: str
    address: str
    name: str
    place: str
    status: str
    status_label: str
    category: str
    category_label: str
    price: Decimal | None
    currency: str
    free: bool
    recurring: str
    all_day: bool
    #: What it is found under (``SLUGS``), separated by blanks.
    kinds: str
    ages: str


class EventRow(Struct, frozen=True):
    """One date of an event in a list, seen from ``day``. ``start`` and ``end`` are None where the
    event goes on all that day, or the time falls on another.
    """

    words: EventWords
    day: date
    start: datetime | None
    end: datetime | None
    last_day: date
    bars: tuple[Bar, ...]
    begins: int
    ends: int


class EventRows(Struct, frozen=True):
    """What the rows of an event are made of, which takes less room than the rows, and less time
    than to look for one.
    """

    words: EventWords
    dates: Dates
    now: Now
    #: The row of the first date that is not over, under its first day that is not: most lists show
    #: that one. None if all are over.
    next: EventRow | None

    @classmethod
    def of(cls, words: EventWords, dates: Dates, now: Now) -> Self:
        """The rows of these dates."""
        if dates.over == len(dates.all):
            return cls(words, dates, now, None)
        soonest = dates.all[dates.over]
        return cls(words, dates, now, row(words, soonest, max(soonest.first_day, now.today), now))

    def on(self, index: int, day: date) -> EventRow:
        """The row of the date ``index`` as it is listed under ``day``."""
        if self.next and index == self.dates.over and day == self.next.day:
            return self.next
        return row(self.words, self.dates.all[index], day, self.now)

    def coming(self, most: int) -> tuple[EventRow, ...]:
        """The first dates that are not over, each seen from its first day."""
        first = self.dates.over
        soonest = self.dates.all[first : first + most]
        return tuple([self.on(n, found.first_day) for n, found in enumerate(soonest, first)])


def event_rows(facts: Facts, event_id: str) -> EventRows:
    """The rule behind the fact ``EventRows``."""
    event, now = facts.catalogue.the(Event, event_id), facts.now
    return EventRows.of(_words(event, facts), dates_of(event, now.today, now.zone), now)


def next_rows(ids: Sequence[str], facts: Facts) -> tuple[EventRow, ...]:
    """The row of each event's first date that is not over."""
    return tuple([rows.next for rows in facts.each(EventRows, ids) if rows.next])


def _words(event: Event, facts: Facts) -> EventWords:
    status = event.event_status
    return EventWords(
        id=event.id,
        address=facts.catalogue.address_of(event),
        name=event.name,
        place=venue_name(facts, event.location or ""),
        status=str(status),
        status_label=facts.words(label) if (label := words.STATUS[status]) else "",
        category=event.event_category,
        category_label=facts.words(words.CATEGORY[event.event_category]),
        price=event.price,
        currency=event.price_currency,
        free=event.price == 0,
        recurring=rhythm(parse_rule(event.rrule, event.start_date), facts.words)
        if event.rrule
        else "",
        all_day=event.all_day,
        kinds=" ".join([SLUGS[kind] for kind in kinds_of(event)]),
        ages=ages_words(ages, facts.words) if (ages := event.ages) else "",
    )


def row(words: EventWords, occurrence: Occurrence, day: date, now: Now) -> EventRow:
    """The row of one date, listed under ``day``."""
    start, end = occurrence.start, occurrence.end
    first_day, last_day = occurrence.first_day, occurrence.last_day
    if not isinstance(start, datetime):
        begin, after = span(occurrence, now)
        begins, ends = epoch_minute(begin), epoch_minute(after)
        return EventRow(words, day, None, None, last_day, (), begins, ends)
    until = end if isinstance(end, datetime) else None
    # What the clock on the wall shows, in minutes since the first day begins.
    first = start.hour * 60 + start.minute
    to = first if until is None else until.hour * 60 + until.minute
    midnight = even_midnight(now.zone, first_day)
    if midnight is None or (until is not None and until.date() != first_day):
        begins = epoch_minute(start)
        ends = begins if until is None else epoch_minute(until)
        to += 1440 * (until.toordinal() - first_day.toordinal()) if until is not None else 0
    else:  # as nearly all are
        begins, ends = midnight + first, midnight + to
    if first_day != day:
        later = 1440 * (day - first_day).days
        first, to = first - later, to - later
    return EventRow(
        words,
        day,
        start if first_day == day else None,
        until if last_day == day else None,
        last_day,
        _bars(first, to if to > first else first + _MARK),
        begins,
        ends,
    )


@lru_cache(maxsize=4096)
def _bars(first: int, to: int) -> tuple[Bar, ...]:
    """The part of a time, in minutes of the day, that falls into the service day."""
    x, to = max(first - AXIS_START, 0), min(to - AXIS_START, AXIS_LENGTH)
    return (Bar(x, to - x, False),) if to > x else ()
