# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dates, times and money as the page's language writes them, in the words of its catalogue.

Not by Babel: it and its data take longer to import than a small town's pages to render. The tests
hold the catalogues to it; and it writes what is paid in other money than the euro.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from plugins.core import dates
from plugins.core.clock import iso_day_and_offset
from plugins.core.messages import P_, Messages

Filter = Callable[..., str]

#: A build shows some thousand different days and prices; each is written out once.
_MANY = 4096
_IN_TWO = [f"{number:02d}" for number in range(60)]
_CLOCK = tuple(f"{hour}:{minute}" for hour in range(24) for minute in _IN_TWO)
_TIMES = tuple(f"T{hour}:{minute}" for hour in _IN_TWO[:24] for minute in _IN_TWO)
_SEPARATORS = (P_("between thousands", ","), P_("before decimals", "."))
_FREE = P_("price", "free")
_DATES: dict[str, Callable[[date, Messages], str]] = {
    "date_full": dates.full_date,
    "date_long": dates.long_date,
    "date_medium": dates.medium_date,
    "day_month": dates.day_month,
    "weekday": dates.weekday,
    "weekday_short": dates.short_weekday,
    "month_year": lambda day, words: dates.month_name(day.year, day.month, words),
}


def filters(language: str, words: Messages) -> dict[str, Filter]:
    """The Jinja filters for dates, times and money in ``language``, which says ``words``."""

    def write(form: Callable[[date, Messages], str]) -> Filter:
        return _by_day(lambda day: form(day, words))

    money = lru_cache(maxsize=_MANY)(_money(language, words))
    free = words.text(_FREE, "price")

    def price(amount: Decimal, currency: str = "EUR") -> str:
        """What a thing costs; what costs nothing is not said in figures."""
        return money(amount, currency) if amount else free

    days = {name: write(form) for name, form in _DATES.items()}
    others: dict[str, Filter] = {"money": money, "price": price, "clock": clock, "iso": iso}
    return {**days, **others, "urlencode": url_encoded}


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


def _money(language: str, words: Messages) -> Filter:
    thousands = words.text(_SEPARATORS[0], "between thousands")
    decimals = words.text(_SEPARATORS[1], "before decimals")
    signs = str.maketrans(",.", thousands + decimals)

    def money(amount: Decimal, currency: str = "EUR") -> str:
        if currency != "EUR":
            from babel.numbers import format_currency  # only another currency pays for it

            return format_currency(amount, currency, locale=language)
        return words("€%(amount)s", amount=f"{amount:,.2f}".translate(signs))

    return money


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
    if value.__class__ is str:
        text: str = value.translate(_URL_LETTERS)
        return text
    from jinja2.filters import do_urlencode  # our pages give it nothing but texts

    return do_urlencode(value)


def iso(value: date | datetime) -> str:
    """ISO 8601, with the offset if the value has one."""
    if not isinstance(value, datetime):
        return _ISO_DAYS[value]
    if value.second:
        return value.isoformat(timespec="seconds")
    # As ``isoformat`` writes it, in a third of the time.
    time = _TIMES[value.hour * 60 + value.minute]
    day, offset = iso_day_and_offset(value)
    return f"{day}{time}{offset}"


_ISO_DAYS = _Days(date.isoformat)
#: What these write holds no character that HTML knows: nobody need look for one.
HARMLESS = frozenset({clock, iso})
