# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""An event as lists and its own page see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

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


@dataclass(frozen=True, slots=True)
class EventRow:
    """One date of an event in a list, seen from ``day``."""

    id: str
    address: str
    name: str
    day: date
    start: datetime | None
    end: datetime | None
    last_day: date
    all_day: bool
    place: str
    place_address: str
    status: str
    status_label: str
    category: str
    category_label: str
    price: Decimal | None
    currency: str
    free: bool
    bars: tuple[Bar, ...]
    begins: int
    ends: int
    recurring: str


@dataclass(frozen=True, slots=True)
class EventPage:
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


def row_of(event: Event, occurrence: Occurrence, facts: Facts, day: date | None = None) -> EventRow:
    """The row of one date; ``day`` is the day it is listed under, by default its first."""
    catalogue, now = facts.catalogue, facts.now
    start, end = occurrence.start, occurrence.end
    shown = day or first_day(occurrence)
    venue = venue_of(event, catalogue)
    first, last = span(occurrence, now)
    return EventRow(
        id=event.id,
        address=catalogue.address_of(event),
        name=event.name,
        day=shown,
        start=start if isinstance(start, datetime) and first_day(occurrence) == shown else None,
        end=_end_on(occurrence, shown),
        last_day=last_day(occurrence),
        all_day=occurrence.all_day,
        place=venue.name,
        place_address=venue.address,
        status=event.event_status.value,
        status_label=words.STATUS[event.event_status],
        category=event.event_category,
        category_label=words.CATEGORY[event.event_category],
        price=event.price,
        currency=event.price_currency,
        free=event.price == 0,
        bars=_bars(start, end, shown, now),
        begins=epoch_minute(first),
        ends=epoch_minute(last),
        recurring=rhythm(parse_rule(event.rrule, event.start_date)) if event.rrule else "",
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
    venue = venue_of(event, catalogue)
    holder = party(event.organizer, catalogue) if event.organizer else None
    guests = [party(written, catalogue) for written in event.participants]
    pictures = pictures_of(event, facts)
    return EventPage(
        id=event.id,
        name=event.name,
        text=merchant_html(event.text),
        status=event.event_status.value,
        status_label=words.STATUS[event.event_status],
        when=tuple(row_of(event, o, facts) for o in dates.coming[:MOST_DATES]),
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
