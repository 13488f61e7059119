# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rules of an OSM ``opening_hours`` string as data, and how they are written.

Source: the OSM wiki's "Key:opening_hours/specification", version 0.7.4. Minutes count from the
midnight of the day a span begins on; a span past midnight ends after 1440. Weekdays are 0 (Monday)
to 6. ``str()`` of every class gives its canonical spelling.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property

from msgspec import Struct
from msgspec.structs import astuple

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAY = 1440


def clock(minutes: int) -> str:
    """``1530`` → ``01:30``; exactly midnight at the end of a day stays ``24:00``."""
    if minutes > DAY:
        minutes -= DAY
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


class Joint(StrEnum):
    """How a rule joins those before it: instead of them, besides them, or where they are silent."""

    INSTEAD = "; "
    BESIDES = ", "
    FALLBACK = " || "


class Says(StrEnum):
    """What a rule says about the times it names."""

    OPEN = "open"
    OFF = "off"
    UNKNOWN = "unknown"


class TimeSpan(Struct, frozen=True):
    """Minutes ``start`` to ``end``; for ``18:00+``, where only the start is known, to None."""

    start: int
    end: int | None
    open_end: bool = False

    def __str__(self) -> str:
        if self.end is None:
            return f"{clock(self.start)}+"
        return f"{clock(self.start)}-{clock(self.end)}{'+' if self.open_end else ''}"


def days_suffix(offset: int) -> str:
    """`` +1 day``, `` -2 days`` or nothing."""
    if not offset:
        return ""
    return f" {offset:+d} day{'s' if abs(offset) > 1 else ''}"


class Weekdays(Struct, frozen=True):
    """``Mo-Fr``, ``Su-Tu`` (wraps), ``Sa[1,-1]`` (nth of its month), ``Sa[1] +1 day``."""

    first: int
    last: int
    nth: tuple[int, ...] = ()
    offset: int = 0

    def __str__(self) -> str:
        if self.nth:
            return (
                f"{WEEKDAYS[self.first]}[{','.join(map(str, self.nth))}]{days_suffix(self.offset)}"
            )
        if self.first == self.last:
            return WEEKDAYS[self.first]
        return f"{WEEKDAYS[self.first]}-{WEEKDAYS[self.last]}"

    def plain(self) -> frozenset[int]:
        """The weekdays it names as a set; meaningless for an nth weekday."""
        return frozenset((self.first + i) % 7 for i in range((self.last - self.first) % 7 + 1))


class Holiday(Struct, frozen=True):
    """``PH`` (public) or ``SH`` (school) holidays, or the days ``offset`` days after each."""

    kind: str
    offset: int = 0

    def __str__(self) -> str:
        return f"{self.kind}{days_suffix(self.offset)}"


class Years(Struct, frozen=True):
    """``2026``, ``2026-2028`` or ``2026+`` (``last`` is None)."""

    first: int
    last: int | None

    def __str__(self) -> str:
        if self.last is None:
            return f"{self.first}+"
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


class Weeks(Struct, frozen=True):
    """ISO weeks ``first`` to ``last``, every ``step``-th."""

    first: int
    last: int
    step: int = 1

    def __str__(self) -> str:
        if self.first == self.last:
            return f"{self.first:02d}"
        return f"{self.first:02d}-{self.last:02d}{f'/{self.step}' if self.step > 1 else ''}"


class Point(Struct, frozen=True):
    """A day of the year: ``month`` 1-12 and ``day``, or Easter Sunday (month 0), plus days."""

    month: int
    day: int
    year: int | None = None
    offset: int = 0

    def __str__(self) -> str:
        year = "" if self.year is None else f"{self.year} "
        name = f"{MONTHS[self.month - 1]} {self.day:02d}" if self.month else "easter"
        return f"{year}{name}{days_suffix(self.offset)}"


class Dates(Struct, frozen=True):
    """From one day of the year to another (the same for a single day)."""

    first: Point
    last: Point

    def __str__(self) -> str:
        if self.first == self.last:
            return str(self.first)
        a, b = self.first, self.last
        same_month = a.month == b.month != 0 and a.year == b.year and not a.offset and not b.offset
        return f"{a}-{b.day:02d}" if same_month and a.day <= b.day else f"{a}-{b}"


class Months(Struct, frozen=True):
    """``Apr-Oct``; wraps over the year's end if ``last`` comes before ``first``."""

    first: int
    last: int
    year: int | None = None

    def __str__(self) -> str:
        year = "" if self.year is None else f"{self.year} "
        last = "" if self.first == self.last else f"-{MONTHS[self.last - 1]}"
        return f"{year}{MONTHS[self.first - 1]}{last}"


class Rule(Struct, frozen=True, dict=True):
    """One rule: selectors of days (all kinds must match), times, and what it says.

    ``days`` are alternatives (``Sa,PH``); ``only`` are holidays that must hold as well
    (``PH Mo-Fr``). ``at`` is the rule's place in the text that was read (offset, length).
    """

    joint: Joint = Joint.INSTEAD
    always: bool = False
    years: tuple[Years, ...] = ()
    dates: tuple[Dates | Months, ...] = ()
    weeks: tuple[Weeks, ...] = ()
    only: tuple[Holiday, ...] = ()
    days: tuple[Weekdays | Holiday, ...] = ()
    times: tuple[TimeSpan, ...] = ()
    says: Says = Says.OPEN
    written: bool = False
    comment: str = ""
    at: tuple[int, int] = (0, 1)

    def __eq__(self, other: object) -> bool:
        """Rules are equal that say the same, wherever they were read."""
        return isinstance(other, Rule) and astuple(self)[:-1] == astuple(other)[:-1]

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash(astuple(self)[:-1])

    @cached_property
    def timeless(self) -> Rule:
        """The rule without its times and words: when it holds, and how it joins the others."""
        return Rule(
            self.joint, self.always, self.years, self.dates, self.weeks, self.only, self.days,
            says=self.says,
        )  # fmt: skip

    @property
    def has_days(self) -> bool:
        """True if anything but the clock narrows the rule."""
        return bool(self.years or self.dates or self.weeks or self.only or self.days)

    def __str__(self) -> str:
        parts = [
            "24/7" if self.always else "",
            _joined(self.years),
            _dates(self.dates),
            f"week {_joined(self.weeks)}" if self.weeks else "",
            _joined(self.only),
            _joined(self.days),
            _joined(self.times),
            str(self.says) if self.written else "",
            f'"{self.comment}"' if self.comment else "",
        ]
        return " ".join(part for part in parts if part)


def write(rules: tuple[Rule, ...]) -> str:
    """The canonical string of a whole set of rules."""
    return "".join(
        f"{'' if number == 0 else rule.joint}{rule}" for number, rule in enumerate(rules)
    )


def _joined(parts: tuple[object, ...]) -> str:
    return ",".join(map(str, parts)) if parts else ""


def _dates(dates: tuple[Dates | Months, ...]) -> str:
    """``Dec 24,31``: a month that was just written is not written again."""
    out: list[str] = []
    before: tuple[int, int | None] | None = None
    for part in dates:
        text = str(part)
        last = part.last if isinstance(part, Dates) else None
        here = None
        if isinstance(part, Dates) and not part.first.offset and not part.last.offset:
            here = (part.first.month, part.first.year)
            if part.first.month and here == before:
                text = text.removeprefix(str(Point(*_head(part.first))).rsplit(" ", 1)[0] + " ")
        out.append(text)
        single_month = last is not None and here is not None and last.month == here[0]
        before = here if single_month else None
    return ",".join(out)


def _head(point: Point) -> tuple[int, int, int | None]:
    return point.month, point.day, point.year
