# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A recurrence rule in words: “every first Saturday of the month until 20 December 2026”.

A sentence is put together of messages that a language may order as it likes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..core.dates import MONTHS, WEEKDAYS, long_date
from ..core.messages import N_, P_, Messages
from .rule import Rule

#: As they stand before a weekday: “every first Saturday”.
_ORDINALS = {
    1: N_("first"), 2: N_("second"), 3: N_("third"), 4: N_("fourth"), 5: N_("fifth"),
    -1: N_("last"), -2: N_("second-to-last"), -3: N_("third-to-last"),
}  # fmt: skip
_MONTH_DAYS = (
    P_("day of the month", "1st"), P_("day of the month", "2nd"), P_("day of the month", "3rd"),
    P_("day of the month", "4th"), P_("day of the month", "5th"), P_("day of the month", "6th"),
    P_("day of the month", "7th"), P_("day of the month", "8th"), P_("day of the month", "9th"),
    P_("day of the month", "10th"), P_("day of the month", "11th"), P_("day of the month", "12th"),
    P_("day of the month", "13th"), P_("day of the month", "14th"), P_("day of the month", "15th"),
    P_("day of the month", "16th"), P_("day of the month", "17th"), P_("day of the month", "18th"),
    P_("day of the month", "19th"), P_("day of the month", "20th"), P_("day of the month", "21st"),
    P_("day of the month", "22nd"), P_("day of the month", "23rd"), P_("day of the month", "24th"),
    P_("day of the month", "25th"), P_("day of the month", "26th"), P_("day of the month", "27th"),
    P_("day of the month", "28th"), P_("day of the month", "29th"), P_("day of the month", "30th"),
    P_("day of the month", "31st"),
)  # fmt: skip
_WORKING_WEEK = tuple(range(5))


def describe(rule: Rule, words: Messages) -> str:
    """Say when the rule repeats; no full stop, lower case at the beginning."""
    told = rhythm(rule, words)
    if rule.until is not None:
        told = words("%(rhythm)s until %(day)s", rhythm=told, day=long_date(rule.until, words))
    if rule.count is not None:
        count = words.plural("%(num)s date", "%(num)s dates", rule.count)
        told = f"{told}, {count}"
    return told


def rhythm(rule: Rule, words: Messages) -> str:
    """``describe`` without the end: what a line of a list has room for."""
    return _Sentence(rule, words).said()


class _Sentence:
    """One rule, and the words it is said in."""

    def __init__(self, rule: Rule, words: Messages) -> None:
        self._rule, self._words = rule, words

    def said(self) -> str:
        """The whole rhythm."""
        rule, words = self._rule, self._words
        by_freq = {"DAILY": self._daily, "WEEKLY": self._weekly, "MONTHLY": self._monthly}
        told = by_freq.get(rule.freq, self._yearly)()
        if rule.by_set_pos and not self._is_working_day():
            which = self._and(self._ordinal(p) for p in rule.by_set_pos)
            told = words("%(rhythm)s, of these the %(which)s date", rhythm=told, which=which)
        if rule.by_hour or rule.by_minute:
            times = self._and(f"{t:%H:%M}" for t in rule.times)
            told = words("%(rhythm)s at %(times)s", rhythm=told, times=times)
        return told

    def _and(self, items: Iterable[str]) -> str:
        *before, last = items
        if not before:
            return last
        return self._words("%(first)s and %(last)s", first=", ".join(before), last=last)

    def _ordinal(self, number: int) -> str:
        if number in _ORDINALS:
            return self._words(_ORDINALS[number])
        if number > 0:
            return self._words("number %(number)s", number=number)
        return self._words("%(number)s from the end", number=-number)

    def _every(self) -> str:
        """How often; “every 2 weeks”."""
        n, plural = self._rule.interval, self._words.plural
        match self._rule.freq:
            case "DAILY":
                return plural("every day", "every %(num)s days", n)
            case "WEEKLY":
                return plural("every week", "every %(num)s weeks", n)
            case "MONTHLY":
                return plural("every month", "every %(num)s months", n)
        return plural("every year", "every %(num)s years", n)

    def _in_months(self, told: str) -> str:
        """``told``, and the months that the rule names."""
        if not self._rule.by_month:
            return told
        months = self._and(self._words(MONTHS[m - 1]) for m in self._rule.by_month)
        return self._words("%(rhythm)s in %(months)s", rhythm=told, months=months)

    def _is_working_week(self) -> bool:
        return self._rule.by_day == tuple((0, day) for day in _WORKING_WEEK)

    def _is_working_day(self) -> bool:
        """Whether it is a working day of the month by its number."""
        rule = self._rule
        one = self._is_working_week() and len(rule.by_set_pos) == 1 and not rule.by_month_day
        return rule.freq == "MONTHLY" and one

    def _weekdays(self) -> str:
        """The rule's weekdays: “Saturday and Sunday”, “first Saturday”."""
        words = self._words
        pairs = sorted(self._rule.by_day, key=lambda pair: (pair[0] < 0, pair))
        return self._and(
            words("%(ordinal)s %(weekday)s", ordinal=self._ordinal(n), weekday=words(WEEKDAYS[day]))
            if n
            else words(WEEKDAYS[day])
            for n, day in pairs
        )

    def _on_every(self) -> str:
        """“every Saturday and Sunday”."""
        if self._is_working_week():
            return self._words("every day from Monday to Friday")
        return self._words("every %(weekdays)s", weekdays=self._weekdays())

    def _on(self, told: str) -> str:
        """``told``, and the weekdays: “every 2 weeks on Saturday”."""
        if self._is_working_week():
            return self._words("%(rhythm)s from Monday to Friday", rhythm=told)
        return self._words("%(rhythm)s on %(weekdays)s", rhythm=told, weekdays=self._weekdays())

    def _month_days(self, days: Sequence[int]) -> str:
        """“15th and last day”."""
        ordered = sorted(days, key=lambda day: (day < 0, day))
        return self._and(
            self._words.text(_MONTH_DAYS[day - 1], "day of the month")
            if day > 0
            else self._words("%(ordinal)s day", ordinal=self._ordinal(day))
            for day in ordered
        )

    def _daily(self) -> str:
        rule, words = self._rule, self._words
        told = words("daily") if rule.interval == 1 else self._every()
        if rule.by_day and rule.interval == 1:
            told = self._on_every()
        elif rule.by_day and self._is_working_week():
            told = words("%(rhythm)s, only from Monday to Friday", rhythm=told)
        elif rule.by_day:
            told = words("%(rhythm)s, only on %(days)s", rhythm=told, days=self._weekdays())
        if rule.by_month_day:
            days = self._month_days(rule.by_month_day)
            told = words("%(rhythm)s, only on the %(days)s", rhythm=told, days=days)
        return self._in_months(told)

    def _weekly(self) -> str:
        rule, words = self._rule, self._words
        if rule.by_day:
            return self._in_months(
                self._on_every() if rule.interval == 1 else self._on(self._every())
            )
        day = words(WEEKDAYS[rule.start_day.weekday()])
        if rule.interval == 1:
            return self._in_months(words("every %(weekdays)s", weekdays=day))
        return self._in_months(
            words("%(rhythm)s on %(weekdays)s", rhythm=self._every(), weekdays=day)
        )

    def _monthly(self) -> str:
        rule, words = self._rule, self._words
        if self._is_working_day():
            which = self._ordinal(rule.by_set_pos[0])
            return self._in_months(words(
                "%(rhythm)s on the %(which)s working day (not counting Saturdays)",
                rhythm=self._every(), which=which,
            ))  # fmt: skip
        if rule.by_day and not rule.by_month_day:
            if rule.interval > 1:
                return self._in_months(self._on(self._every()))
            counted = any(ordinal for ordinal, _ in rule.by_day) or rule.by_set_pos
            if counted and not rule.by_month:
                return words("%(rhythm)s of the month", rhythm=self._on_every())
            return self._in_months(self._on_every())
        days = self._month_days(rule.by_month_day or (rule.start_day.day,))
        if rule.by_day:
            weekdays = self._and(words(WEEKDAYS[day]) for _, day in rule.by_day)
            days = words("%(days)s, if it is a %(weekdays)s", days=days, weekdays=weekdays)
        if rule.interval == 1 and rule.by_month:
            return self._in_months(words("on the %(days)s", days=days))
        return self._in_months(words("%(rhythm)s on the %(days)s", rhythm=self._every(), days=days))

    def _yearly(self) -> str:
        rule, words = self._rule, self._words
        told = self._every()
        if rule.by_week_no:
            weeks = self._and(words("week %(number)s", number=n) for n in rule.by_week_no)
            return self._in_months(
                words("%(rhythm)s in %(weeks)s", rhythm=self._on(told), weeks=weeks)
            )
        if rule.by_year_day:
            ordered = sorted(rule.by_year_day, key=lambda day: (day < 0, day))
            which = self._and(self._ordinal(n) for n in ordered)
            said = words("%(rhythm)s on the %(which)s day of the year", rhythm=told, which=which)
            return self._in_months(said)
        if rule.by_day:
            return self._yearly_weekday(self._on(told))
        months = rule.by_month or (() if rule.by_month_day else (rule.start_day.month,))
        days = rule.by_month_day or (rule.start_day.day,)
        if all(day > 0 for day in days) and months:
            dates = self._and(
                words("%(day)s %(month)s", day=day, month=words(MONTHS[month - 1]))
                for month in months
                for day in days
            )
            return words("%(rhythm)s on %(dates)s", rhythm=told, dates=dates)
        said = words("%(rhythm)s on the %(days)s", rhythm=told, days=self._month_days(days))
        return (
            self._in_months(said)
            if rule.by_month
            else words("%(rhythm)s of every month", rhythm=said)
        )

    def _yearly_weekday(self, told: str) -> str:
        rule, words = self._rule, self._words
        if rule.by_month_day:
            days = self._month_days(rule.by_month_day)
            told = words("%(rhythm)s among the days %(days)s", rhythm=told, days=days)
        if rule.by_month:
            return self._in_months(told)
        counted = any(n for n, _ in rule.by_day)
        return words("%(rhythm)s of the year", rhythm=told) if counted else told
