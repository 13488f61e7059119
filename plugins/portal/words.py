# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dates, times and money as the page's language writes them, and the theme's catalogue."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from gettext import GNUTranslations
from pathlib import Path
from typing import Any

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_currency


def translations(theme: Path, language: str) -> GNUTranslations:
    """The theme's catalogue, compiled in memory: no built file lies in the repository."""
    source = theme / "locale" / language / "LC_MESSAGES" / "stadtfenster.po"
    compiled = io.BytesIO()
    with source.open("rb") as stream:
        write_mo(compiled, read_po(stream, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def filters(language: str) -> Mapping[str, Callable[..., str]]:
    """The Jinja filters for dates, times and money in ``language``."""

    @lru_cache(maxsize=4096)
    def formatted(day: date, pattern: str) -> str:
        return format_date(day, pattern, locale=language)

    def with_pattern(pattern: str) -> Callable[[date], str]:
        return lambda day: formatted(_day(day), pattern)

    @lru_cache(maxsize=4096)
    def money(amount: Decimal, currency: str = "EUR") -> str:
        return format_currency(amount, currency, locale=language)

    return {
        "date_full": with_pattern("EEEE, d. MMMM y"),
        "date_long": with_pattern("d. MMMM y"),
        "date_medium": with_pattern("d. MMM y"),
        "day_month": with_pattern("d. MMMM"),
        "weekday": with_pattern("EEEE"),
        "weekday_short": with_pattern("ccc"),
        "month_year": with_pattern("MMMM y"),
        "clock": clock,
        "money": money,
        "iso": iso,
    }


def _day(value: Any) -> date:
    return value.date() if isinstance(value, datetime) else value


def clock(value: datetime | int) -> str:
    """``17:30`` for a time of day or for minutes after midnight."""
    if isinstance(value, datetime):
        return f"{value.hour}:{value.minute:02d}"
    return f"{value // 60 % 24}:{value % 60:02d}"


def iso(value: date | datetime) -> str:
    """ISO 8601, with the offset if the value has one."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes" if not value.second else "seconds")
    return value.isoformat()
