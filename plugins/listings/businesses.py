# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the listings of businesses share: rows, entries, and what goes on at a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from plugins.businesses.categories import Category
from plugins.businesses.model import Business
from plugins.businesses.related import EventsHere, OffersHere
from plugins.businesses.streets import category_address_of, split, street_address_of
from plugins.businesses.table import table_of
from plugins.businesses.views import BusinessRow, is_listed, row_of
from plugins.core.catalogue import Facts
from plugins.core.markdown import merchant_html
from plugins.core.slug import slugify
from plugins.events.calendar_files import calendar_item
from plugins.events.dates import Dates
from plugins.events.model import Event
from plugins.feeds.calendar_item import CalendarItem
from plugins.feeds.entry import Entry
from plugins.listings.base import Listing, Slice, moment_of


@dataclass(frozen=True, slots=True)
class RegisterGroup:
    """Rows under one heading."""

    title: str
    anchor: str
    rows: tuple[BusinessRow, ...]


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """A category with the number of its businesses."""

    label: str
    address: str
    icon: str
    count: int
    group: str


@dataclass(frozen=True, slots=True)
class StreetCount:
    """A street with the number of its businesses."""

    name: str
    address: str
    count: int


class IndexSection(NamedTuple):
    """One part of an index: a heading, its anchor, and what stands under it."""

    title: str
    anchor: str
    entries: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Sibling:
    """A list of the same kind."""

    label: str
    address: str


def name_key(business: Business) -> tuple[str, str]:
    """Alphabetical as Germans look a name up: ä as a, ß as ss, case aside; then the id."""
    folded = slugify(business.name.replace("ä", "a").replace("ö", "o").replace("ü", "u"))
    return (folded.replace("-", " "), business.id)


def listed(facts: Facts) -> tuple[Business, ...]:
    """Every business that lists show, by name. No other order can be bought."""
    found = (b for b in facts.catalogue.all(Business) if is_listed(b))
    return tuple(sorted(found, key=name_key))


def category_of(business: Business, facts: Facts) -> Category:
    """The category of a business."""
    return table_of(facts.catalogue.city).find(business.category)


def category_counts(facts: Facts) -> tuple[CategoryCount, ...]:
    """Every category with a listed business, by label."""
    return tuple(facts.all(CategoryCount).values())


def count_categories(facts: Facts) -> Mapping[str, CategoryCount]:
    """The rule behind the fact ``CategoryCount``: by address, in the order of the labels."""
    table = table_of(facts.catalogue.city)
    counts = Counter(b.category for b in listed(facts))
    found = [
        CategoryCount(c.plural, category_address_of(c), c.icon, counts[c.tag], c.group)
        for c in map(table.find, counts)
    ]
    return {c.address: c for c in sorted(found, key=lambda c: slugify(c.label))}


def street_counts(facts: Facts) -> tuple[StreetCount, ...]:
    """Every street with a listed business, by name."""
    return tuple(facts.all(StreetCount).values())


def count_streets(facts: Facts) -> Mapping[str, StreetCount]:
    """The rule behind the fact ``StreetCount``: by address, in the order of the names."""
    counts = Counter(split(b.street_address).street for b in listed(facts))
    found = [StreetCount(s, street_address_of(s), n) for s, n in counts.items() if s]
    return {s.address: s for s in sorted(found, key=lambda s: slugify(s.name))}


def calendar_of(businesses: Iterable[Business], facts: Facts) -> tuple[CalendarItem, ...] | None:
    """Events at, or held by, one of ``businesses``, the earliest first, or None.

    Also those that are over: a calendar that somebody subscribed to must not become a 404.
    """
    ids = {business.id for business in businesses}
    dates = facts.all(Dates)
    found = [
        event
        for event in facts.catalogue.all(Event)
        if ids & {event.location, event.organizer, *event.participants}
    ]
    found.sort(key=lambda e: (str(dates[e.id].all[0].start), e.id))
    return tuple(calendar_item(event, facts) for event in found) or None


class BusinessListing(Listing[Business]):
    """A listing of businesses as a register."""

    nav = "directory"

    def entry(self, item: Business, facts: Facts) -> Entry:
        """A business as a feed entry, dated by its last confirmation."""
        city = facts.catalogue.city
        url = city.absolute(facts.catalogue.address_of(item))
        category = category_of(item, facts).label
        return Entry(
            id=url,
            url=url,
            title=item.name,
            summary=", ".join(part for part in (category, item.street_address) if part),
            html=merchant_html(item.text),
            updated=moment_of(item.verified or item.founding_date, facts),
            tags=(category,),
        )

    def data(self, part: Slice[Business]) -> Mapping[str, Any]:
        """The register, and what goes on at these businesses."""
        facts = part.facts
        rows = tuple(row_of(business, facts) for business in part.items)
        return {
            "groups": (RegisterGroup("", "", rows),) if rows else (),
            "pagination": part.pagination,
            "count": len(part.group.items),
            "intro": "",
            "streets": (),
            "categories": (),
            "siblings": self.siblings(part),
            "offers": offers_at(part.items, facts),
            "events": events_at(part.items, facts),
        }

    def siblings(self, part: Slice[Business]) -> tuple[Sibling, ...]:
        """The other lists of this kind."""
        return ()


def offers_at(businesses: Iterable[Business], facts: Facts) -> tuple[Any, ...]:
    """Rows of the offers that hold at these businesses, what ends first stands first."""
    here = facts.all(OffersHere)
    rows = [
        row
        for business in businesses
        for row in here.get(business.id, OffersHere()).rows
        if row.state == "current"
    ]
    return tuple(sorted(rows, key=lambda r: (r.ends, r.id))[:6])


def events_at(businesses: Iterable[Business], facts: Facts) -> tuple[Any, ...]:
    """Rows of the next events at these businesses, each once."""
    here = facts.all(EventsHere)
    rows = {
        row.id: row for business in businesses for row in here.get(business.id, EventsHere()).rows
    }
    return tuple(sorted(rows.values(), key=lambda r: (r.begins, r.id))[:8])
