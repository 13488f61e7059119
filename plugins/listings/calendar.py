# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The first page of the calendar: what is on in the next days, and where the rest is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from plugins.core.dates import month_name
from plugins.core.facts import Facts
from plugins.core.plan import Page, Planning, planned_page
from plugins.events.agenda import WEEKS, Agenda, ComingDays, DayPlace
from plugins.events.agenda import Entry as AgendaEntry
from plugins.events.card import EventCard
from plugins.events.days import next_weekend, short_day
from plugins.events.model import Event
from plugins.events.month import Cell, weeks_table
from plugins.events.plan import CALENDAR_ADDRESS, month_address
from plugins.events.running import running
from plugins.feeds.subscription import subscription
from plugins.listings.base import Group, head_of
from plugins.listings.describing import seldom_first, with_names
from plugins.listings.event_kinds import EventKinds, chips
from plugins.listings.events import EventListing, events_node
from plugins.listings.feeds import feed_links, plan_feeds
from plugins.listings.months import MonthPages

#: How many days with events the page shows, and how many dates of a day.
MOST_DAYS, MOST_OF_A_DAY = 8, 30
#: How many weeks its table has, which says so.
TABLE_WEEKS = 5


class Tab(Struct, frozen=True):
    """A stretch of days to jump to. A script finds out which are today's, and says so; the page
    itself names dates.
    """

    key: str
    first: date
    last: date


def plan(planning: Planning) -> None:
    """Receiver of ``plan``: ``/veranstaltungen/``."""
    facts, name = planning.facts, planning.catalogue.city.name
    cards: Mapping[str, EventCard] = facts.catalogue.cards(Event)
    today = facts.now.today
    coming = sorted([(at, i) for i, card in cards.items() if (at := card.next) is not None])
    ids = tuple([i for _, i in coming])
    group = Group(
        CALENDAR_ADDRESS,
        facts.words("Calendar"),
        facts.words("What is on in %(city)s: today, at the weekend and later.", city=name),
        ids,
        calendar=ids,
    )
    plan_feeds(EventListing(), group, planning)
    this_month = (today.year, today.month)
    months = tuple(
        (month, count)
        for month, count in sorted(facts.of(Agenda, "").months.items())
        if month >= this_month
    )
    planning.add(
        planned_page(
            CALENDAR_ADDRESS,
            draw_next,
            head_of(group),
            _days(facts),
            facts.of(ComingDays, "").running,
            months,
            _cells(facts),
            facts.of(EventKinds, "").names,
            kind=EventListing.kind,
        )
    )


def _days(facts: Facts) -> tuple[tuple[int, tuple[AgendaEntry, ...], int, str], ...]:
    """The next days with events; and those people ask for, whether there are events or not."""
    today, places = facts.now.today, facts.all(DayPlace)
    coming = dict(facts.of(ComingDays, "").days)
    asked = (today, today + timedelta(days=1), *next_weekend(today))
    shown = {*[day for day in coming][:MOST_DAYS], *[day.toordinal() for day in asked]}
    days = []
    for day in sorted(shown):
        entries = coming.get(day, ())
        place = places.get(date.fromordinal(day).isoformat())
        address = place.address if place else ""
        days.append((day, entries[:MOST_OF_A_DAY], len(entries), address))
    return tuple(days) if coming else ()


def _monday(today: date) -> date:
    return today - timedelta(days=today.weekday())


def _cells(facts: Facts) -> tuple[Cell, ...]:
    """The days of the table."""
    first = _monday(facts.now.today).toordinal()
    cells = [cell for found in facts.all(MonthPages).values() for cell in found.cells]
    return tuple([cell for cell in cells if first <= cell[0] < first + 7 * TABLE_WEEKS])


def draw_next(
    facts: Facts,
    group: Group,
    days: Sequence[tuple[int, tuple[AgendaEntry, ...], int, str]],
    runs: tuple[AgendaEntry, ...],
    months: Sequence[tuple[tuple[int, int], int]],
    cells: tuple[Cell, ...],
    kinds: tuple[str, ...],
) -> Page:
    """The calendar's first page."""
    city, today = facts.catalogue.city, facts.now.today
    calendar = f"{CALENDAR_ADDRESS}kalender.ics"
    tomorrow, weekend = today + timedelta(days=1), next_weekend(today)
    found = tuple([short_day(facts, *day) for day in days])
    names = seldom_first(row.words.name for day in found for row in day.rows)
    return Page(
        template="calendar.html",
        title=group.title,
        description=with_names(group.description, names),
        nav=EventListing.nav,
        feeds=feed_links(group, facts.words),
        json_ld=events_node(facts, group, (entries for _, entries, *_ in days)),
        data={
            "days": found,
            "tabs": (
                Tab("today", today, today),
                Tab("tomorrow", tomorrow, tomorrow),
                Tab("weekend", weekend[0], weekend[-1]),
            ),
            "running": running(facts, runs, today, WEEKS.days),
            "months": tuple(
                (month_name(*month, facts.words), month_address(*month), count)
                for month, count in months
            ),
            "month": weeks_table(
                city, _monday(today), TABLE_WEEKS, facts.words("Five weeks"), cells
            ),
            "kinds": chips(kinds, facts.words),
            "calendar": subscription(group.title, calendar, city.absolute(calendar)),
        },
    )
