# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The offers that hold and those that will, and the archive of those that are over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from heapq import nlargest
from typing import Any

from msgspec import Struct

from plugins.core.facts import Facts
from plugins.core.markdown import merchant_html
from plugins.core.plan import Crumb, Planning
from plugins.feeds.calendar_item import CalendarItem, sequence_of
from plugins.feeds.entry import MOST_ENTRIES, Entry
from plugins.feeds.vevent import Vevent, vevent
from plugins.listings.base import Group, Listing, Slice, moment_of, plan_listing
from plugins.offers.model import Offer
from plugins.offers.plan import OFFERS_ADDRESS, OfferCard
from plugins.offers.views import OfferRow, row_of

ARCHIVE_ADDRESS = "angebote/archiv/"


class OfferDays(Vevent):
    """The days on which an offer holds, as an all-day entry that blocks nobody's calendar."""

    __slots__ = ()


class OfferListing(Listing[Offer]):
    """What both lists share."""

    model = Offer
    nav = "offers"
    calendar_entry = OfferDays

    def updated(self, ids: Sequence[str], facts: Facts) -> date | None:
        """The day on which the last of those that hold began to."""
        cards: Mapping[str, OfferCard] = facts.catalogue.cards(Offer)
        held = (cards[i] for i in ids if cards[i].state == "current")
        return max((card.valid_from for card in held), default=None)

    def newest(self, ids: Sequence[str], facts: Facts) -> Iterable[str]:
        """What began last stands first; what is to come is not told yet."""
        cards: Mapping[str, OfferCard] = facts.catalogue.cards(Offer)
        begun = (i for i in ids if cards[i].state != "future")
        return nlargest(MOST_ENTRIES, begun, key=lambda i: (cards[i].valid_from, i))

    def entry(self, item: Offer, facts: Facts) -> Entry | None:
        """An offer as a feed entry from the day it begins to hold, and dated by it."""
        row = row_of(item, facts)
        if row.state == "future":
            return None
        url = facts.catalogue.city.absolute(row.address)
        return Entry(
            id=url,
            url=url,
            title=f"{row.business_name}: {item.name}" if row.business_name else item.name,
            summary=row.summary,
            html=merchant_html(item.text),
            updated=moment_of(item.valid_from, facts),
            tags=item.keywords,
        )


class Offers(OfferListing):
    """``/angebote/``."""

    template = "offers.html"

    def groups(self, facts: Facts) -> Iterable[Group]:
        """What holds, what ends first standing first, then what begins soon."""
        cards: Mapping[str, OfferCard] = facts.catalogue.cards(Offer)
        there = {i: card for i, card in cards.items() if card.state != "expired"}
        yield Group(
            OFFERS_ADDRESS,
            facts.words("Offers"),
            facts.words(
                "What the businesses in %(city)s offer these days.", city=facts.catalogue.city.name
            ),
            tuple(sorted(there, key=lambda i: _order(i, there[i]))),
            calendar=tuple(there),
        )

    def names(self, part: Slice[Offer]) -> Iterable[str]:
        """Those that stand on it."""
        return [row.name for row in part.facts.each(OfferRow, part.ids)]

    def data(self, part: Slice[Offer]) -> Mapping[str, Any]:
        """The rows of this page by state."""
        rows = part.facts.each(OfferRow, part.ids)
        archived = part.facts.find(Archived, "")
        return {
            "current": tuple(row for row in rows if row.state == "current"),
            "future": tuple(row for row in rows if row.state == "future"),
            "pagination": part.pagination,
            "archive_address": ARCHIVE_ADDRESS if archived else "",
        }


def offer_days(facts: Facts, offer_id: str) -> OfferDays:
    """The rule behind the fact ``OfferDays``."""
    item = calendar_item(offer_id, facts)
    return OfferDays(vevent(item, facts.now.zone.key))


def calendar_item(offer_id: str, facts: Facts) -> CalendarItem:
    """The days on which an offer holds."""
    row, city = facts.of(OfferRow, offer_id), facts.catalogue.city
    return CalendarItem(
        uid=f"angebot-{offer_id}@{city.host}",
        url=city.absolute(row.address),
        title=f"{row.business_name}: {row.name}" if row.business_name else row.name,
        start=row.valid_from,
        end=row.valid_through,
        last_modified=moment_of(row.valid_from, facts),
        description=row.summary,
        location=row.business_name,
        sequence=sequence_of("scheduled", row.valid_from),
    )


def _order(offer_id: str, card: OfferCard) -> tuple[bool, date, str]:
    coming = card.state == "future"
    return (coming, card.valid_from if coming else card.valid_through, offer_id)


class Archived(Struct, frozen=True):
    """The ids of the offers that are over, the latest first."""

    ids: tuple[str, ...]


def archived(facts: Facts) -> Mapping[str, Archived]:
    """The rule behind the fact ``Archived``: one for the city, under "", if any offer is over."""
    cards: Mapping[str, OfferCard] = facts.catalogue.cards(Offer)
    over = [(-c.valid_through.toordinal(), i) for i, c in cards.items() if c.state == "expired"]
    return {"": Archived(tuple(i for _, i in sorted(over)))} if over else {}


class Archive(OfferListing):
    """``/angebote/archiv/``: what is over keeps its address, out of feeds and search engines."""

    template = "offer_archive.html"
    feeds = False

    def groups(self, facts: Facts) -> Iterable[Group]:
        """What is over, the latest first."""
        over = facts.find(Archived, "")
        if over:
            yield Group(
                ARCHIVE_ADDRESS,
                facts.words("Offers that have ended"),
                facts.words("Offers that no longer hold."),
                over.ids,
                (Crumb(facts.words("Offers"), OFFERS_ADDRESS),),
                indexed=False,
            )

    def data(self, part: Slice[Offer]) -> Mapping[str, Any]:
        """The rows of this page."""
        return {
            "expired": tuple(part.facts.each(OfferRow, part.ids)),
            "pagination": part.pagination,
        }


def plan(planning: Planning) -> None:
    """Receiver of ``plan``."""
    plan_listing(Offers(), planning)
    plan_listing(Archive(), planning)
