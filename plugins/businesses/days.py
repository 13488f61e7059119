# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is said of single days beside their times: why they are not as usual."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from plugins.businesses.hours_words import holiday_in, note_in
from plugins.core.messages import NO_MESSAGES, Messages
from plugins.opening_hours.schedule import State
from plugins.opening_hours.week import DayHours, Hours

_EPOCH = date(1970, 1, 1).toordinal()
#: What parts runs of days and their words, and what stands for it in words.
_SIGNS = str.maketrans({"|": "/", ";": ",", "\n": " "})

#: Of neighbouring days: the first one, what is said of each, and the last one.
_Run = tuple[date, tuple[str, str], date]


@lru_cache(maxsize=16384)
def told_of_days(found: Hours | None, words: Messages = NO_MESSAGES) -> str:
    """For the browser: ``first-last;note;holiday``, runs of days with ``|`` between them.

    Days are numbers since 1970, and those of which nothing is said are left out. A run that lasts
    longer than the badge names its real end; a ``last`` of 0 is an end that nobody knows.
    """
    if found is None or (found.is_usual and not any(map(_note, found.week))):
        return ""
    runs: list[_Run] = []
    for day in found.days:
        said = (_note(day), day.holiday)
        if runs and runs[-1][1] == said:
            runs[-1] = (runs[-1][0], said, day.day)
        else:
            runs.append((day.day, said, day.day))
    end = found.days[-1].day
    return "|".join(
        [
            f"{_number(first)}-{_real_end(found, last) if last == end else _number(last)};"
            f"{note_in(words, note).translate(_SIGNS)};"
            f"{holiday_in(words, holiday).translate(_SIGNS)}"
            for first, (note, holiday), last in runs
            if note or holiday
        ]
    )


def _note(day: DayHours) -> str:
    """What times cannot say, or what the merchant says of hours that nobody can promise."""
    if day.note:
        return day.note
    for span in day.spans:
        if span.state is State.UNKNOWN:
            return span.comment
    return ""


def _real_end(found: Hours, last: date) -> int:
    """The last day, as a number, of the special days that ``last`` belongs to."""
    for days in found.special_days:
        if days.first <= last <= days.last:
            return 0 if days.last - found.today.day >= _FAR else _number(days.last)
    return _number(last) if found.days[-1].special else 0


#: Special days are known for 60 days.
_FAR = timedelta(days=59)


def _number(day: date) -> int:
    return day.toordinal() - _EPOCH


def this_week(found: Hours) -> tuple[DayHours, ...]:
    """Monday to Sunday: what has been regularly, what is to come as it really is."""
    week = list(found.week)
    for days in found.special_days:
        if days.first > week[-1].day:
            break
        for place, usual in enumerate(week):
            if days.first <= usual.day <= days.last:
                week[place] = DayHours(
                    usual.day, days.spans, days.holiday, days.note, days.kind, True
                )
    return tuple(week)
