# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The first page: what is open, what is on today and at the weekend, offers, what is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from plugins.businesses.hours import OpeningHours, profile
from plugins.businesses.model import Business
from plugins.businesses.open_steps import steps
from plugins.businesses.related import OffersHere
from plugins.businesses.table import table_of
from plugins.businesses.views import BusinessRow, row_of
from plugins.core import signals
from plugins.core.catalogue import Facts
from plugins.core.plan import Page, Planning
from plugins.core.slug import slugify
from plugins.events.days import EventDay, days_between, event_day
from plugins.events.plan import month_address
from plugins.listings.businesses import CategoryCount, category_counts, listed
from plugins.listings.categories import ADDRESS as CATEGORIES
from plugins.listings.news import newest
from plugins.news.plan import row_of as news_row
from plugins.structured_data import nodes

MOST_OPEN = 12
MOST_OFFERS = 6
MOST_CATEGORIES = 12
MOST_NEW = 6
MOST_EVENTS = 5
MOST_NEWS = 3
#: For how many days a business is new.
NEW_FOR = 183


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.plan.connect(plan_home)


def plan_home(planning: Planning) -> None:
    """Receiver of ``plan``: the first page."""
    city, facts = planning.catalogue.city, planning.facts
    publisher = nodes.organization(name=city.operator.name)
    planning.page(
        Page(
            address="",
            template="home.html",
            title=city.site_name,
            description=f"Läden, Gastronomie, Handwerk und Dienste in {city.name}: "
            "Öffnungszeiten, Angebote und Veranstaltungen.",
            nav="now",
            json_ld=(nodes.website(name=city.site_name, url=city.url, publisher=publisher),),
            data=_data(facts),
            kind="Startseite",
        )
    )


def _data(facts: Facts) -> Mapping[str, Any]:
    businesses = listed(facts)
    hours = [facts.of(OpeningHours, b.id).hours for b in businesses]
    known = [found for found in hours if found]
    table = table_of(facts.catalogue.city)
    counts = category_counts(facts)
    open_today = _open_today(businesses, facts)
    return {
        "open_rows": open_today[:MOST_OPEN],
        "open_more": max(0, len(open_today) - MOST_OPEN),
        "profile": profile(known),
        "total": len(businesses),
        "open_steps": steps(Counter(found.badge for found in known).items()),
        "days": _days(facts),
        "offers": _offers(facts),
        "categories": _signs(counts, facts),
        "groups": tuple(
            (group.label, f"{CATEGORIES}#{slugify(group.label)}", number)
            for group in table.groups
            if (number := sum(c.count for c in counts if c.group == group.id))
        ),
        "new_businesses": _new(businesses, facts),
        "news": tuple(news_row(news, facts) for news in newest(facts)[:MOST_NEWS]),
    }


def _signs(counts: tuple[CategoryCount, ...], facts: Facts) -> tuple[CategoryCount, ...]:
    """The largest categories, the groups taking turns, so that every kind of trade hangs out."""
    groups = table_of(facts.catalogue.city).groups
    largest = sorted(counts, key=lambda c: (-c.count, c.label))
    turns = zip_turns([[c for c in largest if c.group == group.id] for group in groups])
    return tuple(turns[:MOST_CATEGORIES])


def _open_today(businesses: tuple[Business, ...], facts: Facts) -> tuple[BusinessRow, ...]:
    """Open on the build's day, what closes first standing first; the browser sorts anew."""
    rows = []
    for business in businesses:
        found = facts.of(OpeningHours, business.id).hours
        if found and found.days[0].kind == "open":
            rows.append((max(span.end for span in found.days[0].spans), business))
    rows.sort(key=lambda row: (row[0], row[1].id))
    return tuple(row_of(business, facts) for _, business in _spread(rows))


def _spread(rows: list[tuple[int, Business]]) -> list[tuple[int, Business]]:
    """Take turns between those that close at different times, so that the evening shows too."""
    by_end: dict[int, list[tuple[int, Business]]] = {}
    for row in rows:
        by_end.setdefault(row[0], []).append(row)
    turns = [row for row in zip_turns(list(by_end.values()))]
    head, tail = turns[:MOST_OPEN], turns[MOST_OPEN:]
    return sorted(head, key=lambda row: (row[0], row[1].id)) + tail


def zip_turns(lists: list[list[Any]]) -> list[Any]:
    """First of every list, then second of every list, and so on."""
    longest = max((len(items) for items in lists), default=0)
    return [items[n] for n in range(longest) for items in lists if n < len(items)]


def _days(facts: Facts) -> tuple[EventDay, ...]:
    """Today, and the Saturday and Sunday that come next (or are)."""
    today = facts.now.today
    saturday = today + timedelta(days=(5 - today.weekday()) % 7 if today.weekday() < 6 else -1)
    wanted = sorted({today, *(d for d in (saturday, saturday + timedelta(days=1)) if d >= today)})
    found = {d.day: d for d in days_between(facts, today, wanted[-1] + timedelta(days=1))}
    return tuple(_short(found.get(day) or event_day(facts, day, [])) for day in wanted)


def _short(day: EventDay) -> EventDay:
    """The day with its first rows; the rest is one tap away, and counted."""
    hidden = len(day.rows) - MOST_EVENTS
    if hidden <= 0:
        return day
    address = f"{month_address(day.day.year, day.day.month)}#tag-{day.day.isoformat()}"
    return replace(day, rows=day.rows[:MOST_EVENTS], more=hidden, more_address=address)


def _offers(facts: Facts) -> tuple[Any, ...]:
    """Offers that hold, what ends first standing first, one a business before a second."""
    turns = zip_turns(
        [
            [row for row in here.rows if row.state == "current"]
            for _, here in sorted(facts.all(OffersHere).items())
        ]
    )
    firsts: dict[str, Any] = {}
    for row in turns:
        firsts.setdefault(row.business_name, row)
    rest = [row for row in turns if row is not firsts[row.business_name]]
    order = sorted(firsts.values(), key=lambda r: (r.ends, r.id)) + rest
    return tuple(order[:MOST_OFFERS])


def _new(businesses: tuple[Business, ...], facts: Facts) -> tuple[BusinessRow, ...]:
    """Businesses founded within the last half year, the newest first."""
    today = facts.now.today
    new = [(b.founding_date, b) for b in businesses if b.founding_date and _is_new(b, today)]
    new.sort(key=lambda pair: (-pair[0].toordinal(), pair[1].id))
    return tuple(row_of(business, facts) for _, business in new[:MOST_NEW])


def _is_new(business: Business, today: date) -> bool:
    founded = business.founding_date
    return founded is not None and 0 <= (today - founded).days <= NEW_FOR
