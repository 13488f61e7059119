# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dates, times and money as the page's language writes them.

German by tables of our own: Babel and its data take longer to import than a small town's pages to
render. The tests hold the tables to Babel, and any other language is Babel's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from jinja2.filters import do_urlencode

from plugins.core.clock import iso_offset
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
    money = lru_cache(maxsize=_MANY)(written["money"])
    days = {name: _by_day(write) for name, write in written.items() if name != "money"}
    return {**days, "money": money, "clock": clock, "iso": iso, "urlencode": url_encoded}


class _Days(dict[date, str]):
    """The words for each day; they are found when they are first asked for."""

    def __init__(self, write: Filter) -> None:
        super().__init__()
        self._write = write

    def __missing__(self, day: date) -> str:
        if len(self) >= _MANY:
            self.clear()
        words = self[day] = self._write(day)
        return words


def _by_day(write: Filter) -> Filter:
    """``write``, its words kept. A moment is looked up by its day, whose hash is soon made: that of
    a moment with a time zone takes longer than to write it.
    """
    words = _Days(write)

    def written(value: date | datetime) -> str:
        return words[value if value.__class__ is date else _day(value)]

    return written


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


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


class _UrlLetters(dict[int, str]):
    """How letters are written in an address, found out when they are met first."""

    def __missing__(self, letter: int) -> str:
        written = self[letter] = quote(chr(letter))
        return written


_URL_LETTERS = _UrlLetters()


def url_encoded(value: Any) -> str:
    """Jinja's ``urlencode``; of a text, in a third of the time."""
    return value.translate(_URL_LETTERS) if value.__class__ is str else do_urlencode(value)


def iso(value: date | datetime) -> str:
    """ISO 8601, with the offset if the value has one."""
    if not isinstance(value, datetime):
        return _ISO_DAYS[value]
    if value.second:
        return value.isoformat(timespec="seconds")
    # As ``isoformat`` writes it, in a third of the time.
    time = _TIMES[value.hour * 60 + value.minute]
    return f"{_ISO_DAYS[value.date()]}{time}{iso_offset(value)}"


_ISO_DAYS = _Days(date.isoformat)
