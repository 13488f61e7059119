# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of events, their calendar files, and what a business's page says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from msgspec import Struct

from plugins.businesses.model import Business
from plugins.businesses.related import EventsHere, on_plan
from plugins.core.clock import iso_seconds
from plugins.core.dates import full_date, month_name
from plugins.core.facts import Facts
from plugins.core.messages import Messages
from plugins.core.plan import CALENDAR, Crumb, FeedLink, Page, Planning
from plugins.core.problem import Problem, declare, problem
from plugins.core.registry import Setting
from plugins.core.summary import summary_of
from plugins.events.calendar_files import event_file
from plugins.events.card import EventCard
from plugins.events.dates import dates_of
from plugins.events.model import Event
from plugins.events.places import Party, Venue, holder_of, venue_of
from plugins.events.rows import next_rows
from plugins.events.views import EventPage, ics_address, page_of
from plugins.feeds.subscription import Subscription, subscription
from plugins.images.gallery import pictures_of
from plugins.images.view import PictureView
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
    planning.record_files(Event, ics_address("", "{id}"), event_file, _beside, "Kalender")


def _told(card: EventCard) -> Mapping[str, Any]:
    return {"kind": "Veranstaltungen", "indexed": card.next is not None, "near": _near(card)}


def _beside(card: EventCard) -> Mapping[str, Any]:
    return {"near": _near(card)}


def _near(card: EventCard) -> str:
    """The business whose page shows the event as well, if one does."""
    return card.involved[0] if card.involved else ""


def draw_event(facts: Facts, event_id: str) -> Page:
    """The page of one event."""
    event = facts.catalogue.the(Event, event_id)
    venue, holder = venue_of(event, facts), holder_of(event, facts)
    pictures = pictures_of(event, facts)
    view = page_of(event, facts, venue, holder, pictures[0] if pictures else None)
    start = view.start
    return Page(
        template="event.html",
        title=event.name,
        description=summary_of(view.text, before=_when_and_where(view, facts.words)),
        nav="calendar",
        crumbs=_way(start.year, start.month, facts.words),
        feeds=(FeedLink(event.name, view.ics_address, CALENDAR),),
        json_ld=(event_node(event, facts, view, venue, holder, pictures),),
        data={"event": view, "on_plan": on_plan(facts, event.location or "")},
    )


def _when_and_where(view: EventPage, words: Messages) -> str:
    """The first words of its description."""
    start = view.start
    when = view.rule_text or _day(date(start.year, start.month, start.day), words)
    if isinstance(start, datetime) and not view.all_day:
        when = f"{when}, {start.hour:02d}:{start.minute:02d}"
    return f"{when[:1].upper()}{when[1:]}, {view.place}." if view.place else f"{when}."


_day = lru_cache(maxsize=1024)(full_date)


@lru_cache(maxsize=1024)
def _way(year: int, month: int, words: Messages) -> tuple[Crumb, ...]:
    """The steps to the events of a month."""
    crumb = Crumb(month_name(year, month, words), month_address(year, month))
    return (Crumb(words("Calendar"), CALENDAR_ADDRESS), crumb)


def event_node(
    event: Event,
    facts: Facts,
    view: EventPage,
    venue: Venue,
    holder: Party | None,
    pictures: Sequence[PictureView],
) -> nodes.Written:
    """The event in schema.org's words, with the offset of the city's clock."""
    catalogue, city = facts.catalogue, facts.catalogue.city
    return nodes.event(
        name=event.name,
        url=city.absolute(catalogue.address_of(event)),
        start=_text(view.start),
        end=_text(view.end) if view.end else None,
        location=venue.node,
        category=event.event_category,
        status=view.status,
        previous_start=event.previous_start_date,
        description=summary_of(view.text, 500),
        image=[city.absolute(picture.fallback.address) for picture in pictures],
        organizer=holder.node if holder else None,
        price=event.price,
        currency=event.price_currency,
        ticket_url=event.ticket_url,
        same_as=[event.url] if event.url else (),
        keywords=event.keywords,
        ages=event.typical_age_range,
    )


def _text(moment: datetime | date) -> str:
    return iso_seconds(moment) if isinstance(moment, datetime) else moment.isoformat()


class EventOrder(Struct, frozen=True, array_like=True):
    """All events by the minute they begin: ``turns`` has for each business the places of those
    that are at, or held by, it. For planning: one event more, and many places are others.
    """

    ids: list[str]
    turns: dict[str, list[int]]


def event_order(facts: Facts) -> Mapping[str, EventOrder]:
    """The rule behind the fact ``EventOrder``, under ""."""
    cards: Mapping[str, EventCard] = facts.catalogue.cards(Event)
    businesses = facts.catalogue.ids_of(Business)
    ordered = sorted([(card.begins, event_id) for event_id, card in cards.items()])
    turns: dict[str, list[int]] = {}
    for turn, (_, event_id) in enumerate(ordered):
        for business in cards[event_id].involved:
            if business in turns:
                turns[business].append(turn)
            elif business in businesses:
                turns[business] = [turn]
    return {"": EventOrder([event_id for _, event_id in ordered], turns)}


class EventIds(Struct, frozen=True):
    """What goes on at one business: the ids of its events to come, the soonest first; only as many
    as a page shows. ``followed`` if it has a calendar of its own.
    """

    coming: tuple[str, ...]
    followed: bool


def is_followed(events: int) -> bool:
    """Whether a business that has had, or will have, so many events has a calendar of its own. The
    number never shrinks, so nobody's subscription breaks; who has one event has that one's file.
    """
    return events >= _FOLLOWED


_FOLLOWED = 3


def event_ids(facts: Facts) -> Mapping[str, EventIds]:
    """The rule behind the fact ``EventIds``, by business."""
    businesses, turns = facts.catalogue.ids_of(Business), facts.of(EventOrder, "").turns
    coming: dict[str, list[tuple[int, str]]] = {}
    cards: Mapping[str, EventCard] = facts.catalogue.cards(Event)
    for event_id, card in cards.items():
        soonest = card.next
        if soonest is not None:
            for business in card.involved:
                if business in coming:
                    coming[business].append((soonest, event_id))
                elif business in businesses:
                    coming[business] = [(soonest, event_id)]
    return {
        business: EventIds(
            tuple([event_id for _, event_id in sorted(coming.get(business, ()))[:MOST_HERE]]),
            is_followed(len(found)),
        )
        for business, found in turns.items()
        if business in coming or is_followed(len(found))
    }


def events_here(facts: Facts, business_id: str) -> EventsHere:
    """The rule behind the fact ``EventsHere``."""
    known = facts.find(EventIds, business_id)
    if known is None:
        return EventsHere()
    rows = next_rows(known.coming, facts)
    return EventsHere(rows, _calendar(business_id, facts) if known.followed else None)


def _calendar(business_id: str, facts: Facts) -> Subscription:
    catalogue = facts.catalogue
    business = catalogue.the(Business, business_id)
    address = f"{catalogue.address_of(business)}kalender.ics"
    return subscription(business.name, address, catalogue.city.absolute(address))
