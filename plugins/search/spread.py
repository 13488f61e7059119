# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which records stand in which part of the index: facts by the number of the part.

A city of a thousand businesses has one part, a region of ten thousand sixteen. A record's part is
known by its id, or its business's, alone: an edit changes one file, a new record moves no other.

Offers and events are told by a fact that looks at no business but its id. So it holds when a
business is edited, and nobody looks through them.
"""

from __future__ import annotations

from collections.abc import Mapping
from zlib import crc32

from msgspec import Struct

from plugins.businesses.card import BusinessCard
from plugins.businesses.model import Business
from plugins.core.facts import Facts
from plugins.events.card import EventCard, EventDate
from plugins.events.model import Event
from plugins.offers.model import Offer
from plugins.offers.plan import OfferCard

#: The businesses of a part are at most so many, and hardly less than half.
MOST_IN_PART = 1200
#: Of an event so many coming dates stand in the index: a weekly one's next quarter.
MOST_DATES = 12
#: An event's id and the dates that the index holds.
Dated = tuple[str, tuple[EventDate, ...]]


class Here(Struct, frozen=True):
    """The listed businesses of a part, by category: neighbours of one kind share words."""

    businesses: tuple[str, ...]


class GoingOnHere(Struct, frozen=True, array_like=True):
    """The offers that hold or will hold, and the coming events, of a part."""

    offers: tuple[str, ...]
    events: tuple[Dated, ...]


def parts_of(facts: Facts) -> list[str]:
    """The numbers of the parts, from "1" on: a power of two, so that a growing town seldom gets
    others.
    """
    businesses, parts = len(facts.catalogue.ids_of(Business)), 1
    while businesses > parts * MOST_IN_PART:
        parts *= 2
    return [str(number + 1) for number in range(parts)]


def here(facts: Facts) -> Mapping[str, Here]:
    """The rule behind the fact ``Here``."""
    cards: Mapping[str, BusinessCard] = facts.catalogue.cards(Business)
    parts = parts_of(facts)
    found: dict[str, list[tuple[str, str]]] = {part: [] for part in parts}
    for business_id, card in cards.items():
        if card.listed:
            found[_part(business_id, parts)].append((card.category, business_id))
    return {part: Here(tuple([i for _, i in sorted(rows)])) for part, rows in found.items()}


def going_on_here(facts: Facts) -> Mapping[str, GoingOnHere]:
    """The rule behind the fact ``GoingOnHere``."""
    offers: Mapping[str, OfferCard] = facts.catalogue.cards(Offer)
    events: Mapping[str, EventCard] = facts.catalogue.cards(Event)
    businesses, parts = facts.catalogue.ids_of(Business), parts_of(facts)
    offered: dict[str, list[str]] = {part: [] for part in parts}
    dated: dict[str, list[Dated]] = {part: [] for part in parts}
    for offer_id, offer in offers.items():
        if offer.state != "expired":
            offered[_part(offer.business, parts)].append(offer_id)
    for event_id, event in events.items():
        if event.next is not None:
            coming = event.dates[event.coming : event.coming + MOST_DATES]
            # With the business at which it is, if it is at one: the part has its name already.
            venue = event.involved[0] if event.involved else ""
            home = venue if venue in businesses else event_id
            dated[_part(home, parts)].append((event_id, coming))
    return {part: GoingOnHere(tuple(offered[part]), tuple(dated[part])) for part in parts}


def _part(record_id: str, parts: list[str]) -> str:
    return parts[crc32(record_id.encode()) % len(parts)]
