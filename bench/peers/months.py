# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The calendar's days, its pages and their tables of weeks, ready to be shown by the peers."""

from __future__ import annotations

import calendar
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from bench.peers.dates import GERMAN, full_day, long_day, month_name, weekday
from bench.peers.entries import Entry, days_of, list_of
from plugins.core.city import City
from plugins.events.days import holiday_name
from plugins.events.kinds import MARKS
from plugins.listings.calendar import TABLE_WEEKS
from plugins.listings.months import FULL

Data = dict[str, Any]


def days(entries: Sequence[Entry], city: City) -> dict[str, Data]:
    """Every day with events, by its date; their rows are the peers' to find."""
    counts = Counter(day for entry in entries for day in days_of(entry))
    marks: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for day in days_of(entry):
            marks[day].update(list_of(entry, "marks"))
    return {
        iso: _day(date.fromisoformat(iso), counts[iso], marks[iso], city) for iso in sorted(counts)
    }


def _day(day: date, count: int, marks: set[str], city: City) -> Data:
    return {
        "iso": day.isoformat(),
        "numeral": day.day,
        "weekday": weekday(day),
        "month": month_name(day.year, day.month),
        "long": full_day(day),
        "holiday": holiday_name(day, city),
        "count": count,
        "marks": [mark for mark in MARKS if mark in marks],
    }


def pages(known: dict[str, Data], city: City) -> list[Data]:
    """The months' pages, in order: whole days to a page until it is full, as ours. The days get
    the addresses where they stand.
    """
    made: list[Data] = []
    for iso, day in known.items():
        month, rows = iso[:7], made[-1]["rows"] if made else 0
        new = not made or made[-1]["month"] != month
        if new or rows >= FULL:
            made.append(_page(month, 1 if new else made[-1]["number"] + 1, day["month"]))
        made[-1]["days"].append(day)
        made[-1]["rows"] += day["count"]
        day["address"] = f"{made[-1]['address']}#tag-{iso}"
    for page, before, after in zip(made, [None, *made], [*made[1:], None], strict=False):
        page["table"] = _month(page["month"], page["label"], known, city)
        page["previous"] = _step(page, before)
        page["next"] = _step(page, after)
    return made


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


def _step(page: Data, other: Data | None) -> Data | None:
    """The link from ``page`` to the one before or after it."""
    if other is None:
        return None
    if other["month"] == page["month"]:
        return {
            "label": f"{other['label']}, Seite {other['number']}",
            "address": other["address"],
        }
    return {"label": other["label"], "address": other["first"]}


def _month(month: str, label: str, known: dict[str, Data], city: City) -> Data:
    """The table of a month; days of the months beside it are empty."""
    first = date.fromisoformat(f"{month}-01")
    return _table(
        [
            [_cell(day, day.month == first.month, known, city) for day in week]
            for week in calendar.Calendar().monthdatescalendar(first.year, first.month)
        ],
        label,
    )


def next_weeks(today: date, known: dict[str, Data], city: City) -> Data:
    """The table of some weeks from that of ``today`` on, whose days say which month it is."""
    monday = today - timedelta(days=today.weekday())
    cells = [_cell(monday + timedelta(days=n), True, known, city) for n in range(7 * TABLE_WEEKS)]
    for cell in cells:
        if cell is cells[0] or cell["numeral"] == 1:
            cell["month"] = cell["date"].split()[1][:3]
    return _table([cells[n : n + 7] for n in range(0, len(cells), 7)], GERMAN("Five weeks"))


def _table(weeks: list[list[Data]], label: str) -> Data:
    shown = {mark for week in weeks for cell in week for mark in cell["marks"]}
    key = [{"mark": mark, "words": GERMAN(MARKS[mark])} for mark in MARKS if mark in shown]
    return {"label": label, "weeks": weeks, "key": key}


def _cell(day: date, inside: bool, known: dict[str, Data], city: City) -> Data:
    found = known.get(day.isoformat(), {}) if inside else {}
    marks = found.get("marks", [])
    return {
        "iso": day.isoformat(),
        "numeral": day.day,
        "inside": inside,
        "date": long_day(day),
        "month": "",
        "count": found.get("count", 0),
        "address": found.get("address", ""),
        "marks": marks,
        "kinds": "; ".join(GERMAN(MARKS[mark]) for mark in marks),
        "holiday": holiday_name(day, city),
    }
