# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The event calendar: what is on next, and a page a month with its days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from plugins.core.catalogue import Facts
from plugins.core.dates import month_name
from plugins.core.markdown import merchant_html, summary_of
from plugins.core.plan import Crumb, Planning
from plugins.events.calendar_files import announced, calendar_item
from plugins.events.dates import Dates, first_day
from plugins.events.days import EventDay, days_between, days_on
from plugins.events.model import Event
from plugins.events.month import MonthTable, month_table
from plugins.events.plan import CALENDAR_ADDRESS, month_address
from plugins.feeds.entry import Entry
from plugins.listings.base import Group, Listing, Slice, plan_listing
from plugins.listings.businesses import Sibling

#: How many days with events the first page of the calendar shows.
MOST_DAYS = 10


class EventListing(Listing[Event]):
    """What both calendars share. Events are never paginated: a month is the page."""

    nav = "calendar"
    per_page = 100_000

    def entry(self, item: Event, facts: Facts) -> Entry:
        """An event as a feed entry; its next date stands in the title."""
        city = facts.catalogue.city
        url = city.absolute(facts.catalogue.address_of(item))
        html = merchant_html(item.text)
        dates = facts.of(Dates, item.id)
        current = (*dates.coming, *reversed(dates.past))[0]
        return Entry(
            id=url,
            url=url,
            title=f"{first_day(current):%d.%m.%Y}: {item.name}",
            summary=summary_of(html),
            html=html,
            updated=announced(item, facts),
            tags=item.keywords,
        )


class Calendar(EventListing):
    """``/veranstaltungen/``."""

    template = "calendar.html"

    def groups(self, facts: Facts) -> Iterable[Group[Event]]:
        """One list of all coming events."""
        coming = [e for e in facts.catalogue.all(Event) if facts.of(Dates, e.id).coming]
        coming.sort(key=lambda e: (str(facts.of(Dates, e.id).coming[0].start), e.id))
        yield Group(
            CALENDAR_ADDRESS,
            "Kalender",
            f"Was in {facts.catalogue.city.name} los ist: heute, am Wochenende und später.",
            tuple(coming),
            calendar=tuple(calendar_item(event, facts) for event in coming),
        )

    def data(self, part: Slice[Event]) -> Mapping[str, Any]:
        """The next days, the months, this month's table."""
        facts = part.facts
        today, city = facts.now.today, facts.catalogue.city
        months = _months(facts)
        file = f"{CALENDAR_ADDRESS}kalender.ics"
        return {
            "days": days_on(facts, today, MOST_DAYS),
            "months": tuple(
                (month_name(year, month), month_address(year, month), count)
                for (year, month), count in sorted(months.items())
                if (year, month) >= (today.year, today.month)
            ),
            "month": _table(facts, today.year, today.month, months),
            "subscribe": f"webcal://{city.absolute(file).partition('://')[2]}",
        }


class Month(EventListing):
    """``/veranstaltungen/<yyyy>/<mm>/``: also months gone by, so that no address breaks."""

    template = "month.html"

    def groups(self, facts: Facts) -> Iterable[Group[Event]]:
        """A list for every month in which something is on."""
        for year, month in sorted(_months(facts)):
            first, after = _bounds(year, month)
            events = [e for e in facts.catalogue.all(Event) if _touches(e, facts, first, after)]
            name = month_name(year, month)
            yield Group(
                month_address(year, month),
                name,
                f"Veranstaltungen in {facts.catalogue.city.name} im {name}.",
                tuple(events),
                (Crumb("Kalender", CALENDAR_ADDRESS),),
                calendar=tuple(calendar_item(event, facts) for event in events),
                indexed=after > facts.now.today,
            )

    def data(self, part: Slice[Event]) -> Mapping[str, Any]:
        """The days of the month, and the way to its neighbours."""
        facts = part.facts
        year, month = (int(piece) for piece in part.group.address.split("/")[1:3])
        months = _months(facts)
        order = sorted(months)
        at = order.index((year, month))
        return {
            "days": _days(facts, year, month),
            "month": _table(facts, year, month, months),
            "previous": _sibling(order[at - 1]) if at else None,
            "next": _sibling(order[at + 1]) if at + 1 < len(order) else None,
        }


def _sibling(month: tuple[int, int]) -> Sibling:
    return Sibling(month_name(*month), month_address(*month))


def _bounds(year: int, month: int) -> tuple[date, date]:
    after = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
    return date(year, month, 1), after


def _days(facts: Facts, year: int, month: int) -> tuple[EventDay, ...]:
    first, after = _bounds(year, month)
    return days_between(facts, first, after)


def _touches(event: Event, facts: Facts, first: date, after: date) -> bool:
    return any(first <= first_day(o) < after for o in facts.of(Dates, event.id).all)


def _months(facts: Facts) -> dict[tuple[int, int], int]:
    """Every month in which an event begins, with the number of its dates."""
    counts: dict[tuple[int, int], int] = {}
    for dates in facts.all(Dates).values():
        for occurrence in dates.all:
            day = first_day(occurrence)
            counts[day.year, day.month] = counts.get((day.year, day.month), 0) + 1
    return counts


def _table(
    facts: Facts, year: int, month: int, months: Mapping[tuple[int, int], int]
) -> MonthTable:
    address = month_address(year, month) if (year, month) in months else ""
    first = _bounds(year, month)[0]
    return month_table(facts, first, month_name(year, month), _days(facts, year, month), address)


def plan(planning: Planning) -> None:
    """Receiver of ``plan``."""
    plan_listing(Calendar(), planning)
    plan_listing(Month(), planning)
