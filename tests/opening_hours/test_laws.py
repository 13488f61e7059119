# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Laws of reading and evaluating that hold for every text."""

import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import opening_hours
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.opening_hours.reading import HoursError, read
from plugins.opening_hours.region import Region
from plugins.opening_hours.schedule import State, intervals
from plugins.opening_hours.week import hours
from tests.opening_hours.strings import HOURS
from tests.opening_hours.test_reading import UNDERSTOOD

BERLIN = ZoneInfo("Europe/Berlin")
REGION = Region()

PIECES = st.one_of(
    st.sampled_from(["Mo", "Di", "We", "Fr", "PH", "SH", "täglich", "Uhr", "und", "bis", "ab"]),
    st.sampled_from(["9", "18", "09:00", "18:00", "24:00", "25:00", "9.30", "8h", "1", "24/7"]),
    st.sampled_from(["24.", "24.12.", "Dec", "Apr", "2026", "week", "easter", "-1", "day"]),
    st.sampled_from(["-", "–", ",", ";", "||", "+", "/", "[", "]", "(", ".", ":", "\n"]),
    st.sampled_from(["off", "geschlossen", "n.V.", '"x"', '"']),
)
_DAYS = st.sampled_from(
    ["Mo-Fr", "Mo-Su", "Tu,Th", "Sa", "Su-Tu", "Fr-Mo", "We", "Sa[1]", "Su[-1]"]
)
_SEASONS = st.sampled_from(["", "", "Jul ", "Jun-Aug ", "Jul 10-20 ", "2026 ", "week 28-30 "])
_TIMES = st.sampled_from(["09:00-18:00", "08:00-12:00,14:00-18:30", "10:30-11:30", "20:00-24:00"])
_SAYS = st.sampled_from(["", "", "", " off", ' unknown "n. V."', ' open "x"'])
_RULE = st.builds(lambda s, d, t, m: f"{s}{d} {t}{m}", _SEASONS, _DAYS, _TIMES, _SAYS)
_RULES = st.lists(_RULE, min_size=1, max_size=4).map("; ".join)


def accepted(canonical: str) -> bool:
    """Whether opening-hours-py takes the string; it wants the month again in »Dec 24,31«."""
    spelled, changed = canonical, True
    while changed:
        before = spelled
        spelled = re.sub(r"([A-Z][a-z]{2}) (\d\d(?:-\d\d)?),(\d\d)(?!:)", r"\1 \2,\1 \3", spelled)
        changed = spelled != before
    return opening_hours.validate(spelled)


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map(" ".join)))
def test_any_text_is_read_or_refused_at_a_place_within_it(text: str) -> None:
    """Nothing but HoursError is raised; what is read reads to itself, and OSM tools accept it."""
    try:
        reading = read(text)
    except HoursError as error:
        assert 0 <= error.offset <= len(text)
        assert 1 <= error.length <= max(1, len(text) - error.offset)
        assert error.message and error.hint
        return
    assert read(reading.canonical).canonical == reading.canonical
    assert accepted(reading.canonical)


def test_osm_tools_accept_every_canonical_string() -> None:
    """Canonical is OSM: an independent parser (opening-hours-py) takes all of it."""
    canonical = [read(text).canonical for text in (*HOURS, *UNDERSTOOD)]
    assert [text for text in canonical if not accepted(text)] == []


@settings(deadline=None, max_examples=150)
@given(_RULES)
def test_a_third_implementation_agrees_where_none_of_the_known_traps_lies(text: str) -> None:
    """opening-hours-py, which knows no Länder, agrees in a fortnight without holidays."""
    try:
        canonical = read(text).canonical
    except HoursError:  # the rules drawn contradict each other
        return
    start = datetime(2026, 7, 6, tzinfo=BERLIN)
    theirs = opening_hours.OpeningHours(canonical, timezone=BERLIN)
    ours = intervals(canonical, REGION, start.date(), 14)
    for step in range(14 * 48):
        at = start + timedelta(minutes=30 * step)
        mine = next((str(i.state) for i in ours if i.start <= at < i.end), "closed")
        assert mine == str(theirs.state(at)[0]), (canonical, at)


@settings(deadline=None, max_examples=100)
@given(
    st.sampled_from(HOURS),
    st.dates(date(2026, 1, 1), date(2027, 12, 1)),
    st.integers(1, 9),
    st.integers(1, 9),
)
def test_two_windows_are_one(text: str, start: date, some: int, more: int) -> None:
    """[a, c) says the same as [a, b) and [b, c): sorted, apart, inside the window."""
    whole = intervals(text, REGION, start, some + more)
    parts = [
        *intervals(text, REGION, start, some),
        *intervals(text, REGION, start + timedelta(days=some), more),
    ]
    minutes = [_minutes(found) for found in (whole, parts)]
    assert minutes[0] == minutes[1]
    for before, after in pairwise(whole):
        assert before.start < before.end <= after.start
        assert before.end < after.start or (before.state, before.comment) != (
            after.state,
            after.comment,
        )


def _minutes(found: object) -> dict[datetime, tuple[State, str]]:
    out: dict[datetime, tuple[State, str]] = {}
    for interval in found:  # type: ignore[attr-defined]
        at, end = interval.start.astimezone(UTC), interval.end.astimezone(UTC)
        while at < end:
            out[at] = (interval.state, interval.comment)
            at += timedelta(minutes=15)
    return out


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(HOURS), st.dates(date(2026, 1, 1), date(2027, 12, 1)))
def test_table_and_badge_say_the_same(text: str, today: date) -> None:
    """Every span of a day's row that is open is in the badge as open, and the other way round."""
    found = hours(read(text), REGION, today)
    badge = [(a, b) for a, b, code in found.badge if code == 1]
    real = intervals(found.reading.canonical, REGION, today, 14)
    assert [(int(i.start.timestamp()) // 60, i.state) for i in real][:1] == [
        (a, State.OPEN if code == 1 else State.UNKNOWN) for a, _, code in found.badge
    ][:1]
    for day in found.days[:-1]:
        midnight = datetime(day.day.year, day.day.month, day.day.day, tzinfo=BERLIN)
        for span in day.spans:
            if span.state is State.OPEN:
                noon = (
                    midnight + timedelta(minutes=(span.start + span.end) // 2)
                ).timestamp() // 60
                assert any(a <= noon < b for a, b in badge)


@settings(deadline=None, max_examples=300)
@given(st.one_of(_RULES, st.sampled_from(HOURS)), st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_usual_days_are_those_of_the_week(text: str, today: date) -> None:
    """Nothing is to be told of such days but what is told of the week."""
    try:
        found = hours(read(text), REGION, today)
    except HoursError:
        return
    usual = {day.day.weekday(): (day.spans, day.note, day.kind, "") for day in found.week}
    real = [(day.spans, day.note, day.kind, day.holiday) for day in found.days]
    if found.is_usual:
        assert real == [usual[day.day.weekday()] for day in found.days]
