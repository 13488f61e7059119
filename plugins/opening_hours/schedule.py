# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What holds when: a canonical string in a region → sessions by day, and intervals in real time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from msgspec import Struct

from plugins.opening_hours.horizon import Horizon, horizon, instant
from plugins.opening_hours.pattern import Mix, pattern_of
from plugins.opening_hours.reading import rules_of
from plugins.opening_hours.region import Region
from plugins.opening_hours.rules import DAY
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

Told = TypeVar("Told")
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

    ``pattern`` says of what kind each day is; days of one kind share their session.
    """

    def __init__(self, canonical: str, over: Horizon) -> None:
        self.rules = rules_of(canonical)
        self.over = over
        self.pattern = pattern_of(self.rules, over)
        self._sessions: dict[int, Session] = {}

    def on(self, number: int) -> Session:
        """What begins on the day ``number``."""
        return self.of(self.pattern.of_day[number])

    def of(self, kind: int) -> Session:
        """What begins on a day of this kind."""
        found = self._sessions.get(kind)
        if found is None:
            first, *others = map(self._session, self.pattern.kinds[kind])
            found = self._sessions[kind] = agreed(first, *others) if others else first
        return found

    def _session(self, mix: Mix) -> Session:
        found = session(tuple([self.rules[n] for n in mix.rules]))
        return unsure(found, ASK_ON_HOLIDAY) if mix.silent else found

    def minutes(
        self, first: int, days: int, tell: Callable[[Piece], Told]
    ) -> list[tuple[int, int, Told]]:
        """(start, end, what ``tell`` says) in UTC epoch minutes, of ``days`` days from ``first``.

        ``first`` is a day's number, from 1: the day before decides about its small hours. Touching
        times of which the same is told are one.
        """
        out: list[tuple[int, int, Told]] = []
        known: dict[tuple[int, int], list[tuple[int, int, Told]]] = {}
        kinds, midnights = self.pattern.of_day, self.over.midnights
        before, ended, said = kinds[first - 1], 0, None
        for number in range(first, first + days):
            kind = kinds[number]
            pieces = known.get((kind, before))
            if pieces is None:
                calendar_day = merged(self.of(kind), self.of(before))
                pieces = [(piece.start, piece.end, tell(piece)) for piece in calendar_day]
                known[kind, before] = pieces
            before = kind
            midnight, length = midnights[number]
            for start, end, told in pieces:
                if length == DAY:
                    begin, end = midnight + start, midnight + end
                else:
                    begin, end = self._instant(number, start), self._instant(number, end)
                    if begin >= end:
                        continue
                if begin == ended and told == said:
                    begin = out.pop()[0]
                out.append((begin, end, told))
                ended, said = end, told
        return out

    def _instant(self, number: int, minute: int) -> int:
        return instant(self.over.region.timezone, self.over.days[number], minute)


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
        for a, b, (state, note) in schedule.minutes(1, days, _state_and_comment)
    )


def _state_and_comment(piece: Piece) -> tuple[State, str]:
    return piece.state, piece.comment
