# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""An event as lists see it: a row for each of its dates."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from plugins.businesses.hours import AXIS_LENGTH, AXIS_START, Bar
from plugins.core.clock import Now, epoch_minute
from plugins.core.facts import Facts
from plugins.events import words
from plugins.events.dates import Dates, span
from plugins.events.model import Event
from plugins.events.places import venue_of
from plugins.events.recurrence import Occurrence, parse_rule, rhythm

#: A start without an end is a mark of so many minutes.
_MARK = 30


class EventWords(NamedTuple):
    """What all rows of an event have in common."""

    id: str
    address: str
    name: str
    place: str
    place_address: str
    status: str
    status_label: str
    category: str
    category_label: str
    price: Decimal | None
    currency: str
    free: bool
    recurring: str
    all_day: bool


class EventRow(NamedTuple):
    """One date of an event in a list, seen from ``day``; first what ``EventWords`` has."""

    id: str
    address: str
    name: str
    place: str
    place_address: str
    status: str
    status_label: str
    category: str
    category_label: str
    price: Decimal | None
    currency: str
    free: bool
    recurring: str
    all_day: bool
    day: date
    start: datetime | None
    end: datetime | None
    last_day: date
    bars: tuple[Bar, ...]
    begins: int
    ends: int


class EventRows:
    """The rows of an event, each made when a page asks for it first; all pages share them."""

    __slots__ = ("_dates", "_first", "_made", "_now", "_words")

    def __init__(self, words: EventWords, dates: Dates, now: Now) -> None:
        self._words = words
        self._dates = dates.all
        self._first = len(dates.past)
        self._now = now
        self._made: dict[tuple[int, date], EventRow] = {}

    def on(self, index: int, day: date) -> EventRow:
        """The row of the date ``index`` as it is listed under ``day``."""
        key = (index, day)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = row(self._words, self._dates[index], day, self._now)
        return found

    def coming(self, most: int) -> tuple[EventRow, ...]:
        """The rows of the first dates that are not over, each under its first day."""
        first, dates = self._first, self._dates
        after = min(first + most, len(dates))
        return tuple([self.on(index, dates[index].first_day) for index in range(first, after)])

    def next(self) -> EventRow:
        """The row of the first date that is not over, under its first day that is not."""
        soonest = self._dates[self._first]
        return self.on(self._first, max(soonest.first_day, self._now.today))


def event_rows(facts: Facts, event_id: str) -> EventRows:
    """The rule behind the fact ``EventRows``."""
    return EventRows(facts.of(EventWords, event_id), facts.of(Dates, event_id), facts.now)


def event_words(facts: Facts, event_id: str) -> EventWords:
    """The rule behind the fact ``EventWords``."""
    event = facts.catalogue.the(Event, event_id)
    venue, status = venue_of(event, facts), event.event_status
    return EventWords(
        id=event_id,
        address=facts.catalogue.address_of(event),
        name=event.name,
        place=venue.name,
        place_address=venue.address,
        status=str(status),
        status_label=words.STATUS[status],
        category=event.event_category,
        category_label=words.CATEGORY[event.event_category],
        price=event.price,
        currency=event.price_currency,
        free=event.price == 0,
        recurring=rhythm(parse_rule(event.rrule, event.start_date)) if event.rrule else "",
        all_day=event.all_day,
    )


def row(words: EventWords, occurrence: Occurrence, day: date, now: Now) -> EventRow:
    """The row of one date, listed under ``day``."""
    start, end, _, _, first_day, last_day = occurrence
    if not isinstance(start, datetime):
        begin, after = span(occurrence, now)
        return EventRow(
            *words, day, None, None, last_day, (), epoch_minute(begin), epoch_minute(after)
        )
    until = end if isinstance(end, datetime) else None
    begins = epoch_minute(start)
    return EventRow(
        *words,
        day,
        start if first_day == day else None,
        until if last_day == day else None,
        last_day,
        _bars(start, until, day),
        begins,
        begins if until is None else epoch_minute(until),
    )


def _bars(start: datetime, end: datetime | None, day: date) -> tuple[Bar, ...]:
    """The part of a timed date that falls into the service day, by the clock on the wall."""
    midnight = day.toordinal()
    x = (start.toordinal() - midnight) * 1440 + start.hour * 60 + start.minute - AXIS_START
    if end is not None and end > start:
        to = (end.toordinal() - midnight) * 1440 + end.hour * 60 + end.minute - AXIS_START
    else:
        to = x + _MARK
    x, to = max(x, 0), min(to, AXIS_LENGTH)
    return (Bar(x, to - x, False),) if to > x else ()
