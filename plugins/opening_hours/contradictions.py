# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rules that contradict each other: one that a later one wipes out without a word.

``Mo-Fr 09:00-18:00; Mo 10:00-12:00`` is an exception and fine. ``Mo 09:00-18:00; Mo 10:00-17:00``
is not: the first half has no effect, and nobody can tell which was meant.
"""

from __future__ import annotations

from msgspec.structs import replace

from plugins.opening_hours.error import HoursError
from plugins.opening_hours.rules import Holiday, Joint, Rule, Says, Weekdays, write

_ALL_WEEK = frozenset(range(7))
_WORKING_DAYS = frozenset(range(5))


def refuse_contradictions(rules: tuple[Rule, ...]) -> None:
    """Raise ``HoursError`` at the first rule that is wiped out, or that wipes out another."""
    for number, rule in enumerate(rules):
        later = [r for r in rules[number + 1 :] if _replaces(r)]
        _refuse_lost_exception(rule, rules[number + 1 :])
        if not later or rule.says is Says.UNKNOWN or rule.joint is Joint.FALLBACK:
            continue
        wiping = [r for r in later if _same_season(rule, r)]
        if not wiping or not _covered(rule, wiping):
            continue
        last = next(r for r in reversed(wiping) if _touches(rule, r))
        if (last.times, last.says, last.comment) == (rule.times, rule.says, rule.comment):
            continue
        raise HoursError(
            f"»{last}« hebt »{rule}« ganz auf.",
            _hint(rule, last),
            *last.at,
        )


def _replaces(rule: Rule) -> bool:
    """Whether the rule takes the place of earlier ones on its days."""
    if rule.joint is not Joint.INSTEAD or rule.says is Says.OFF:
        return False
    return rule.says is Says.OPEN or rule.has_days


def _same_season(rule: Rule, later: Rule) -> bool:
    if later.always:
        return True
    if not (later.years or later.dates or later.weeks or later.only):
        return not rule.dates or later.has_days
    return (rule.years, rule.dates, rule.weeks, rule.only) == (
        later.years,
        later.dates,
        later.weeks,
        later.only,
    )


def _plain_days(rule: Rule) -> frozenset[object] | None:
    """The weekdays and holidays the rule names; None if it has an nth weekday or an offset."""
    named: set[object] = set()
    for day in rule.days:
        if isinstance(day, Weekdays):
            if day.nth:
                return None
            named |= day.plain()
        elif day.offset:
            return None
        else:
            named.add(day.kind)
    return frozenset(named) if rule.days else _ALL_WEEK


def _covered(rule: Rule, later: list[Rule]) -> bool:
    mine = _plain_days(rule)
    if mine is None:
        return False
    theirs: set[object] = set()
    for other in later:
        theirs |= _plain_days(other) or frozenset()
    return mine <= theirs


def _touches(rule: Rule, later: Rule) -> bool:
    return bool((_plain_days(rule) or frozenset()) & (_plain_days(later) or frozenset()))


def _refuse_lost_exception(rule: Rule, later: tuple[Rule, ...]) -> None:
    """``PH off; Mo-Fr 09:00-18:00`` would be open on holidays: the order is wrong.

    So it is with ``Dec 24 off; Mo-Fr 09:00-18:00``, and with a comma instead of the semicolon.
    """
    holidays = {d.kind for d in (*rule.days, *rule.only) if isinstance(d, Holiday) and not d.offset}
    if not holidays and (not rule.dates or rule.days):
        return
    for other in later:
        days = _plain_days(other)
        if other.says is not Says.OPEN or other.joint is Joint.FALLBACK or other.always:
            continue
        if other.joint is Joint.BESIDES and not holidays and rule.says is not Says.OFF:
            continue
        narrow = other.years or other.dates or other.weeks or other.only
        if narrow or days is None or not days >= _WORKING_DAYS or holidays & days:
            continue
        raise HoursError(
            f"»{other}« steht hinter »{rule}« und hebt es an den meisten Tagen auf.",
            f"Stellen Sie »{rule}« ans Ende: »{other}; {rule}«.",
            *rule.at,
        )


def _hint(rule: Rule, last: Rule) -> str:
    apart = (
        rule.times
        and last.times
        and all(
            a.end is not None and b.end is not None and (a.end <= b.start or b.end <= a.start)
            for a in rule.times
            for b in last.times
        )
    )
    if apart and (not last.has_days or rule.days == last.days):
        times = tuple(sorted((*rule.times, *last.times), key=lambda t: t.start))
        return f"Mehrere Zeiten eines Tages trennt man mit Komma: »{replace(rule, times=times)}«."
    kept = write((replace(last, joint=Joint.INSTEAD),))
    return f"Streichen Sie eine der beiden Angaben, zum Beispiel: »{kept}«."
