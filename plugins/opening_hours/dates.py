# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dates of a rule: ``Apr-Oct``, ``Dec 24,31``, ``2026 Aug 03-21``, ``24.12.``, ``easter``."""

from __future__ import annotations

from msgspec.structs import replace

from plugins.opening_hours.cursor import Cursor
from plugins.opening_hours.rules import Dates, Months, Point, Weeks, Years
from plugins.opening_hours.weekdays import days_offset

_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def begins_dates(cursor: Cursor, ahead: int = 0) -> bool:
    """True if a date, month or Easter stands ``ahead`` of the finger, fillers not counted."""
    while cursor.kind(ahead) == "filler":
        ahead += 1
    kind = cursor.kind(ahead)
    if kind == "year":
        return cursor.kind(ahead + 1) in ("month", "easter")
    if kind == "number":
        return cursor.kind(ahead + 1) == "month"
    if kind == "ordinal_number":
        while cursor.kind(ahead) in ("ordinal_number", "comma", "dash", "filler"):
            ahead += 1
        return cursor.kind(ahead) in ("month", "date")
    return kind in ("month", "date", "easter")


def read_dates(cursor: Cursor) -> tuple[Dates | Months, ...]:
    """Read a list of dates and months; each is an alternative."""
    found: list[Dates | Months] = []
    while True:
        cursor.skip("filler")
        found.extend(_item(cursor))
        if cursor.kind() != "comma":
            return tuple(found)
        if begins_dates(cursor, 1):
            cursor.take()
        else:
            return tuple(found)


def _item(cursor: Cursor) -> list[Dates | Months]:
    if cursor.kind() == "ordinal_number":
        return _german_days(cursor)
    first = cursor.at
    year = _take_year(cursor)
    if cursor.kind() == "month" and not _day_follows(cursor):
        return [_months(cursor, year)]
    begin = _point(cursor, year)
    out: list[Dates | Months] = [_until(cursor, first, begin)]
    # »Dec 24,31«: more days of the same month
    while cursor.kind() == "comma" and cursor.kind(1) == "number" and cursor.kind(2) != "month":
        cursor.take()
        more = _dated(cursor, begin.month, int(str(cursor.take().value)), begin.year)
        out.append(_until(cursor, cursor.at - 1, more))
    return out


def _take_year(cursor: Cursor) -> int | None:
    token = cursor.take_if("year")
    return int(str(token.value)) if token else None


def _day_follows(cursor: Cursor) -> bool:
    """``Apr 9`` is a day; ``Apr 9 Uhr`` and ``Apr-Oct 9-18`` are not."""
    return cursor.kind(1) in ("number", "ordinal_number") and cursor.kind(2) != "clock"


def _months(cursor: Cursor, year: int | None) -> Months:
    first = cursor.at
    begin = int(str(cursor.take().value))
    end = begin
    if cursor.take_if("dash"):
        token = cursor.take_if("month")
        if token is None:
            raise cursor.wrong(
                "Hinter dem Strich fehlt der letzte Monat.",
                "Schreiben Sie zum Beispiel »Apr-Oct«.",
                first,
            )
        end = int(str(token.value))
    if year is None and cursor.kind() == "year" and cursor.kind(1) not in ("month", "easter"):
        year = _take_year(cursor)
    return Months(begin, end, year)


def _point(cursor: Cursor, year: int | None) -> Point:
    token = cursor.peek()
    if token is not None and token.kind == "easter":
        cursor.take()
        return Point(0, 0, year, days_offset(cursor, 200))
    if token is not None and token.kind == "date" and isinstance(token.value, tuple):
        cursor.take()
        day, month, own = token.value
        return _dated(cursor, month, day, own if own is not None else year)
    if token is not None and token.kind == "month":
        month = int(str(cursor.take().value))
        number = cursor.take_if("number", "ordinal_number")
        if number is not None:
            return _dated(cursor, month, int(str(number.value)), year)
    elif token is not None and token.kind in ("number", "ordinal_number"):
        day = int(str(cursor.take().value))
        named = cursor.take_if("month")
        if named is not None:
            dated = _dated(cursor, int(str(named.value)), day, year)
            return replace(dated, year=_take_year(cursor)) if year is None else dated
    raise cursor.wrong(
        "Dieses Datum ist nicht vollständig.",
        "Schreiben Sie zum Beispiel »Dec 24«, »2026 Aug 03-21« oder »24.12.«.",
    )


def _until(cursor: Cursor, first: int, begin: Point) -> Dates:
    """``begin`` alone, or the range that goes on behind a dash."""
    if not cursor.take_if("dash"):
        return Dates(begin, begin)
    cursor.skip("filler")
    if cursor.kind() == "number" and cursor.kind(1) != "month" and begin.month:
        end = _dated(cursor, begin.month, int(str(cursor.take().value)), begin.year)
        if end.day < begin.day:
            raise cursor.wrong(
                "Das Ende liegt vor dem Anfang.",
                "Schreiben Sie den Monat dazu, zum Beispiel »Dec 24-Jan 06«.",
                first,
            )
        return Dates(begin, end)
    end = _point(cursor, _take_year(cursor))
    wraps = (end.month, end.day) < (begin.month, begin.day) and bool(end.month and begin.month)
    if begin.year is not None and end.year is None:
        end = replace(end, year=begin.year + wraps)
    elif begin.year is None and end.year is not None:
        begin = replace(begin, year=end.year - wraps)
    if (
        begin.year is not None
        and end.year is not None
        and (end.year < begin.year or (end.year == begin.year and wraps))
    ):
        raise cursor.wrong(
            "Das Ende liegt vor dem Anfang.", "Vertauschen Sie die beiden Tage.", first
        )
    return Dates(begin, end)


def _dated(cursor: Cursor, month: int, day: int, year: int | None) -> Point:
    longest = _LONGEST[month - 1] if 1 <= month <= 12 else 0
    if month == 2 and year is not None and (year % 4 or (year % 100 == 0 and year % 400)):
        longest = 28
    if not 1 <= day <= longest:
        raise cursor.wrong(
            "Diesen Tag gibt es im Kalender nicht.",
            "Schreiben Sie zum Beispiel »Dec 24« oder »2026 Aug 03-21«.",
            max(0, cursor.at - 1),
        )
    return Point(month, day, year)


def _german_days(cursor: Cursor) -> list[Dates | Months]:
    """``24.-26.12.``, ``24. und 31. Dezember``: days first, their month behind the last."""
    first = cursor.at
    days: list[tuple[int, bool]] = []  # day, a dash follows
    while cursor.kind() == "ordinal_number" and cursor.kind(1) in ("dash", "comma", "filler"):
        day = int(str(cursor.take().value))
        mark = cursor.take_if("dash", "comma", "filler")
        cursor.skip("filler")
        days.append((day, mark is not None and mark.kind == "dash"))
    last = _point(cursor, None)
    if last.month == 0 or any(dash for _, dash in days[:-1]):
        raise cursor.wrong(
            "Diese Tage werden nicht verstanden.",
            "Schreiben Sie zum Beispiel »Dec 24-26« oder »Dec 24,31«.",
            first,
        )
    points = [_dated(cursor, last.month, day, last.year) for day, _ in days]
    if days and days[-1][1]:
        if points[-1].day > last.day:
            raise cursor.wrong(
                "Das Ende liegt vor dem Anfang.", "Nennen Sie bei beiden Tagen den Monat.", first
            )
        *singles, begin = points
        return [*(Dates(p, p) for p in singles), Dates(begin, last)]
    return [*(Dates(p, p) for p in points), _until(cursor, first, last)]


def read_years(cursor: Cursor) -> tuple[Years, ...]:
    """``2026``, ``2026-2028``, ``2026+``, and lists of them."""
    found: list[Years] = []
    while True:
        first = cursor.at
        begin = int(str(cursor.take().value))
        end: int | None = begin
        if cursor.kind() == "dash" and cursor.kind(1) == "year":
            cursor.take()
            end = int(str(cursor.take().value))
            if end < begin:
                raise cursor.wrong(
                    "Das Ende liegt vor dem Anfang.", "Schreiben Sie »2026-2028«.", first
                )
        elif cursor.take_if("plus"):
            end = None
        found.append(Years(begin, end))
        if cursor.kind() == "comma" and cursor.kind(1) == "year":
            cursor.take()
            continue
        return tuple(found)


def read_weeks(cursor: Cursor) -> tuple[Weeks, ...]:
    """``week 10-20``, ``week 02-52/2``, ``KW 3,5``."""
    first = cursor.at
    cursor.take()
    found: list[Weeks] = []
    while True:
        token = cursor.take_if("number", "ordinal_number")
        begin = int(str(token.value)) if token else 0
        end, step = begin, 1
        if token and cursor.kind() == "dash" and cursor.kind(1) == "number":
            cursor.take()
            end = int(str(cursor.take().value))
            if cursor.kind() == "slash" and cursor.kind(1) == "number":
                cursor.take()
                step = int(str(cursor.take().value))
        if not (1 <= begin <= end <= 53 and 1 <= step <= 26):
            raise cursor.wrong(
                "Diese Kalenderwochen gibt es nicht.",
                "Schreiben Sie zum Beispiel »week 10-20« oder »week 02-52/2«.",
                first,
            )
        found.append(Weeks(begin, end, step))
        if cursor.kind() == "comma" and cursor.kind(1) == "number":
            cursor.take()
            continue
        return tuple(found)
