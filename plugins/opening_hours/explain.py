# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Explaining an hours string to the person who wrote it; what the ``hours`` command prints."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from plugins.opening_hours.horizon import horizon
from plugins.opening_hours.reading import Reading, read
from plugins.opening_hours.region import Region
from plugins.opening_hours.rules import clock
from plugins.opening_hours.schedule import Interval, Schedule, State, intervals
from plugins.opening_hours.week import DayHours, Span, real_days

_WEEKDAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


class Explanation(Struct, frozen=True):
    """What a string was read as, and what that means from a day on."""

    reading: Reading
    days: tuple[DayHours, ...]
    intervals: tuple[Interval, ...]


def explain(text: str, region: Region, start: date, days: int) -> Explanation:
    """Read ``text`` and evaluate it for ``days`` days from ``start``; raises ``HoursError``."""
    reading = read(text)
    schedule = Schedule(reading.canonical, horizon(region, start, days))
    return Explanation(
        reading,
        real_days(schedule, 0, days),
        intervals(reading.canonical, region, start, days),
    )


def to_text(explanation: Explanation) -> str:
    """German: the canonical form, the notes, a line for each day."""
    lines = [f"Gelesen als: {explanation.reading.canonical}"]
    lines += [f"Hinweis: {note}" for note in explanation.reading.notes]
    lines.append("")
    lines += [_line(day) for day in explanation.days]
    return "\n".join(lines) + "\n"


def to_json(explanation: Explanation) -> list[dict[str, str]]:
    """The intervals: ``start`` and ``end`` local ISO 8601 with offset, ``state``, ``comment``."""
    return [
        {
            "start": interval.start.isoformat(),
            "end": interval.end.isoformat(),
            "state": str(interval.state),
            "comment": interval.comment,
        }
        for interval in explanation.intervals
    ]


def _line(day: DayHours) -> str:
    name = f"{_WEEKDAYS[day.day.weekday()]} {day.day:%d.%m.%Y}"
    said = ", ".join(_span(span) for span in day.spans) or "geschlossen"
    notes = [note for note in (day.holiday, day.note) if note and note not in said]
    more = "; ".join(notes)
    return f"{name}  {said}{f'  ({more})' if more else ''}"


def _span(span: Span) -> str:
    if (span.start, span.end) == (0, 1440):
        times = "den ganzen Tag"
    elif span.open_end and span.state is State.UNKNOWN:
        times = f"ab {clock(span.start)} Uhr"
    else:
        times = (
            f"{clock(span.start)}–{clock(span.end)} Uhr{' oder länger' if span.open_end else ''}"
        )
    said = "" if span.state is State.OPEN else " unbekannt"
    return f"{times}{said}{f' ({span.comment})' if span.comment else ''}"
