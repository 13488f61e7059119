# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The event calendar: what is on next, and the days of every month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from plugins.core.dates import month_name
from plugins.core.facts import Facts
from plugins.core.messages import Messages
from plugins.core.plan import Crumb, Page, Planning, planned_page
from plugins.events.agenda import Agenda, AgendaDay, ComingDays, DayPlace, days_from
from plugins.events.agenda import Entry as AgendaEntry
from plugins.events.card import EventCard
from plugins.events.days import event_day, short_day
from plugins.events.model import Event
from plugins.events.month import MonthTable, month_table
from plugins.events.plan import CALENDAR_ADDRESS, month_address
from plugins.listings.base import (
    Group,
    head_of,
    page_address,
    page_description,
    page_title,
)
from plugins.listings.businesses import Sibling
from plugins.listings.events import EventListing
from plugins.listings.feeds import feed_links, plan_feeds
from plugins.structured_data import nodes

#: How many days with events the first page of the calendar shows, and how many dates of a day.
MOST_DAYS, MOST_OF_A_DAY = 10, 30
#: A month's page is full with so many dates; the next day begins another one.
FULL = 150

#: What a table of a month shows of a day: its ordinal, how many dates, where they stand.
Cell = tuple[int, int, str]


def plan(planning: Planning) -> None:
    """Receiver of ``plan``."""
    facts = planning.facts
    months = facts.all(MonthPages)
    order = [month for month, *_ in months.values()]
    for found in months.values():
        _plan_month(planning, order, found)
    _plan_next(planning, {month: cells for month, _, cells in months.values()})


class MonthPages(NamedTuple):
    """One month: the addresses of its pages with their days, and its table. For planning."""

    month: tuple[int, int]
    pages: tuple[tuple[str, tuple[AgendaDay, ...]], ...]
    cells: tuple[Cell, ...]


def month_pages(facts: Facts) -> Mapping[str, MonthPages]:
    """The rule behind the fact ``MonthPages``: every month in which an event begins, in order, by
    its address.
    """
    found = {}
    for month in sorted(facts.of(Agenda, "").months):
        pages = _pages(facts, month)
        cells = tuple([(day, len(here), address) for address, page in pages for day, here in page])
        found[month_address(*month)] = MonthPages(month, pages, cells)
    return found


def day_places(facts: Facts) -> Mapping[str, DayPlace]:
    """The rule behind the fact ``DayPlace``."""
    return {
        date.fromordinal(day).isoformat(): DayPlace(f"{address}#{_anchor(day)}", len(entries))
        for _, pages, _ in facts.all(MonthPages).values()
        for address, page in pages
        for day, entries in page
    }


def _plan_next(planning: Planning, cells: Mapping[tuple[int, int], tuple[Cell, ...]]) -> None:
    """``/veranstaltungen/``: the next days, the months, this month's table."""
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
    places = facts.all(DayPlace)
    days = []
    for day, entries in facts.of(ComingDays, "").days[:MOST_DAYS]:
        place = places.get(date.fromordinal(day).isoformat())
        address = place.address if place else ""
        days.append((day, entries[:MOST_OF_A_DAY], len(entries), address))
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
            tuple(days),
            months,
            cells.get(this_month, ()),
            kind=EventListing.kind,
        )
    )


def draw_next(
    facts: Facts,
    group: Group,
    days: Sequence[tuple[int, tuple[AgendaEntry, ...], int, str]],
    months: Sequence[tuple[tuple[int, int], int]],
    cells: tuple[Cell, ...],
) -> Page:
    """The calendar's first page."""
    city, today = facts.catalogue.city, facts.now.today
    subscribe = city.absolute(f"{CALENDAR_ADDRESS}kalender.ics")
    return Page(
        template="calendar.html",
        title=group.title,
        description=group.description,
        nav=EventListing.nav,
        feeds=feed_links(group, facts.words),
        json_ld=_item_list(facts, group, (entries for _, entries, *_ in days)),
        data={
            "days": tuple([short_day(facts, *day) for day in days]),
            "months": tuple(
                (month_name(*month, facts.words), month_address(*month), count)
                for month, count in months
            ),
            "month": _table(facts, (today.year, today.month), cells),
            "subscribe": f"webcal://{subscribe.partition('://')[2]}",
        },
    )


def _plan_month(planning: Planning, order: list[tuple[int, int]], found: MonthPages) -> None:
    """``/veranstaltungen/<yyyy>/<mm>/``: also months gone by, so that no address breaks."""
    month, pages, cells = found
    facts = planning.facts
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
    for number, (address, shown) in enumerate(pages, 1):
        planning.add(
            planned_page(
                address,
                draw_month,
                head_of(group),
                month,
                number,
                shown,
                cells,
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
    before: tuple[str, str] | None,
    after: tuple[str, str] | None,
) -> Page:
    """The page ``number`` of one month, with the steps to what comes before and after."""
    later = number > 1
    crumb = Crumb(group.title, group.address)
    return Page(
        template="month.html",
        title=page_title(facts.words, group, number),
        description=page_description(facts.words, group, number),
        nav=EventListing.nav,
        crumbs=(*group.crumbs, crumb) if later else group.crumbs,
        feeds=feed_links(group, facts.words),
        json_ld=_item_list(facts, group, (entries for _, entries in days)),
        data={
            "days": tuple([event_day(facts, day, entries) for day, entries in days]),
            "month": _table(facts, month, cells),
            "previous": Sibling(*before) if before else None,
            "next": Sibling(*after) if after else None,
        },
    )


def _item_list(
    facts: Facts, group: Group, days: Iterable[Sequence[AgendaEntry]]
) -> tuple[nodes.Written, ...]:
    """The events that a page shows, each once, in schema.org's words."""
    city, kind = facts.catalogue.city, facts.catalogue.registry.of(Event)
    ids = dict.fromkeys([event_id for entries in days for event_id, _ in entries])
    address, root = kind.address_of, city.absolute("")
    urls = [root + address(event_id) for event_id in ids]
    return (nodes.item_list(urls, name=group.title),) if urls else ()


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


def _table(facts: Facts, month: tuple[int, int], cells: tuple[Cell, ...]) -> MonthTable:
    return month_table(
        facts.catalogue.city, _bounds(month)[0], month_name(*month, facts.words), cells
    )


def _anchor(day: int) -> str:
    return f"tag-{date.fromordinal(day).isoformat()}"
