# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Hours that two have changed at the same time, put together day by day."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from plugins.editing.week.week import Week
from plugins.opening_hours.reading import HoursError


def merged(before: str, mine: str, theirs: str, today: date | None = None) -> str | None:
    """``theirs`` with the days that ``mine`` says otherwise than ``before``. None where both have
    changed the same day, or one of them what no row shows. ``today``: see ``Week.hours``.
    """
    with suppress(HoursError):
        return _merged(Week.of(before), Week.of(mine), Week.of(theirs), today)
    return None


def _merged(old: Week, mine: Week, theirs: Week, today: date | None) -> str | None:
    if mine.kept != old.kept or not (old.editable and mine.editable and theirs.editable):
        return None
    week = theirs
    for number, (was, wanted, found) in enumerate(
        zip(old.days, mine.days, theirs.days, strict=True)
    ):
        if wanted != was:
            if found not in (was, wanted):
                return None
            week = week.with_day(number, wanted)
    if mine.holidays != old.holidays:
        if theirs.holidays not in (old.holidays, mine.holidays):
            return None
        week = week.with_holidays(mine.holidays)
    before, wanted_specials, found_specials = (
        {special.dates: special for special in each.specials} for each in (old, mine, theirs)
    )
    for dates in (*before, *wanted_specials):
        special = wanted_specials.get(dates)
        if special == before.get(dates):
            continue
        if found_specials.get(dates) not in (before.get(dates), special):
            return None
        week = week.with_special(special) if special else week.without_special(dates)
    return week.hours(today)
