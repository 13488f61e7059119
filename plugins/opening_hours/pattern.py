# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which rules hold on which day, whatever their times.

»Mo-Fr 09:00-18:00; PH off« and »Mo-Fr 08:30-17:15; PH off« have one pattern. A town has nearly as
many strings as businesses, and some hundred patterns; so everything about days and dates is worked
out once a pattern, and for a string there is left what its times are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from plugins.opening_hours.horizon import Horizon, numbers
from plugins.opening_hours.rules import Holiday, Joint, Rule, Says, Weekdays
from plugins.opening_hours.selection import days_of, is_exception, season_of, speaks_of


class Mix(Struct, frozen=True):
    """The rules that hold on a day, by number; ``silent``: on a holiday that none is meant for."""

    rules: tuple[int, ...]
    silent: bool = False


class Pattern:
    """The mixes of ``rules`` over the days of a horizon. Times and comments play no part.

    A kind of day is the number of an entry of ``kinds``: of one mix, or of the two that may hold
    where nobody can say whether it is a day of school holidays. ``of_day`` are the kinds of the
    days, by number. ``special`` are the days that are holidays, or on which an exception holds: an
    exception makes a day special even where it says what the week says.
    """

    def __init__(self, rules: Sequence[Rule], over: Horizon) -> None:
        self._rules = rules
        self._over = over
        self.needs_school = any(
            isinstance(d, Holiday) and d.kind == "SH"
            for rule in rules
            for d in (*rule.days, *rule.only)
        )
        #: The string says nothing about public holidays, and there is something to be asked.
        self.silent_on_holidays = _is_silent_on_holidays(rules)
        self.kinds: list[tuple[Mix, ...]] = []
        self._number_of: dict[tuple[Mix, ...], int] = {}
        holding = [days_of(rule, over, False) for rule in rules]
        self.of_day = self._kinds_of_days(holding)
        self.special = over.public_holidays()
        #: The regular week: number of the rule → its weekdays, and the days of its season.
        self._regular: dict[int, tuple[frozenset[int], int]] = {}
        for number, rule in enumerate(rules):
            if is_exception(rule):
                self.special |= holding[number]
            else:
                self._regular[number] = (_weekdays(rule), season_of(rule, over))
        self._weeks: dict[int, tuple[int, ...]] = {}

    def week(self, number: int) -> tuple[int, ...]:
        """The kinds of the regular Monday to Sunday, in the season of the day ``number``."""
        found = self._weeks.get(number)
        if found is None:
            here = [(n, w) for n, (w, season) in self._regular.items() if season >> number & 1]
            found = self._weeks[number] = tuple(
                self._kind((Mix(tuple(n for n, weekdays in here if weekday in weekdays)),))
                for weekday in range(7)
            )
        return found

    def next_change(self, today: int) -> int:
        """The first day after ``today`` that is in another season, or 0."""
        other = 0
        for number, (_, season) in self._regular.items():
            rule = self._rules[number]
            if rule.years or rule.dates:
                other |= season ^ (self._over.all if season >> today & 1 else 0)
        return next(numbers(other >> today + 1 << today + 1), 0)

    def _kinds_of_days(self, holding: Sequence[int]) -> tuple[int, ...]:
        kinds = [0] * len(self._over.days)
        for days, kind in self._runs(holding):
            number = self._kind(kind)
            for day in numbers(days):
                kinds[day] = number
        return tuple(kinds)

    def _kind(self, mixes: tuple[Mix, ...]) -> int:
        number = self._number_of.setdefault(mixes, len(self.kinds))
        if number == len(self.kinds):
            self.kinds.append(mixes)
        return number

    def _runs(self, holding: Sequence[int]) -> Iterator[tuple[int, tuple[Mix, ...]]]:
        """Sets of days, and what holds on them."""
        if not self.needs_school:
            for days, mix in self._mixes(holding):
                yield days, (mix,)
            return
        otherwise = self._mixes([days_of(rule, self._over, True) for rule in self._rules])
        for days, mix in self._mixes(holding):
            for others, other in otherwise:
                if days & others:
                    yield days & others, (mix,) if mix == other else (mix, other)

    def _mixes(self, holding: Sequence[int]) -> list[tuple[int, Mix]]:
        """Sets of days on which the same rules hold; holidays one by one."""
        holidays = self._over.public_holidays()
        found = []
        for days, rules in _partition(holding, self._over.all):
            plain = days & ~holidays
            if plain:
                found.append((plain, Mix(rules)))
            for number in numbers(days & holidays):
                day = self._over.days[number]
                silent = not any(speaks_of(self._rules[n], day) for n in rules)
                found.append((1 << number, Mix(rules, silent)))
        return found


def pattern_of(rules: Sequence[Rule], over: Horizon) -> Pattern:
    """The pattern of these rules, the same object for all strings that share it."""
    return _pattern_of(tuple([rule.timeless for rule in rules]), over)


@lru_cache(maxsize=4096)
def _pattern_of(rules: tuple[Rule, ...], over: Horizon) -> Pattern:
    return Pattern(rules, over)


def _partition(holding: Sequence[int], days: int) -> list[tuple[int, tuple[int, ...]]]:
    """``days`` in sets on which the same rules hold, with the numbers of these rules."""
    parts: list[tuple[int, tuple[int, ...]]] = [(days, ())]
    for number, held in enumerate(holding):
        split = []
        for part, rules in parts:
            inside = part & held
            if inside:
                split.append((inside, (*rules, number)))
            if inside != part:
                split.append((part & ~held, rules))
        parts = split
    return parts


def _weekdays(rule: Rule) -> frozenset[int]:
    """The weekdays on which the rule's days hold whatever the date."""
    if not rule.days:
        return frozenset(range(7))
    plain = (d.plain() for d in rule.days if isinstance(d, Weekdays) and not d.nth)
    return frozenset().union(*plain)


def _is_silent_on_holidays(rules: Sequence[Rule]) -> bool:
    """Whether the string says nothing about public holidays, and has some to be asked about."""
    return not any(
        r.always or any(isinstance(d, Holiday) and d.kind == "PH" for d in (*r.days, *r.only))
        for r in rules
    ) and any(r.says is Says.OPEN and r.joint is not Joint.FALLBACK for r in rules)
