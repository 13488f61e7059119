# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the feeds tell of a business: of its street, its category, and all of them."""

from __future__ import annotations

from plugins.businesses.model import Business
from plugins.businesses.table import table_of
from plugins.core.facts import Facts
from plugins.core.markdown import merchant_html
from plugins.feeds.entry import Entry
from plugins.listings.base import moment_of
from plugins.listings.feeds import FeedItem, packed_item


class BusinessInFeeds(FeedItem):
    """The fact: a business as every feed holds it. Nearly each stands in that of its street, so it
    is made along with its page, while it is loaded.
    """

    __slots__ = ()


def business_in_feeds(facts: Facts, business_id: str) -> BusinessInFeeds:
    """The rule behind the fact ``BusinessInFeeds``."""
    business = facts.catalogue.the(Business, business_id)
    return BusinessInFeeds(packed_item(business_entry(business, facts)))


def business_entry(business: Business, facts: Facts) -> Entry:
    """A business as a feed entry, dated by its last confirmation."""
    city = facts.catalogue.city
    url = city.absolute(facts.catalogue.address_of(business))
    category = table_of(city).find(business.category).label
    return Entry(
        id=url,
        url=url,
        title=business.name,
        summary=", ".join(part for part in (category, business.street_address) if part),
        html=merchant_html(business.text),
        updated=moment_of(business.verified or business.founding_date, facts),
        tags=(category,),
    )
