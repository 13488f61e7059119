# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Search: the page, and the index that the browser searches."""

from __future__ import annotations

from plugins.businesses.plan import draw_business
from plugins.core import signals
from plugins.core.facts import Facts
from plugins.events.plan import draw_event
from plugins.offers.plan import draw_offer
from plugins.search.entries import (
    BusinessEntry,
    EventEntry,
    NewsEntry,
    OfferEntry,
    PageEntry,
    business_entry,
    event_entry,
    news_entry,
    offer_entry,
    page_entry,
)
from plugins.search.part_file import EventColumns, OfferColumns, event_columns, offer_columns
from plugins.search.plan import plan_search
from plugins.search.spread import GoingOnHere, Here, going_on_here, here


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.derive.connect(_derive)
    signals.plan.connect(plan_search)


def _derive(facts: Facts) -> None:
    facts.define_each(BusinessEntry, business_entry, kept=True, along=draw_business)
    facts.define_each(OfferEntry, offer_entry, kept=True, along=draw_offer)
    facts.define_each(EventEntry, event_entry, kept=True, along=draw_event)
    facts.define_each(NewsEntry, news_entry, kept=True)
    facts.define_each(PageEntry, page_entry, kept=True)
    facts.define_each(OfferColumns, offer_columns, kept=True)
    facts.define_each(EventColumns, event_columns, kept=True)
    facts.define(Here, here, wordless=True)
    facts.define(GoingOnHere, going_on_here, kept=True, wordless=True)
