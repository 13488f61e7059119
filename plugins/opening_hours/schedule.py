# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What holds when: a canonical string in a region → sessions by day, and intervals in real time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from plugins.opening_hours.reading import rules_of
from plugins.opening_hours.region import Region
from plugins.opening_hours.rules import DAY, Holiday, Rule, Weekdays
from plugins.opening_hours.selection import in_season, is_holiday, on_weekday, speaks_of
from plugins.opening_hours.session import (
    ASK_ON_HOLIDAY,
    Piece,
    Session,
    State,
    agreed,
    merged,
    session,
    unsure,
)

__all__ = ["Calendar", "Interval", "State", "intervals"]

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Interval:
    """A time at which the state is known to be open, or unknown; in between it is closed.

    ``start`` and ``end`` (exclusive) are aware, in the region's zone.
    """

    start: datetime
    end: datetime
    state: State
    comment: str


@dataclass(frozen=True, slots=True)
class _Test:
    """What must be asked of a day to know whether a rule holds on it."""

    number: int
    mask: int  # the weekdays on which its days hold whatever the date, as bits
    special: tuple[Weekdays | Holiday, ...]  # its other days
    seasonal: bool
    rule: Rule


class Calendar:
    """The sessions of one canonical string in one region, each computed once."""

    def __init__(self, canonical: str, region: Region) -> None:
        self.rules = rules_of(canonical)
        self.region = region
        self.masks = tuple(_mask(rule) for rule in self.rules)
        self._tests = tuple(
            _Test(number, mask, _special(rule), bool(rule.years or rule.dates or rule.weeks), rule)
            for number, (mask, rule) in enumerate(zip(self.masks, self.rules, strict=True))
        )
        self.needs_school = any(
            isinstance(d, Holiday) and d.kind == "SH"
            for rule in self.rules
            for d in (*rule.days, *rule.only)
        )
        self._days: dict[date, tuple[tuple[int, ...], Session]] = {}
        self._kinds: dict[tuple[tuple[int, ...], bool], Session] = {}

    def _holding(self, day: date, school: bool) -> tuple[int, ...]:
        bit = 1 << day.weekday()
        found = []
        for test in self._tests:
            if not test.mask & bit and not any(
                is_holiday(d, day, self.region, school)
                if isinstance(d, Holiday)
                else on_weekday(d, day)
                for d in test.special
            ):
                continue
            if test.seasonal and not in_season(test.rule, day):
                continue
            only = test.rule.only
            if only and not any(is_holiday(h, day, self.region, school) for h in only):
                continue
            found.append(test.number)
        return tuple(found)

    def holding(self, day: date) -> tuple[int, ...]:
        """The numbers of the rules that hold on ``day``."""
        return self._known(day)[0]

    def session(self, day: date) -> Session:
        """What begins on ``day``."""
        return self._known(day)[1]

    def _known(self, day: date) -> tuple[tuple[int, ...], Session]:
        known = self._days.get(day)
        if known is None:
            numbers = self._holding(day, False)
            holiday = bool(self.region.holiday(day))
            one = self._of(numbers, day, holiday)
            if self.needs_school:
                one = agreed(one, self._of(self._holding(day, True), day, holiday))
            known = self._days[day] = (numbers, one)
        return known

    def _of(self, numbers: tuple[int, ...], day: date, holiday: bool) -> Session:
        silent = holiday and not any(speaks_of(self.rules[n], day) for n in numbers)
        return self.combined(numbers, silent)

    def combined(self, numbers: tuple[int, ...], silent: bool = False) -> Session:
        """The session of a day on which just these rules hold."""
        key = (numbers, silent)
        found = self._kinds.get(key)
        if found is None:
            found = session([self.rules[n] for n in numbers])
            if silent:
                found = unsure(found, ASK_ON_HOLIDAY)
            self._kinds[key] = found
        return found

    def day(self, day: date) -> tuple[Piece, ...]:
        """The calendar day from midnight to midnight, with the tail of the day before."""
        return merged(self.session(day), self.session(day - _ONE_DAY))


def _mask(rule: Rule) -> int:
    """The weekdays on which the rule's days hold whatever the date, as bits."""
    if not rule.days:
        return 127
    plain = [d.plain() for d in rule.days if isinstance(d, Weekdays) and not d.nth]
    return sum(1 << weekday for weekday in frozenset().union(*plain))


def _special(rule: Rule) -> tuple[Weekdays | Holiday, ...]:
    return tuple(d for d in rule.days if isinstance(d, Holiday) or d.nth)


def intervals(canonical: str, region: Region, start: date, days: int) -> tuple[Interval, ...]:
    """Every time that is open or unknown from the midnight of ``start`` for ``days`` days.

    ``canonical`` is a ``Reading.canonical``. The intervals are sorted, do not overlap, and touching
    ones of the same state and comment are one; the first and last are cut at the window's edges.
    Wall times become UTC first: one that a clock change skips is the moment of the change, one that
    comes twice is its first coming.
    """
    zone = ZoneInfo(region.timezone)
    return tuple(
        Interval(
            datetime.fromtimestamp(a * 60, zone), datetime.fromtimestamp(b * 60, zone), state, note
        )
        for a, b, state, note in minutes(_calendar(canonical, region), start, days)
    )


@lru_cache(maxsize=64)
def _calendar(canonical: str, region: Region) -> Calendar:
    """Asked for window after window, the same string need not be worked out anew."""
    return Calendar(canonical, region)


def minutes(calendar: Calendar, start: date, days: int) -> list[tuple[int, int, State, str]]:
    """The same as UTC epoch minutes: (start, end, state, comment)."""
    out: list[tuple[int, int, State, str]] = []
    zone = calendar.region.timezone
    for number in range(days):
        day = start + timedelta(days=number)
        midnight, length = _midnight(zone, day)
        for piece in calendar.day(day):
            if length == DAY:
                begin, end = midnight + piece.start, midnight + piece.end
            else:
                begin, end = _instant(zone, day, piece.start), _instant(zone, day, piece.end)
            if begin >= end:
                continue
            if out and out[-1][1] == begin and out[-1][2:] == (piece.state, piece.comment):
                out[-1] = (out[-1][0], end, piece.state, piece.comment)
            else:
                out.append((begin, end, piece.state, piece.comment))
    return out


@lru_cache(maxsize=8192)
def _midnight(zone: str, day: date) -> tuple[int, int]:
    """The epoch minute of the day's midnight, and how many minutes the day has."""
    begin = _instant(zone, day, 0)
    return begin, _instant(zone, day + _ONE_DAY, 0) - begin


def _instant(zone: str, day: date, minute: int) -> int:
    """The epoch minute of a wall time given as minutes from the day's midnight (0 to 1440)."""
    info = ZoneInfo(zone)
    wall = datetime(day.year, day.month, day.day) + timedelta(minutes=minute)  # noqa: DTZ001
    wall = wall.replace(tzinfo=info)
    found = wall.astimezone(UTC)
    if found.astimezone(info).replace(fold=0) != wall:  # skipped by a clock change
        before = wall.utcoffset() or timedelta()
        at = wall.replace(fold=1).astimezone(UTC)
        while at.astimezone(info).utcoffset() == before:
            at += timedelta(minutes=1)
        found = at
    return int(found.timestamp()) // 60
