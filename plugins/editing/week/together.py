# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rows → rules: days that are alike share a rule, as people write it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from plugins.editing.week.apart import ALL_WEEK, HOLIDAYS
from plugins.editing.week.day import Day, Span, Special
from plugins.opening_hours.rules import DAY, Dates, Holiday, Joint, Rule, Says, Weekdays

#: What says that it is always closed, where nothing else is said.
NEVER = Rule(days=(Weekdays(0, 6),), says=Says.OFF, written=True)


def rules_of_rows(rows: Mapping[int, Day], named: frozenset[int] = frozenset()) -> Iterator[Rule]:
    """The rules that say ``rows``, holidays last, for what comes later counts.

    A closed weekday needs no rule unless something is noted, or it is among ``named``: those of
    which a rule said so before, perhaps against a season.
    """
    alike: dict[Day, set[int]] = {}
    for row, day in sorted(rows.items()):
        if row == HOLIDAYS or not day.closed or day.note or row in named:
            alike.setdefault(day, set()).add(row)
    if len(alike) == 1 and set(rows) == ALL_WEEK | {HOLIDAYS} and set(rows) in alike.values():
        [day] = alike
        if day.spans == (Span(0, DAY),):
            yield Rule(always=True)
            return
    groups = sorted(alike.items(), key=lambda item: min(item[1]))
    for number, (day, members) in enumerate(groups):
        if HOLIDAYS in members and len(members) > 1 and number < len(groups) - 1:
            members.remove(HOLIDAYS)
            groups.append((day, {HOLIDAYS}))
    for day, members in groups:
        yield from rules_of_day(day, days=days_of_rows(members))


def rules_of_special(special: Special) -> Iterator[Rule]:
    """The rules of one exception."""
    yield from rules_of_day(special.day, dates=(special.dates,))


def rules_of_day(
    day: Day,
    days: tuple[Weekdays | Holiday, ...] = (),
    dates: tuple[Dates, ...] = (),
) -> Iterator[Rule]:
    """One rule, and one more for each further remark that belongs to some of the times."""
    if day.closed:
        yield Rule(dates=dates, days=days, says=Says.OFF, written=True, comment=day.note)
    elif day.asked:
        yield Rule(
            dates=dates, days=days, says=Says.UNKNOWN, written=not day.note, comment=day.note
        )
    joint = Joint.INSTEAD
    for unknown, comment in dict.fromkeys((span.unknown, span.comment) for span in day.spans):
        times = [s.times for s in day.spans if (s.unknown, s.comment) == (unknown, comment)]
        yield Rule(
            joint,
            dates=dates,
            days=days,
            times=tuple(times),
            says=Says.UNKNOWN if unknown else Says.OPEN,
            written=bool(comment) != unknown,
            comment=comment,
        )
        joint = Joint.BESIDES


def days_of_rows(rows: Iterable[int]) -> tuple[Weekdays | Holiday, ...]:
    """``Mo-We,Fr,PH``."""
    found: list[Weekdays | Holiday] = []
    weekdays = sorted(set(rows) & ALL_WEEK)
    for row in weekdays:
        before = found[-1] if found else None
        if isinstance(before, Weekdays) and before.last + 1 == row:
            found[-1] = Weekdays(before.first, row)
        else:
            found.append(Weekdays(row, row))
    return (*found, *([Holiday("PH")] if HOLIDAYS in rows else []))
