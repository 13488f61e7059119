# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What holds when: a canonical string in a region → sessions by day, and intervals in real time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from plugins.opening_hours.horizon import Horizon, horizon, instant, numbers
from plugins.opening_hours.reading import rules_of
from plugins.opening_hours.region import Region
from plugins.opening_hours.rules import DAY, Holiday
from plugins.opening_hours.selection import days_of, speaks_of
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

__all__ = ["Interval", "Schedule", "State", "intervals"]

_ONE_DAY = timedelta(days=1)


class Interval(Struct, frozen=True):
    """A time at which the state is known to be open, or unknown; in between it is closed.

    ``start`` and ``end`` (exclusive) are aware, in the region's zone.
    """

    start: datetime
    end: datetime
    state: State
    comment: str


class Schedule:
    """The sessions of one canonical string over the days of a horizon.

    ``holding`` are, by rule, the days on which it holds; ``runs`` sets of days that share their
    session.
    """

    def __init__(self, canonical: str, over: Horizon) -> None:
        self.rules = rules_of(canonical)
        self.over = over
        self.holding = [days_of(rule, over, False) for rule in self.rules]
        self.needs_school = any(
            isinstance(d, Holiday) and d.kind == "SH"
            for rule in self.rules
            for d in (*rule.days, *rule.only)
        )
        self._kinds: dict[tuple[tuple[int, ...], bool], Session] = {}
        self._merged: dict[tuple[int, int], tuple[Piece, ...]] = {}
        self.runs = self._agreed_runs() if self.needs_school else self._runs(self.holding)

    def _runs(self, holding: Sequence[int]) -> list[tuple[int, Session]]:
        """Sets of days on which the same rules hold, with their session; holidays one by one."""
        holidays = self.over.public_holidays()
        found = []
        for days, rules in _partition(holding, self.over.all):
            plain = days & ~holidays
            if plain:
                found.append((plain, self.combined(rules)))
            for number in numbers(days & holidays):
                day = self.over.days[number]
                silent = not any(speaks_of(self.rules[n], day) for n in rules)
                found.append((1 << number, self.combined(rules, silent)))
        return found

    def _agreed_runs(self) -> list[tuple[int, Session]]:
        """What is said whether or not the days of unknown school holidays are holidays."""
        otherwise = self._runs([days_of(rule, self.over, True) for rule in self.rules])
        return [
            (days & others, agreed(one, other))
            for days, one in self._runs(self.holding)
            for others, other in otherwise
            if days & others
        ]

    def combined(self, rules: tuple[int, ...], silent: bool = False) -> Session:
        """The session of a day on which just these rules hold (by number)."""
        key = (rules, silent)
        found = self._kinds.get(key)
        if found is None:
            found = session([self.rules[n] for n in rules])
            if silent:
                found = unsure(found, ASK_ON_HOLIDAY)
            self._kinds[key] = found
        return found

    def sessions(self, days: int) -> dict[int, Session]:
        """What begins on each day of a set, by the day's number, ascending."""
        found = {n: one for run, one in self.runs for n in numbers(run & days)}
        return dict(sorted(found.items()))

    def calendar_day(self, today: Session, yesterday: Session) -> tuple[Piece, ...]:
        """A day from midnight to midnight, with the tail of the day before."""
        # few sessions, many days; the runs keep the sessions, so their ids stay theirs
        key = (id(today), id(yesterday))
        found = self._merged.get(key)
        if found is None:
            found = self._merged[key] = merged(today, yesterday)
        return found

    def minutes(self, first: int, days: int) -> list[tuple[int, int, State, str]]:
        """(start, end, state, comment) in UTC epoch minutes, of ``days`` days from ``first`` on.

        ``first`` is a day's number, from 1: the day before decides about its small hours.
        """
        sessions = self.sessions(((1 << days + 1) - 1) << first - 1)
        out: list[tuple[int, int, State, str]] = []
        zone = self.over.region.timezone
        for number in range(first, first + days):
            midnight, length = self.over.midnights[number]
            for piece in self.calendar_day(sessions[number], sessions[number - 1]):
                if length == DAY:
                    begin, end = midnight + piece.start, midnight + piece.end
                else:
                    day = self.over.days[number]
                    begin, end = instant(zone, day, piece.start), instant(zone, day, piece.end)
                if begin >= end:
                    continue
                if out and out[-1][1] == begin and out[-1][2:] == (piece.state, piece.comment):
                    out[-1] = (out[-1][0], end, piece.state, piece.comment)
                else:
                    out.append((begin, end, piece.state, piece.comment))
        return out


def _partition(holding: Sequence[int], days: int) -> list[tuple[int, tuple[int, ...]]]:
    """``days`` in sets on which the same rules hold, with the numbers of these rules."""
    parts: list[tuple[int, tuple[int, ...]]] = [(days, ())]
    for number, held in enumerate(holding):
        split = []
        for part, rules in parts:
            inside = part & held
            if inside:
                split.append((inside, (*rules, number)))
            if inside != part:
                split.append((part & ~held, rules))
        parts = split
    return parts


def intervals(canonical: str, region: Region, start: date, days: int) -> tuple[Interval, ...]:
    """Every time that is open or unknown from the midnight of ``start`` for ``days`` days.

    ``canonical`` is a ``Reading.canonical``. The intervals are sorted, do not overlap, and touching
    ones of the same state and comment are one; the first and last are cut at the window's edges.
    Wall times become UTC first: one that a clock change skips is the moment of the change, one that
    comes twice is its first coming.
    """
    zone = ZoneInfo(region.timezone)
    schedule = Schedule(canonical, horizon(region, start - _ONE_DAY, days + 1))
    return tuple(
        Interval(
            datetime.fromtimestamp(a * 60, zone), datetime.fromtimestamp(b * 60, zone), state, note
        )
        for a, b, state, note in schedule.minutes(1, days)
    )
