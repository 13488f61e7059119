# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A zone's clock changes as a VTIMEZONE (RFC 5545 §3.6.5), short and right.

icalendar can write one itself, but (7.3.0) lists every change up to 2038, 2.3 kB in each of
hundreds of files, and states the spring change by the clock after it, 03:00, where RFC 5545
asks for the clock before it, 02:00: a program that trusts the file is an hour late that night.
A zone whose changes follow one yearly rule is written as that rule here, in 0.5 kB and without
an end; only for other zones icalendar's own list is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Component, Timezone, TimezoneDaylight, TimezoneStandard

#: A rule must hold in all of these years to be called the zone's rule.
_YEARS = range(2000, 2038)
#: The rules are dated back to the beginning of Unix time, as calendar programs do: an event
#: that repeats since before 2000 then has a defined offset.
_SINCE = 1970
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True, order=True)
class _Change:
    """A yearly clock change: on the nth weekday of a month, by the clock before the change."""

    month: int
    ordinal: int
    weekday: int
    clock: timedelta
    before: timedelta
    after: timedelta
    summer: bool
    name: str


@lru_cache(maxsize=16)
def vtimezone(key: str) -> bytes:
    """Return the VTIMEZONE component of the IANA zone `key`, as iCalendar lines with CRLF."""
    zone = ZoneInfo(key)
    component = Timezone()
    component.add("TZID", key)
    years = {_yearly(zone, year) for year in _YEARS}
    if years == {()}:
        component.add_component(_unchanging(zone))
    elif len(years) == 1:
        for change in years.pop():
            component.add_component(_observance(change))
    else:
        component = Timezone.from_tzinfo(zone, key)
    return bytes(component.to_ical())


def _yearly(zone: ZoneInfo, year: int) -> tuple[_Change, ...]:
    return tuple(_described(zone, instant) for instant in _instants(zone, year))


def _instants(zone: ZoneInfo, year: int) -> Iterator[datetime]:
    """The instants (UTC, to the minute) at which the zone's offset changes in a year."""
    day = datetime(year, 1, 1, tzinfo=UTC)
    while day.year == year:
        late = day + timedelta(days=1)
        if _offset(zone, day) != _offset(zone, late):
            early = day
            while late - early > timedelta(minutes=1):
                middle = early + (late - early) // timedelta(minutes=2) * timedelta(minutes=1)
                if _offset(zone, middle) == _offset(zone, day):
                    early = middle
                else:
                    late = middle
            yield late
        day += timedelta(days=1)


def _offset(zone: ZoneInfo, instant: datetime) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta()


def _described(zone: ZoneInfo, instant: datetime) -> _Change:
    before = _offset(zone, instant - timedelta(minutes=1))
    wall = instant.replace(tzinfo=None) + before
    last = (wall + timedelta(days=7)).month != wall.month
    shown = instant.astimezone(zone)
    return _Change(
        month=wall.month,
        ordinal=-1 if last else (wall.day - 1) // 7 + 1,
        weekday=wall.weekday(),
        clock=timedelta(hours=wall.hour, minutes=wall.minute),
        before=before,
        after=_offset(zone, instant),
        summer=bool(shown.dst()),
        name=shown.tzname() or "",
    )


def _first(change: _Change) -> datetime:
    """The change's first onset in the year from which the rule is written, on the wall clock."""
    if change.ordinal > 0:
        day = date(_SINCE, change.month, 7 * change.ordinal - 6)
        day += timedelta(days=(change.weekday - day.weekday()) % 7)
    else:
        day = date(_SINCE + change.month // 12, change.month % 12 + 1, 1) - timedelta(days=1)
        day -= timedelta(days=(day.weekday() - change.weekday) % 7)
    return datetime.combine(day, datetime.min.time()) + change.clock


def _observance(change: _Change) -> Component:
    part: TimezoneStandard | TimezoneDaylight
    part = TimezoneDaylight() if change.summer else TimezoneStandard()
    part.add("DTSTART", _first(change))
    day = f"{change.ordinal}{_WEEKDAYS[change.weekday]}"
    part.add("RRULE", {"FREQ": "YEARLY", "BYMONTH": change.month, "BYDAY": day})
    part.add("TZOFFSETFROM", change.before)
    part.add("TZOFFSETTO", change.after)
    part.add("TZNAME", change.name)
    return part


def _unchanging(zone: ZoneInfo) -> Component:
    some_day = datetime(_YEARS.start, 1, 1, tzinfo=zone)
    part = TimezoneStandard()
    part.add("DTSTART", datetime.combine(date(_SINCE, 1, 1), datetime.min.time()))
    part.add("TZOFFSETFROM", some_day.utcoffset())
    part.add("TZOFFSETTO", some_day.utcoffset())
    part.add("TZNAME", some_day.tzname() or "")
    return part
