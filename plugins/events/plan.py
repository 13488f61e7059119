# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of events, their calendar files, and what a business's page says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from plugins.businesses.model import Business
from plugins.businesses.related import EventsHere
from plugins.core.catalogue import Facts
from plugins.core.dates import month_name
from plugins.core.link import Linking
from plugins.core.markdown import merchant_html, summary_of
from plugins.core.plan import CALENDAR, Crumb, FeedLink, File, Page, Planning
from plugins.core.problem import declare
from plugins.events.calendar_files import event_file
from plugins.events.dates import Dates, dates_of, first_day
from plugins.events.model import Event
from plugins.events.places import Venue, party, venue_of
from plugins.events.views import EventPage, EventRow, ics_address, page_of, row_of
from plugins.images.gallery import Shown
from plugins.structured_data import nodes

EVENT_WITHOUT_DATES = declare("event-without-dates")

CALENDAR_ADDRESS = "veranstaltungen/"
#: How many events a business's page lists.
MOST_HERE = 8


def month_address(year: int, month: int) -> str:
    """The calendar page of one month."""
    return f"{CALENDAR_ADDRESS}{year:04d}/{month:02d}/"


def check_events(linking: Linking) -> None:
    """Receiver of ``link``: an event has at least one date."""
    for event in linking.catalogue.all(Event):
        if not dates_of(event, linking.now.today, linking.now.zone).all:
            linking.report(
                EVENT_WITHOUT_DATES,
                event.place("start_date"),
                "Die Ausnahmen nehmen dieser Veranstaltung jeden Termin.",
                "Prüfen Sie »exdate«; fällt alles aus, schreiben Sie »event_status: cancelled«.",
            )


def plan_events(planning: Planning) -> None:
    """Receiver of ``plan``: a page and a calendar file for every event."""
    facts = planning.facts
    for event in planning.catalogue.all(Event):
        view = page_of(event, facts)
        planning.record_page(event, _page(event, view, facts))
        planning.file(
            File(ics_address(event, facts), event_file(event, facts), event.path, "Kalender")
        )


def _page(event: Event, view: EventPage, facts: Facts) -> Page:
    day = view.start.date() if isinstance(view.start, datetime) else view.start
    month = Crumb(month_name(day.year, day.month), month_address(day.year, day.month))
    return Page(
        address="",
        template="event.html",
        title=event.name,
        description=summary_of(view.text) or f"{event.name}: {view.place}",
        nav="calendar",
        crumbs=(Crumb("Kalender", CALENDAR_ADDRESS), month),
        feeds=(FeedLink(event.name, view.ics_address, CALENDAR),),
        json_ld=(event_node(event, facts),),
        data={"event": view},
        indexed=not view.past,
        kind="Veranstaltungen",
    )


def event_node(event: Event, facts: Facts) -> nodes.Node:
    """The event in schema.org's words, with the offset of the city's clock."""
    catalogue, city = facts.catalogue, facts.catalogue.city
    dates = facts.of(Dates, event.id)
    current = dates.coming[0] if dates.coming else (dates.past[-1] if dates.past else None)
    holder = party(event.organizer, catalogue) if event.organizer else None
    return nodes.event(
        name=event.name,
        url=city.absolute(catalogue.address_of(event)),
        start=current.start if current else _aware(event.start_date, facts),
        end=current.end if current else None,
        location=_place_node(venue_of(event, catalogue), facts),
        category=event.event_category,
        status=event.event_status.value,
        previous_start=event.previous_start_date and _aware(event.previous_start_date, facts),
        description=summary_of(merchant_html(event.text), 500) or None,
        image=[city.absolute(p.fallback.address) for p in facts.of(Shown, event.path).pictures],
        organizer=nodes.organization(
            name=holder.name, url=city.absolute(holder.address) if holder.address else None
        )
        if holder
        else None,
        price=event.price,
        currency=event.price_currency,
        ticket_url=event.ticket_url,
        same_as=[event.url] if event.url else [],
        keywords=event.keywords,
    )


def _aware(moment: datetime | date, facts: Facts) -> datetime | date:
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=facts.now.zone)
    return moment


def _place_node(venue: Venue, facts: Facts) -> nodes.Node:
    city = facts.catalogue.city
    address = nodes.postal_address(
        street=venue.street or None,
        postal_code=city.postal_code,
        locality=city.name,
        country=city.country,
    )
    position = (
        nodes.geo(latitude=venue.position[0], longitude=venue.position[1])
        if venue.position
        else None
    )
    return nodes.place(name=venue.name or city.name, address=address, geo=position)


def events_here(facts: Facts) -> Mapping[str, EventsHere]:
    """The rule behind the fact ``EventsHere``: by business, soonest first."""
    rows: dict[str, list[EventRow]] = {}
    for event in facts.catalogue.all(Event):
        coming = facts.of(Dates, event.id).coming
        if coming:
            row = row_of(event, coming[0], facts, max(first_day(coming[0]), facts.now.today))
            for business_id in dict.fromkeys(_involved(event)):
                rows.setdefault(business_id, []).append(row)
    return {
        business.id: EventsHere(
            tuple(sorted(rows[business.id], key=lambda r: (r.begins, r.id))[:MOST_HERE])
        )
        for business in facts.catalogue.all(Business)
        if business.id in rows
    }


def _involved(event: Event) -> Iterator[str]:
    yield from (event.location or "", event.organizer or "", *event.participants)
