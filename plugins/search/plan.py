# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which files make the index, and what stands in which.

A city of a thousand businesses has one part, a region of ten thousand sixteen. A record's part is
known by its id, or its business's, alone: an edit changes one file, a new record moves no other.
"""

from __future__ import annotations

from collections.abc import Mapping
from zlib import crc32

from plugins.businesses.card import BusinessCard
from plugins.businesses.model import Business
from plugins.core.plan import Planning, planned_file, planned_page
from plugins.events.card import EventCard
from plugins.events.model import Event
from plugins.listings.businesses import category_counts, street_counts
from plugins.news.model import News
from plugins.news.plan import NewsCard
from plugins.offers.model import Offer
from plugins.offers.plan import OfferCard
from plugins.pages.model import EditorsPage
from plugins.search.base_file import draw_base
from plugins.search.page import draw_page
from plugins.search.part_file import Dated, planned_part

ADDRESS = "suche/"
#: The businesses of a part are at most so many, and hardly less than half.
MOST_IN_PART = 1200
#: Of an event so many coming dates stand in the index: a weekly one's next quarter.
MOST_DATES = 12


def plan_search(planning: Planning) -> None:
    """Receiver of ``plan``: the page, and the index."""
    facts = planning.facts
    planning.add(
        planned_page(ADDRESS, draw_page, category_counts(facts), street_counts(facts), kind="Suche")
    )
    plan_index(planning)


def plan_index(planning: Planning) -> None:
    """The index in the language that is planned for."""
    facts, cards = planning.facts, planning.catalogue.cards
    businesses: Mapping[str, BusinessCard] = cards(Business)
    offers: Mapping[str, OfferCard] = cards(Offer)
    events: Mapping[str, EventCard] = cards(Event)
    news: Mapping[str, NewsCard] = cards(News)
    listed = [i for i, card in businesses.items() if card.listed]
    parts = _parts(len(listed))
    here: list[list[str]] = [[] for _ in range(parts)]
    offered: list[list[str]] = [[] for _ in range(parts)]
    dated: list[list[Dated]] = [[] for _ in range(parts)]
    for business_id in listed:
        here[_part(business_id, parts)].append(business_id)
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
    for number in range(parts):
        address = f"{ADDRESS}{number + 1}.json"
        found = (tuple(here[number]), tuple(offered[number]), tuple(dated[number]))
        planning.add(planned_part(address, *found))
    planning.add(
        planned_file(
            f"{ADDRESS}index.json",
            draw_base,
            parts,
            tuple(sorted({businesses[i].category for i in listed})),
            tuple(street.name for street in street_counts(facts)),
            tuple(i for i, card in news.items() if card.day <= facts.now.today),
            tuple(planning.catalogue.ids_of(EditorsPage)),
            kind="Suche",
        )
    )


def _parts(businesses: int) -> int:
    """A power of two, so that a growing town seldom gets other parts."""
    parts = 1
    while businesses > parts * MOST_IN_PART:
        parts *= 2
    return parts


def _part(record_id: str, parts: int) -> int:
    return crc32(record_id.encode()) % parts if parts > 1 else 0
