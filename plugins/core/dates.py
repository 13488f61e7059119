# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words for points in time that pages and files share."""

from __future__ import annotations

from datetime import date, datetime, time

from plugins.core.clock import Now, epoch_minute
from plugins.core.messages import N_, P_, Messages

#: January first, as they stand in a date; and as they stand alone, which is another form in some
#: languages.
MONTHS = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June")),
    *(N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)
_ALONE = "month alone"
_MONTHS_ALONE = (
    P_("month alone", "January"), P_("month alone", "February"), P_("month alone", "March"),
    P_("month alone", "April"), P_("month alone", "May"), P_("month alone", "June"),
    P_("month alone", "July"), P_("month alone", "August"), P_("month alone", "September"),
    P_("month alone", "October"), P_("month alone", "November"), P_("month alone", "December"),
)  # fmt: skip
_SHORT_MONTHS = (
    P_("short month", "Jan"), P_("short month", "Feb"), P_("short month", "Mar"),
    P_("short month", "Apr"), P_("short month", "May"), P_("short month", "Jun"),
    P_("short month", "Jul"), P_("short month", "Aug"), P_("short month", "Sep"),
    P_("short month", "Oct"), P_("short month", "Nov"), P_("short month", "Dec"),
)  # fmt: skip
#: Monday first.
WEEKDAYS = (
    *(N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday")),
    *(N_("Saturday"), N_("Sunday")),
)
_SHORT_WEEKDAYS = (
    P_("short weekday", "Mon"), P_("short weekday", "Tue"), P_("short weekday", "Wed"),
    P_("short weekday", "Thu"), P_("short weekday", "Fri"), P_("short weekday", "Sat"),
    P_("short weekday", "Sun"),
)  # fmt: skip


def full_date(day: date, words: Messages) -> str:
    """``Thursday 24 December 2026``."""
    return words("%(weekday)s %(date)s", weekday=weekday(day, words), date=long_date(day, words))


def long_date(day: date, words: Messages) -> str:
    """``24 December 2026``."""
    month = words(MONTHS[day.month - 1])
    return words("%(day)s %(month)s %(year)s", day=day.day, month=month, year=day.year)


def medium_date(day: date, words: Messages) -> str:
    """``24 Dec 2026``."""
    month = words.text(_SHORT_MONTHS[day.month - 1], "short month")
    return words("%(day)s %(month)s %(year)s", day=day.day, month=month, year=day.year)


def short_date(day: date, words: Messages) -> str:
    """``24/12/2026``."""
    told = {"day": f"{day.day:02d}", "month": f"{day.month:02d}", "year": f"{day.year:04d}"}
    return words("%(day)s/%(month)s/%(year)s", **told)


def day_month(day: date, words: Messages) -> str:
    """``24 December``."""
    return words("%(day)s %(month)s", day=day.day, month=words(MONTHS[day.month - 1]))


def weekday(day: date, words: Messages) -> str:
    """``Thursday``."""
    return words(WEEKDAYS[day.weekday()])


def short_weekday(day: date, words: Messages) -> str:
    """``Thu``."""
    return words.text(_SHORT_WEEKDAYS[day.weekday()], "short weekday")


def month_name(year: int, month: int, words: Messages) -> str:
    """``December 2026``."""
    alone = words.text(_MONTHS_ALONE[month - 1], _ALONE)
    return words("%(month)s %(year)s", month=alone, year=year)


def day_start(day: date, now: Now) -> datetime:
    """Local midnight at which ``day`` begins."""
    return datetime.combine(day, time(), now.zone)


def minute_of_day(day: date, now: Now) -> int:
    """Epoch minute (UTC) of the local midnight at which ``day`` begins."""
    return epoch_minute(day_start(day, now))
