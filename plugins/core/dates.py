# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words for points in time that pages and files share."""

from __future__ import annotations

from datetime import date, datetime, time

from plugins.core.clock import Now, epoch_minute

#: January first. Feature words are German, see docs/decisions/0010.
MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)


def long_date(day: date) -> str:
    """``24. Dezember 2026``."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def month_name(year: int, month: int) -> str:
    """``Dezember 2026``."""
    return f"{MONTHS[month - 1]} {year}"


def day_start(day: date, now: Now) -> datetime:
    """Local midnight at which ``day`` begins."""
    return datetime.combine(day, time(), now.zone)


def minute_of_day(day: date, now: Now) -> int:
    """Epoch minute (UTC) of the local midnight at which ``day`` begins."""
    return epoch_minute(day_start(day, now))
