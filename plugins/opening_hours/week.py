# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The result that every page, list and feed reads: week, special days, days, badge."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from plugins.opening_hours.horizon import horizon, numbers
from plugins.opening_hours.reading import Reading
from plugins.opening_hours.region import Region
from plugins.opening_hours.rules import DAY, Holiday, Joint, Rule, Says, Weekdays
from plugins.opening_hours.schedule import Schedule, State
from plugins.opening_hours.selection import is_exception, season_of
from plugins.opening_hours.session import ASK_IN_SCHOOL_HOLIDAYS, ASK_ON_HOLIDAY, Session

#: How far the badge speaks, and how far special days are listed (days, today included).
BADGE_DAYS = 14
SPECIAL_DAYS = 60

Kind = Literal["open", "closed", "unknown"]
_ONE_DAY = timedelta(days=1)


class Span(Struct, frozen=True):
    """Minutes from the day's midnight; past 1440 it is the next morning.

    With ``open_end`` an open span closes at ``end`` or later; an unknown one names only its start
    (``18:00+``), and ``end`` is a bound.
    """

    start: int
    end: int
    state: State
    comment: str
    open_end: bool = False


class DayHours(Struct, frozen=True):
    """The hours that begin on ``day``.

    ``holiday`` is the public holiday's name or nothing; ``note`` says in German what times cannot
    (»Betriebsferien«, »sonst nach Vereinbarung«); ``special`` marks a day that is not as its
    weekday is regularly, or a public holiday.
    """

    day: date
    spans: tuple[Span, ...]
    holiday: str
    note: str
    kind: Kind
    special: bool


class SpecialDays(Struct, frozen=True):
    """Consecutive days, ``first`` to ``last``, that share their special hours."""

    first: date
    last: date
    spans: tuple[Span, ...]
    holiday: str
    note: str
    kind: Kind


class Hours(Struct, frozen=True, eq=False):
    """Opening hours of one string, in one region, as seen from ``today``.

    ``hours`` makes one of them for each; so they are told apart by identity, and what is made of
    one can be kept by it.

    ``week``: Monday to Sunday of today's week, regular, without holidays and exceptions.
    ``special_days``: of the next 60 days. ``days``: the next 14, as they really are.
    ``badge``: (opens, closes, 1 = open | 2 = unknown) in UTC epoch minutes, from today's midnight
    for 14 days, with the tail of yesterday's session. ``notes``: the reading's, and what only the
    region tells. ``changes_on``: the day within the 60 on which another season begins, or None;
    ``next_week`` is the regular week from then on. ``silent_on_holidays``: the string says nothing
    about public holidays.
    """

    reading: Reading
    week: tuple[DayHours, ...]
    special_days: tuple[SpecialDays, ...]
    days: tuple[DayHours, ...]
    badge: tuple[tuple[int, int, int], ...]
    notes: tuple[str, ...]
    changes_on: date | None
    next_week: tuple[DayHours, ...]
    silent_on_holidays: bool


@lru_cache(maxsize=16384)
def hours(reading: Reading, region: Region, today: date) -> Hours:
    """Everything a page says about the hours of one business, computed once for equal strings."""
    # yesterday is part of it: its night may reach into today
    schedule = Schedule(reading.canonical, horizon(region, today - _ONE_DAY, 1 + SPECIAL_DAYS))
    regular = _Regular(schedule)
    change = regular.next_change(1)
    special = regular.special() & ~1
    ahead = schedule.sessions(special | (1 << 1 + BADGE_DAYS) - 2)
    shown = {n: regular.day(n, one, bool(special >> n & 1)) for n, one in ahead.items()}
    return Hours(
        reading,
        regular.week(1),
        _joined([shown[n] for n in numbers(special)]),
        tuple(shown[n] for n in range(1, 1 + BADGE_DAYS)),
        _badge(schedule.minutes(1, BADGE_DAYS)),
        (*reading.notes, *_region_notes(schedule)),
        schedule.over.days[change] if change else None,
        regular.week(change) if change else (),
        not _names_holidays(schedule.rules),
    )


def real_days(schedule: Schedule, first: int, days: int) -> tuple[DayHours, ...]:
    """The hours of each of ``days`` days from the horizon's ``first``, as they really are."""
    regular = _Regular(schedule)
    special = regular.special()
    ahead = schedule.sessions(((1 << days) - 1) << first)
    return tuple(regular.day(n, one, bool(special >> n & 1)) for n, one in ahead.items())


def _badge(spans: list[tuple[int, int, State, str]]) -> tuple[tuple[int, int, int], ...]:
    """Without the comments, which the badge does not show: touching times of a state are one."""
    out: list[tuple[int, int, int]] = []
    for begin, end, state, _ in spans:
        code = 1 if state is State.OPEN else 2
        if out and out[-1][1:] == (begin, code):
            out[-1] = (out[-1][0], end, code)
        else:
            out.append((begin, end, code))
    return tuple(out)


class _Regular:
    """The regular week: the rules that are no exceptions, season by season."""

    def __init__(self, schedule: Schedule) -> None:
        self._schedule = schedule
        self._over = schedule.over
        rules = schedule.rules
        #: number of the rule → its weekdays, and the days of its season
        self._rules = {
            n: (_weekdays(rule), season_of(rule, self._over))
            for n, rule in enumerate(rules)
            if not is_exception(rule)
        }
        self._shown: dict[int, tuple[tuple[Span, ...], str, Kind]] = {}

    def row(self, number: int, weekday: int) -> Session:
        """How it is regularly on ``weekday`` in the season that holds on the day ``number``."""
        return self._schedule.combined(
            tuple(
                n
                for n, (weekdays, season) in self._rules.items()
                if weekday in weekdays and season >> number & 1
            )
        )

    def week(self, number: int) -> tuple[DayHours, ...]:
        """Monday to Sunday of the week around the day ``number``, in the season of that day."""
        day = self._over.days[number]
        monday = day - timedelta(days=day.weekday())
        return tuple(
            DayHours(monday + timedelta(days=w), spans, "", note, kind, False)
            for w in range(7)
            for spans, note, kind in (self._as_shown(self.row(number, w)),)
        )

    def day(self, number: int, found: Session, special: bool) -> DayHours:
        """The day ``number`` with its session."""
        spans, note, kind = self._as_shown(found)
        holiday = self._over.names.get(number, "")
        return DayHours(self._over.days[number], spans, holiday, note, kind, special)

    def _as_shown(self, found: Session) -> tuple[tuple[Span, ...], str, Kind]:
        # few sessions, many days; the schedule keeps the sessions, so their ids stay theirs
        shown = self._shown.get(id(found))
        if shown is None:
            shown = self._shown[id(found)] = _shown(found)
        return shown

    def special(self) -> int:
        """The days that are holidays, on which an exception holds, or that may be school holidays.

        An exception makes a day special even where it says what the week says.
        """
        found = self._over.public_holidays()
        for number, days in enumerate(self._schedule.holding):
            if number not in self._rules:
                found |= days
        if self._schedule.needs_school:
            for number, one in self._schedule.sessions(self._over.all & ~found).items():
                if one != self.row(number, self._over.days[number].weekday()):
                    found |= 1 << number
        return found

    def next_change(self, today: int) -> int:
        """The first day after ``today`` that is in another season, or 0."""
        other = 0
        for number, (_, season) in self._rules.items():
            rule = self._schedule.rules[number]
            if rule.years or rule.dates:
                other |= season ^ (self._over.all if season >> today & 1 else 0)
        return next(numbers(other >> today + 1 << today + 1), 0)


def _weekdays(rule: Rule) -> frozenset[int]:
    """The weekdays on which the rule's days hold whatever the date."""
    if not rule.days:
        return frozenset(range(7))
    plain = (d.plain() for d in rule.days if isinstance(d, Weekdays) and not d.nth)
    return frozenset().union(*plain)


def _shown(found: Session) -> tuple[tuple[Span, ...], str, Kind]:
    """Spans, note and kind of a session. Fillers become a note where times are named."""
    named = tuple(
        Span(p.start, p.end, p.state, p.comment, p.open_end) for p in found.pieces if not p.filler
    )
    fillers = [p for p in found.pieces if p.filler and p.comment and p.start < DAY]
    note = found.note
    if named and any(p.start == 0 or p.end == DAY for p in fillers):
        note = note or f"sonst {fillers[0].comment}"
    if not named and fillers:
        named = (Span(0, DAY, fillers[0].state, fillers[0].comment),)
        note = note or fillers[0].comment
    unknown = {s.comment for s in named if s.state is State.UNKNOWN}
    note = next((q for q in (ASK_ON_HOLIDAY, ASK_IN_SCHOOL_HOLIDAYS) if q in unknown), note)
    if any(s.state is State.OPEN for s in named):
        return named, note, "open"
    return named, note, "unknown" if named else "closed"


def _joined(days: Iterable[DayHours]) -> tuple[SpecialDays, ...]:
    """Runs of special days that say the same, as ranges."""
    out: list[SpecialDays] = []
    for day in days:
        one = SpecialDays(day.day, day.day, day.spans, day.holiday, day.note, day.kind)
        before = out[-1] if out else None
        if (
            before
            and before.last + _ONE_DAY == day.day
            and (before.spans, before.holiday, before.note, before.kind)
            == (one.spans, one.holiday, one.note, one.kind)
        ):
            out[-1] = SpecialDays(before.first, day.day, one.spans, one.holiday, one.note, one.kind)
        else:
            out.append(one)
    return tuple(out)


def _names_holidays(rules: tuple[Rule, ...]) -> bool:
    """Whether the string says anything about public holidays, or has none to be asked about."""
    return any(
        r.always or any(isinstance(d, Holiday) and d.kind == "PH" for d in (*r.days, *r.only))
        for r in rules
    ) or not any(r.says is Says.OPEN and r.joint is not Joint.FALLBACK for r in rules)


def _region_notes(schedule: Schedule) -> tuple[str, ...]:
    if schedule.needs_school and any(
        piece.comment == ASK_IN_SCHOOL_HOLIDAYS
        for run, found in schedule.runs
        if run & ~1
        for piece in found.pieces
    ):
        return (
            "Für die Stadt sind keine Schulferien eingetragen; was davon abhängt, ist unbekannt.",
        )
    return ()
