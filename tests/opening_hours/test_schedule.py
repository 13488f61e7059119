# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What holds when: holidays, sessions past midnight, clock changes, by appointment."""

from datetime import date

import pytest

from plugins.opening_hours.reading import read
from plugins.opening_hours.region import Region
from plugins.opening_hours.schedule import Interval, intervals

NRW = Region()


def said(text: str, start: date, days: int = 1, region: Region = NRW) -> list[str]:
    """Intervals as ``04 20:00+02:00/05 02:00+02:00 open comment``."""
    return [shown(one) for one in intervals(read(text).canonical, region, start, days)]


def shown(one: Interval) -> str:
    begin, end = (f"{at:%d %H:%M}{at:%z}"[:-2] for at in (one.start, one.end))
    return f"{begin}/{end} {one.state} {one.comment}".rstrip()


ASK = "unknown Feiertag: bitte nachfragen"


@pytest.mark.parametrize(
    ("state", "day", "off"),
    [
        ("NW", date(2026, 6, 4), True),  # Fronleichnam
        ("BE", date(2026, 6, 4), False),
        ("SN", date(2026, 6, 4), False),  # only in some Sorbian villages
        ("TH", date(2026, 6, 4), False),  # only in the Eichsfeld
        ("NW", date(2027, 11, 1), True),  # Allerheiligen
        ("HH", date(2027, 11, 1), False),
        ("SN", date(2026, 11, 18), True),  # Buß- und Bettag
        ("NW", date(2026, 11, 18), False),
        ("BY", date(2028, 8, 15), False),  # Mariä Himmelfahrt: by municipality
        ("SL", date(2028, 8, 15), True),
        ("MV", date(2027, 3, 8), True),  # Frauentag
        ("SN", date(2028, 10, 31), True),  # Reformationstag
        ("BY", date(2028, 10, 31), False),
    ],
)
def test_holidays_are_those_of_the_bundesland(state: str, day: date, off: bool) -> None:
    """»PH off« closes on the holidays of the Land, and only on those that hold in all of it."""
    assert (said("Mo-Sa 09:00-18:00; PH off", day, region=Region(state=state)) == []) is off


def test_a_town_adds_the_holiday_that_only_it_keeps() -> None:
    """Days of city.yaml count as public holidays."""
    day = date(2028, 8, 15)
    town = Region(state="BY", extra_holidays=((day, "Mariä Himmelfahrt"),))
    assert said("Mo-Sa 09:00-18:00; PH off", day, region=town) == []
    assert town.public_holidays(2028)[day] == "Mariä Himmelfahrt"


def test_holidays_have_german_names() -> None:
    """Whatever the machine's language is."""
    assert NRW.public_holidays(2026)[date(2026, 6, 4)] == "Fronleichnam"


def test_a_country_that_is_not_known_is_told() -> None:
    """The caller learns of a mistyped Bundesland instead of getting no holidays."""
    with pytest.raises(ValueError, match="XX"):
        Region(state="XX").public_holidays(2026)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mo-Fr 09:00-18:00", [f"25 09:00+01/25 18:00+01 {ASK}"]),
        ("Mo-Th 09:00-18:00", []),  # would be closed: stays closed
        ("Mo-Fr 09:00-18:00; PH off", []),
        ("Mo-Fr 09:00-18:00; PH 10:00-12:00", ["25 10:00+01/25 12:00+01 open"]),
        ("Mo-Fr,PH 09:00-18:00", ["25 09:00+01/25 18:00+01 open"]),
        ("Mo-Fr 09:00-18:00; Dec 25 11:00-14:00", ["25 11:00+01/25 14:00+01 open"]),
        ("Mo-Fr 09:00-18:00; Dec 24-26 11:00-14:00", ["25 11:00+01/25 14:00+01 open"]),
        ("Dec 10:00-16:00", [f"25 10:00+01/25 16:00+01 {ASK}"]),
        ("Oct-Mar 10:00-16:00", [f"25 10:00+01/25 16:00+01 {ASK}"]),
        ("Dec 01-Dec 31 10:00-16:00", [f"25 10:00+01/25 16:00+01 {ASK}"]),
        ("24/7", ["25 00:00+01/26 00:00+01 open"]),
        ("Fr-Su 18:00+", [f"25 18:00+01/26 00:00+01 {ASK}"]),
        ("Mo-Th 09:00-18:00; PH -1 day 09:00-12:00", [f"25 09:00+01/25 12:00+01 {ASK}"]),
    ],
)
def test_on_a_holiday_a_silent_string_is_unknown_never_open(text: str, expected: list[str]) -> None:
    """Friday, 25 December 2026: unknown unless the string names PH or the day."""
    assert said(text, date(2026, 12, 25)) == expected


def test_the_evening_before_a_holiday_goes_on_past_midnight() -> None:
    """A session belongs to the day it begins on: Wednesday's stays, Thursday's is in question."""
    assert said("Mo-Su 20:00-02:00", date(2026, 6, 4), 2) == [
        "04 00:00+02/04 02:00+02 open",
        f"04 20:00+02/05 02:00+02 {ASK}",
        "05 20:00+02/06 00:00+02 open",
    ]


def test_a_day_off_takes_its_own_night_and_leaves_the_night_before() -> None:
    """»We off« closes from Wednesday evening to Thursday morning, not Tuesday's late hours."""
    assert said("Mo-Su 20:00-02:00; We off", date(2026, 7, 8), 2) == [
        "08 00:00+02/08 02:00+02 open",
        "09 20:00+02/10 00:00+02 open",
    ]


def test_hours_of_the_next_day_do_not_cut_the_night() -> None:
    """Thursday's session runs until one, though another rule is for Friday."""
    assert said("Mo-Th 17:00-01:00; Fr,Sa 17:00-03:00", date(2026, 7, 10)) == [
        "10 00:00+02/10 01:00+02 open",
        "10 17:00+02/11 00:00+02 open",
    ]


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("Sa 22:00-04:00", date(2026, 3, 28), ["28 22:00+01/29 04:00+02 open"]),
        ("Sa 22:00-02:30", date(2026, 3, 28), ["28 22:00+01/29 03:00+02 open"]),
        ("Su 02:00-05:00", date(2026, 3, 28), ["29 03:00+02/29 05:00+02 open"]),
        ("Su 02:00-03:00", date(2026, 3, 28), []),
        ("Sa 22:00-04:00", date(2026, 10, 24), ["24 22:00+02/25 04:00+01 open"]),
        ("Sa 22:00-02:30", date(2026, 10, 24), ["24 22:00+02/25 02:30+02 open"]),
        ("Su 02:00-03:00", date(2026, 10, 24), ["25 02:00+02/25 03:00+01 open"]),
        ("Su 09:00-12:00", date(2026, 10, 24), ["25 09:00+01/25 12:00+01 open"]),
        ("Sa 22:00-04:00", date(2027, 3, 27), ["27 22:00+01/28 04:00+02 open"]),
        ("Sa 22:00-04:00", date(2027, 10, 30), ["30 22:00+02/31 04:00+01 open"]),
    ],
)
def test_both_clock_changes_are_right(text: str, start: date, expected: list[str]) -> None:
    """A skipped wall time is the moment of the change; one that comes twice is its first coming."""
    assert said(text, start, 2) == expected


def test_always_open_runs_through_a_clock_change_as_one_interval() -> None:
    """24/7 is one interval, 47 hours long over the night the clocks go forward."""
    (one,) = intervals("24/7", NRW, date(2026, 3, 28), 2)
    assert (one.end.timestamp() - one.start.timestamp()) / 3600 == 47


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nach Vereinbarung", ["07 00:00+02/08 00:00+02 unknown nach Vereinbarung"]),
        (
            "Tu 09:00-12:00 || nach Vereinbarung",
            [
                "07 00:00+02/07 09:00+02 unknown nach Vereinbarung",
                "07 09:00+02/07 12:00+02 open",
                "07 12:00+02/08 00:00+02 unknown nach Vereinbarung",
            ],
        ),
        ("Mo 08:00-16:00; Tu n.V.", ["07 00:00+02/08 00:00+02 unknown nach Vereinbarung"]),
        ("Tu 18:00-24:00+", ["07 18:00+02/08 00:00+02 open"]),
        (
            "Tu 18:00-22:00+",
            ["07 18:00+02/07 22:00+02 open", "07 22:00+02/08 00:00+02 unknown Ende offen"],
        ),
        (
            "Tu 09:00-12:00, Tu 14:00-18:00",
            ["07 09:00+02/07 12:00+02 open", "07 14:00+02/07 18:00+02 open"],
        ),
        ("Mo-Fr 09:00-18:00, Tu 17:00-20:00", ["07 09:00+02/07 20:00+02 open"]),
    ],
)
def test_by_appointment_is_never_closed_and_commas_add(text: str, expected: list[str]) -> None:
    """Tuesday, 7 July 2026."""
    assert said(text, date(2026, 7, 7)) == expected


def test_school_holidays_are_never_guessed() -> None:
    """Without dates, what would differ in the holidays is unknown; with dates it is known."""
    day = date(2026, 7, 23)
    text = "Mo-Fr 09:00-18:00; SH Mo-Fr 10:00-12:00"
    ask = "unknown Schulferien: bitte nachfragen"
    assert said(text, day) == [
        f"23 09:00+02/23 10:00+02 {ask}",
        "23 10:00+02/23 12:00+02 open",
        f"23 12:00+02/23 18:00+02 {ask}",
    ]
    summer = (date(2026, 7, 20), date(2026, 9, 1), "Sommerferien")
    with_dates = Region(school_holidays=(summer,))
    assert said(text, day, region=with_dates) == ["23 10:00+02/23 12:00+02 open"]
    assert said(text, date(2026, 7, 16), region=with_dates) == ["16 09:00+02/16 18:00+02 open"]


@pytest.mark.parametrize(
    ("text", "day", "is_open"),
    [
        ("Dec 24-Jan 06 10:00-12:00", date(2027, 1, 5), True),
        ("2026 Dec 24-2027 Jan 06 10:00-12:00", date(2027, 1, 5), True),
        ("2026 Dec 24-2027 Jan 06 10:00-12:00", date(2028, 1, 5), False),
        ("Oct-Mar 10:00-12:00", date(2026, 3, 31), True),
        ("Oct-Mar 10:00-12:00", date(2026, 4, 1), False),
        ("easter -1 day 10:00-12:00", date(2026, 4, 4), True),
        ("easter -2 days-easter +2 days 10:00-12:00", date(2026, 4, 7), True),
        ("Sa[1] 10:00-12:00", date(2026, 8, 1), True),
        ("Sa[1] 10:00-12:00", date(2026, 8, 8), False),
        ("Sa[-1] 10:00-12:00", date(2026, 8, 29), True),
        ("Sa[1] +1 day 10:00-12:00", date(2026, 8, 2), True),
        ("week 02-52/2 10:00-12:00", date(2026, 1, 8), True),
        ("week 02-52/2 10:00-12:00", date(2026, 1, 15), False),
        ("2027+ 10:00-12:00", date(2026, 12, 31), False),
        ("Feb 29 10:00-12:00", date(2027, 2, 28), False),
        ("Feb 29 10:00-12:00", date(2028, 2, 29), True),
    ],
)
def test_dates_weeks_and_nth_weekdays(text: str, day: date, is_open: bool) -> None:
    """Selectors hold on the days they name, over the year's end too."""
    assert bool(said(text, day)) is is_open
