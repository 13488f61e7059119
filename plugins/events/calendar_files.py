# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Events for calendar programs: one file an event, and the items of every list's calendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from plugins.core.facts import Facts
from plugins.core.dates import day_start
from plugins.core.markdown import merchant_html, summary_of
from plugins.events import words
from plugins.events.model import Event
from plugins.events.places import party, venue_of
from plugins.events.recurrence import LONGEST_WINDOW, added, excluded
from plugins.feeds.calendar import CalendarHead, to_ics
from plugins.feeds.calendar_item import CalendarItem, sequence_of


def announced(event: Event, facts: Facts) -> datetime:
    """The moment that stands for the event's last change, from the content alone.

    A record does not say when it was edited, and the build's clock must not leak into a file.
    An event is planned at most one window (13 months) ahead, so that long before it was news.
    """
    start = event.start_date
    day: date = start.date() if isinstance(start, datetime) else start
    return day_start(day - LONGEST_WINDOW, facts.now)


def calendar_item_of(facts: Facts, event_id: str) -> CalendarItem:
    """The rule behind the fact ``CalendarItem``."""
    catalogue, zone = facts.catalogue, facts.now.zone
    event = catalogue.the(Event, event_id)
    venue = venue_of(event, catalogue)
    organizer = party(event.organizer, catalogue).name if event.organizer else ""
    return CalendarItem(
        uid=f"{event.id}@{catalogue.city.host}",
        url=catalogue.city.absolute(catalogue.address_of(event)),
        title=event.name,
        start=event.start_date,
        end=event.end_date,
        description=summary_of(merchant_html(event.text), 2000),
        location=", ".join(part for part in (venue.name, venue.line) if part),
        geo=venue.position,
        rrule=event.rrule or "",
        exdate=excluded(event.series, zone),
        rdate=added(event.series, zone),
        status=event.event_status.value,
        categories=(words.CATEGORY[event.event_category],),
        organizer=organizer,
        last_modified=announced(event, facts) + _stage(event),
        sequence=sequence_of(event.event_status.value),
    )


def _stage(event: Event) -> timedelta:
    """A change of status is a later moment than the announcement."""
    return timedelta(hours=sequence_of(event.event_status.value))


def event_file(facts: Facts, event_id: str) -> bytes:
    """The event's own ``.ics``."""
    item = facts.of(CalendarItem, event_id)
    return to_ics(CalendarHead(name=item.title), [item], facts.now.zone)
