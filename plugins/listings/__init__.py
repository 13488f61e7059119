# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The listings: A–Z, categories, streets, offers, the calendar, news. Each a small module."""

from __future__ import annotations

from plugins.businesses.plan import draw_business
from plugins.core import signals
from plugins.core.facts import Facts
from plugins.events.agenda import DayPlace
from plugins.listings import (
    a_to_z,
    calendar,
    categories,
    directory_data,
    event_kinds,
    events,
    house_calendars,
    months,
    news,
    offers,
    streets,
)
from plugins.listings.business_feeds import BusinessInFeeds, business_in_feeds
from plugins.listings.businesses import (
    Alphabet,
    CategoryCount,
    GoingOn,
    StreetCount,
    alphabet,
    count_categories,
    count_streets,
    going_on,
)
from plugins.listings.highlights import Highlights, highlights


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.derive.connect(_derive)
    for module in (
        a_to_z, calendar, categories, directory_data, event_kinds, house_calendars, months, news,
        offers, streets,
    ):  # fmt: skip
        signals.plan.connect(module.plan)


def _derive(facts: Facts) -> None:
    facts.define(a_to_z.GoneBusiness, a_to_z.gone)
    facts.define(offers.Archived, offers.archived, kept=True, wordless=True)
    facts.define(events.NextFirst, events.next_first, to_plan=True, wordless=True)
    facts.define(event_kinds.EventKinds, event_kinds.event_kinds, to_plan=True)
    facts.define(months.MonthPages, months.month_pages, to_plan=True)
    facts.define(DayPlace, months.day_places, kept=True, wordless=True)
    facts.define_each(offers.OfferDays, offers.offer_days, kept=True)
    facts.define_each(BusinessInFeeds, business_in_feeds, kept=True, along=draw_business)
    facts.define(Alphabet, alphabet, to_plan=True)
    facts.define(CategoryCount, count_categories)
    facts.define(StreetCount, count_streets)
    facts.define(GoingOn, going_on, kept=True, wordless=True)
    facts.define(Highlights, highlights, to_plan=True, wordless=True)
    facts.define(streets.StreetsBeside, streets.streets_beside)
