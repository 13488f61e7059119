# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The one result behind table, special days, badge and structured data."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime

from plugins.opening_hours.explain import explain, to_json, to_text
from plugins.opening_hours.reading import read
from plugins.opening_hours.region import Region
from plugins.opening_hours.structured_data import specification
from plugins.opening_hours.week import DayHours, Hours, Span, SpecialDays, hours

MONDAY = date(2026, 11, 23)


def of(text: str, today: date = MONDAY) -> Hours:
    """The hours of a text in North Rhine-Westphalia."""
    return hours(read(text), Region(), today)


def row(day: DayHours | SpecialDays) -> str:
    """``09:00-12:00 14:00-18:00? | kind | note``."""
    return " | ".join((" ".join(map(span_text, day.spans)), day.kind, day.note))


def span_text(span: Span) -> str:
    begin, end = (f"{m // 60:02d}:{m % 60:02d}" for m in (span.start, span.end))
    mark = "?" if span.state == "unknown" else ""
    return f"{begin}-{end}{'+' if span.open_end else ''}{mark}"


def test_the_week_is_regular_from_monday_even_when_a_holiday_is_in_it() -> None:
    """The table shows how it usually is; what differs is listed apart."""
    found = of("Mo-Fr 09:00-12:00,14:00-18:00; PH off", date(2026, 12, 23))
    assert [day.day.isoweekday() for day in found.week] == [1, 2, 3, 4, 5, 6, 7]
    assert [row(day) for day in found.week[3:6]] == [
        "09:00-12:00 14:00-18:00 | open | ",
        "09:00-12:00 14:00-18:00 | open | ",
        " | closed | ",
    ]
    assert [day.special for day in found.days[:4]] == [False, False, True, True]
    assert row(found.days[2]) == " | closed | "
    assert found.days[2].holiday == "Erster Weihnachtstag"


def test_consecutive_special_days_are_one_range() -> None:
    """Company holidays over two weekends are one entry, holidays carry their names."""
    text = 'Mo-Fr 09:00-18:00; Dec 24 09:00-12:00; 2026 Dec 07-18 off "Betriebsferien"'
    special = of(text).special_days
    assert [(d.first, d.last, row(d), d.holiday) for d in special] == [
        (date(2026, 12, 7), date(2026, 12, 18), " | closed | Betriebsferien", ""),
        (date(2026, 12, 24), date(2026, 12, 24), "09:00-12:00 | open | ", ""),
        (
            date(2026, 12, 25),
            date(2026, 12, 25),
            "09:00-18:00? | unknown | Feiertag: bitte nachfragen",
            "Erster Weihnachtstag",
        ),
        (date(2026, 12, 26), date(2026, 12, 26), " | closed | ", "Zweiter Weihnachtstag"),
        (
            date(2027, 1, 1),
            date(2027, 1, 1),
            "09:00-18:00? | unknown | Feiertag: bitte nachfragen",
            "Neujahr",
        ),
    ]


def test_a_change_of_season_is_no_list_of_special_days() -> None:
    """When winter hours begin, the table says from when, and what then holds."""
    found = of("Apr-Nov 10:00-18:00; Dec-Mar 11:00-16:00; PH off")
    assert found.changes_on == date(2026, 12, 1)
    assert {row(day) for day in found.week} == {"10:00-18:00 | open | "}
    assert {row(day) for day in found.next_week} == {"11:00-16:00 | open | "}
    assert [d.first for d in found.special_days] == [
        date(2026, 12, 25),
        date(2026, 12, 26),
        date(2027, 1, 1),
    ]


def test_by_appointment_is_unknown_in_the_table_too() -> None:
    """»nach Vereinbarung« is never »geschlossen«; beside hours it is a note."""
    assert {row(day) for day in of("nach Vereinbarung").week} == {
        "00:00-24:00? | unknown | nach Vereinbarung"
    }
    week = of("Mo 9-12 Uhr, nach Vereinbarung").week
    assert row(week[0]) == "09:00-12:00 | open | sonst nach Vereinbarung"
    assert row(week[1]) == "00:00-24:00? | unknown | nach Vereinbarung"


def test_spans_past_midnight_and_open_ends_stay_with_their_day() -> None:
    """The row of Friday shows Friday's session whole."""
    week = of("Fr 18:00-02:00; Sa 18:00-24:00+; Su 18:00+").week
    assert [row(day) for day in week[4:]] == [
        "18:00-26:00 | open | ",
        "18:00-24:00+ | open | ",
        "18:00-28:00+? | unknown | ",
    ]


def test_the_badge_counts_utc_minutes_and_knows_yesterdays_tail() -> None:
    """Fourteen days from today's midnight; 1 is open, 2 is unknown."""
    found = of("Mo-Su 18:00-02:00 || nach Vereinbarung", date(2026, 10, 25))

    def minute(day: int, hour: int) -> int:
        return int(datetime(2026, 10, day, hour, tzinfo=UTC).timestamp()) // 60

    # 25 October has 25 hours: midnight is 22:00 UTC, six in the evening 17:00 UTC
    assert found.badge[:3] == (
        (minute(24, 22), minute(25, 0), 1),
        (minute(25, 0), minute(25, 17), 2),
        (minute(25, 17), minute(26, 1), 1),
    )
    assert found.badge[-1][1] == int(datetime(2026, 11, 7, 23, tzinfo=UTC).timestamp()) // 60


def test_whether_a_string_is_silent_on_holidays_is_told() -> None:
    """The page says »an Feiertagen bitte nachfragen« only where that is so."""
    assert of("Mo-Fr 09:00-18:00").silent_on_holidays
    assert not of("Mo-Fr 09:00-18:00; PH off").silent_on_holidays
    assert not of("24/7").silent_on_holidays
    assert not of("nach Vereinbarung").silent_on_holidays


def specified(text: str) -> list[dict[str, object]]:
    """The list that was written, without the types, which are all the same."""
    found: list[dict[str, object]] = json.loads(text or "[]")
    assert {one.pop("@type") for one in found} <= {"OpeningHoursSpecification"}
    assert text in ("", json.dumps(json.loads(text or "[]"), separators=(",", ":")))
    return found


def regular(found: Hours) -> list[dict[str, object]]:
    """The regular week's specifications."""
    return specified(specification(found)[0])


def special(found: Hours) -> list[tuple[object, ...]]:
    """The special days' specifications as tuples."""
    keys = ("validFrom", "validThrough", "opens", "closes")
    return [tuple(one[key] for key in keys) for one in specified(specification(found)[1])]


def test_days_of_equal_hours_share_a_specification() -> None:
    """Past midnight is one specification, 24 hours are 00:00-23:59."""
    found = of("Mo,Tu 09:00-12:00,14:00-18:00; Fr 18:00-02:00; Su 00:00-24:00")
    assert regular(found) == [
        {"dayOfWeek": ["Monday", "Tuesday"], "opens": "09:00", "closes": "12:00"},
        {"dayOfWeek": ["Monday", "Tuesday"], "opens": "14:00", "closes": "18:00"},
        {"dayOfWeek": ["Friday"], "opens": "18:00", "closes": "02:00"},
        {"dayOfWeek": ["Sunday"], "opens": "00:00", "closes": "23:59"},
    ]


def test_closed_special_days_are_midnight_to_midnight_and_unknown_ones_are_left_out() -> None:
    """Unknown is emitted neither as open nor as closed."""
    found = of("Mo-Fr 09:00-18:00; Dec 24 09:00-12:00; 2026 Dec 07-18 off")
    assert special(found) == [
        ("2026-12-07", "2026-12-18", "00:00", "00:00"),
        ("2026-12-24", "2026-12-24", "09:00", "12:00"),
        ("2026-12-26", "2026-12-26", "00:00", "00:00"),
    ]
    assert specification(of("nach Vereinbarung")) == ("", "")


def test_seasons_have_dates_in_structured_data() -> None:
    """This season's week ends the day before the next one's begins."""
    assert regular(of("Apr-Nov Mo 10:00-18:00; Dec-Mar Mo 11:00-16:00; PH off")) == [
        {
            "dayOfWeek": ["Monday"],
            "opens": "10:00",
            "closes": "18:00",
            "validThrough": "2026-11-30",
        },
        {"dayOfWeek": ["Monday"], "opens": "11:00", "closes": "16:00", "validFrom": "2026-12-01"},
    ]


def test_the_explanation_is_german_and_names_every_day() -> None:
    """What the ``hours`` command prints."""
    found = explain("Do-Sa ab 18 Uhr, So 9-12 Uhr", Region(), date(2026, 12, 24), 4)
    assert to_text(found) == (
        "Gelesen als: Th-Sa 18:00+, Su 09:00-12:00\n"
        "Hinweis: »Do-Sa ab 18 Uhr« gelesen als »Th-Sa 18:00+«.\n"
        "Hinweis: »So 9-12 Uhr« gelesen als »Su 09:00-12:00«.\n"
        "\n"
        "Do 24.12.2026  ab 18:00 Uhr unbekannt (Ende offen)\n"
        "Fr 25.12.2026  ab 18:00 Uhr unbekannt (Feiertag: bitte nachfragen)  "
        "(Erster Weihnachtstag)\n"
        "Sa 26.12.2026  ab 18:00 Uhr unbekannt (Feiertag: bitte nachfragen)  "
        "(Zweiter Weihnachtstag)\n"
        "So 27.12.2026  09:00–12:00 Uhr\n"
    )


def test_the_json_is_local_time_with_offset() -> None:
    """The contract's shape: start, end, state, comment."""
    assert to_json(explain("Sa 22:00-04:00", Region(), date(2026, 3, 28), 2)) == [
        {
            "start": "2026-03-28T22:00:00+01:00",
            "end": "2026-03-29T04:00:00+02:00",
            "state": "open",
            "comment": "",
        }
    ]


def test_an_opening_sunday_has_a_name_for_who_opens_because_of_it() -> None:
    """Neither for a café that opens every Sunday, nor for a shop that stays closed."""
    sunday = date(2026, 12, 6)
    region = Region(named_days=((sunday, "Nikolaussonntag"),))

    def named(text: str) -> Sequence[tuple[str, str]]:
        found = hours(read(text), region, MONDAY)
        days = [(day.holiday, day.kind) for day in found.days if day.day == sunday]
        return days + [(run.holiday, run.kind) for run in found.special_days]

    opened = ("Nikolaussonntag", "open")
    assert named("Mo-Fr 09:00-18:00; PH off; 2026 Dec 06 13:00-18:00")[:2] == [opened, opened]
    assert named("Mo-Su 09:00-18:00")[0] == ("", "open")
    assert named("Mo-Fr 09:00-18:00; PH off; 2026 Dec 06 off")[0] == ("", "closed")
    on_the_day = hours(read("Mo-Fr 09:00-18:00; 2026 Dec 06 13:00-18:00"), region, sunday)
    assert on_the_day.today.holiday == "Nikolaussonntag"
