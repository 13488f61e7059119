# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The offers that hold and those that will, and the archive of those that are over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from plugins.core.catalogue import Facts
from plugins.core.markdown import merchant_html
from plugins.core.plan import Crumb, Planning
from plugins.feeds.calendar_item import CalendarItem, sequence_of
from plugins.feeds.entry import Entry
from plugins.listings.base import Group, Listing, Slice, moment_of, plan_listing
from plugins.offers.model import Offer
from plugins.offers.plan import OFFERS_ADDRESS
from plugins.offers.pricing import validity
from plugins.offers.views import row_of

ARCHIVE_ADDRESS = "angebote/archiv/"


def state_of(offer: Offer, facts: Facts) -> str:
    """``future``, ``current`` or ``expired`` on the build's day."""
    return validity(offer.valid_from, offer.valid_through, facts.now.today)


class OfferListing(Listing[Offer]):
    """What both lists share."""

    nav = "offers"

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

    def groups(self, facts: Facts) -> Iterable[Group[Offer]]:
        """What holds, what ends first standing first, then what begins soon."""
        there = [o for o in facts.catalogue.all(Offer) if state_of(o, facts) != "expired"]
        yield Group(
            OFFERS_ADDRESS,
            "Angebote",
            f"Was die Betriebe in {facts.catalogue.city.name} zurzeit anbieten.",
            tuple(sorted(there, key=lambda o: _order(o, facts))),
            calendar=tuple(_calendar_item(offer, facts) for offer in there),
        )

    def data(self, part: Slice[Offer]) -> Mapping[str, Any]:
        """The rows of this page by state."""
        rows = [row_of(offer, part.facts) for offer in part.items]
        archived = any(
            state_of(o, part.facts) == "expired" for o in part.facts.catalogue.all(Offer)
        )
        return {
            "current": tuple(row for row in rows if row.state == "current"),
            "future": tuple(row for row in rows if row.state == "future"),
            "pagination": part.pagination,
            "archive_address": ARCHIVE_ADDRESS if archived else "",
        }


def _calendar_item(offer: Offer, facts: Facts) -> CalendarItem:
    """The days on which an offer holds, as an all-day entry that blocks nobody's calendar."""
    row, city = row_of(offer, facts), facts.catalogue.city
    return CalendarItem(
        uid=f"angebot-{offer.id}@{city.host}",
        url=city.absolute(row.address),
        title=f"{row.business_name}: {offer.name}" if row.business_name else offer.name,
        start=offer.valid_from,
        end=offer.valid_through,
        last_modified=moment_of(offer.valid_from, facts),
        description=row.summary,
        location=row.business_name,
        sequence=sequence_of("scheduled", offer.valid_from),
    )


def _order(offer: Offer, facts: Facts) -> tuple[bool, Any, str]:
    coming = state_of(offer, facts) == "future"
    return (coming, offer.valid_from if coming else offer.valid_through, offer.id)


class Archive(OfferListing):
    """``/angebote/archiv/``: what is over keeps its address, out of feeds and search engines."""

    template = "offer_archive.html"
    feeds = False

    def groups(self, facts: Facts) -> Iterable[Group[Offer]]:
        """What is over, the latest first."""
        over = [o for o in facts.catalogue.all(Offer) if state_of(o, facts) == "expired"]
        if over:
            yield Group(
                ARCHIVE_ADDRESS,
                "Abgelaufene Angebote",
                "Angebote, die nicht mehr gelten.",
                tuple(sorted(over, key=lambda o: (-o.valid_through.toordinal(), o.id))),
                (Crumb("Angebote", OFFERS_ADDRESS),),
                indexed=False,
            )

    def data(self, part: Slice[Offer]) -> Mapping[str, Any]:
        """The rows of this page."""
        return {
            "expired": tuple(row_of(offer, part.facts) for offer in part.items),
            "pagination": part.pagination,
        }


def plan(planning: Planning) -> None:
    """Receiver of ``plan``."""
    plan_listing(Offers(), planning)
    plan_listing(Archive(), planning)
