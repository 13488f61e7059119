# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Events of the sample town: rows, days, a month."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace as View
from typing import Any

from tests.theme.samples import TODAY, ZONE, minute


def event_row(index: int, day: date, **changes: Any) -> View:
    """An EventRow on a day."""
    name, start, end, place, label = [
        ("Vorlesestunde: Der Bär im Boot", "9:00", "9:45", "Stadtbücherei", "Familie"),
        ("Lichterprobe: Die Stadt schaltet ein", "17:30", "18:00", "Marktplatz", "Stadtleben"),
        (
            "Marlene Voss liest aus „Talsperre“",
            "19:00",
            "20:45",
            "Buchhandlung Wortreich",
            "Lesung",
        ),
        ("Kneipenquiz, 41. Runde", "20:30", "24:30", "Die Furt", "Musik"),
    ][index % 4]
    x, stop = (int(t.split(":")[0]) * 60 + int(t.split(":")[1]) - 240 for t in (start, end))
    hours = datetime(day.year, day.month, day.day, tzinfo=ZONE)
    row = View(
        id=f"e{index}",
        address=f"veranstaltungen/e{index}/",
        name=name,
        day=day,
        start=hours + timedelta(minutes=x + 240),
        end=hours + timedelta(minutes=stop + 240),
        last_day=day,
        all_day=False,
        place=place,
        status="scheduled",
        status_label="",
        category="reading",
        category_label=label,
        price=Decimal("12") if index == 2 else None,
        currency="EUR",
        free=index != 2,
        bars=(View(x=x, width=stop - x, unknown=False),),
        begins=minute(day, start),
        ends=minute(day, end),
        recurring="jeden Montag" if index == 0 else "",
        kinds="lesung familie" if index == 0 else "lesung kostenlos",
        ages="ab 4 Jahren" if index == 0 else "",
    )
    vars(row).update(changes)
    row.words = row
    return row


def event_days(count: int = 3) -> tuple[View, ...]:
    """Today, and the weekend with an Advent Sunday."""
    days = [TODAY, date(2026, 11, 28), date(2026, 11, 29), date(2026, 12, 5)][:count]
    views = []
    for index, day in enumerate(days):
        events = tuple(event_row(n, day) for n in range(4 - index % 2))
        if index == 1:
            vars(events[1]).update(status="cancelled", status_label="Abgesagt")
        views.append(
            View(
                day=day,
                label="",
                holiday="1. Advent" if index == 2 else "",
                rows=events,
                more=index * 2,
                more_address=f"veranstaltungen/#tag-{day}",
            )
        )
    return tuple(views)


def month() -> View:
    """The build's month as a table."""
    first = date(2026, 10, 26)
    cells = [first + timedelta(days=n) for n in range(42)]
    views = [
        View(
            day=d,
            count=(d.day * 7) % 6 if d.day % 3 else 0,
            in_month=d.month == 11,
            marks=(("culture", "Musik, Bühne, Kunst"), ("family", "Für Familien")),
            address=f"#tag-{d.isoformat()}",
            holiday="Allerheiligen" if (d.month, d.day) == (11, 1) else "",
        )
        for d in cells
    ]
    weeks = tuple(tuple(views[n : n + 7]) for n in range(0, 42, 7))
    marks = (("culture", "Musik, Bühne, Kunst"), ("family", "Für Familien"))
    return View(label="November 2026", weeks=weeks, marks=marks, rolling=False)


KINDS = (
    View(slug="familie", label="Für Familien", address="veranstaltungen/art/familie/"),
    View(slug="kostenlos", label="Kostenlos", address="veranstaltungen/art/kostenlos/"),
    View(slug="lesung", label="Lesung", address="veranstaltungen/art/lesung/"),
)
TABS = (
    View(key="today", first=TODAY, last=TODAY),
    View(key="tomorrow", first=date(2026, 11, 24), last=date(2026, 11, 24)),
    View(key="weekend", first=date(2026, 11, 28), last=date(2026, 11, 29)),
)
CALENDAR = View(
    title="Kalender",
    address="veranstaltungen/kalender.ics",
    url="https://stadt.example/veranstaltungen/kalender.ics",
    webcal="webcal://stadt.example/veranstaltungen/kalender.ics",
)


def running() -> View:
    """An exhibition that runs for weeks."""
    run = View(
        words=event_row(0, TODAY), first=date(2026, 11, 1), last=date(2026, 12, 9), x=0, width=17
    )
    ticks = (("0.00", TODAY), ("25.00", date(2026, 11, 30)))
    return View(first=TODAY, length=28, ticks=ticks, runs=(run,))


def week() -> tuple[View, ...]:
    """Seven days, one of them a holiday without events."""
    return tuple(
        View(
            day=TODAY + timedelta(days=n),
            holiday="Buß- und Bettag" if n == 2 else "",
            counts=tuple(max(0, min(20, (q - 16) * 2, (60 - q) * 2)) for q in range(96)),
            event="" if n == 2 else "Lichterabend",
            events=0 if n == 2 else 4,
            address="" if n == 2 else f"veranstaltungen/2026/11/#tag-{n}",
        )
        for n in range(7)
    )


def calendar() -> dict[str, Any]:
    """The data of the calendar's first page."""
    months = (
        ("Dezember 2026", "veranstaltungen/2026/12/", 31),
        ("Januar 2027", "veranstaltungen/2027/01/", 12),
    )
    return {
        "days": event_days(4),
        "months": months,
        "month": month(),
        "tabs": TABS,
        "kinds": KINDS,
        "running": running(),
        "calendar": CALENDAR,
    }


def kind() -> dict[str, Any]:
    """The data of the list of one kind."""
    return {
        "months": (("November 2026", event_days(1)[0].rows),),
        "count": 5,
        "slug": "lesung",
        "kinds": KINDS,
        "running": running(),
        "later": (("Dezember 2026", "veranstaltungen/2026/12/"),),
        "calendar": CALENDAR,
    }


def month_page() -> dict[str, Any]:
    """The data of a month, of which a day is over."""
    return {
        "days": event_days(4)[1:],
        "gone": event_days(1),
        "month": month(),
        "kinds": KINDS,
        "running": running(),
        "calendar": CALENDAR,
        "previous": None,
        "next": View(label="Dezember 2026", address="veranstaltungen/2026/12/", key=""),
    }
