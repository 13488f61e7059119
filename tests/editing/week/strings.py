# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every hours string that we have: the demo city's and those of the tests of reading."""

from datetime import date

from plugins.editing.rewriting.rewrite import said
from plugins.opening_hours.horizon import horizon
from plugins.opening_hours.reading import read
from plugins.opening_hours.region import Region
from plugins.opening_hours.schedule import Interval, Schedule, intervals
from plugins.opening_hours.week import DayHours, real_days
from tests.editing.rewriting.loaders import RECORDS
from tests.opening_hours.strings import HOURS
from tests.opening_hours.test_reading import UNDERSTOOD

_DEMO = [said(source, name).get("opening_hours") for name, source in RECORDS.items()]
STRINGS = sorted({*HOURS, *UNDERSTOOD, *(text for text in _DEMO if isinstance(text, str))})
REGION = Region()
#: From here on, for more than a year: every holiday, every season, both changes of the clock.
START, DAYS = date(2026, 11, 23), 400


def evaluated(hours: str) -> tuple[Interval, ...]:
    """When it is open, as the portal says."""
    return intervals(read(hours).canonical, REGION, START, DAYS)


def day_by_day(hours: str) -> tuple[DayHours, ...]:
    """What the portal says of each day."""
    schedule = Schedule(read(hours).canonical, horizon(REGION, START, DAYS))
    return real_days(schedule, 0, DAYS)
