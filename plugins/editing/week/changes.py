# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The changes that are made most, each in one step: hours in, hours out."""

from __future__ import annotations

from datetime import date

from plugins.editing.week.day import Day, Special
from plugins.editing.week.week import Week


def with_exception(
    hours: str,
    first: date,
    day: Day,
    last: date | None = None,
    today: date | None = None,
) -> str:
    """``hours`` with other times, or none, on the day ``first``, or to ``last`` (inclusive).

    ``Day((Span(540, 720),))`` is open, ``Day(note="Betriebsferien")`` is closed. ``today``: see
    ``Week.hours``. Raises ``HoursError``.
    """
    special = Special.on(first, last or first, day)
    return Week.of(hours).with_special(special).hours(today)


def closed_until(
    hours: str, first: date, last: date, note: str = "", today: date | None = None
) -> str:
    """``hours`` with ``first`` to ``last`` (inclusive) closed; the note says why."""
    return with_exception(hours, first, Day(note=note), last, today)


def without_exception(hours: str, first: date, last: date, today: date | None = None) -> str:
    """``hours`` without the special days from ``first`` to ``last``: as their weekdays are."""
    special = Special.on(first, last, Day())
    return Week.of(hours).without_special(special.dates).hours(today)


def with_holidays(hours: str, day: Day | None, today: date | None = None) -> str:
    """``hours`` with other times, or none, on all public holidays; None says nothing of them."""
    return Week.of(hours).with_holidays(day).hours(today)
