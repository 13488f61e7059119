# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""schema.org's ``openingHoursSpecification``, from the same result as the table.

Google's rules (structured data for local businesses): past midnight is one specification
(18:00-03:00), 24 hours are 00:00-23:59, closed is 00:00-00:00. What is unknown or by appointment is
never emitted, neither as open nor as closed: schema.org has no word for it.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from plugins.opening_hours.rules import DAY
from plugins.opening_hours.session import State
from plugins.opening_hours.week import DayHours, Hours, Span

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMED = '"dayOfWeek":["{}"],'


@lru_cache(maxsize=16384)
def specification(hours: Hours) -> tuple[str, str]:
    """The regular week (``openingHoursSpecification``) and the special days
    (``specialOpeningHoursSpecification``), each as the JSON of a list; "" where there is none.

    It is written at once, for every page of a business has it, and nothing in it needs escaping.
    Days of equal hours share a specification. When another season begins within the horizon, the
    present week ends the day before and the next one begins.
    """
    changes_on = hours.changes_on
    if changes_on is None:
        regular = _week(hours.week, None, None)
    else:
        regular = [
            *_week(hours.week, None, changes_on - timedelta(days=1)),
            *_week(hours.next_week, changes_on, None),
        ]
    special: list[str] = []
    for days in hours.special_days:
        dates = _dates(days.first, days.last)
        if days.kind == "closed":
            special.append(_one("", ("00:00", "00:00"), dates))
        special.extend([_one("", times, dates) for times in _open_times(days.spans)])
    return _list(regular), _list(special)


def _week(week: tuple[DayHours, ...], first: date | None, last: date | None) -> list[str]:
    groups: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for name, day in zip(_DAYS, week, strict=True):
        times = _open_times(day.spans)
        if times:
            groups.setdefault(times, []).append(name)
    dates = _dates(first, last)
    return [
        _one(_NAMED.format('","'.join(names)), times, dates)
        for day_times, names in groups.items()
        for times in day_times
    ]


def _list(items: list[str]) -> str:
    return f"[{','.join(items)}]" if items else ""


def _one(days: str, times: tuple[str, str], dates: str) -> str:
    opens, closes = times
    return (
        f'{{"@type":"OpeningHoursSpecification",{days}'
        f'"opens":"{opens}","closes":"{closes}"{dates}}}'
    )


def _dates(first: date | None, last: date | None) -> str:
    begin = f',"validFrom":"{first}"' if first else ""
    end = f',"validThrough":"{last}"' if last else ""
    return begin + end


@lru_cache(maxsize=4096)
def _open_times(spans: tuple[Span, ...]) -> tuple[tuple[str, str], ...]:
    return tuple([_times(span) for span in spans if span.state is State.OPEN])


def _times(span: Span) -> tuple[str, str]:
    if span.end - span.start >= DAY:
        return "00:00", "23:59"
    return _clock(span.start), _clock(span.end % DAY)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
