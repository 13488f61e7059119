# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""From a series of dates to its occurrences in a window, in the city's own time.

The rules, with their sources:

* The clock on the wall decides. A market every Saturday at 08:00 is at 08:00 on both sides of a
  clock change (RFC 5545 §3.3.10, local time with TZID).
* The end keeps its wall clock as well: a ball »22 to 4 o'clock« ends at 4 in the night of a
  clock change, too. RFC 5545 §3.8.5.3 asks for the same exact duration instead; but a poster
  says when it ends, and the calendar programs add the difference of the wall clocks.
* A time that the spring change skips (02:30 on 29 March 2026) is read with the offset before
  the gap, which makes it 03:30 (RFC 5545 §3.3.5). That holds for repeated times as well: §3.3.10
  would drop them, but no calendar program does, and page and calendar must not differ.
* A time that the autumn change repeats is its first (RFC 5545 §3.3.5).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from heapq import merge
from itertools import groupby
from zoneinfo import ZoneInfo

from .rule import FIRST_YEAR, LAST_YEAR, Rule, RuleError
from .rule_dates import local_times
from .rule_reading import parse_rule
from .rule_words import describe, rhythm

__all__ = [
    "LONGEST_WINDOW",
    "Occurrence",
    "Rule",
    "RuleError",
    "Series",
    "added",
    "describe",
    "excluded",
    "occurrences",
    "parse_rule",
    "rhythm",
]

#: Thirteen months: a year's calendar and the month that a visitor stands in.
LONGEST_WINDOW = timedelta(days=397)
_DAY = timedelta(days=1)
#: More than any zone's offset or clock change moves a local time.
_SLACK = timedelta(days=2)
#: An end is never later than this: behind it not every zone can convert.
_LAST_MOMENT = datetime(9999, 12, 29)  # noqa: DTZ001 - local times are naive here


@dataclass(frozen=True, slots=True)
class Series:
    """An event's dates as its record gives them; times are naive, on the city's clock.

    `start` is a datetime, or a date for an all-day event. `end` is None, or of the same kind;
    a date is the LAST day, inclusive. A timed start with a date as its end lasts to that day's
    midnight. `rrule` is empty for no rule. In `exdate` and `rdate` a bare date stands, for a
    timed event, for the event's usual times on that day. Their order has no meaning.
    """

    start: datetime | date
    end: datetime | date | None = None
    rrule: str = ""
    exdate: tuple[datetime | date, ...] = ()
    rdate: tuple[datetime | date, ...] = ()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date of a series.

    Timed: `start` and `end` are aware, in the city's zone; `end` is None if the event states
    none, because a duration is never invented.
    All-day: both are dates, and `end` is the LAST day, inclusive. `index` numbers the series
    from 0 in the order of time and counts excluded dates too, so that it stays when another
    date is cancelled, and does not depend on the window.
    """

    start: datetime | date
    end: datetime | date | None
    all_day: bool
    index: int


def occurrences(
    series: Series, zone: ZoneInfo, window_start: date, window_end: date, limit: int = 400
) -> tuple[Occurrence, ...]:
    """Return what of `series` takes place within [window_start, window_end), in order of time.

    Included is what starts before `window_end` and is not over when `window_start` begins, so
    an exhibition that runs since last week is there. At most the first `limit` are returned,
    and at most LONGEST_WINDOW is looked at. Raises RuleError, and nothing else.
    """
    window_end = min(window_end, window_start + LONGEST_WINDOW)
    if window_end <= window_start:
        return ()
    expansion = _Expansion(series, _rule_of(series), zone, (window_start, window_end))
    found: dict[datetime | date, Occurrence] = {}
    for index, moment in expansion.moments():
        occurrence = expansion.occurrence(index, moment)
        if occurrence is not None:
            found.setdefault(occurrence.start, occurrence)
            if len(found) >= limit:
                break
    return tuple(sorted(found.values(), key=lambda o: (o.start, o.index)))


def excluded(series: Series, zone: ZoneInfo) -> tuple[datetime | date, ...]:
    """The series' exceptions in the kind of its start, naive, ascending: for an EXDATE.

    Raises RuleError if the rule cannot be read (its BYHOUR decides a bare date's times).
    """
    return _in_kind(series, sorted(_expand(series, _rule_of(series), series.exdate, zone)))


def added(series: Series, zone: ZoneInfo) -> tuple[datetime | date, ...]:
    """The series' additional starts in the kind of its start, naive, ascending: for an RDATE.

    Raises RuleError if the rule cannot be read.
    """
    return _in_kind(series, sorted(_expand(series, _rule_of(series), series.rdate, zone)))


def _rule_of(series: Series) -> Rule | None:
    return parse_rule(series.rrule, series.start) if series.rrule.strip() else None


def _in_kind(series: Series, moments: list[datetime]) -> tuple[datetime | date, ...]:
    timed = isinstance(series.start, datetime)
    return tuple(moments if timed else (moment.date() for moment in moments))


def _expand(
    series: Series, rule: Rule | None, values: tuple[datetime | date, ...], zone: ZoneInfo
) -> set[datetime]:
    """The naive local times that `values` stand for; midnights for an all-day series."""
    start = series.start
    moments: set[datetime] = set()
    for value in values:
        if not isinstance(start, datetime):
            moments.add(_midnight(_day(value)))
        elif isinstance(value, datetime):
            local = value.astimezone(zone) if value.tzinfo else value
            moments.add(local.replace(tzinfo=None, fold=0))
        else:
            times = set(rule.times) if rule else {start.time()}
            if value == start.date():
                times.add(start.time())  # the start takes place even where the rule misses it
            moments.update(datetime.combine(value, clock) for clock in times)
    return moments


def _day(value: datetime | date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _resolved(local: datetime, zone: ZoneInfo) -> datetime:
    """The instant of a naive local time, written as the zone's clock then shows it."""
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC).astimezone(zone)


class _Expansion:
    """One series being expanded in one zone and one window."""

    def __init__(
        self, series: Series, rule: Rule | None, zone: ZoneInfo, window: tuple[date, date]
    ) -> None:
        self._zone = zone
        self._window = window
        self._opening, self._closing = (_resolved(_midnight(day), zone) for day in window)
        self._rule = rule
        self._all_day = not isinstance(series.start, datetime)
        start = series.start
        self._start = (
            start.replace(tzinfo=None, fold=0) if isinstance(start, datetime) else _midnight(start)
        )
        self._length = self._nominal_length(series.end)
        self._excluded = _expand(series, rule, series.exdate, zone)
        self._extra = sorted({self._start} | _expand(series, rule, series.rdate, zone))
        self._until = self._last_instant()

    def _nominal_length(self, end: datetime | date | None) -> timedelta | None:
        """How much later than the start the wall clock shows the end; None without an end."""
        if end is None:
            return None
        if isinstance(end, datetime) and not self._all_day:
            length = end.replace(tzinfo=None, fold=0) - self._start
        else:
            length = _midnight(_day(end)) - self._start + (timedelta() if self._all_day else _DAY)
        return length if length >= timedelta() else None

    def _last_instant(self) -> datetime | None:
        """UNTIL as the last admissible instant (timed) or the last day's midnight (all-day)."""
        until = self._rule.until if self._rule else None
        if until is None:
            return None
        if isinstance(until, datetime) and until.tzinfo is not None:
            if not self._all_day:
                return until
            until = until.astimezone(self._zone).date()
        if self._all_day:
            return _midnight(_day(until))
        if not isinstance(until, datetime):
            until = datetime.combine(until, time(23, 59, 59))
        return _resolved(until, self._zone)

    def _by_rule(self, horizon: date) -> Iterator[datetime]:
        if self._rule is None:
            return
        for moment in local_times(self._rule, horizon):
            if self._until is not None:
                at = moment if self._all_day else _resolved(moment, self._zone)
                if at > self._until:
                    return
            yield moment

    def moments(self) -> Iterator[tuple[int, datetime]]:
        """Number the series' local times, ascending, up to just behind the window.

        A year far outside any calendar is passed over: a zone has no offset for the year 1.
        """
        horizon = self._window[1] + _SLACK
        ordered = merge(self._by_rule(horizon), self._extra)
        for index, (moment, _) in enumerate(groupby(ordered)):
            if moment.date() > horizon:
                return
            if FIRST_YEAR <= moment.year <= LAST_YEAR and moment not in self._excluded:
                yield index, moment

    def occurrence(self, index: int, moment: datetime) -> Occurrence | None:
        """Return the occurrence at this local time, or None if it is outside the window."""
        length = min(self._length or timedelta(), _LAST_MOMENT - moment)
        if moment.date() + length + _SLACK < self._window[0]:
            return None  # long over: spare the zone's arithmetic
        if self._all_day:
            first, last = moment.date(), (moment + length).date()
            inside = first < self._window[1] and last >= self._window[0]
            return Occurrence(first, last, True, index) if inside else None
        start = _resolved(moment, self._zone)
        if self._length is None:
            inside = self._opening <= start < self._closing
            return Occurrence(start, None, False, index) if inside else None
        end = _resolved(moment + length, self._zone)
        if end < start:  # the gap pushed the start behind the end: keep the length instead
            end = (start.astimezone(UTC) + length).astimezone(self._zone)
        inside = start < self._closing and (end > self._opening or start >= self._opening)
        return Occurrence(start, end, False, index) if inside else None
