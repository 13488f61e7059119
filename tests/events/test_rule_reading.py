# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which recurrence rules are understood, and how a mistake in one is told."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from plugins.events.recurrence import RuleError, describe, parse_rule
from tests.theme.stage import MESSAGES

START = datetime.fromisoformat("2026-12-05T11:00")


@pytest.mark.parametrize(
    ("text", "place", "remedy"),
    [
        ("FREQ=WEEKLI;BYDAY=SA", "WEEKLI", "»WEEKLY«"),
        ("FREQ=wöchentlich", "wöchentlich", "»WEEKLY«"),
        ("FREQ=WEEKLY;BYDAY=SA,DI", "DI", "»TU«"),
        ("FREQ=WEEKLY;BYDAY=Sonntag", "Sonntag", "»SU«"),
        ("FREQ=MONTHLY;BYDAY=1MI", "1MI", "»WE«"),
        ("FREQ=WEEKLY;WKST=SO", "SO", "»SU«"),
        ("FREQ=WEEKLY;BYDAI=SA", "BYDAI", "»BYDAY«"),
        ("FREQ=WEEKLY;BIS=20261220", "BIS", "»UNTIL«"),
        ("FREQ=WEEKLY; UNTIL=2026-12-20", "2026-12-20", "20261220"),
        ("FREQ=WEEKLY;UNTIL=20260231", "20260231", "20261220"),
        ("FREQ=WEEKLY;UNTIL=20261220T250000", "20261220T250000", "20261220"),
        ("FREQ=WEEKLY;UNTIL=20261204", "20261204", "05.12.2026"),
        ("FREQ=WEEKLY;UNTIL=20261205T105959", "20261205T105959", "05.12.2026"),
        ("FREQ=WEEKLY;UNTIL=20261208;BYDAY=WE", "20261208", "09.12.2026"),
        ("FREQ=WEEKLY;COUNT=3;UNTIL=20261220", "20261220", "entweder"),
        ("UNTIL=20261220;FREQ=WEEKLY;COUNT=3", "3", "entweder"),
        ("FREQ=SECONDLY", "SECONDLY", "BYHOUR"),
        ("FREQ=MINUTELY", "MINUTELY", "BYHOUR"),
        ("FREQ=HOURLY", "HOURLY", "BYHOUR"),
        ("FREQ=DAILY;BYSECOND=0", "BYSECOND", "weg"),
        ("FREQ=WEEKLY;INTERVAL=0", "0", "1 bis"),
        ("FREQ=WEEKLY;COUNT=0", "0", "1 bis"),
        ("FREQ=WEEKLY;COUNT=-1", "-1", "1 bis"),
        ("FREQ=WEEKLY;COUNT=٣", "٣", "1 bis"),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=3", "3", "08.12.2026"),
        ("FREQ=WEEKLY;FREQ=DAILY", "FREQ=DAILY", "doppelt"),
        ("FREQ=WEEKLY;SA", "SA", "NAME=WERT"),
        ("FREQ=WEEKLY;;BYDAY=SA", "", "NAME=WERT"),
        ("BYDAY=SA", "BYDAY=SA", "FREQ=WEEKLY"),
        ("RRULE:FREQ=WEEKLY", "RRULE:", "weg"),
        ("FREQ=WEEKLY;BYDAY=", "", "SA"),
        ("FREQ=WEEKLY;BYDAY=1SA", "1SA", "FREQ=MONTHLY"),
        ("FREQ=MONTHLY;BYDAY=0SA", "0SA", "vorn"),
        ("FREQ=WEEKLY;BYMONTHDAY=13", "13", "FREQ=MONTHLY"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "32", "1 bis 31"),
        ("FREQ=MONTHLY;BYMONTHDAY=5,0", "0", "-31"),
        ("FREQ=YEARLY;BYMONTH=-1", "-1", "1 bis 12"),
        ("FREQ=MONTHLY;BYYEARDAY=1", "1", "FREQ=YEARLY"),
        ("FREQ=YEARLY;BYWEEKNO=20", "20", "BYDAY"),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO", "1MO", "Zahl weg"),
        ("FREQ=MONTHLY;BYSETPOS=1", "1", "BYDAY"),
        ("FREQ=DAILY;BYHOUR=0,1,2,3,4;BYMINUTE=0,5,10,15,20", "0,5,10,15,20", "weniger"),
    ],
)
def test_a_mistake_is_told_at_its_place_with_its_remedy(text: str, place: str, remedy: str) -> None:
    """The offset and length cut out exactly the offending part."""
    with pytest.raises(RuleError) as caught:
        parse_rule(text, START)
    error = caught.value
    assert text[error.offset : error.offset + error.length] == place
    assert remedy in error.hint or remedy in error.message


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6",
        "FREQ=YEARLY;BYMONTH=1;BYYEARDAY=-1",
    ],
)
def test_a_rule_that_never_names_a_day_is_refused(text: str) -> None:
    """Such a rule is a mistake, and expanding it would never end."""
    with pytest.raises(RuleError, match="nie einen Termin"):
        parse_rule(text, START)


def test_a_leap_day_on_a_given_weekday_is_reachable() -> None:
    """Rare is not never: 29 February is a Monday every 28 years."""
    assert parse_rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", START).by_month == (2,)


def test_times_of_day_need_a_timed_event() -> None:
    """An all-day event cannot begin at ten o'clock."""
    with pytest.raises(RuleError, match="ganztägig"):
        parse_rule("FREQ=DAILY;BYHOUR=10", date(2026, 12, 5))


def test_a_series_since_the_middle_ages_is_refused() -> None:
    """The start's year is bounded, so that no expansion is long."""
    with pytest.raises(RuleError, match="zwischen 1900"):
        parse_rule("FREQ=DAILY", date(1350, 1, 1))


def test_case_and_spaces_and_a_last_semicolon_do_not_matter() -> None:
    """What is unmistakable is accepted, and the canonical form is the same."""
    written = parse_rule(" freq = weekly ; byday = su, sa ; ", START)
    assert written == parse_rule("FREQ=WEEKLY;BYDAY=SA,SU", START)
    assert written.text == "FREQ=WEEKLY;BYDAY=SA,SU"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "FREQ=WEEKLY;BYDAY=SA,SU;UNTIL=20261220T235959",
            "jeden Samstag und Sonntag bis 20. Dezember 2026",
        ),
        ("FREQ=WEEKLY", "jeden Samstag"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", "alle 2 Wochen am Samstag"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "jeden Tag von Montag bis Freitag"),
        ("FREQ=WEEKLY;BYMONTH=5,6", "jeden Samstag im Mai und Juni"),
        ("FREQ=DAILY;COUNT=3", "täglich, 3 Termine"),
        ("FREQ=DAILY;BYHOUR=11,15", "täglich um 11:00 und 15:00 Uhr"),
        ("FREQ=DAILY;INTERVAL=3", "alle 3 Tage"),
        ("FREQ=MONTHLY;BYDAY=1SA", "jeden ersten Samstag im Monat"),
        ("FREQ=MONTHLY;BYDAY=1SA,-1SA", "jeden ersten Samstag und letzten Samstag im Monat"),
        ("FREQ=MONTHLY;BYDAY=-1FR;BYMONTH=4,5", "jeden letzten Freitag im April und Mai"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "letzten Werktag (ohne Samstag)"),
        ("FREQ=MONTHLY", "jeden Monat am 5."),
        ("FREQ=MONTHLY;BYMONTHDAY=15,-1", "jeden Monat am 15. und letzten Tag"),
        ("FREQ=YEARLY", "jedes Jahr am 5. Dezember"),
        ("FREQ=YEARLY;BYMONTH=12;BYDAY=1SU", "jedes Jahr am ersten Sonntag im Dezember"),
        ("FREQ=YEARLY;INTERVAL=2;BYMONTH=6;BYMONTHDAY=24", "alle 2 Jahre am 24. Juni"),
    ],
)
def test_a_rule_is_said_in_german(text: str, words: str) -> None:
    """A visitor reads words, not a rule."""
    assert words in describe(parse_rule(text, START), MESSAGES)
