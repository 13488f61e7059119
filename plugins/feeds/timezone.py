# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A zone's clock changes as a VTIMEZONE (RFC 5545 §3.6.5), short and right.

A zone whose changes follow one yearly rule is written as that rule, in 0.4 kB and without an
end; for any other zone each change of the years 1970 to 2037 is listed. A change is stated by
the clock before it, as RFC 5545 asks: 02:00 in spring. The icalendar library (7.3.0) states it
by the clock after it; a program that trusts such a file is an hour late that night.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from msgspec import Struct

from .content_line import basic_text, content_line

#: A rule must hold in all of these years to be called the zone's rule.
_YEARS = range(2000, 2038)
#: The rules are dated back to the beginning of Unix time, as calendar programs do: an event
#: that repeats since before 2000 then has a defined offset.
_SINCE = 1970
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
#: No zone has changed its clock twice in this time; Recife did within a week (October 2000).
_STEP = timedelta(days=4)
_SECOND = timedelta(seconds=1)


class _Observance(Struct, frozen=True):
    """A clock between two changes: the offset before it and in it, its name."""

    before: timedelta
    after: timedelta
    summer: bool
    name: str


class _Yearly(Struct, frozen=True):
    """A yearly clock change: on the nth weekday of a month, by the clock before the change."""

    month: int
    ordinal: int
    weekday: int
    clock: timedelta
    observance: _Observance


def is_utc(key: str) -> bool:
    """Whether a zone is UTC by name, so that its times are written with a Z and no TZID."""
    return key.rpartition("/")[2] in ("UTC", "UCT", "Universal", "Zulu")


@lru_cache(maxsize=16)
def vtimezone(key: str) -> bytes:
    """Return the VTIMEZONE component of the IANA zone `key`, as iCalendar lines with CRLF."""
    zone = ZoneInfo(key)
    observances = "".join(_ruled(zone) or _listed(zone))
    head = f"BEGIN:VTIMEZONE\r\n{content_line('TZID', key)}"
    return f"{head}{observances}END:VTIMEZONE\r\n".encode()


def _ruled(zone: ZoneInfo) -> list[str]:
    """The zone as a rule a change, or nothing if its years differ."""
    changes: dict[int, list[_Yearly]] = {year: [] for year in _YEARS}
    for instant in _instants(zone, _YEARS.start):
        changes[instant.year].append(_yearly(zone, instant))
    rules = changes[_YEARS.start]
    if any(found != rules for found in changes.values()):
        return []
    if not rules:
        return _initial(zone, datetime(_YEARS.start, 1, 1, tzinfo=UTC))
    return [line for rule in rules for line in _rule_lines(rule)]


def _listed(zone: ZoneInfo) -> list[str]:
    """The zone as a list of its changes, those of one kind together."""
    onsets: dict[_Observance, list[str]] = {}
    for instant in _instants(zone, _SINCE):
        observance = _observance(zone, instant)
        onsets.setdefault(observance, []).append(basic_text(instant + observance.before))
    lines = _initial(zone, datetime(_SINCE, 1, 1, tzinfo=UTC))
    for observance, (first, *others) in onsets.items():
        lines += _lines(observance, first, [content_line("RDATE", ",".join(others))] * bool(others))
    return lines


def _instants(zone: ZoneInfo, since: int) -> Iterator[datetime]:
    """The instants (UTC, to the second) at which the zone's offset changes up to 2037."""
    # While it looks for them, each is what a clock in UTC shows, with the zone beside it, as
    # ``fromutc`` wants it: there are thousands, and this takes a tenth of the time.
    early = datetime(since, 1, 1, tzinfo=zone)
    before = _shift(zone, early)
    while early.year < _YEARS.stop:
        late = early + _STEP
        after = _shift(zone, late)
        if after != before:
            change = _first_after(zone, early, late)
            if change.year < _YEARS.stop:
                yield change.replace(tzinfo=UTC)
        early, before = late, after


def _first_after(zone: ZoneInfo, early: datetime, late: datetime) -> datetime:
    """The first second of the offset that `late` has and `early` has not."""
    offset = _shift(zone, early)
    while late - early > _SECOND:
        middle = early + (late - early) // 2 // _SECOND * _SECOND
        if _shift(zone, middle) == offset:
            early = middle
        else:
            late = middle
    return late


def _shift(zone: ZoneInfo, utc: datetime) -> timedelta:
    """The zone's offset when a clock in UTC shows ``utc``."""
    return zone.fromutc(utc) - utc


def _offset(zone: ZoneInfo, instant: datetime) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta()


def _observance(zone: ZoneInfo, instant: datetime) -> _Observance:
    shown = instant.astimezone(zone)
    return _Observance(
        before=_offset(zone, instant - _SECOND),
        after=_offset(zone, instant),
        summer=bool(shown.dst()),
        name=shown.tzname() or "",
    )


def _yearly(zone: ZoneInfo, instant: datetime) -> _Yearly:
    observance = _observance(zone, instant)
    wall = instant.replace(tzinfo=None) + observance.before
    last = (wall + timedelta(days=7)).month != wall.month
    return _Yearly(
        month=wall.month,
        ordinal=-1 if last else (wall.day - 1) // 7 + 1,
        weekday=wall.weekday(),
        clock=wall - datetime.combine(wall, datetime.min.time()),
        observance=observance,
    )


def _first(change: _Yearly) -> datetime:
    """The change's first onset in the year from which the rule is written, on the wall clock."""
    if change.ordinal > 0:
        day = date(_SINCE, change.month, 7 * change.ordinal - 6)
        day += timedelta(days=(change.weekday - day.weekday()) % 7)
    else:
        day = date(_SINCE + change.month // 12, change.month % 12 + 1, 1) - timedelta(days=1)
        day -= timedelta(days=(day.weekday() - change.weekday) % 7)
    return datetime.combine(day, datetime.min.time()) + change.clock


def _rule_lines(change: _Yearly) -> list[str]:
    day = f"{change.ordinal}{_WEEKDAYS[change.weekday]}"
    rule = f"RRULE:FREQ=YEARLY;BYDAY={day};BYMONTH={change.month}\r\n"
    return _lines(change.observance, basic_text(_first(change)), [rule])


def _initial(zone: ZoneInfo, instant: datetime) -> list[str]:
    """The clock that is there from the beginning."""
    shown = instant.astimezone(zone)
    offset = _offset(zone, instant)
    observance = _Observance(offset, offset, bool(shown.dst()), shown.tzname() or "")
    return _lines(observance, f"{_SINCE}0101T000000", [])


def _lines(observance: _Observance, first: str, repeated: Iterable[str]) -> list[str]:
    kind = "DAYLIGHT" if observance.summer else "STANDARD"
    return [
        f"BEGIN:{kind}\r\nDTSTART:{first}\r\n",
        *repeated,
        f"TZNAME:{observance.name}\r\n",
        f"TZOFFSETFROM:{_offset_text(observance.before)}\r\n",
        f"TZOFFSETTO:{_offset_text(observance.after)}\r\n",
        f"END:{kind}\r\n",
    ]


def _offset_text(offset: timedelta) -> str:
    """UTC-OFFSET (§3.3.14): +0100, with seconds only where there are some."""
    seconds = abs(offset) // _SECOND
    sign = "-" if offset < timedelta() else "+"
    text = f"{sign}{seconds // 3600:02}{seconds // 60 % 60:02}"
    return f"{text}{seconds % 60:02}" if seconds % 60 else text
