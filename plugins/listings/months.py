# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The months of the calendar: pages of whole days, with a table that leads to each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from plugins.core.dates import month_name
from plugins.core.facts import Facts
from plugins.core.messages import Messages
from plugins.core.plan import Crumb, Page, Planning, planned_page
from plugins.events.agenda import Agenda, AgendaDay, DayPlace, days_from, running_from
from plugins.events.agenda import Entry as AgendaEntry
from plugins.events.card import EventCard
from plugins.events.days import event_day
from plugins.events.model import Event
from plugins.events.month import Cell, cell_of, month_table
from plugins.events.plan import CALENDAR_ADDRESS, month_address
from plugins.events.running import running
from plugins.feeds.subscription import subscription
from plugins.listings.base import Group, head_of, page_address, page_description, page_title
from plugins.listings.businesses import Sibling
from plugins.listings.describing import seldom_first, with_names
from plugins.listings.event_kinds import EventKinds, chips
from plugins.listings.events import EventListing, events_node
from plugins.listings.feeds import feed_links, plan_feeds

#: A month's page is full with so many dates; the next day begins another one.
FULL = 150


def plan(planning: Planning) -> None:
    """Receiver of ``plan``."""
    months = planning.facts.all(MonthPages)
    order = [found.month for found in months.values()]
    for found in months.values():
        _plan_month(planning, order, found)


class MonthPages(Struct, frozen=True):
    """One month: the addresses of its pages with their days, its table, and what runs through
    it. For planning.
    """

    month: tuple[int, int]
    pages: tuple[tuple[str, tuple[AgendaDay, ...]], ...]
    cells: tuple[Cell, ...]
    running: tuple[AgendaEntry, ...]


def month_pages(facts: Facts) -> Mapping[str, MonthPages]:
    """The rule behind the fact ``MonthPages``: every month in which an event begins, in order, by
    its address.
    """
    cards: Mapping[str, EventCard] = facts.catalogue.cards(Event)
    found = {}
    for month in sorted(facts.of(Agenda, "").months):
        pages = _pages(facts, month)
        cells = [
            cell_of(day, here, address, cards) for address, page in pages for day, here in page
        ]
        runs = running_from(facts, *_bounds(month))
        found[month_address(*month)] = MonthPages(month, pages, tuple(cells), runs)
    return found


def day_places(facts: Facts) -> Mapping[str, DayPlace]:
    """The rule behind the fact ``DayPlace``."""
    return {
        (iso := date.fromordinal(day).isoformat()): DayPlace(f"{address}#tag-{iso}", len(entries))
        for month in facts.all(MonthPages).values()
        for address, page in month.pages
        for day, entries in page
    }


def _plan_month(planning: Planning, order: list[tuple[int, int]], found: MonthPages) -> None:
    """``/veranstaltungen/<yyyy>/<mm>/``: also months gone by, so that no address breaks."""
    facts, month, pages = planning.facts, found.month, found.pages
    name = month_name(*month, facts.words)
    ids = facts.of(Agenda, "").beginning[month]
    group = Group(
        month_address(*month),
        name,
        facts.words(
            "Events in %(city)s in %(month)s.", city=planning.catalogue.city.name, month=name
        ),
        ids,
        (Crumb(facts.words("Calendar"), CALENDAR_ADDRESS),),
        calendar=ids,
    )
    plan_feeds(EventListing(), group, planning)
    addresses = [address for address, _ in pages]
    at = order.index(month)
    before = _link(order[at - 1], facts.words) if at else None
    after = _link(order[at + 1], facts.words) if at + 1 < len(order) else None
    kinds = facts.of(EventKinds, "").names
    for number, (address, shown) in enumerate(pages, 1):
        planning.add(
            planned_page(
                address,
                draw_month,
                head_of(group),
                month,
                number,
                shown,
                found.cells,
                found.running,
                kinds,
                _step(name, addresses, number - 1, facts.words) or before,
                _step(name, addresses, number + 1, facts.words) or after,
                kind=EventListing.kind,
                indexed=_bounds(month)[1] > facts.now.today,
            )
        )


def draw_month(
    facts: Facts,
    group: Group,
    month: tuple[int, int],
    number: int,
    days: Sequence[AgendaDay],
    cells: tuple[Cell, ...],
    runs: tuple[AgendaEntry, ...],
    kinds: tuple[str, ...],
    before: tuple[str, str] | None,
    after: tuple[str, str] | None,
) -> Page:
    """The page ``number`` of one month, with the steps to what comes before and after. What is to
    come stands first; days that were over before the build's stand behind it.
    """
    later = number > 1
    crumb = Crumb(group.title, group.address)
    city, today = facts.catalogue.city, facts.now.today.toordinal()
    first, end = _bounds(month)
    calendar = f"{group.address}kalender.ics"
    shown = [(day, event_day(facts, day, entries)) for day, entries in days]
    coming = [(day, event) for day, event in shown if day >= today] or shown
    names = seldom_first(row.words.name for _, day in coming for row in day.rows)
    return Page(
        template="month.html",
        title=page_title(facts.words, group, number),
        description=with_names(page_description(facts.words, group, number), names),
        nav=EventListing.nav,
        crumbs=(*group.crumbs, crumb) if later else group.crumbs,
        feeds=feed_links(group, facts.words),
        json_ld=events_node(facts, group, (entries for _, entries in days)),
        data={
            "days": tuple([day for ordinal, day in shown if ordinal >= today]),
            "gone": tuple([day for ordinal, day in shown if ordinal < today]),
            "running": running(facts, runs if number == 1 else (), first, (end - first).days),
            "month": month_table(city, first, group.title, cells),
            "previous": Sibling(*before) if before else None,
            "next": Sibling(*after) if after else None,
            "kinds": chips(kinds, facts.words),
            "calendar": subscription(group.title, calendar, city.absolute(calendar)),
        },
    )


def _pages(facts: Facts, month: tuple[int, int]) -> tuple[tuple[str, tuple[AgendaDay, ...]], ...]:
    """The addresses of a month's pages with their days: whole days to a page until it is full."""
    pages: list[list[AgendaDay]] = [[]]
    rows = 0
    for day, entries in days_from(facts, *_bounds(month)):
        if rows >= FULL:
            pages.append([])
            rows = 0
        pages[-1].append((day, entries))
        rows += len(entries)
    address = month_address(*month)
    return tuple(
        [(page_address(address, number), tuple(page)) for number, page in enumerate(pages, 1)]
    )


def _step(name: str, addresses: list[str], number: int, words: Messages) -> tuple[str, str] | None:
    """The label and the address of the month's page ``number``, if there is one."""
    if not 1 <= number <= len(addresses):
        return None
    label = words("%(list)s, page %(number)s", list=name, number=number)
    return (label, addresses[number - 1])


def _link(month: tuple[int, int], words: Messages) -> tuple[str, str]:
    return (month_name(*month, words), month_address(*month))


def _bounds(month: tuple[int, int]) -> tuple[date, date]:
    year, number = month
    after = date(year + 1, 1, 1) if number == 12 else date(year, number + 1, 1)
    return date(year, number, 1), after
