# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""An event as its own page sees it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from msgspec import Struct

from plugins.core.facts import Facts
from plugins.core.markdown import SafeHtml, merchant_html
from plugins.core.messages import Messages
from plugins.events.kinds import kinds_of, links_of
from plugins.events.model import Event
from plugins.events.places import Party, Venue, party
from plugins.events.recurrence import describe, parse_rule
from plugins.events.rows import EventRow, EventRows, EventWords
from plugins.events.similar import similar
from plugins.images.view import PictureView

#: How many dates of a series its page lists.
MOST_DATES = 12


class EventPage(Struct, frozen=True):
    """An event on its own page. ``start`` and ``end`` are of the next date, else the last; ``when``
    are the dates to come, if they are several.
    """

    name: str
    text: SafeHtml
    status: str
    status_label: str
    when: tuple[EventRow, ...]
    #: What all of these have in common.
    words: EventWords
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
    ages: str
    #: What it is found under: labels, and the addresses of their lists.
    kinds: tuple[tuple[str, str], ...]
    price: Decimal | None
    currency: str
    free: bool
    ticket_url: str
    url: str
    keywords: tuple[str, ...]
    picture: PictureView | None
    ics_address: str
    #: The next dates for the browser: ``<begins>-<ends>`` in UTC epoch minutes.
    spans: str
    #: Of an event that is over: what comes next of its kind.
    similar: tuple[EventRow, ...]


def rule_text(event: Event, words: Messages) -> str:
    """»jeden Samstag«, or "" for a single date."""
    return describe(parse_rule(event.rrule, event.start_date), words) if event.rrule else ""


def page_of(
    event: Event,
    facts: Facts,
    venue: Venue,
    holder: Party | None,
    picture: PictureView | None,
) -> EventPage:
    """Everything the page of an event shows."""
    rows = facts.of(EventRows, event.id)
    said, dates = rows.words, rows.dates
    coming, current = len(dates.all) - dates.over, dates.current
    soonest = rows.coming(MOST_DATES)
    parties = [party(who, facts) for who in event.participants]
    return EventPage(
        name=event.name,
        text=merchant_html(event.text),
        status=said.status,
        status_label=said.status_label,
        when=soonest if coming > 1 else (),
        words=said,
        past=not coming,
        rule_text=rule_text(event, facts.words),
        start=current.start,
        end=current.end,
        all_day=said.all_day,
        previous_start=event.previous_start_date,
        place=venue.name,
        place_address=venue.address,
        place_line=venue.line,
        route_url=venue.route_url,
        organizer_name=holder.name if holder else "",
        organizer_address=holder.address if holder else "",
        participants=tuple([(who.name, who.address) for who in parties]),
        ages=said.ages,
        kinds=links_of(kinds_of(event), facts.words),
        price=said.price,
        currency=said.currency,
        free=said.free,
        ticket_url=event.ticket_url or "",
        url=event.url or "",
        keywords=event.keywords,
        picture=picture,
        ics_address=ics_address(said.address, event.id),
        spans=" ".join([f"{date.begins}-{date.ends}" for date in soonest]),
        similar=() if coming else similar(event, facts),
    )


def ics_address(address: str, event_id: str) -> str:
    """The calendar file of the event whose page is ``address``."""
    return f"{address}{event_id}.ics"
