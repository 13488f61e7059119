# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What runs for days and weeks: a bar for each on an axis of days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from plugins.core.facts import Facts
from plugins.events.agenda import Entry
from plugins.events.rows import EventRows, EventWords


class Run(Struct, frozen=True):
    """One event from its first to its last day; ``x`` and ``width`` are days on the axis."""

    words: EventWords
    first: date
    last: date
    x: int
    width: int


class Running(Struct, frozen=True):
    """What runs from ``first`` for ``length`` days. ``ticks`` are its Mondays, each with its place
    on the axis in percent.
    """

    first: date
    length: int
    ticks: tuple[tuple[str, date], ...]
    runs: tuple[Run, ...]


def running(facts: Facts, entries: Sequence[Entry], first: date, length: int) -> Running:
    """``entries`` on an axis of ``length`` days that begins on ``first``."""
    days = [first + timedelta(days=n) for n in range(length)]
    ticks = [(f"{100 * n / length:.2f}", day) for n, day in enumerate(days) if day.weekday() == 0]
    runs = [_run(facts, entry, first, length) for entry in entries]
    return Running(first, length, tuple(ticks), tuple(runs))


def _run(facts: Facts, entry: Entry, first: date, length: int) -> Run:
    event_id, index = entry
    rows = facts.of(EventRows, event_id)
    found = rows.dates.all[index]
    x = max((found.first_day - first).days, 0)
    end = min((found.last_day - first).days + 1, length)
    return Run(rows.words, found.first_day, found.last_day, x, end - x)
