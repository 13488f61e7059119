# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rules of an OSM string → rows: which make the week, which are single days, which are kept."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.editing.week.day import CLOSED, Day, Span, Special
from plugins.opening_hours.rules import Dates, Holiday, Joint, Rule, Says, Weekdays
from plugins.opening_hours.selection import is_exception
from plugins.opening_hours.session import State, effective, session

#: The eighth row: public holidays, behind the weekdays 0 to 6.
HOLIDAYS = 7
ALL_WEEK = frozenset(range(7))


def regular_places(rules: Sequence[Rule]) -> list[int]:
    """Which of ``rules`` make the week, by number. Times that are closed (»12:00-13:00 off«) are
    taken from what comes before, so they belong to the week only if all of that does.
    """
    found: list[int] = []
    for number, rule in enumerate(rules):
        cuts = rule.says is Says.OFF and rule.times and len(found) < number
        if _is_regular(rule) and not cuts:
            found.append(number)
    return found


def _is_regular(rule: Rule) -> bool:
    """Whether the rule is of plain weekdays and public holidays, whatever the date."""
    if rule.years or rule.dates or rule.weeks or rule.only or rule.joint is Joint.FALLBACK:
        return False
    if any(_is_nth(day) or _is_other_holiday(day) for day in rule.days):
        return False
    adds = rule.joint is Joint.BESIDES and rule.says is not Says.OFF
    return not (adds and HOLIDAYS in rows_of(rule))  # it would add to whatever day the holiday is


def _is_nth(day: Weekdays | Holiday) -> bool:
    return isinstance(day, Weekdays) and bool(day.nth or day.offset)


def _is_other_holiday(day: Weekdays | Holiday) -> bool:
    return isinstance(day, Holiday) and (day.kind != "PH" or bool(day.offset))


def rows_of(rule: Rule) -> frozenset[int]:
    """The rows that a regular rule speaks of."""
    if not rule.days:
        return ALL_WEEK | {HOLIDAYS} if rule.always else ALL_WEEK
    found: set[int] = set()
    for day in rule.days:
        found |= day.plain() if isinstance(day, Weekdays) else {HOLIDAYS}
    return frozenset(found)


def is_special(rule: Rule) -> bool:
    """Whether the rule is of single days or of some days in a row, and of nothing else."""
    if rule.years or rule.weeks or rule.only or rule.days or not rule.dates:
        return False
    if rule.joint is not Joint.INSTEAD or any(span.open_end for span in rule.times):
        return False
    plain = all(isinstance(part, Dates) and _is_plain(part) for part in rule.dates)
    with_year = all(isinstance(part, Dates) and part.first.year for part in rule.dates)
    return plain and (with_year or is_exception(rule))


def _is_plain(part: Dates) -> bool:
    return all(point.month and not point.offset for point in (part.first, part.last))


def specials_of(rule: Rule) -> tuple[Special, ...]:
    """The special days of such a rule, one for each of its dates."""
    day = day_of([rule]) or CLOSED
    return tuple([Special(part, day) for part in rule.dates if isinstance(part, Dates)])


def is_season(rule: Rule) -> bool:
    """Whether the rule says when it is open in a part of the year that is no exception."""
    narrowed = bool(rule.years or rule.dates or rule.weeks)
    return narrowed and rule.says is not Says.OFF and not is_exception(rule)


def row_of(rules: list[Rule], row: int) -> Day | None:
    """What the regular ``rules`` say of a row; None if it is a mixture that no row can show.
    Of holidays that none speaks of, too.
    """
    held = [rule for rule in rules if row in rows_of(rule)]
    if row == HOLIDAYS:
        # A rule of all days holds on holidays, but nobody had them in mind.
        held = [rule for rule in rules if not rule.days or row in rows_of(rule)] if held else []
        if not held:
            return None
    return day_of(held)


def day_of(rules: list[Rule]) -> Day | None:
    """What rules say that hold on one day, in their order; None for a mixture."""
    if any(span.open_end for rule in rules for span in rule.times):
        # What lies behind an open end is a guess, which a session would show as a time.
        held = effective(rules)
        if len(held) != 1 or held[0].says is Says.OFF:
            return None
        return Day(tuple([_span_of(held[0], n) for n in range(len(held[0].times))]))
    found = session(tuple(rules))
    fillers = [piece for piece in found.pieces if piece.filler]
    if fillers:
        whole = len(found.pieces) == 1 and fillers[0].state is State.UNKNOWN
        return Day(note=fillers[0].comment, asked=True) if whole else None
    spans = [Span(p.start, p.end, False, p.comment, p.state is State.UNKNOWN) for p in found.pieces]
    return Day(tuple(spans), found.note if not spans else "")


def _span_of(rule: Rule, number: int) -> Span:
    times = rule.times[number]
    return Span(times.start, times.end, times.open_end, rule.comment, rule.says is Says.UNKNOWN)
