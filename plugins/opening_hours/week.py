# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The result that every page, list and feed reads: week, special days, days, badge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from plugins.opening_hours.reading import Reading
from plugins.opening_hours.region import Region
from plugins.opening_hours.rules import DAY, Holiday, Joint, Says
from plugins.opening_hours.schedule import Calendar, Interval, State, minutes
from plugins.opening_hours.selection import in_season, is_exception
from plugins.opening_hours.session import ASK_IN_SCHOOL_HOLIDAYS, ASK_ON_HOLIDAY, Session

#: How far the badge speaks, and how far special days are listed (days, today included).
BADGE_DAYS = 14
SPECIAL_DAYS = 60

Kind = Literal["open", "closed", "unknown"]
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Minutes from the day's midnight; past 1440 it is the next morning.

    With ``open_end`` an open span closes at ``end`` or later; an unknown one names only its start
    (``18:00+``), and ``end`` is a bound.
    """

    start: int
    end: int
    state: State
    comment: str
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class DayHours:
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


@dataclass(frozen=True, slots=True)
class SpecialDays:
    """Consecutive days, ``first`` to ``last``, that share their special hours."""

    first: date
    last: date
    spans: tuple[Span, ...]
    holiday: str
    note: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours of one string, in one region, as seen from ``today``.

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
    intervals: tuple[Interval, ...]
    badge: tuple[tuple[int, int, int], ...]
    notes: tuple[str, ...]
    changes_on: date | None
    next_week: tuple[DayHours, ...]
    silent_on_holidays: bool


@lru_cache(maxsize=4096)
def hours(reading: Reading, region: Region, today: date) -> Hours:
    """Everything a page says about the hours of one business, computed once."""
    calendar = Calendar(reading.canonical, region)
    regular = _Regular(calendar)
    changes_on = regular.next_change(today)
    ahead = regular.real(today, SPECIAL_DAYS)
    spans = minutes(calendar, today, BADGE_DAYS)
    zone = ZoneInfo(region.timezone)
    return Hours(
        reading,
        regular.week(today),
        _joined(ahead),
        ahead[:BADGE_DAYS],
        tuple(
            Interval(_local(a, zone), _local(b, zone), state, note) for a, b, state, note in spans
        ),
        _badge(spans),
        (*reading.notes, *_region_notes(calendar, ahead)),
        changes_on,
        regular.week(changes_on) if changes_on else (),
        not _names_holidays(calendar),
    )


def real_days(calendar: Calendar, start: date, days: int) -> tuple[DayHours, ...]:
    """The hours of each of ``days`` days from ``start``, as they really are."""
    return _Regular(calendar).real(start, days)


def _local(minute: int, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(minute * 60, UTC).astimezone(zone)


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

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        rules = calendar.rules
        self._numbers = tuple(n for n, rule in enumerate(rules) if not is_exception(rule))
        self._shown: dict[int, tuple[tuple[Span, ...], str, Kind]] = {}
        self._seasonal = tuple(n for n in self._numbers if rules[n].years or rules[n].dates)

    def row(self, day: date, weekday: int) -> tuple[int, ...]:
        """The regular rules for ``weekday`` in the season that holds on ``day``."""
        masks, rules = self._calendar.masks, self._calendar.rules
        return tuple(
            n for n in self._numbers if masks[n] >> weekday & 1 and in_season(rules[n], day)
        )

    def week(self, day: date) -> tuple[DayHours, ...]:
        """Monday to Sunday of the week around ``day``, in the season that holds on ``day``."""
        monday = day - timedelta(days=day.weekday())
        return tuple(
            self._day(monday + timedelta(days=w), self._calendar.combined(self.row(day, w)))
            for w in range(7)
        )

    def real(self, start: date, days: int) -> tuple[DayHours, ...]:
        """The hours of each of ``days`` days from ``start``, as they really are."""
        out = []
        for number in range(days):
            day = start + timedelta(days=number)
            found = self._calendar.session(day)
            holiday = self._calendar.region.holiday(day)
            special = bool(holiday) or self._special(day, found)
            out.append(self._day(day, found, holiday, special))
        return tuple(out)

    def _day(self, day: date, found: Session, holiday: str = "", special: bool = False) -> DayHours:
        # few sessions, many days; the calendar keeps the sessions, so their ids stay theirs
        shown = self._shown.get(id(found))
        if shown is None:
            shown = self._shown[id(found)] = _shown(found)
        spans, note, kind = shown
        return DayHours(day, spans, holiday, note, kind, special)

    def _special(self, day: date, found: Session) -> bool:
        """Whether an exception holds on ``day``, or it may be a school holiday."""
        if any(n not in self._numbers for n in self._calendar.holding(day)):
            return True
        if not self._calendar.needs_school:
            return False
        return found != self._calendar.combined(self.row(day, day.weekday()))

    def next_change(self, today: date) -> date | None:
        """The first day of another season within the 60 days."""
        if not self._seasonal:
            return None
        now = self._season(today)
        ahead = (today + timedelta(days=n) for n in range(1, SPECIAL_DAYS))
        return next((day for day in ahead if self._season(day) != now), None)

    def _season(self, day: date) -> tuple[bool, ...]:
        rules = self._calendar.rules
        return tuple(in_season(rules[n], day) for n in self._seasonal)


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


def _joined(days: tuple[DayHours, ...]) -> tuple[SpecialDays, ...]:
    """Runs of special days that say the same, as ranges."""
    out: list[SpecialDays] = []
    for day in days:
        if not day.special:
            continue
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


def _names_holidays(calendar: Calendar) -> bool:
    """Whether the string says anything about public holidays, or has none to be asked about."""
    return any(
        r.always or any(isinstance(d, Holiday) and d.kind == "PH" for d in (*r.days, *r.only))
        for r in calendar.rules
    ) or not any(r.says is Says.OPEN and r.joint is not Joint.FALLBACK for r in calendar.rules)


def _region_notes(calendar: Calendar, ahead: tuple[DayHours, ...]) -> tuple[str, ...]:
    if any(s.comment == ASK_IN_SCHOOL_HOLIDAYS for day in ahead for s in day.spans):
        return (
            "Für die Stadt sind keine Schulferien eingetragen; was davon abhängt, ist unbekannt.",
        )
    return ()
