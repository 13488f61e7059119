# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The first page: what is open, what is on today and at the weekend, offers, what is new."""

from __future__ import annotations

from plugins.businesses.hours import hours_of, profile
from plugins.businesses.open_steps import town_steps
from plugins.businesses.plots import plots_of, walk
from plugins.businesses.related import town_on_plan
from plugins.businesses.table import table_of
from plugins.businesses.views import BusinessRow, example
from plugins.core import signals
from plugins.core.facts import Facts
from plugins.core.plan import Page, Planning, planned_page
from plugins.home.program import (
    MOST_EVENTS,
    Programme,
    Shown,
    WeekLine,
    program_days,
    programme,
    week_days,
)
from plugins.listings.businesses import CategoryCount, category_counts, listed
from plugins.listings.categories import ADDRESS as CATEGORIES
from plugins.listings.highlights import Highlights, few_open, zip_turns
from plugins.listings.news import newest
from plugins.news.model import News
from plugins.news.plan import row_of as news_row
from plugins.offers.views import OfferRow
from plugins.structured_data import nodes

#: How many stand along the street; the list shows two thirds of them.
MOST_OPEN = 12
#: So many of these are open longer than the others.
MOST_LATE = 4
MOST_OFFERS = 3
MOST_CATEGORIES = 6
MOST_NEW = 4
MOST_NEWS = 3
#: The middle of Germany: where the sun sets for a city that has not said where it is.
_LATITUDE, _LONGITUDE = 51.2, 10.4
#: For how many days a business is new.
NEW_FOR = 183


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.derive.connect(_derive)
    signals.plan.connect(plan_home)


def _derive(facts: Facts) -> None:
    facts.define(Programme, programme, kept=True)


def plan_home(planning: Planning) -> None:
    """Receiver of ``plan``: the first page."""
    facts = planning.facts
    shown, total = facts.of(Highlights, ""), len(listed(facts))
    planning.add(
        planned_page(
            "",
            draw_home,
            shown.hours,
            total,
            (len(shown.closing), few_open(shown, MOST_OPEN, MOST_LATE)),
            *facts.of(Programme, ""),
            shown.offers[:MOST_OFFERS],
            _new(facts),
            newest(facts)[:MOST_NEWS],
            kind="Startseite",
        )
    )


def draw_home(
    facts: Facts,
    hours: tuple[tuple[str, int], ...],
    total: int,
    open_today: tuple[int, tuple[str, ...]],
    days: tuple[Shown, ...],
    week_lines: tuple[WeekLine, ...],
    offers: tuple[str, ...],
    new: tuple[str, ...],
    news: tuple[str, ...],
) -> Page:
    """The first page; ``hours`` are all opening hours with the number of their businesses."""
    city = facts.catalogue.city
    known = [(hours_of(text, facts), count) for text, count in hours]
    profiles = [profile(known, ahead) for ahead in range(len(week_lines))]
    counts = category_counts(facts)
    publisher = nodes.organization(name=city.operator.name)
    return Page(
        template="home.html",
        title=city.site_name,
        description=facts.words(
            "Shops, food and drink, crafts and services in %(city)s: opening hours, offers and "
            "events.",
            city=city.name,
        ),
        nav="now",
        json_ld=(nodes.website(name=city.site_name, url=city.absolute(""), publisher=publisher),),
        data={
            "open_rows": tuple(facts.of(BusinessRow, i) for i in _in_list(open_today[1])),
            "example": example(facts.words),
            "plots": walk(plots_of(open_today[1], facts)),
            "profile": profiles[0],
            "total": total,
            "sun": (city.latitude or _LATITUDE, city.longitude or _LONGITUDE),
            "open_steps": town_steps(facts, hours),
            "days": program_days(facts, days),
            "most": MOST_EVENTS,
            "week": week_days(facts, week_lines, profiles),
            "on_plan": town_on_plan(facts),
            "offers": tuple(facts.of(OfferRow, offer_id) for offer_id in offers),
            "categories": _signs(counts, facts),
            "groups": tuple(
                (group.label, f"{CATEGORIES}#{group.id}", number)
                for group in table_of(city).groups
                if (number := sum(c.count for c in counts if c.group == group.id))
            ),
            "new_businesses": tuple(facts.of(BusinessRow, i) for i in new),
            "news": tuple(news_row(facts.catalogue.the(News, i), facts) for i in news),
        },
    )


def _signs(counts: tuple[CategoryCount, ...], facts: Facts) -> tuple[CategoryCount, ...]:
    """The largest categories, the groups taking turns, so that every kind of trade hangs out; of
    those that are as large, what has the shortest name: it stands on a sign.
    """
    groups = table_of(facts.catalogue.city).groups
    largest = sorted(counts, key=lambda c: (-c.count, len(c.label), c.label))
    of_group = [[c for c in largest if c.group == group.id] for group in groups]
    return tuple(zip_turns(of_group, MOST_CATEGORIES))


def _in_list(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the street that the list shows: every other one, and all that are open longest."""
    others = len(ids) - MOST_LATE
    return (*ids[:others:2], *ids[others:]) if len(ids) == MOST_OPEN else ids


def _new(facts: Facts) -> tuple[str, ...]:
    """Businesses founded within the last half year, the newest first."""
    today = facts.now.today
    new = [
        (-card.founded.toordinal(), business_id)
        for business_id, card in listed(facts).items()
        if card.founded and 0 <= (today - card.founded).days <= NEW_FOR
    ]
    return tuple(business_id for _, business_id in sorted(new)[:MOST_NEW])
