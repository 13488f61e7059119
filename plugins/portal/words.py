# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dates, times and money as the page's language writes them.

German by tables of our own: Babel and its data take longer to import than a small town's pages to
render. The tests hold the tables to Babel, and any other language is Babel's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from functools import lru_cache

from plugins.core.dates import MONTHS, long_date, month_name

Filter = Callable[..., str]

#: A build shows some thousand different days and prices; each is written out once.
_MANY = 4096
_SHORT_MONTHS = (
    *("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni"),
    *("Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."),
)
_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_CLOCK = tuple(f"{minute // 60}:{minute % 60:02d}" for minute in range(24 * 60))
_TIMES = tuple(f"T{minute // 60:02d}:{minute % 60:02d}" for minute in range(24 * 60))
_PATTERNS = {
    "date_full": "EEEE, d. MMMM y",
    "date_long": "d. MMMM y",
    "date_medium": "d. MMM y",
    "day_month": "d. MMMM",
    "weekday": "EEEE",
    "weekday_short": "ccc",
    "month_year": "MMMM y",
}


def filters(language: str) -> Mapping[str, Filter]:
    """The Jinja filters for dates, times and money in ``language``."""
    written = _german() if language == "de" else _by_babel(language)
    cached = {name: _kept(write) for name, write in written.items()}
    return {**cached, "clock": clock, "iso": iso}


def _kept(write: Filter) -> Filter:
    """``write``, its words kept. A moment is looked up by its day, whose hash is soon made: that of
    a moment with a time zone takes longer than to write it.
    """
    kept = lru_cache(maxsize=_MANY)(write)

    def written(value: date | datetime | Decimal, *more: str) -> str:
        return kept(value.date() if isinstance(value, datetime) else value, *more)

    return written


def _german() -> Mapping[str, Filter]:
    return {
        "date_full": lambda day: f"{_WEEKDAYS[day.weekday()]}, {long_date(day)}",
        "date_long": long_date,
        "date_medium": lambda day: f"{day.day}. {_SHORT_MONTHS[day.month - 1]} {day.year}",
        "day_month": lambda day: f"{day.day}. {MONTHS[day.month - 1]}",
        "weekday": lambda day: _WEEKDAYS[day.weekday()],
        "weekday_short": lambda day: _WEEKDAYS[day.weekday()][:2],
        "month_year": lambda day: month_name(day.year, day.month),
        "money": _german_money,
    }


def _german_money(amount: Decimal, currency: str = "EUR") -> str:
    if currency != "EUR":
        return _by_babel("de")["money"](amount, currency)
    written = f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
    return f"{written}\N{NO-BREAK SPACE}€"


def _by_babel(language: str) -> Mapping[str, Filter]:
    from babel.dates import format_date  # only another language, or another currency, pays for it
    from babel.numbers import format_currency

    def with_pattern(pattern: str) -> Filter:
        return lambda day: format_date(day, pattern, locale=language)

    def money(amount: Decimal, currency: str = "EUR") -> str:
        return format_currency(amount, currency, locale=language)

    return {**{n: with_pattern(p) for n, p in _PATTERNS.items()}, "money": money}


def clock(value: datetime | int) -> str:
    """``17:30`` for a time of day or for minutes after midnight."""
    if isinstance(value, datetime):
        return _CLOCK[value.hour * 60 + value.minute]
    return _CLOCK[value % 1440]


def iso(value: date | datetime) -> str:
    """ISO 8601, with the offset if the value has one."""
    if not isinstance(value, datetime):
        return _iso_day(value)
    if value.second:
        return value.isoformat(timespec="seconds")
    # As ``isoformat`` writes it, in a third of the time.
    time = _TIMES[value.hour * 60 + value.minute]
    return _iso_day(value.date()) + time + _iso_offset(value.utcoffset())


_iso_day = lru_cache(maxsize=_MANY)(date.isoformat)


@lru_cache(maxsize=_MANY)
def _iso_offset(offset: timedelta | None) -> str:
    zone = None if offset is None else timezone(offset)
    return datetime(2000, 1, 1, tzinfo=zone).isoformat(timespec="minutes")[16:]
