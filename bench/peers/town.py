# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is not an entry: the groups of categories, the calendar's pages, the standing pages.

All of it is worked out here, so that a peer only shows it. Values are made for JSON.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from bench import corpus
from bench.peers.dates import full_day, month_name, weekday
from bench.peers.entries import Entry, days_of
from plugins.businesses.categories import builtin
from plugins.core.city import City
from plugins.core.slug import slugify
from plugins.events.days import holiday_name
from plugins.listings.calendar import MOST_DAYS, MOST_OF_A_DAY
from plugins.listings.months import FULL

_TODAY = date.fromisoformat(corpus.MOMENT[:10])
_MOST_AT_HOME = 3

Data = dict[str, Any]

#: The pages of our footer. Ours are made of the city's data and say more.
STANDING = (
    ("impressum", "Impressum", "Stadt Messstadt, Am Rathaus 1, 58999 Messstadt"),
    ("datenschutz", "Datenschutz", "Stadt Messstadt, Am Rathaus 1, 58999 Messstadt"),
    ("barrierefreiheit", "Barrierefreiheit", "portal@messstadt.example"),
    ("neuigkeiten", "Neuigkeiten", ""),
)


def town(entries: Sequence[Entry], city: City) -> Data:
    """Everything, by name: ``groups``, ``home``, ``next``, ``months``, ``pages``, ``standing``."""
    counts = Counter(day for entry in entries for day in days_of(entry))
    days = {day: _day(date.fromisoformat(day), counts[day], city) for day in sorted(counts)}
    pages = _pages(days, city)
    coming = [day for iso, day in days.items() if iso >= _TODAY.isoformat()]
    saturday = _TODAY + timedelta(days=5 - _TODAY.weekday())
    weekend = {d.isoformat() for d in (_TODAY, saturday, saturday + timedelta(days=1))}
    return {
        "groups": [{"id": g.id, "label": g.label, "slug": slugify(g.label)} for g in _groups()],
        "home": [_short(day, _MOST_AT_HOME) for day in coming if day["iso"] in weekend],
        "next": [_short(day, MOST_OF_A_DAY) for day in coming[:MOST_DAYS]],
        "weeks": next(p["weeks"] for p in pages if p["month"] == f"{_TODAY:%Y-%m}"),
        "today": full_day(_TODAY),
        "this_month": month_name(_TODAY.year, _TODAY.month),
        "months": [
            {
                "label": page["label"],
                "address": page["address"],
                "count": sum(d["count"] for d in days.values() if d["iso"][:7] == page["month"]),
            }
            for page in pages
            if page["number"] == 1 and page["month"] >= f"{_TODAY:%Y-%m}"
        ],
        "pages": pages,
        "standing": [{"name": n, "title": t, "text": text} for n, t, text in STANDING],
    }


def _groups() -> list[Any]:
    return list(builtin().groups)


def _day(day: date, count: int, city: City) -> Data:
    return {
        "iso": day.isoformat(),
        "numeral": day.day,
        "weekday": weekday(day),
        "month": month_name(day.year, day.month),
        "long": full_day(day),
        "holiday": holiday_name(day, city),
        "count": count,
    }


def _short(day: Data, most: int) -> Data:
    """A day of which only ``most`` dates are shown."""
    return day | {"most": most, "more": max(0, day["count"] - most)}


def _pages(days: dict[str, Data], city: City) -> list[Data]:
    """The months' pages, in order: whole days to a page until it is full, as ours."""
    pages: list[Data] = []
    for iso, day in days.items():
        month, rows = iso[:7], pages[-1]["rows"] if pages else 0
        new = not pages or pages[-1]["month"] != month
        if new or rows >= FULL:
            pages.append(_page(month, 1 if new else pages[-1]["number"] + 1, day["month"]))
        pages[-1]["days"].append(day)
        pages[-1]["rows"] += day["count"]
        day["address"] = f"{pages[-1]['address']}#tag-{iso}"
    for page, before, after in zip(pages, [None, *pages], [*pages[1:], None], strict=False):
        page["weeks"] = _weeks(page["month"], days, city)
        page["previous"] = _step(page, before, pages)
        page["next"] = _step(page, after, pages)
    return pages


def _page(month: str, number: int, label: str) -> Data:
    address = f"/veranstaltungen/{month.replace('-', '/')}/"
    later = number > 1
    return {
        "month": month,
        "number": number,
        "label": label,
        "title": f"{label} – Seite {number}" if later else label,
        "description": f"Veranstaltungen in Messstadt im {label}."
        + (f" Seite {number}." if later else ""),
        "address": f"{address}seite-{number}/" if later else address,
        "first": address,
        "days": [],
        "rows": 0,
    }


def _step(page: Data, other: Data | None, pages: list[Data]) -> Data | None:
    """The link from ``page`` to the one before or after it."""
    if other is None:
        return None
    if other["month"] == page["month"]:
        return {
            "label": f"{other['label']}, Seite {other['number']}",
            "address": other["address"],
        }
    return {"label": other["label"], "address": other["first"]}


def _weeks(month: str, days: dict[str, Data], city: City) -> list[list[Data]]:
    first = date.fromisoformat(f"{month}-01")
    return [
        [_cell(day, first.month, days, city) for day in week]
        for week in calendar.Calendar().monthdatescalendar(first.year, first.month)
    ]


def _cell(day: date, month: int, days: dict[str, Data], city: City) -> Data:
    known = days.get(day.isoformat(), {}) if day.month == month else {}
    return {
        "iso": day.isoformat(),
        "numeral": day.day,
        "inside": day.month == month,
        "month": month_name(day.year, day.month),
        "count": known.get("count", 0),
        "address": known.get("address", ""),
        "holiday": holiday_name(day, city),
    }
