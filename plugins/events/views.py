# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""An event as lists and its own page see it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from plugins.businesses.hours import AXIS_LENGTH, AXIS_START, Bar
from plugins.core.clock import Now, epoch_minute
from plugins.core.dates import day_start
from plugins.core.facts import Facts
from plugins.core.markdown import SafeHtml, merchant_html
from plugins.events import words
from plugins.events.dates import Dates, first_day, last_day, span
from plugins.events.model import Event
from plugins.events.places import party, venue_of
from plugins.events.recurrence import Occurrence, describe, parse_rule, rhythm
from plugins.images.gallery import pictures_of
from plugins.images.view import PictureView

#: How many dates of a series its page lists.
MOST_DATES = 12


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


class EventPage(NamedTuple):
    """An event on its own page. ``start`` and ``end`` are of the next date, else the last."""

    id: str
    name: str
    text: SafeHtml
    status: str
    status_label: str
    when: tuple[EventRow, ...]
    past: bool
    rule_text: str
    start: datetime | date
    end: datetime | date | None
    all_day: bool
    previous_start: datetime | date | None
    place: str
    place_address: str
    place_line: str
    route_url: str
    organizer_name: str
    organizer_address: str
    participants: tuple[tuple[str, str], ...]
    category_label: str
    price: Decimal | None
    currency: str
    free: bool
    ticket_url: str
    url: str
    keywords: tuple[str, ...]
    picture: PictureView | None
    pictures: tuple[PictureView, ...]
    ics_address: str


def rule_text(event: Event) -> str:
    """»jeden Samstag«, or "" for a single date."""
    return describe(parse_rule(event.rrule, event.start_date)) if event.rrule else ""


def event_words(facts: Facts, event_id: str) -> EventWords:
    """The rule behind the fact ``EventWords``."""
    event = facts.catalogue.the(Event, event_id)
    venue = venue_of(event, facts)
    return EventWords(
        id=event_id,
        address=facts.catalogue.address_of(event),
        name=event.name,
        place=venue.name,
        place_address=venue.address,
        status=event.event_status.value,
        status_label=words.STATUS[event.event_status],
        category=event.event_category,
        category_label=words.CATEGORY[event.event_category],
        price=event.price,
        currency=event.price_currency,
        free=event.price == 0,
        recurring=rhythm(parse_rule(event.rrule, event.start_date)) if event.rrule else "",
        all_day=event.all_day,
    )


def row_of(
    event_id: str, occurrence: Occurrence, facts: Facts, day: date | None = None
) -> EventRow:
    """The row of one date; ``day`` is the day it is listed under, by default its first."""
    now, start, begins_on = facts.now, occurrence.start, first_day(occurrence)
    shown = day or begins_on
    first, last = span(occurrence, now)
    return EventRow(
        *facts.of(EventWords, event_id),
        shown,
        start if isinstance(start, datetime) and begins_on == shown else None,
        _end_on(occurrence, shown),
        last_day(occurrence),
        _bars(start, occurrence.end, shown, now),
        epoch_minute(first),
        epoch_minute(last),
    )


def _end_on(occurrence: Occurrence, day: date) -> datetime | None:
    end = occurrence.end
    return end if isinstance(end, datetime) and last_day(occurrence) == day else None


def _bars(
    start: datetime | date, end: datetime | date | None, day: date, now: Now
) -> tuple[Bar, ...]:
    """The part of a timed date that falls into the service day; a start alone is a short mark."""
    if not isinstance(start, datetime):
        return ()
    until = end if isinstance(end, datetime) and end > start else start + timedelta(minutes=30)
    axis = day_start(day, now) + timedelta(minutes=AXIS_START)
    x = int((start - axis).total_seconds() // 60)
    to = int((until - axis).total_seconds() // 60)
    x, to = max(x, 0), min(to, AXIS_LENGTH)
    return (Bar(x, to - x, False),) if to > x else ()


def page_of(event: Event, facts: Facts) -> EventPage:
    """Everything the page of an event shows."""
    catalogue = facts.catalogue
    dates = facts.of(Dates, event.id)
    current = dates.coming[0] if dates.coming else (dates.past[-1] if dates.past else None)
    venue = venue_of(event, facts)
    holder = party(event.organizer, facts) if event.organizer else None
    guests = [party(written, facts) for written in event.participants]
    pictures = pictures_of(event, facts)
    return EventPage(
        id=event.id,
        name=event.name,
        text=merchant_html(event.text),
        status=event.event_status.value,
        status_label=words.STATUS[event.event_status],
        when=tuple(row_of(event.id, o, facts) for o in dates.coming[:MOST_DATES]),
        past=not dates.coming,
        rule_text=rule_text(event),
        start=current.start if current else event.start_date,
        end=current.end if current else event.end_date,
        all_day=event.all_day,
        previous_start=event.previous_start_date,
        place=venue.name,
        place_address=venue.address,
        place_line=venue.line,
        route_url=venue.route_url,
        organizer_name=holder.name if holder else "",
        organizer_address=holder.address if holder else "",
        participants=tuple((guest.name, guest.address) for guest in guests),
        category_label=words.CATEGORY[event.event_category],
        price=event.price,
        currency=event.price_currency,
        free=event.price == 0,
        ticket_url=event.ticket_url or "",
        url=event.url or "",
        keywords=event.keywords,
        picture=pictures[0] if pictures else None,
        pictures=pictures[1:],
        ics_address=ics_address(catalogue.address_of(event), event.id),
    )


def ics_address(address: str, event_id: str) -> str:
    """The calendar file of the event whose page is ``address``."""
    return f"{address}{event_id}.ics"
