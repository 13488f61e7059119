# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""An hours string as rows that people fill in, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from plugins.editing.week.apart import (
    ALL_WEEK,
    HOLIDAYS,
    is_season,
    is_special,
    regular_places,
    row_of,
    rows_of,
    specials_of,
)
from plugins.editing.week.day import CLOSED, Day, Special
from plugins.editing.week.sentences import sentence_of
from plugins.editing.week.together import (
    NEVER,
    days_of_rows,
    rules_of_rows,
    rules_of_special,
)
from plugins.opening_hours.reading import HoursError, read, rules_of
from plugins.opening_hours.rules import DAY, Dates, Joint, Rule, Says, TimeSpan, write


class Week(Struct, frozen=True):
    """What hours say, and what they should say.

    ``days`` are Monday to Sunday, outside of what ``kept`` speaks of; ``holidays`` is None where
    nothing is said of public holidays; ``specials`` are single days and days in a row. ``kept`` are
    the rules that no row can show: seasons, »every first Saturday«, »otherwise by arrangement«.

    ``editable`` is False where the rows would mislead, for it is open by season alone: then only
    specials can be changed here, and the rest is for who writes the string.
    """

    days: tuple[Day, ...] = (CLOSED,) * 7
    holidays: Day | None = None
    specials: tuple[Special, ...] = ()
    kept: tuple[Rule, ...] = ()
    editable: bool = True
    #: What it was made of: the text, its rules, and the rows they gave.
    text: str = ""
    rules: tuple[Rule, ...] = ()
    before: tuple[tuple[Day, ...], Day | None, tuple[Special, ...]] = ((CLOSED,) * 7, None, ())

    @classmethod
    def of(cls, hours: str) -> Week:
        """The rows of ``hours``, which may be as people write it, or nothing. Raises
        ``HoursError``.
        """
        if not hours.strip():
            return cls()
        rules = rules_of(hours)
        places = regular_places(rules)
        regular = [rules[place] for place in places]
        found = [row_of(regular, row) for row in range(7)]
        days = tuple([day or CLOSED for day in found])
        specials = tuple([one for rule in rules if is_special(rule) for one in specials_of(rule)])
        others = [rule for number, rule in enumerate(rules) if number not in places]
        kept = tuple([rule for rule in others if not is_special(rule)])
        regularly = any(rows_of(rule) & ALL_WEEK for rule in regular)
        seasonal = not regularly and any(map(is_season, kept))
        holidays = row_of(regular, HOLIDAYS)
        return cls(
            days=days,
            holidays=holidays,
            specials=specials,
            kept=kept,
            editable=None not in found and not seasonal,
            text=hours,
            rules=rules,
            before=(days, holidays, specials),
        )

    @property
    def kept_sentences(self) -> tuple[str, ...]:
        """What is kept, in German: »Juli bis August: geschlossen«."""
        return tuple(map(sentence_of, self.kept))

    @property
    def changed(self) -> bool:
        """Whether the rows say something else than the text."""
        return (self.days, self.holidays, self.specials) != self.before

    def with_day(self, weekday: int, day: Day) -> Week:
        """With another ``day`` on a weekday, 0 is Monday. Remarks at times that stay are kept."""
        days = list(self.days)
        days[weekday] = _with_remarks(day, self.days[weekday])
        return replace(self, days=tuple(days))

    def with_holidays(self, day: Day | None) -> Week:
        """With another row of public holidays."""
        old = self.holidays or CLOSED
        return replace(self, holidays=day and _with_remarks(day, old))

    def with_special(self, special: Special) -> Week:
        """With a special day in place of those of the same dates."""
        others = [one for one in self.specials if one.dates != special.dates]
        return replace(self, specials=(*others, special))

    def without_special(self, dates: Dates) -> Week:
        """Without the special days of ``dates``."""
        return replace(self, specials=tuple([s for s in self.specials if s.dates != dates]))

    def hours(self, today: date | None = None) -> str:
        """The hours as a string: without a change the very text that it was made of.

        With a change, rules that stay are as they were written, and what was over before ``today``
        is left out. Raises
        ``HoursError`` for what contradicts itself or has become too long.
        """
        if not self.changed:
            return self.text
        rules = [rule for rule in self._rules() if today is None or not _is_over(rule, today)]
        first, *others = rules or [NEVER]
        wanted = (replace(first, joint=Joint.INSTEAD), *others)
        return self._as_it_was_written(wanted) or read(write(wanted)).canonical

    def _as_it_was_written(self, wanted: tuple[Rule, ...]) -> str:
        """``wanted`` with the words of the text in rules that stay; "" if it reads otherwise so."""
        stay = {rule: self.text[rule.at[0] : sum(rule.at)] for rule in self.rules}
        joints = ["", *(str(rule.joint) for rule in wanted[1:])]
        texts = [stay.get(rule, "").strip() or str(rule) for rule in wanted]
        text = "".join([j + t for j, t in zip(joints, texts, strict=True)])
        with suppress(HoursError):
            return text if rules_of(text) == wanted else ""
        return ""

    def _rules(self) -> Iterator[Rule]:
        """The rules of the rows, each where those were that it takes the place of."""
        days, holidays, _ = self.before
        rows = (*self.days, self.holidays)
        other = [n for n, was in enumerate((*days, holidays)) if rows[n] != was]
        gone = {special for special in self.before[2] if special not in self.specials}
        for rule in self._week(frozenset(other)):
            lost = gone.intersection(specials_of(rule)) if is_special(rule) else ()
            if not lost:
                yield rule
                continue
            for special in specials_of(rule):
                if special not in lost:
                    yield from rules_of_special(special)
        for special in self.specials:
            if special not in self.before[2]:
                yield from rules_of_special(special)

    def _week(self, other: frozenset[int]) -> Iterator[Rule]:
        """The rules with those of the week written anew, if rows of it are ``other`` ones."""
        rules = self.rules
        if not other:
            yield from rules
            return
        places = regular_places(rules)
        off = [rows_of(rules[n]) for n in places if rules[n].says is Says.OFF and rules[n].days]
        named = frozenset().union(*off)
        at, end = (places[0], places[-1] + 1) if places else (0, 0)
        if end - at == len(places):
            yield from rules[:at]
            yield from rules_of_rows(self._rows(), named)
            yield from rules[end:]
            return
        # A rule of certain dates stands between them, and must go on counting as it did.
        last = {
            row: max([n for n in places if row in rows_of(rules[n])], default=places[-1])
            for row in other
        }
        for number, rule in enumerate(rules):
            yield from _without(rule, other) if number in places else (rule,)
            here = {row for row in other if last[row] == number}
            shown = {row: day for row, day in self._rows().items() if row in here}
            yield from rules_of_rows(shown, named)

    def _rows(self) -> Mapping[int, Day]:
        rows = dict(enumerate(self.days))
        return rows if self.holidays is None else {**rows, HOLIDAYS: self.holidays}


def _without(rule: Rule, rows: frozenset[int]) -> Iterator[Rule]:
    """A regular rule that no longer speaks of ``rows``."""
    named = rows_of(rule)
    if not named & rows:
        yield rule
    elif named - rows:
        times = (TimeSpan(0, DAY),) if rule.always else rule.times
        yield replace(rule, days=days_of_rows(named - rows), always=False, times=times)


def _with_remarks(day: Day, old: Day) -> Day:
    """``day`` with the remarks of ``old`` at the times that are the same."""
    known = {span.times: span for span in old.spans}
    spans = tuple([known.get(span.times, span) for span in day.spans])
    if day.closed and old.closed:
        return replace(day, note=day.note or old.note)
    return replace(day, spans=spans)


def _is_over(rule: Rule, today: date) -> bool:
    """Whether the rule was for days of certain years, and all are past."""
    if not rule.dates or not all(isinstance(p, Dates) and p.last.year for p in rule.dates):
        return False
    lasts = [p.last for p in rule.dates if isinstance(p, Dates)]
    return all(
        point.month and not point.offset and date(point.year or 1, point.month, point.day) < today
        for point in lasts
    )
