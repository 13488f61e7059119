# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A string taken apart and put together says what it said; a changed row changes its days alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.editing.week.changes import (
    closed_until,
    with_exception,
    with_holidays,
    without_exception,
)
from plugins.editing.week.day import CLOSED, Day, Span
from plugins.editing.week.week import Week
from plugins.opening_hours.reading import HoursError
from tests.editing.week.strings import DAYS, START, STRINGS, day_by_day, evaluated

NEW = Day((Span(7 * 60 + 10, 11 * 60), Span(13 * 60, 15 * 60 + 20)))
EDITABLE = [text for text in STRINGS if Week.of(text).editable]
HOEVEL = (
    "Mo-Fr 06:30-18:00; Sa 06:30-13:00; PH off; 2026 Dec 24 06:30-12:00; "
    '2026 Dec 28-2027 Jan 02 off "Betriebsferien"'
)


def test_a_string_that_is_not_changed_is_the_same_string() -> None:
    """Byte for byte, however it is written."""
    assert len(STRINGS) > 200
    assert [text for text in STRINGS if Week.of(text).hours() != text] == []
    assert len(EDITABLE) > 0.9 * len(STRINGS)


def test_rows_that_are_written_anew_say_what_the_string_said() -> None:
    """Each row differs and comes back: so all of the week is taken apart and put together."""
    for text in EDITABLE:
        week = Week.of(text)
        other = week
        for weekday in range(7):
            other = other.with_day(weekday, NEW)
        again = Week.of(other.hours())
        for weekday, day in enumerate(week.days):
            again = again.with_day(weekday, day)
        # Rules that say the same of all days (»24/7«) speak of holidays, and did so before.
        again = again.with_holidays(week.holidays)
        for special in week.specials:
            again = again.with_special(special)
        assert evaluated(again.hours()) == evaluated(text), text


@settings(deadline=None, max_examples=120)
@given(st.sampled_from(EDITABLE), st.integers(0, 6), st.sampled_from([NEW, CLOSED]))
def test_a_changed_row_changes_its_own_days_alone(text: str, weekday: int, new: Day) -> None:
    """Other weekdays, seasons, holidays and special days are as they were."""
    week = Week.of(text)
    changed = week.with_day(weekday, new).hours()
    specials = week.kept or week.specials
    for before, after in zip(day_by_day(text), day_by_day(changed), strict=True):
        if before.day.weekday() != weekday:
            assert (after.spans, after.note) == (before.spans, before.note), (changed, before.day)
        elif not specials and not after.holiday:
            assert [(s.start, s.end) for s in after.spans] == [(s.start, s.end) for s in new.spans]


@settings(deadline=None, max_examples=120)
@given(
    st.sampled_from([text for text in STRINGS if len(text) < 300]),
    st.integers(1, 300),
    st.integers(0, 20),
    st.sampled_from([NEW, CLOSED, Day(note="Urlaub")]),
)
def test_an_exception_holds_on_its_days_and_goes_again(
    text: str, ahead: int, length: int, day: Day
) -> None:
    """Whatever the string says otherwise, also for a season; taken away, all is as it was."""
    first = START + timedelta(ahead)
    last = first + timedelta(length)
    changed = with_exception(text, first, day, last)
    for was, now in zip(day_by_day(text), day_by_day(changed), strict=True):
        if first <= now.day <= last:
            if now.holiday and day.spans and length > 6:
                continue  # times for more than a week were not meant for a holiday among them
            assert [(s.start, s.end) for s in now.spans] == [(s.start, s.end) for s in day.spans]
            assert now.note == day.note
        else:
            assert (now.spans, now.note) == (was.spans, was.note)
    known = [special for special in Week.of(text).specials if special.days == (first, last)]
    if not known:
        assert evaluated(without_exception(changed, first, last)) == evaluated(text)


@pytest.mark.parametrize(
    ("text", "weekday", "new", "after"),
    [
        (
            "Mo-Fr 06:30-18:00; Sa 06:30-13:00; PH off; 2026 Dec 24 off", 1, Day((Span(390, 780),)),
            "Mo,We-Fr 06:30-18:00; Tu,Sa 06:30-13:00; PH off; 2026 Dec 24 off",
        ),
        (
            "Mo-Fr 9-18 Uhr; 24.12. 9-12 Uhr", 5, NEW,
            "Mo-Fr 9-18 Uhr; Sa 07:10-11:00,13:00-15:20; 24.12. 9-12 Uhr",
        ),
        (
            "Mo-Fr 09:00-18:00; 2026 Nov 28-Dec 19 Sa 09:00-18:00; PH off", 0, CLOSED,
            "Tu-Fr 09:00-18:00; 2026 Nov 28-Dec 19 Sa 09:00-18:00; PH off",
        ),
        ("24/7", 6, CLOSED, "Mo-Sa,PH 00:00-24:00"),
        ("Mo-Su,PH 10:00-18:00", 0, CLOSED, "Tu-Su,PH 10:00-18:00"),
        ("Mo-Su,PH 10:00-18:00", 6, CLOSED, "Mo-Sa,PH 10:00-18:00"),
        (
            'Mo 09:00-12:00; We 15:00-18:00, We 18:00-20:00 open "Kurse"', 0, CLOSED,
            'We 15:00-18:00, We 18:00-20:00 open "Kurse"',
        ),
        (
            'Mo-Fr 09:00-12:00 || "nach Vereinbarung"', 4, CLOSED,
            'Mo-Th 09:00-12:00 || "nach Vereinbarung"',
        ),
        (
            'Mo-Fr 08:00-12:00; Sa "nach Vereinbarung"', 5, Day((Span(540, 720),)),
            "Mo-Fr 08:00-12:00; Sa 09:00-12:00",
        ),
        ("Fr 18:00-24:00", 5, Day((Span(1080, 1560),)), "Fr 18:00-24:00; Sa 18:00-02:00"),
        ("Tu 09:00-12:00", 1, CLOSED, "Mo-Su off"),
        ("", 1, Day((Span(540, 720),)), "Tu 09:00-12:00"),
    ],
)  # fmt: skip
def test_a_changed_row_is_written_as_people_write_it(
    text: str, weekday: int, new: Day, after: str
) -> None:
    """Days that are alike share a rule, holidays come last, the rest is as it was written."""
    assert Week.of(text).with_day(weekday, new).hours() == after


def test_rows_show_what_holds_and_the_rest_in_a_sentence() -> None:
    """What no row shows is said in German words."""
    week = Week.of("Mo-Fr 09:00-12:30,14:30-18:00; We 09:00-12:30; Sa[1] 10:00-12:00; Jul-Aug off")
    assert [str(day) for day in week.days] == [
        "09:00-12:30, 14:30-18:00", "09:00-12:30, 14:30-18:00", "09:00-12:30",
        "09:00-12:30, 14:30-18:00", "09:00-12:30, 14:30-18:00", "geschlossen", "geschlossen",
    ]  # fmt: skip
    assert week.holidays is None
    assert week.kept_sentences == (
        "1. Samstag im Monat: 10:00–12:00 Uhr",
        "Juli bis August: geschlossen",
    )
    hoevel = Week.of(HOEVEL)
    assert hoevel.holidays == CLOSED
    assert [(str(one), str(one.day), one.day.note) for one in hoevel.specials] == [
        ("24.12.2026", "06:30-12:00", ""),
        ("28.12.2026 bis 02.01.2027", "geschlossen", "Betriebsferien"),
    ]
    assert str(Week.of("Dec 24,31 off").specials[1]) == "jedes Jahr am 31.12."


def test_open_by_season_alone_is_not_edited_in_rows() -> None:
    """Seven rows »geschlossen« would be a lie; closing for a week works all the same."""
    text = "Mar-Oct Mo-Fr 08:00-18:00; Nov-Feb Th-Fr 14:00-18:00; PH off"
    week = Week.of(text)
    assert not week.editable
    assert week.kept_sentences[0] == "März bis Oktober, Montag bis Freitag: 08:00–18:00 Uhr"
    closed = closed_until(text, date(2026, 12, 1), date(2026, 12, 5), "Krank")
    assert closed == f'{text}; 2026 Dec 01-05 off "Krank"'


def test_the_same_days_are_told_once() -> None:
    """A second »today otherwise« takes the place of the first."""
    once = with_exception("Mo-Fr 09:00-18:00", date(2026, 12, 1), NEW)
    assert with_exception(once, date(2026, 12, 1), CLOSED) == "Mo-Fr 09:00-18:00; 2026 Dec 01 off"


def test_holidays_otherwise() -> None:
    """On all public holidays, or on none."""
    assert with_holidays("Mo-Fr 09:00-18:00", CLOSED) == "Mo-Fr 09:00-18:00; PH off"
    sundays = with_holidays("Mo-Fr 09:00-18:00; Su 07:10-11:00,13:00-15:20; PH off", NEW)
    assert sundays == "Mo-Fr 09:00-18:00; Su,PH 07:10-11:00,13:00-15:20"
    assert with_holidays("Mo-Fr 09:00-18:00; PH off", None) == "Mo-Fr 09:00-18:00"


def test_what_is_over_goes_when_the_line_changes_anyway() -> None:
    """And only then; what comes every year stays."""
    stay = "Mo-Fr 09:00-18:00; 2026 Nov 30-Dec 19 Sa 10:00-14:00; Dec 24 off"
    text = stay.replace("; 2026", '; 2026 Aug 03-21 off "Ferien"; 2026')
    today = date(2026, 11, 28)
    assert Week.of(text).hours(today) == text
    assert closed_until(text, today, today, today=today) == f"{stay}; 2026 Nov 28 off"


def test_hours_that_become_too_long_are_refused_with_a_sentence() -> None:
    """500 characters, as in the build."""
    text = "Mo-Fr 09:00-18:00"
    with pytest.raises(HoursError, match="länger als"):
        for ahead in range(DAYS):
            text = closed_until(text, START + timedelta(2 * ahead), START + timedelta(2 * ahead))


def test_remarks_stay_at_times_that_stay() -> None:
    """A typed day has no remarks; those of the same times are meant."""
    text = 'Th 12:00-17:00 open "nach Termin", Th 17:00-19:00 open "Sprechstunde"'
    typed = Day((Span(720, 1020), Span(1020, 1200)))
    assert Week.of(text).with_day(3, typed).hours() == (
        'Th 12:00-17:00 open "nach Termin", Th 17:00-20:00'
    )
