# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the listings of businesses share: rows, entries, and what goes on at a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any, ClassVar, NamedTuple

from msgspec import Struct

from plugins.businesses.card import BusinessCard
from plugins.businesses.model import Business
from plugins.businesses.streets import category_address_of, street_address_of
from plugins.businesses.table import table_of
from plugins.businesses.views import BusinessRow, example
from plugins.core.facts import Facts
from plugins.core.identity import made_once
from plugins.core.slug import slugify
from plugins.events.card import EventCard
from plugins.events.model import Event
from plugins.events.plan import EventIds, EventOrder
from plugins.events.rows import next_rows
from plugins.feeds.entry import MOST_ENTRIES, Entry
from plugins.listings.base import Listing, Slice, slug_of
from plugins.listings.business_feeds import BusinessInFeeds, business_entry
from plugins.offers.model import Offer
from plugins.offers.plan import OfferCard, OfferIds
from plugins.offers.views import OfferRow

#: How many offers and events a list of businesses shows below it.
MOST_OFFERS, MOST_EVENTS = 6, 8


class RegisterGroup(Struct, frozen=True):
    """Rows under one heading."""

    title: str
    anchor: str
    rows: tuple[BusinessRow, ...]


class CategoryCount(Struct, frozen=True):
    """A category with the number of its businesses."""

    label: str
    address: str
    icon: str
    count: int
    group: str


class StreetCount(Struct, frozen=True):
    """A street with the number of its businesses."""

    name: str
    address: str
    count: int


class IndexSection(NamedTuple):
    """One part of an index: a heading, its anchor, and what stands under it."""

    title: str
    anchor: str
    entries: tuple[Any, ...]


class Sibling(Struct, frozen=True):
    """A list of the same kind."""

    label: str
    address: str


class Filters(Struct, frozen=True):
    """What the filters of a list need: ``fixed`` is what all businesses of it have in common, a
    parameter of the address, ``slug`` its value; ``example`` is the row that a script fills.
    """

    fixed: str
    slug: str
    example: BusinessRow


class Alphabet(Struct, frozen=True):
    """The cards of all businesses by name, and of those that lists show; and which place each has
    if what was confirmed last stands first. For planning.
    """

    everyone: Mapping[str, BusinessCard]
    listed: Mapping[str, BusinessCard]
    recent: Mapping[str, int]


def alphabet(facts: Facts) -> Mapping[str, Alphabet]:
    """The rule behind the fact ``Alphabet``, under "". No other order can be bought."""
    cards: Mapping[str, BusinessCard] = facts.catalogue.cards(Business)
    keys = {card.key: business_id for business_id, card in cards.items()}
    everyone = {i: cards[i] for i in [keys[key] for key in sorted(keys)]}
    confirmed = [(card.verified or card.founded or date.min, i) for i, card in cards.items()]
    recent = {i: place for place, (_, i) in enumerate(sorted(confirmed, reverse=True))}
    listed = {i: card for i, card in everyone.items() if card.listed}
    return {"": Alphabet(everyone, listed, recent)}


def by_name(facts: Facts) -> Mapping[str, BusinessCard]:
    """Every business, by name."""
    return facts.all(Alphabet)[""].everyone


def listed(facts: Facts) -> Mapping[str, BusinessCard]:
    """Every business that lists show, by name."""
    return facts.all(Alphabet)[""].listed


@made_once
def _categories(counts: Mapping[str, CategoryCount]) -> tuple[CategoryCount, ...]:
    """The same object for all pages: what a template makes of it is made once."""
    return tuple(counts.values())


@made_once
def _streets(counts: Mapping[str, StreetCount]) -> tuple[StreetCount, ...]:
    """As ``_categories``."""
    return tuple(counts.values())


def category_counts(facts: Facts) -> tuple[CategoryCount, ...]:
    """Every category with a listed business, by label."""
    return _categories(facts.all(CategoryCount))


def count_categories(facts: Facts) -> Mapping[str, CategoryCount]:
    """The rule behind the fact ``CategoryCount``: by address, in the order of the labels."""
    table = table_of(facts.catalogue.city)
    counts = Counter([card.category for card in listed(facts).values()])
    found = [
        CategoryCount(c.plural, category_address_of(c), c.icon, counts[c.tag], c.group)
        for c in map(table.find, counts)
    ]
    return {c.address: c for c in sorted(found, key=lambda c: slugify(c.label))}


def street_counts(facts: Facts) -> tuple[StreetCount, ...]:
    """Every street with a listed business, by name."""
    return _streets(facts.all(StreetCount))


def count_streets(facts: Facts) -> Mapping[str, StreetCount]:
    """The rule behind the fact ``StreetCount``: by address, in the order of the names."""
    counts = Counter([card.street for card in listed(facts).values()])
    found = [StreetCount(s, street_address_of(s), n) for s, n in counts.items() if s]
    return {s.address: s for s in sorted(found, key=lambda s: slugify(s.name))}


def calendar_of(businesses: Iterable[str], facts: Facts) -> tuple[str, ...] | None:
    """The ids of events at, or held by, one of ``businesses``, the earliest first, or None.

    Also those that are over: a calendar that somebody subscribed to must not become a 404.
    """
    order = facts.of(EventOrder, "")
    turns = order.turns
    found = set().union(*[turns[business] for business in businesses if business in turns])
    return tuple([order.ids[turn] for turn in sorted(found)]) or None


class BusinessListing(Listing[Business]):
    """A listing of businesses as a register."""

    model = Business
    nav = "directory"
    feed_item = BusinessInFeeds
    #: What all of one list have in common: "kategorie", "strasse", or nothing.
    fixed: ClassVar[str] = ""

    def updated(self, ids: Sequence[str], facts: Facts) -> date | None:
        """The latest confirmation."""
        cards: Mapping[str, BusinessCard] = facts.catalogue.cards(Business)
        return max([day for i in ids if (day := cards[i].verified)], default=None)

    def newest(self, ids: Sequence[str], facts: Facts) -> Iterable[str]:
        """What was confirmed last stands first."""
        recent = facts.of(Alphabet, "").recent
        return sorted(ids, key=recent.__getitem__)[:MOST_ENTRIES]

    def choose(self, ids: Sequence[str], facts: Facts) -> tuple[tuple[str, ...], ...]:
        """The offers that end first, and the next events, at these businesses."""
        known = facts.all(GoingOn)
        here = [known[i] for i in ids if i in known]
        offers = sorted(chain.from_iterable([found.offers for found in here]))[:MOST_OFFERS]
        events = sorted(set().union(*[found.events for found in here]))[:MOST_EVENTS]
        return (tuple([i for _, i in offers]), tuple([i for _, i in events]))

    def entry(self, item: Business, facts: Facts) -> Entry:
        """A business as a feed entry."""
        return business_entry(item, facts)

    def data(self, part: Slice[Business]) -> Mapping[str, Any]:
        """The register, and what goes on at these businesses."""
        facts = part.facts
        offers, events, *_ = part.chosen
        return {
            "groups": self.register(part, facts.each(BusinessRow, part.ids)),
            "pagination": part.pagination,
            "count": part.count,
            "intro": "",
            "streets": (),
            "categories": (),
            "siblings": self.siblings(part),
            "filters": self.filters(part),
            "offers": tuple(facts.each(OfferRow, offers)),
            "events": next_rows(events, facts),
        }

    def register(
        self, part: Slice[Business], rows: Sequence[BusinessRow]
    ) -> tuple[RegisterGroup, ...]:
        """The page's rows under their headings; one group without a heading."""
        return (RegisterGroup("", "", tuple(rows)),) if rows else ()

    def siblings(self, part: Slice[Business]) -> tuple[Sibling, ...]:
        """The other lists of this kind."""
        return ()

    def filters(self, part: Slice[Business]) -> Filters | None:
        """How the list can be narrowed in the browser; None for those who are gone."""
        group = part.group
        if not (group.indexed and part.count):
            return None
        row = example(part.facts.words)
        return Filters(self.fixed, slug_of(group.address) if self.fixed else "", row)


class GoingOn(Struct, frozen=True, array_like=True):
    """The first of what goes on at one business: offers that hold, by the day they end (an
    ordinal), and events, by the minute they begin.
    """

    offers: tuple[tuple[int, str], ...]
    events: tuple[tuple[int, str], ...]


def going_on(facts: Facts) -> Mapping[str, GoingOn]:
    """The rule behind the fact ``GoingOn``, by business."""
    offers: Mapping[str, OfferCard] = facts.catalogue.cards(Offer)
    events: Mapping[str, EventCard] = facts.catalogue.cards(Event)
    current = {
        business: tuple(
            [
                (card.valid_through.toordinal(), i)
                for i in here.ids
                if (card := offers[i]).state == "current"
            ][:MOST_OFFERS]
        )
        for business, here in facts.all(OfferIds).items()
    }
    coming = {
        business: tuple(
            [
                (soonest, i)
                for i in here.coming[:MOST_EVENTS]
                if (soonest := events[i].next) is not None
            ]
        )
        for business, here in facts.all(EventIds).items()
    }
    return {
        business: GoingOn(current.get(business, ()), coming.get(business, ()))
        for business in {**current, **coming}
    }
