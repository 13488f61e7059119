# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of events, their calendar files, and what a business's page says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from plugins.businesses.model import Business
from plugins.businesses.related import EventsHere
from plugins.core.dates import month_name
from plugins.core.facts import Facts
from plugins.core.markdown import merchant_html, summary_of
from plugins.core.plan import CALENDAR, Crumb, FeedLink, Page, Planning, planned_file
from plugins.core.problem import Problem, declare, problem
from plugins.core.registry import Setting
from plugins.events.calendar_files import event_file
from plugins.events.card import EventCard
from plugins.events.dates import Dates, dates_of, first_day
from plugins.events.model import Event
from plugins.events.places import Venue, party, venue_of
from plugins.events.views import EventRow, ics_address, page_of, row_of
from plugins.images.gallery import pictures_of
from plugins.structured_data import nodes

EVENT_WITHOUT_DATES = declare("event-without-dates")

CALENDAR_ADDRESS = "veranstaltungen/"
#: How many events a business's page lists.
MOST_HERE = 8


def month_address(year: int, month: int) -> str:
    """The calendar page of one month."""
    return f"{CALENDAR_ADDRESS}{year:04d}/{month:02d}/"


def check_event(event: Event, setting: Setting) -> Iterator[Problem]:
    """An event has at least one date."""
    if not dates_of(event, setting.now.today, setting.now.zone).all:
        yield problem(
            EVENT_WITHOUT_DATES,
            event.place("start_date"),
            "Die Ausnahmen nehmen dieser Veranstaltung jeden Termin.",
            "Prüfen Sie »exdate«; fällt alles aus, schreiben Sie »event_status: cancelled«.",
        )


def plan_events(planning: Planning) -> None:
    """Receiver of ``plan``: a page and a calendar file for every event."""
    planning.record_pages(Event, draw_event, _told)
    kind = planning.catalogue.registry.of(Event)
    cards: Mapping[str, EventCard] = planning.catalogue.cards(Event)
    for event_id, taken in planning.catalogue.taken[kind.name].items():
        address = ics_address(kind.address_of(event_id), event_id)
        near = _near(cards[event_id])
        planning.add(
            planned_file(
                address, event_file, event_id, origin=taken.path, kind="Kalender", near=near
            )
        )


def _told(card: EventCard) -> Mapping[str, Any]:
    return {"kind": "Veranstaltungen", "indexed": card.next is not None, "near": _near(card)}


def _near(card: EventCard) -> str:
    """The business whose page shows the event as well, if one does."""
    return card.involved[0] if card.involved else ""


def draw_event(facts: Facts, event_id: str) -> Page:
    """The page of one event."""
    event = facts.catalogue.the(Event, event_id)
    view = page_of(event, facts)
    day = view.start.date() if isinstance(view.start, datetime) else view.start
    month = Crumb(month_name(day.year, day.month), month_address(day.year, day.month))
    return Page(
        template="event.html",
        title=event.name,
        description=summary_of(view.text) or f"{event.name}: {view.place}",
        nav="calendar",
        crumbs=(Crumb("Kalender", CALENDAR_ADDRESS), month),
        feeds=(FeedLink(event.name, view.ics_address, CALENDAR),),
        json_ld=(event_node(event, facts),),
        data={"event": view},
    )


def event_node(event: Event, facts: Facts) -> nodes.Node:
    """The event in schema.org's words, with the offset of the city's clock."""
    catalogue, city = facts.catalogue, facts.catalogue.city
    dates = facts.of(Dates, event.id)
    current = dates.coming[0] if dates.coming else (dates.past[-1] if dates.past else None)
    holder = party(event.organizer, facts) if event.organizer else None
    return nodes.event(
        name=event.name,
        url=city.absolute(catalogue.address_of(event)),
        start=current.start if current else _aware(event.start_date, facts),
        end=current.end if current else None,
        location=_place_node(venue_of(event, facts), facts),
        category=event.event_category,
        status=event.event_status.value,
        previous_start=event.previous_start_date and _aware(event.previous_start_date, facts),
        description=summary_of(merchant_html(event.text), 500) or None,
        image=[city.absolute(p.fallback.address) for p in pictures_of(event, facts)],
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


@dataclass(frozen=True, slots=True)
class EventIds:
    """What goes on at one business: the ids of its events."""

    #: Those to come, the soonest first; of these, a page shows the first few.
    coming: tuple[str, ...]
    #: All, by the day they begin, for the calendar.
    every: tuple[str, ...]


def event_ids(facts: Facts) -> Mapping[str, EventIds]:
    """The rule behind the fact ``EventIds``, by business."""
    businesses = facts.catalogue.cards(Business)
    coming: dict[str, list[tuple[int, str]]] = {}
    every: dict[str, list[tuple[int, str]]] = {}
    cards: Mapping[str, EventCard] = facts.catalogue.cards(Event)
    for event_id, card in cards.items():
        soonest = card.next
        for business in card.involved:
            if business in businesses:
                every.setdefault(business, []).append((card.dates[0].begins, event_id))
                if soonest:
                    coming.setdefault(business, []).append((soonest.begins, event_id))
    return {
        business: EventIds(
            tuple(event_id for _, event_id in sorted(coming.get(business, ()))[:MOST_HERE]),
            tuple(event_id for _, event_id in sorted(found)),
        )
        for business, found in every.items()
    }


def events_here(facts: Facts, business_id: str) -> EventsHere:
    """The rule behind the fact ``EventsHere``."""
    known = facts.find(EventIds, business_id)
    return EventsHere(
        tuple(next_row(event_id, facts) for event_id in known.coming) if known else ()
    )


def next_row(event_id: str, facts: Facts) -> EventRow:
    """The row of the first date of an event that is not over."""
    soonest = facts.of(Dates, event_id).coming[0]
    day = max(first_day(soonest), facts.now.today)
    return row_of(event_id, soonest, facts, day)
