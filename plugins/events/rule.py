# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A recurrence rule (RFC 5545 §3.3.10) as data, and what is wrong with one."""

from __future__ import annotations

from datetime import date, datetime, time

from msgspec import Struct

#: RFC 5545's weekdays in the order of `date.weekday()`.
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

#: A repeating series must start in these years: beyond them the zone rules are guesswork, and
#: the bound is what keeps the expansion of the oldest series within a fraction of a second.
FIRST_YEAR, LAST_YEAR = 1900, 2199


class RuleError(ValueError):
    """A recurrence rule that cannot be understood, or that means nothing.

    `message` and `hint` are German sentences for the person who wrote the rule. `offset` and
    `length` say, in characters, where in the rule's text the mistake is.
    """

    def __init__(self, message: str, hint: str = "", offset: int = 0, length: int = 0) -> None:
        """Keep the four parts; the exception's text is the message."""
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.offset = offset
        self.length = length


class Rule(Struct, frozen=True):
    """A rule that was read and found meaningful, together with the start it repeats.

    Lists are sorted and without duplicates; an empty one means that the part was not given.
    `by_day` holds (ordinal, weekday): the ordinal is 0 for "every", the weekday 0 is Monday.
    `until` is what was written: a date (that whole day included), a naive local time, or an
    aware one in UTC. `text` is the rule's canonical form, fit for an RRULE property except
    that a local `UNTIL` has still to become UTC there.
    """

    text: str
    start: datetime | date
    freq: str
    interval: int = 1
    count: int | None = None
    until: datetime | date | None = None
    by_month: tuple[int, ...] = ()
    by_week_no: tuple[int, ...] = ()
    by_year_day: tuple[int, ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_day: tuple[tuple[int, int], ...] = ()
    by_hour: tuple[int, ...] = ()
    by_minute: tuple[int, ...] = ()
    by_set_pos: tuple[int, ...] = ()
    week_start: int = 0

    @property
    def all_day(self) -> bool:
        """Whether the rule repeats whole days rather than times."""
        return not isinstance(self.start, datetime)

    @property
    def start_day(self) -> date:
        """The day of the first occurrence."""
        return self.start.date() if isinstance(self.start, datetime) else self.start

    @property
    def times(self) -> tuple[time, ...]:
        """The times of day at which each of the rule's days has an occurrence, ascending.

        A rule over whole days has midnight as its only time.
        """
        if not isinstance(self.start, datetime):
            return (time(),)
        hours = self.by_hour or (self.start.hour,)
        minutes = self.by_minute or (self.start.minute,)
        return tuple(time(h, m, self.start.second) for h in hours for m in minutes)
