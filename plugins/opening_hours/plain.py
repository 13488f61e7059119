# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The short way to read what most shops have: »Mo-Fr 09:00-18:00; Sa 09:00-13:00; Dec 24 off; PH
off«.

Rules of weekdays and public holidays, each of other days than the rest, and behind them rules of
dates, each of other dates than the rest; all spelled canonically. Such a string cannot contradict
itself, and there is nothing to tell about it, so a few patterns do what tokens, parser and the
search for contradictions do at ten times the cost. Dates are read the long way, once for all
businesses that name them. What is not certain to be such a string is not read here.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from plugins.opening_hours.error import HoursError
from plugins.opening_hours.lexer import tokens
from plugins.opening_hours.parser import parse
from plugins.opening_hours.rules import (
    DAY,
    MONTHS,
    WEEKDAYS,
    Dates,
    Holiday,
    Months,
    Rule,
    Says,
    TimeSpan,
    Weekdays,
    Years,
)
from plugins.regex import regex

_DAY = f"(?:{'|'.join(WEEKDAYS)})"
_DAYS = rf"(?:{_DAY}(?:-{_DAY})?|PH)"
_TIME = r"[0-9]{2}:[0-9]{2}"
_SPANS = rf"{_TIME}-{_TIME}(?:,{_TIME}-{_TIME})*"
_RULE = regex(rf"({_DAYS}(?:,{_DAYS})*) (?:({_SPANS})|off)", re.ASCII)
_DATED = regex(
    rf"((?:[0-9]{{4}} )?(?:{'|'.join(MONTHS)})\b[A-Za-z0-9 ,-]*) (?:({_SPANS})|off)", re.ASCII
)
#: A session longer than this over midnight is more often a slip than a night shift (minutes).
LONG_NIGHT = 15 * 60
#: The bit of public holidays in a set of days; those before are the weekdays.
_HOLIDAYS = 1 << 7


class _Plain(Struct, frozen=True):
    """One rule, and when it holds: on days of a set, or at dates."""

    rule: Rule
    days: int = 0
    season: tuple[tuple[Years, ...], tuple[Dates | Months, ...]] | None = None


def plain_rules(text: str) -> tuple[Rule, ...] | None:
    """The rules of ``text``, which is its own canonical form and about which there are no notes;
    None if it has to be read the long way, be it right or wrong.
    """
    rules = []
    named = 0
    seasons = set()
    for part in text.split("; "):
        found = _rule(part)
        if found is None:
            return None
        if found.season:
            if found.season in seasons:
                return None
            seasons.add(found.season)
        elif named & (found.days | _HOLIDAYS) or (seasons and found.days != _HOLIDAYS):
            return None  # days named twice, or weekdays behind a holiday or behind dates
        rules.append(found.rule)
        named |= found.days
    return tuple(rules) if any(rule.times for rule in rules) else None


@lru_cache(maxsize=16384)
def _rule(text: str) -> _Plain | None:
    matched = _RULE.fullmatch(text)
    if matched is None:
        return _dated_rule(text)
    found = _days(matched[1])
    if found is None:
        return None
    days, named = found
    if matched[2] is None:
        return _Plain(Rule(days=days, says=Says.OFF, written=True), named)
    times = _times(matched[2])
    return _Plain(Rule(days=days, times=times), named) if times else None


def _dated_rule(text: str) -> _Plain | None:
    """A rule of dates, some days of these perhaps."""
    matched = _DATED.fullmatch(text)
    at = _dates(matched[1]) if matched else None
    if matched is None or at is None:
        return None
    season = (at.years, at.dates)
    if matched[2] is None:
        return _Plain(replace(at, times=(), says=Says.OFF, written=True), season=season)
    times = _times(matched[2])
    return _Plain(replace(at, times=times), season=season) if times else None


@lru_cache(maxsize=4096)
def _dates(text: str) -> Rule | None:
    """A rule that holds at the dates ``text``, written canonically; None for holidays, weeks and
    the nth of a month.
    """
    written = f"{text} 08:00-12:00"
    try:
        parsed = parse(tokens(written), len(written))
    except HoursError:
        return None
    rule = parsed.rules[0]
    plain = all(isinstance(day, Weekdays) and not day.nth for day in rule.days)
    if len(parsed.rules) > 1 or parsed.notes or str(rule) != written or not rule.dates:
        return None
    return rule if plain and not rule.weeks and not rule.only else None


@lru_cache(maxsize=4096)
def _days(text: str) -> tuple[tuple[Weekdays | Holiday, ...], int] | None:
    """The days, and the set of them; None where one is named twice, or a span is of one day."""
    days: list[Weekdays | Holiday] = []
    named = 0
    for part in text.split(","):
        if part == "PH":
            days.append(Holiday("PH"))
            members = _HOLIDAYS
        else:
            first, dash, last = part.partition("-")
            if dash and first == last:
                return None
            one = Weekdays(WEEKDAYS.index(first), WEEKDAYS.index(last or first))
            days.append(one)
            members = sum(1 << day for day in one.plain())
        if named & members:
            return None
        named |= members
    return tuple(days), named


@lru_cache(maxsize=4096)
def _times(text: str) -> tuple[TimeSpan, ...] | None:
    """The spans; None where one is not clear or reaches into another."""
    spans: list[tuple[int, int]] = []
    for part in text.split(","):
        start, end = _minutes(part[:5]), _minutes(part[6:])
        if start is None or end is None or start == DAY or end in (0, start):
            return None
        if end < start:
            end += DAY
        if end > DAY and end - start >= LONG_NIGHT:
            return None
        if any(start < later and earlier < end for earlier, later in spans):
            return None
        spans.append((start, end))
    return tuple([TimeSpan(start, end) for start, end in spans])


@cache
def _minutes(text: str) -> int | None:
    """Of ``HH:MM``; None for a time that no clock shows."""
    hours, minutes = int(text[:2]), int(text[3:])
    found = hours * 60 + minutes
    return found if minutes < 60 and found <= DAY else None
