# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""``/veranstaltungen/woche/``: a week's events to print; the verb ``programme`` takes any week."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from importlib.util import find_spec

from plugins.core.facts import Facts
from plugins.core.plan import Crumb, Page, Planning, planned_file, planned_page
from plugins.events.agenda import AgendaDay, ComingDays, days_from
from plugins.events.days import event_day
from plugins.events.plan import CALENDAR_ADDRESS
from plugins.window.display import ADDRESS as DISPLAYS
from plugins.window.display import display_address
from plugins.window.qr import kept_code, short_address

ADDRESS = f"{CALENDAR_ADDRESS}woche/"
#: The same as a PDF, in a published site of who can make one.
PDF = f"{ADDRESS}programm.pdf"
#: What WeasyPrint looks for, under the names of Linux, macOS and Windows.
_PANGO = ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll")
WEEK = timedelta(days=7)
#: On a Friday one looks at the week to come.
_FRIDAY = 4


def plan_week(planning: Planning) -> None:
    """Receiver of ``plan``: the page of the week that one plans for."""
    facts = planning.facts
    monday = week_for(facts.now.today)
    begin, end = monday.toordinal(), (monday + WEEK).toordinal()
    days = tuple([day for day in facts.of(ComingDays, "").days if begin <= day[0] < end])
    # A second of work: not for an edit that somebody waits for.
    printed = planning.publish and can_print()
    if printed:
        planning.add(planned_file(PDF, draw_programme, monday, days))
    planning.add(
        planned_page(
            ADDRESS,
            draw_week,
            monday,
            days,
            printed,
            kind="Veranstaltungslisten",
            indexed=False,
            footer=facts.words("Programme of the week"),
        )
    )


def week_for(today: date) -> date:
    """The Monday of the week that runs; from Friday on, of the one to come."""
    monday = today - timedelta(days=today.weekday())
    return monday + WEEK if today.weekday() >= _FRIDAY else monday


def days_of(facts: Facts, monday: date) -> tuple[AgendaDay, ...]:
    """The days with events of the week that begins on ``monday``, also of one gone by."""
    return tuple(days_from(facts, monday, monday + WEEK))


def can_print() -> bool:
    """Whether WeasyPrint is here, and the library that it stands on: without importing it, which
    takes as long as printing.
    """
    if find_spec("weasyprint") is None:
        return False
    import ctypes  # a millisecond that only a published site is worth

    for name in _PANGO:
        with suppress(OSError):
            ctypes.CDLL(name)
            return True
    return False


def draw_programme(facts: Facts, monday: date, days: tuple[AgendaDay, ...]) -> Page:
    """The week as a sheet, of which the portal makes the PDF."""
    return week_page(facts, monday, days, "programme.html")


def draw_week(
    facts: Facts, monday: date, days: tuple[AgendaDay, ...], printed: bool = False
) -> Page:
    """The page of a week, in the portal's frame; ``printed``, if there is a PDF beside it."""
    page = week_page(facts, monday, days, "week.html")
    streets = dict.fromkeys(facts.catalogue.city.displays)
    screens = [(facts.catalogue.city.name, DISPLAYS), *[(s, display_address(s)) for s in streets]]
    page.data = {**page.data, "screens": tuple(screens), "pdf": PDF if printed else ""}
    return page


def week_page(facts: Facts, monday: date, days: tuple[AgendaDay, ...], template: str) -> Page:
    """The week that begins on ``monday``, drawn by ``template``."""
    city, words = facts.catalogue.city, facts.words
    calendar = city.absolute(CALENDAR_ADDRESS)
    return Page(
        template=template,
        title=words("Programme of week %(week)s", week=monday.isocalendar().week),
        description=words("What is on in %(city)s this week, on a sheet to print.", city=city.name),
        nav="calendar",
        crumbs=(Crumb(words("Calendar"), CALENDAR_ADDRESS),),
        data={
            "first": monday,
            "last": monday + WEEK - timedelta(days=1),
            "days": tuple([event_day(facts, day, entries) for day, entries in days]),
            "qr": kept_code(calendar),
            "short_address": short_address(calendar),
        },
    )
