# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Events for calendar programs: one file an event, and the items of every list's calendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from plugins.core.clock import Now
from plugins.core.dates import day_start
from plugins.core.facts import Facts
from plugins.core.markdown import merchant_html, summary_of
from plugins.events import words
from plugins.events.model import Event
from plugins.events.places import holder_of, venue_of
from plugins.events.recurrence import LONGEST_WINDOW, added, excluded, parse_rule
from plugins.feeds.calendar import CalendarHead, calendar
from plugins.feeds.calendar_item import CalendarItem, sequence_of
from plugins.feeds.vevent import Vevent, vevent


def announced(event: Event, facts: Facts) -> datetime:
    """The moment that stands for the event's last change, from the content alone.

    A record does not say when it was edited, and the build's clock must not leak into a file.
    An event is planned at most one window (13 months) ahead, so that long before it was news.
    """
    return _news_on(_day(event.start_date), facts.now, 0)


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


#: Many events begin on one day.
@lru_cache(maxsize=1024)
def _news_on(day: date, now: Now, sequence: int) -> datetime:
    # A change of status is a later moment than the announcement.
    return day_start(day - LONGEST_WINDOW, now) + timedelta(hours=sequence)


def vevent_of(facts: Facts, event_id: str) -> Vevent:
    """The rule behind the fact ``Vevent``: the event as every calendar holds it."""
    item = calendar_item(facts.catalogue.the(Event, event_id), facts)
    return vevent(item, facts.catalogue.city.timezone)


def calendar_item(event: Event, facts: Facts) -> CalendarItem:
    """The event before any format."""
    catalogue, city, now = facts.catalogue, facts.catalogue.city, facts.now
    venue = venue_of(event, facts)
    holder = holder_of(event, facts)
    sequence = sequence_of(event.event_status)
    return CalendarItem(
        uid=f"{event.id}@{city.host}",
        url=city.absolute(catalogue.address_of(event)),
        title=event.name,
        start=event.start_date,
        end=event.end_date,
        description=summary_of(merchant_html(event.text), 2000),
        location=f"{venue.name}, {venue.line}" if venue.line else venue.name,
        geo=venue.position,
        rrule=parse_rule(event.rrule, event.start_date).text if event.rrule else "",
        exdate=excluded(event.series, now.zone) if event.exdate else (),
        rdate=added(event.series, now.zone) if event.rdate else (),
        status=event.event_status,
        status_note=facts.words(note) if (note := words.NOTES[event.event_status]) else "",
        categories=(facts.words(words.CATEGORY[event.event_category]),),
        organizer=holder.name if holder else "",
        last_modified=_news_on(_day(event.start_date), now, sequence),
        sequence=sequence,
    )


def event_file(facts: Facts, event_id: str) -> bytes:
    """The event's own ``.ics``."""
    head = CalendarHead(name=facts.catalogue.the(Event, event_id).name)
    return calendar(head, [facts.of(Vevent, event_id)], facts.catalogue.city.timezone)
