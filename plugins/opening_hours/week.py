# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The result that every page, list and feed reads: week, special days, days, badge."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Literal

from msgspec import Struct

from plugins.opening_hours.horizon import horizon, numbers
from plugins.opening_hours.reading import Reading
from plugins.opening_hours.region import Region
from plugins.opening_hours.rules import DAY
from plugins.opening_hours.schedule import Schedule, State
from plugins.opening_hours.session import ASK_IN_SCHOOL_HOLIDAYS, ASK_ON_HOLIDAY, Piece, Session

#: How far the badge speaks, and how far special days are listed (days, today included).
BADGE_DAYS = 14
SPECIAL_DAYS = 60

Kind = Literal["open", "closed", "unknown"]
_ONE_DAY = timedelta(days=1)


class Span(Struct, frozen=True, cache_hash=True):
    """Minutes from the day's midnight; past 1440 it is the next morning.

    With ``open_end`` an open span closes at ``end`` or later; an unknown one names only its start
    (``18:00+``), and ``end`` is a bound.
    """

    start: int
    end: int
    state: State
    comment: str
    open_end: bool = False


class DayHours(Struct, frozen=True, cache_hash=True):
    """The hours that begin on ``day``.

    ``holiday`` is the public holiday's name or nothing; or the name of another day (a Sunday on
    which shops may open), for who is open then and is not on other such weekdays. ``note`` says in
    German what times cannot (»Betriebsferien«, »sonst nach Vereinbarung«); ``special`` marks a day
    that is not as its weekday is regularly, or a public holiday.
    """

    day: date
    spans: tuple[Span, ...]
    holiday: str
    note: str
    kind: Kind
    special: bool


class SpecialDays(Struct, frozen=True, cache_hash=True):
    """Consecutive days, ``first`` to ``last``, that share their special hours."""

    first: date
    last: date
    spans: tuple[Span, ...]
    holiday: str
    note: str
    kind: Kind


class Hours:
    """Opening hours of one string, in one region, as seen from ``today``.

    ``hours`` makes one of them for each; so they are told apart by identity, and what is made of
    one can be kept by it. Each part is worked out when somebody looks at it.
    """

    def __init__(self, reading: Reading, schedule: Schedule) -> None:
        self.reading = reading
        self._schedule = schedule
        self._shown = _Shown(schedule)
        #: The day within the 60 on which another season begins, or 0.
        self._change = schedule.pattern.next_change(_TODAY)

    @cached_property
    def week(self) -> tuple[DayHours, ...]:
        """Monday to Sunday of today's week, regular, without holidays and exceptions."""
        return self._shown.week(_TODAY)

    @cached_property
    def special_days(self) -> tuple[SpecialDays, ...]:
        """Of the next 60 days."""
        return _joined(tuple([self._shown.day(n, True) for n in numbers(self._special & ~1)]))

    @cached_property
    def today(self) -> DayHours:
        """Today, as it really is."""
        return self._shown.day(_TODAY, bool(self._special >> _TODAY & 1))

    def spans(self, ahead: int) -> tuple[Span, ...]:
        """Of the day so many days after today, as they really are; at most 60."""
        return self._shown.spans(_TODAY + ahead)

    @cached_property
    def days(self) -> tuple[DayHours, ...]:
        """The next 14 days, as they really are."""
        return self._shown.days(_TODAY, BADGE_DAYS, self._special)

    @property
    def badge(self) -> tuple[tuple[int, int, int], ...]:
        """(opens, closes, 1 = open | 2 = unknown) in UTC epoch minutes, from today's midnight for
        14 days, with the tail of yesterday's session. It is not kept: it takes as much room as
        all else, and one text is made of it.
        """
        return tuple(self._schedule.minutes(_TODAY, BADGE_DAYS, _code))

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """The reading's, and what only the region tells."""
        return (*self.reading.notes, *_region_notes(self._schedule))

    @property
    def changes_on(self) -> date | None:
        """The day within the 60 on which another season begins, or None."""
        return self._schedule.over.days[self._change] if self._change else None

    @cached_property
    def next_week(self) -> tuple[DayHours, ...]:
        """The regular week from ``changes_on`` on."""
        return self._shown.week(self._change) if self._change else ()

    @property
    def is_usual(self) -> bool:
        """Whether each of the next 14 days is as its weekday is in ``week``, and has no name."""
        pattern, first = self._schedule.pattern, self._schedule.over.days[_TODAY].weekday()
        usual = (pattern.week(_TODAY) * 3)[first : first + BADGE_DAYS]
        real = pattern.of_day[_TODAY : _TODAY + BADGE_DAYS]
        return real == usual and not self._special >> _TODAY & _BADGE

    @property
    def silent_on_holidays(self) -> bool:
        """Whether the string says nothing about public holidays."""
        return self._schedule.pattern.silent_on_holidays

    @cached_property
    def _special(self) -> int:
        return _special(self._schedule)


#: Its number in the horizon: yesterday is part of it, for its night may reach into today.
_TODAY = 1
#: The days of the badge, from today on, as a set.
_BADGE = (1 << BADGE_DAYS) - 1


@lru_cache(maxsize=16384)
def hours(reading: Reading, region: Region, today: date) -> Hours:
    """Everything a page says about the hours of one business, computed once for equal strings."""
    over = horizon(region, today - _ONE_DAY, _TODAY + SPECIAL_DAYS)
    return Hours(reading, Schedule(reading.canonical, over))


def real_days(schedule: Schedule, first: int, days: int) -> tuple[DayHours, ...]:
    """The hours of each of ``days`` days from the horizon's ``first``, as they really are."""
    return _Shown(schedule).days(first, days, _special(schedule))


def _code(piece: Piece) -> int:
    return 1 if piece.state is State.OPEN else 2


def _special(schedule: Schedule) -> int:
    """The days that are holidays, on which an exception holds, or that may be school holidays."""
    pattern, over = schedule.pattern, schedule.over
    found = pattern.special
    if pattern.needs_school:
        for number in numbers(over.all & ~found):
            usual = pattern.week(number)[over.days[number].weekday()]
            if schedule.on(number) != schedule.of(usual):
                found |= 1 << number
    return found


#: What a day of one kind says, whatever its date.
_Said = tuple[tuple[Span, ...], str, Kind]


@lru_cache(maxsize=16384)
def _day_hours(day: date, said: _Said, holiday: str, special: bool) -> DayHours:
    """One object for all that are open alike on ``day``, so that what is made of it is made once:
    a town has nearly as many strings as businesses, and on each day some dozen ways to be open.
    """
    spans, note, kind = said
    return DayHours(day, spans, holiday, note, kind, special)


class _Shown:
    """The days of a schedule as they are shown."""

    def __init__(self, schedule: Schedule) -> None:
        self._schedule = schedule
        #: By kind of day: few kinds, many days.
        self._words: dict[int, _Said] = {}

    def week(self, number: int) -> tuple[DayHours, ...]:
        """Monday to Sunday of the week around the day ``number``, in the season of that day."""
        schedule = self._schedule
        week = zip(schedule.over.week_of(number), schedule.pattern.week(number), strict=True)
        return tuple([_day_hours(day, self._of(kind), "", False) for day, kind in week])

    def day(self, number: int, special: bool) -> DayHours:
        """The day ``number``."""
        over = self._schedule.over
        said = self._of(self._schedule.pattern.of_day[number])
        name = over.names.get(number, "")
        if not name and special and said[2] == "open":
            name = over.other_names.get(number, "")
        return _day_hours(over.days[number], said, name, special)

    def spans(self, number: int) -> tuple[Span, ...]:
        """Those of the day ``number``."""
        return self._of(self._schedule.pattern.of_day[number])[0]

    def days(self, first: int, days: int, special: int) -> tuple[DayHours, ...]:
        """``days`` days from ``first`` on; ``special`` is a set of days."""
        return tuple([self.day(n, bool(special >> n & 1)) for n in range(first, first + days)])

    def _of(self, kind: int) -> _Said:
        found = self._words.get(kind)
        if found is None:
            found = self._words[kind] = _words(self._schedule.of(kind))
        return found


@lru_cache(maxsize=8192)
def _words(found: Session) -> _Said:
    """Spans, note and kind of a session. Fillers become a note where times are named."""
    named = tuple(
        [Span(p.start, p.end, p.state, p.comment, p.open_end) for p in found.pieces if not p.filler]
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


@lru_cache(maxsize=4096)
def _joined(days: tuple[DayHours, ...]) -> tuple[SpecialDays, ...]:
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


def _region_notes(schedule: Schedule) -> tuple[str, ...]:
    if schedule.pattern.needs_school and any(
        piece.comment == ASK_IN_SCHOOL_HOLIDAYS
        for kind in {*schedule.pattern.of_day[_TODAY:]}
        for piece in schedule.of(kind).pieces
    ):
        return (
            "Für die Stadt sind keine Schulferien eingetragen; was davon abhängt, ist unbekannt.",
        )
    return ()
