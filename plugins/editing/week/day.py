# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is said of one day."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from plugins.opening_hours.rules import Dates, Point, TimeSpan, clock


class Span(Struct, frozen=True):
    """Minutes from the day's midnight; past 1440 it is the next morning.

    ``end`` is None where only the start is known (»ab 18:00«); with ``open_end`` it closes then or
    later. ``unknown``: whether it is open has to be asked; ``comment`` is the merchant's remark.
    """

    start: int
    end: int | None
    open_end: bool = False
    comment: str = ""
    unknown: bool = False

    @property
    def times(self) -> TimeSpan:
        """The span without its words."""
        return TimeSpan(self.start, self.end, self.open_end)

    def __str__(self) -> str:
        """As somebody would type it: ``09:00-12:30``, ``ab 18:00``, ``17:00-23:00+``."""
        return f"ab {clock(self.start)}" if self.end is None else str(self.times)


class Day(Struct, frozen=True):
    """A day without spans is closed, or with ``asked`` open by arrangement; ``note`` says more."""

    spans: tuple[Span, ...] = ()
    note: str = ""
    asked: bool = False

    @property
    def closed(self) -> bool:
        """Whether it is closed all day."""
        return not self.spans and not self.asked

    def __str__(self) -> str:
        """As somebody would type it into one field."""
        if self.asked:
            return self.note or "unbekannt"
        return ", ".join(map(str, self.spans)) or "geschlossen"


CLOSED = Day()


class Special(Struct, frozen=True):
    """One day, or several in a row, that are not as their weekdays are. Without a year in
    ``dates`` they come every year.
    """

    dates: Dates
    day: Day

    @classmethod
    def on(cls, first: date, last: date, day: Day) -> Special:
        """Of the days ``first`` to ``last`` (inclusive) alone."""
        begin, end = (Point(d.month, d.day, d.year) for d in (first, last))
        return cls(Dates(begin, end), day)

    @property
    def yearly(self) -> bool:
        """Whether it comes every year."""
        return self.dates.first.year is None

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day; None if it comes every year."""
        first, last = _date(self.dates.first), _date(self.dates.last)
        return (first, last) if first and last else None

    def __str__(self) -> str:
        """In German: ``24.12.2026``, ``28.12.2026 bis 02.01.2027``, ``jedes Jahr am 24.12.``."""
        first, last = _german(self.dates.first), _german(self.dates.last)
        if self.dates.first == self.dates.last:
            return f"jedes Jahr am {first}" if self.yearly else first
        return f"{'jedes Jahr vom ' if self.yearly else ''}{first} bis {last}"


def _date(point: Point) -> date | None:
    return date(point.year, point.month, point.day) if point.year is not None else None


def _german(point: Point) -> str:
    return f"{point.day:02d}.{point.month:02d}.{'' if point.year is None else point.year}"
