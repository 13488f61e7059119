# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What holds on a day, in words: »06:30–12:00 und 14:00–18:00 Uhr«."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from plugins.businesses.region import hours_on, region_of
from plugins.core.city import City
from plugins.editing.week.said import day_said, when
from plugins.editing.week.week import Week
from plugins.opening_hours.reading import HoursError
from plugins.opening_hours.rules import clock
from plugins.opening_hours.schedule import State
from plugins.opening_hours.week import DayHours, Span

#: So far ahead holidays are offered.
_HOLIDAYS_AHEAD = 120


def on_day(text: str, city: City, day: date) -> DayHours | None:
    """What holds on a day; None where no hours are known, or nobody can read them."""
    if not text.strip():
        return None
    try:
        return hours_on(text, city, day).today
    except (HoursError, ValueError):
        return None


def in_words(found: DayHours | None, *, holiday: bool = True) -> str:
    """A day in words, and if it is a holiday, with its name."""
    if found is None:
        return "keine Zeiten bekannt"
    shown = [_span(span) for span in found.spans if not _is_all_unknown(span)]
    said = f"{' und '.join(shown)} Uhr" if shown else ""
    if not said:
        said = "geschlossen" if found.kind == "closed" else "bitte nachfragen"
    remark = (found.holiday if holiday else "") or found.note
    return f"{said} ({remark})" if remark else said


def as_typed(found: DayHours | None) -> str:
    """A day as somebody would type it: ``06:30-12:00, 14:00-18:00``; "" if closed or unknown."""
    spans = found.spans if found and found.kind == "open" else ()
    return ", ".join([f"{clock(s.start)}-{clock(s.end)}{'+' if s.open_end else ''}" for s in spans])


def coming_holidays(city: City, today: date) -> Iterator[tuple[date, str]]:
    """The public holidays of the next months, today's included."""
    region = region_of(city)
    for number in range(_HOLIDAYS_AHEAD):
        day = today + timedelta(days=number)
        try:
            name = region.holiday(day)
        except ValueError:
            return
        if name:
            yield day, name


def coming_specials(text: str, today: date) -> list[tuple[str, str]]:
    """The special days that are entered and not over: when, and what holds."""
    try:
        week = Week.of(text)
    except HoursError:
        return []
    return [
        (when(special), day_said(special.day))
        for special in week.specials
        if special.days is None or special.days[1] >= today
    ]


def _span(span: Span) -> str:
    if span.open_end and span.state is State.UNKNOWN:
        return f"ab {clock(span.start)}"
    return f"{clock(span.start)}–{clock(span.end)}{' oder länger' if span.open_end else ''}"


def _is_all_unknown(span: Span) -> bool:
    return span.state is State.UNKNOWN and span.start <= 0 and span.end >= 24 * 60
