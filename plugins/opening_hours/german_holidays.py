# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public holidays of the sixteen Länder, from their laws, without a library to load.

Source: the holiday acts of the Länder as the ``holidays`` package has them; both are compared for
every Land and every year (``docs/decisions/0017-own-holiday-table.md``).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

#: The years the table is for: before them other acts held, behind them nobody has legislated.
YEARS = range(1995, 2101)

_ALL = "BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH"
_LAST = YEARS[-1]

#: (month, day), name, the Länder ("" for all), first and last year.
_FIXED = (
    ((1, 1), "Neujahr", "", 0, _LAST),
    ((1, 6), "Heilige Drei Könige", "BW BY ST", 0, _LAST),
    ((3, 8), "Frauentag", "BE", 2019, _LAST),
    ((3, 8), "Frauentag", "MV", 2023, _LAST),
    ((5, 1), "Erster Mai", "", 0, _LAST),
    (
        (5, 8),
        "75. Jahrestag der Befreiung vom Nationalsozialismus "
        "und der Beendigung des Zweiten Weltkriegs in Europa",
        "BE",
        2020,
        2020,
    ),
    (
        (5, 8),
        "80. Jahrestag der Befreiung vom Nationalsozialismus "
        "und der Beendigung des Zweiten Weltkriegs in Europa",
        "BE",
        2025,
        2025,
    ),
    ((6, 17), "75. Jahrestag des Aufstandes vom 17. Juni 1953", "BE", 2028, 2028),
    ((8, 15), "Mariä Himmelfahrt", "SL", 0, _LAST),
    ((9, 20), "Weltkindertag", "TH", 2019, _LAST),
    ((10, 3), "Tag der Deutschen Einheit", "", 0, _LAST),
    ((10, 31), "Reformationstag", "BB MV SN ST TH", 0, _LAST),
    ((10, 31), "Reformationstag", "HB HH NI SH", 2018, _LAST),
    ((10, 31), "Reformationstag", "", 2017, 2017),
    ((11, 1), "Allerheiligen", "BW BY NW RP SL", 0, _LAST),
    ((12, 25), "Erster Weihnachtstag", "", 0, _LAST),
    ((12, 26), "Zweiter Weihnachtstag", "", 0, _LAST),
)

#: Days after Easter Sunday, name, the Länder ("" for all).
_BY_EASTER = (
    (-2, "Karfreitag", ""),
    (0, "Ostersonntag", "BB"),
    (1, "Ostermontag", ""),
    (39, "Christi Himmelfahrt", ""),
    (49, "Pfingstsonntag", "BB"),
    (50, "Pfingstmontag", ""),
    (60, "Fronleichnam", "BW BY HE NW RP SL"),
)


def german_holidays(state: str, year: int) -> dict[date, str] | None:
    """The public holidays of a Land (``NW``; "" for those of all Länder) in ``year``, sorted.

    Two that fall on one day share it: »Christi Himmelfahrt; Erster Mai« (2008). None for a Land or
    a year that the table does not hold.
    """
    if year not in YEARS or (state and state not in _ALL.split()):
        return None
    found: dict[date, str] = {}
    for day, name in sorted(_named(state, year)):
        found[day] = f"{found[day]}; {name}" if found.get(day, name) != name else name
    return found


def _named(state: str, year: int) -> Iterator[tuple[date, str]]:
    for (month, number), name, states, first, last in _FIXED:
        if first <= year <= last and (not states or state in states.split()):
            yield date(year, month, number), name
    sunday = easter(year)
    for offset, name, states in _BY_EASTER:
        if not states or state in states.split():
            yield sunday + timedelta(days=offset), name
    if state == "SN":
        # The Wednesday before 23 November (§ 1 SächsSFG).
        eve = date(year, 11, 22)
        yield eve - timedelta(days=(eve.weekday() - 2) % 7), "Buß- und Bettag"


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the rule of Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    skipped = (century + 8) // 25
    epact = (19 * golden + century - century // 4 - (century - skipped + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
