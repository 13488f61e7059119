# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""schema.org's ``openingHoursSpecification``, from the same result as the table.

Google's rules (structured data for local businesses): past midnight is one specification
(18:00-03:00), 24 hours are 00:00-23:59, closed is 00:00-00:00. What is unknown or by appointment is
never emitted, neither as open nor as closed: schema.org has no word for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from plugins.opening_hours.rules import DAY
from plugins.opening_hours.session import State
from plugins.opening_hours.week import DayHours, Hours, Span

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Specification = dict[str, str | list[str]]


@lru_cache(maxsize=16384)
def specification(hours: Hours) -> tuple[Sequence[Specification], Sequence[Specification]]:
    """The regular week (``openingHoursSpecification``) and the special days
    (``specialOpeningHoursSpecification``) as JSON-LD objects.

    Who asks for the same hours again gets the same objects, so nobody may change them. Days of
    equal hours share a specification. When another season begins within the horizon, the
    present week ends the day before and the next one begins.
    """
    if hours.changes_on is None:
        regular = _week(hours.week, None, None)
    else:
        regular = [
            *_week(hours.week, None, hours.changes_on - timedelta(days=1)),
            *_week(hours.next_week, hours.changes_on, None),
        ]
    special: list[Specification] = []
    for days in hours.special_days:
        dates = _dates(days.first, days.last)
        if days.kind == "closed":
            special.append(_one({}, "00:00", "00:00", dates))
        for span in days.spans:
            if span.state is State.OPEN:
                special.append(_one({}, *_times(span), dates))
    return tuple(regular), tuple(special)


def _week(week: tuple[DayHours, ...], first: date | None, last: date | None) -> list[Specification]:
    groups: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for number, day in enumerate(week):
        spans = tuple(_times(span) for span in day.spans if span.state is State.OPEN)
        if spans:
            groups.setdefault(spans, []).append(_DAYS[number])
    return [
        _one({"dayOfWeek": names}, opens, closes, _dates(first, last))
        for spans, names in groups.items()
        for opens, closes in spans
    ]


def _one(
    days: dict[str, list[str]], opens: str, closes: str, dates: dict[str, str]
) -> Specification:
    return {
        "@type": "OpeningHoursSpecification",
        **days,
        "opens": opens,
        "closes": closes,
        **dates,
    }


def _dates(first: date | None, last: date | None) -> dict[str, str]:
    found = {"validFrom": first, "validThrough": last}
    return {key: day.isoformat() for key, day in found.items() if day}


def _times(span: Span) -> tuple[str, str]:
    if span.end - span.start >= DAY:
        return "00:00", "23:59"
    return _clock(span.start), _clock(span.end % DAY)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
