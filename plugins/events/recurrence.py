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

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise, starmap
from zoneinfo import ZoneInfo

from msgspec import Struct

from ..core.clock import even_midnight
from .occurrence import Occurrence, resolved, timed, whole_days
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
    "every_occurrence",
    "excluded",
    "in_order",
    "occurrences",
    "parse_rule",
    "rhythm",
]

#: Thirteen months: a year's calendar and the month that a visitor stands in.
LONGEST_WINDOW = timedelta(days=397)
_DAY = timedelta(days=1)
_NONE = timedelta()
#: More than any zone's offset or clock change moves a local time.
_SLACK = timedelta(days=2)
#: An end is never later than this: behind it not every zone can convert.
_LAST_MOMENT = datetime(9999, 12, 29)  # noqa: DTZ001 - local times are naive here
_NEVER_TOO_LONG = _LAST_MOMENT - datetime(LAST_YEAR + 1, 1, 1)  # noqa: DTZ001


class Series(Struct, frozen=True):
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
    expansion = _Expansion(series, _rule_of(series), zone)
    opening, closing = (resolved(_midnight(day), zone) for day in (window_start, window_end))
    found: dict[datetime | date, Occurrence] = {}
    for number, moment in expansion.moments(window_end + _SLACK):
        if expansion.surely_over(moment, window_start):
            continue  # spare the zone's arithmetic
        one = expansion.occurrence(number, moment)
        if isinstance(one.start, datetime):
            end = one.end if isinstance(one.end, datetime) else one.start
            inside = one.start < closing and (end > opening or one.start >= opening)
        else:
            inside = one.first_day < window_end and one.last_day >= window_start
        if inside:
            found.setdefault(one.start, one)
            if len(found) >= limit:
                break
    return in_order(tuple(found.values()))


def every_occurrence(series: Series, zone: ZoneInfo, before: date) -> Iterator[Occurrence]:
    """Yield every date of `series` that begins before the day `before`, by its local time.

    A series that is not repeated has its one date whenever that is. Raises RuleError, and nothing
    else. See `in_order`.
    """
    repeated = series.rrule or series.rdate or series.exdate
    if not repeated and FIRST_YEAR <= series.start.year <= LAST_YEAR:
        expansion = _Expansion(series, None, zone)
        return iter((expansion.occurrence(0, expansion.start),))
    expansion = _Expansion(series, _rule_of(series), zone)
    found = starmap(expansion.occurrence, expansion.moments(before + _SLACK))
    return (one for one in found if one.first_day < before)


def in_order(found: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
    """By start, each start once: a clock change may push one time onto another or behind it."""
    if all(one.start < other.start for one, other in pairwise(found)):
        return tuple(found)
    once: dict[datetime | date, Occurrence] = {}
    for one in found:
        once.setdefault(one.start, one)
    return tuple(sorted(once.values(), key=lambda o: (o.start, o.number)))


def excluded(series: Series, zone: ZoneInfo) -> tuple[datetime | date, ...]:
    """The series' exceptions in the kind of its start, naive, ascending: for an EXDATE.

    Raises RuleError if the rule cannot be read (its BYHOUR decides a bare date's times).
    """
    if not series.exdate:
        return ()
    return _in_kind(series, sorted(_expand(series, _rule_of(series), series.exdate, zone)))


def added(series: Series, zone: ZoneInfo) -> tuple[datetime | date, ...]:
    """The series' additional starts in the kind of its start, naive, ascending: for an RDATE.

    Raises RuleError if the rule cannot be read.
    """
    if not series.rdate:
        return ()
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


class _Expansion:
    """One series being expanded in one zone. `start` is its naive local start."""

    def __init__(self, series: Series, rule: Rule | None, zone: ZoneInfo) -> None:
        self._zone = zone
        self._rule = rule
        start = series.start
        self._all_day = not isinstance(start, datetime)
        self.start = (
            start.replace(tzinfo=None, fold=0) if isinstance(start, datetime) else _midnight(start)
        )
        self._length = self._nominal_length(series.end)
        self._series = series

    def _nominal_length(self, end: datetime | date | None) -> timedelta | None:
        """How much later than the start the wall clock shows the end; None without an end."""
        if end is None:
            return None
        if isinstance(end, datetime) and not self._all_day:
            length = end.replace(tzinfo=None, fold=0) - self.start
        else:
            length = _midnight(_day(end)) - self.start + (_NONE if self._all_day else _DAY)
        return length if length >= _NONE else None

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
        return resolved(until, self._zone)

    def _by_rule(self, horizon: date) -> Iterator[datetime]:
        if self._rule is None:
            return
        times = local_times(self._rule, horizon)
        until = self._last_instant()
        if until is None:
            yield from times
            return
        near = until.replace(tzinfo=None) - _SLACK
        for moment in times:
            if moment > near:
                at = moment if self._all_day else resolved(moment, self._zone)
                if at > until:
                    return
            yield moment

    def moments(self, horizon: date) -> Iterator[tuple[int, datetime]]:
        """Number the series' local times, ascending, up to and on `horizon`.

        A year far outside any calendar is passed over: a zone has no offset for the year 1.
        """
        series = self._series
        excluded = _expand(series, self._rule, series.exdate, self._zone)
        added = {self.start} | _expand(series, self._rule, series.rdate, self._zone)
        last = _midnight(horizon) + _DAY
        for number, moment in enumerate(_merged(self._by_rule(horizon), sorted(added))):
            if moment >= last:
                return
            if FIRST_YEAR <= moment.year <= LAST_YEAR and moment not in excluded:
                yield number, moment

    def surely_over(self, moment: datetime, day: date) -> bool:
        """Whether what begins at this local time is over before `day` in any zone."""
        return moment.date() + self._length_from(moment) + _SLACK < day

    def _length_from(self, moment: datetime) -> timedelta:
        length = self._length or _NONE
        return length if length <= _NEVER_TOO_LONG else min(length, _LAST_MOMENT - moment)

    def occurrence(self, number: int, moment: datetime) -> Occurrence:
        """Return the occurrence at this local time."""
        if self._all_day:
            return whole_days(moment.date(), (moment + self._length_from(moment)).date(), number)
        start = resolved(moment, self._zone)
        if self._length is None:
            return timed(start, None, number)
        length = self._length_from(moment)
        end = start + length  # on the clock of the wall
        same_day = length < _DAY and end.day == start.day
        if same_day and even_midnight(self._zone, start.date()) is not None:
            return timed(start, end, number)
        end = resolved(moment + length, self._zone)
        if end < start:  # the gap pushed the start behind the end: keep the length instead
            end = (start.astimezone(UTC) + length).astimezone(self._zone)
        return timed(start, end, number)


def _merged(ruled: Iterator[datetime], added: list[datetime]) -> Iterator[datetime]:
    """Both, ascending, each time once."""
    at = 0
    for moment in ruled:
        while at < len(added) and added[at] <= moment:
            if added[at] < moment:
                yield added[at]
            at += 1
        yield moment
    yield from added[at:]
