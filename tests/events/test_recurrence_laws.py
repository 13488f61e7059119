# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Laws that hold for every series, and agreement with an independent implementation."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import recurring_ical_events
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event, vRecur

from plugins.events.recurrence import (
    Occurrence,
    RuleError,
    Series,
    describe,
    excluded,
    occurrences,
    parse_rule,
)
from tests.theme.stage import MESSAGES

BERLIN = ZoneInfo("Europe/Berlin")
DAYS = st.dates(date(2025, 12, 1), date(2027, 1, 31))
NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_law = settings(deadline=None, max_examples=120)


def local(text: str) -> datetime:
    """A naive local time, as a record's field gives it."""
    return datetime.fromisoformat(text)


def _listed(values: st.SearchStrategy[object], most: int = 3) -> st.SearchStrategy[str]:
    texts = st.lists(values, min_size=1, max_size=most, unique=True)
    return texts.map(lambda items: ",".join(map(str, items)))


@st.composite
def rules(draw: st.DrawFn, start: datetime | date) -> str:
    """Any rule that we accept and that RFC 5545 defines without room for doubt."""
    freq = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={freq}", f"INTERVAL={draw(st.integers(1, 4))}"]
    options = {"BYMONTH": _listed(st.integers(1, 12), 6), "BYDAY": _listed(st.sampled_from(NAMES))}
    if freq != "WEEKLY":
        month_days = st.integers(-31, 31).filter(bool)
        options["BYMONTHDAY"] = _listed(month_days, 6)
    if freq in ("MONTHLY", "YEARLY"):
        ordinals = st.builds(
            "{}{}".format, st.sampled_from([1, 2, 3, 4, 5, -1, -2]), st.sampled_from(NAMES)
        )
        options["BYDAY"] = _listed(st.sampled_from(NAMES)) | _listed(ordinals)
    if freq == "YEARLY":
        options["BYYEARDAY"] = _listed(st.integers(-366, 366).filter(bool), 6)
    chosen = draw(st.lists(st.sampled_from(sorted(options)), unique=True, max_size=2))
    parts += [f"{key}={draw(options[key])}" for key in chosen]
    if freq in ("MONTHLY", "YEARLY") and chosen:
        # The oracle cuts the first week at the start, so positions in weeks are not compared.
        parts += draw(st.sampled_from([[], ["BYSETPOS=1"], ["BYSETPOS=-1,2"]]))
    if isinstance(start, datetime):
        parts += draw(st.sampled_from([[], ["BYHOUR=2"], ["BYHOUR=9,14", "BYMINUTE=0,45"]]))
    until = (start.date() if isinstance(start, datetime) else start) + timedelta(
        days=draw(st.integers(0, 500))
    )
    parts += draw(st.sampled_from([[], [f"COUNT={draw(st.integers(1, 40))}"], ["UNTIL"]]))
    return ";".join(f"UNTIL={until:%Y%m%d}" if part == "UNTIL" else part for part in parts)


@st.composite
def series(draw: st.DrawFn) -> Series:
    """A series with or without a rule, exceptions and additions, in all combinations."""
    day = draw(DAYS)
    if draw(st.booleans()):
        length = draw(st.none() | st.integers(0, 9))
        end = None if length is None else day + timedelta(days=length)
        extra = st.lists(DAYS, max_size=3).map(tuple)
        return Series(day, end, draw(rules(day) | st.just("")), draw(extra), draw(extra))
    start = datetime.combine(day, draw(st.times()).replace(second=0, microsecond=0))
    span = draw(st.none() | st.integers(1, 3 * 1440))
    end = None if span is None else start + timedelta(minutes=span)
    moments = st.builds(datetime.combine, DAYS, st.just(start.time()))
    extra = st.lists(DAYS | moments, max_size=3).map(tuple)
    return Series(start, end, draw(rules(start) | st.just("")), draw(extra), draw(extra))


def _expand(one: Series, first: date, behind: date) -> tuple[Occurrence, ...]:
    """The occurrences, or a discarded example where the random rule is refused."""
    try:
        return occurrences(one, BERLIN, first, behind, limit=10_000)
    except RuleError:
        assume(False)
        raise


def _begins_in(occurrence: Occurrence, first: date, behind: date) -> bool:
    start = occurrence.start
    return first <= (start.date() if isinstance(start, datetime) else start) < behind


@_law
@given(series(), st.lists(DAYS, min_size=3, max_size=3, unique=True).map(sorted))
def test_two_windows_side_by_side_hold_what_one_window_holds(one: Series, days: list[date]) -> None:
    """By their starts, [a, c) is [a, b) and then [b, c): nothing twice, nothing lost."""
    a, b, c = days
    assume(c - a < timedelta(days=390))
    both = [o for o in _expand(one, a, b) if _begins_in(o, a, b)]
    both += [o for o in _expand(one, b, c) if _begins_in(o, b, c)]
    assert both == [o for o in _expand(one, a, c) if _begins_in(o, a, c)]


@_law
@given(series(), st.randoms())
def test_the_order_of_exceptions_and_additions_has_no_meaning(one: Series, random: Random) -> None:
    """Shuffled and repeated dates make the same series."""
    exdate, rdate = [*one.exdate, *one.exdate], [*one.rdate, *one.rdate]
    random.shuffle(exdate)
    random.shuffle(rdate)
    shuffled = Series(one.start, one.end, one.rrule, tuple(exdate), tuple(rdate))
    window = date(2026, 3, 1), date(2027, 3, 1)
    assert _expand(shuffled, *window) == _expand(one, *window)


def _oracle(one: Series, first: date, behind: date) -> set[tuple[str, str]]:
    """What recurring_ical_events makes of the same series: (start, end) as texts."""
    event = Event()

    def zoned(value: datetime | date) -> datetime | date:
        return value.replace(tzinfo=BERLIN) if isinstance(value, datetime) else value

    timed = isinstance(one.start, datetime)
    event.add("uid", "a@b")
    event.add("dtstart", zoned(one.start))
    if one.end is not None:
        event.add("dtend", zoned(one.end) if timed else one.end + timedelta(days=1))
    rule = parse_rule(one.rrule, one.start) if one.rrule else None
    if rule is not None:
        text = rule.text
        if timed and isinstance(rule.until, date):
            end = datetime.combine(rule.until, datetime.max.time()).replace(
                microsecond=0, tzinfo=BERLIN
            )
            utc = end.astimezone(UTC)
            text = text.replace(f"UNTIL={rule.until:%Y%m%d}", f"UNTIL={utc:%Y%m%dT%H%M%SZ}")
        event["RRULE"] = recurrence(text)
    times = rule.times if rule else ()
    if isinstance(one.start, datetime) and rule is None:
        times = (one.start.time(),)
    first_day = one.start.date() if isinstance(one.start, datetime) else one.start
    for name, values in (("exdate", one.exdate), ("rdate", one.rdate)):
        for value in sorted(values, key=str):
            whole_day = timed and not isinstance(value, datetime)
            each = [datetime.combine(value, t) for t in times] if whole_day else [value]
            if whole_day and value == first_day:
                each = [*each, one.start]  # the day's times include the series' own start
            for moment in each:
                event.add(name, zoned(moment))
    calendar = Calendar()
    calendar.add_component(event)
    found = recurring_ical_events.of(calendar).between(first, behind)
    return {(_text(e.start), _text(e.end)) for e in found}


def recurrence(text: str) -> object:
    """An RRULE value for icalendar from its text."""
    return vRecur.from_ical(text)


def _text(moment: datetime | date) -> str:
    return (
        moment.astimezone(UTC).isoformat() if isinstance(moment, datetime) else moment.isoformat()
    )


@settings(deadline=None, max_examples=250)
@given(series())
@example(Series(local("2026-03-22T02:30"), local("2026-03-22T03:30"), "FREQ=WEEKLY"))
@example(Series(local("2026-10-18T02:30"), local("2026-10-18T05:00"), "FREQ=WEEKLY"))
@example(Series(local("2026-10-17T23:00"), local("2026-10-18T04:00"), "FREQ=WEEKLY"))
@example(Series(local("2026-12-05T11:00"), local("2026-12-05T20:00"), "FREQ=WEEKLY;BYDAY=SA,SU"))
@example(Series(date(2026, 2, 28), date(2026, 3, 1), "FREQ=YEARLY;BYWEEKNO=9,53;BYDAY=SA,SU"))
@example(Series(local("2027-01-01T01:00"), None, "FREQ=DAILY;BYHOUR=2", (date(2027, 1, 1),)))
@example(Series(local("2027-01-01T00:00"), None, "FREQ=DAILY;BYHOUR=2", (date(2027, 1, 1),)))
@example(
    Series(
        local("2025-12-01T01:00"),
        None,
        "FREQ=DAILY;BYHOUR=2",
        (date(2026, 3, 1),),
        (local("2026-03-01T01:00"),),
    )
)
def test_an_independent_implementation_finds_the_same_occurrences(one: Series) -> None:
    """recurring_ical_events agrees, clock changes and nights across midnight included."""
    first, behind = date(2026, 3, 1), date(2027, 3, 1)
    ours = {
        (_text(o.start), _text(_exclusive_end(o)))
        for o in _expand(one, first, behind)
        if _begins_in(o, first, behind)
    }
    theirs = {pair for pair in _oracle(one, first, behind) if _local_day(pair[0]) >= first}
    doubtful = _mistaken_for_excluded(one)
    assert {pair for pair in ours ^ theirs if pair[0] not in doubtful} == set()


def _mistaken_for_excluded(one: Series) -> set[str]:
    """Starts that the oracle drops for an exception that is at another time.

    It compares the clock of UTC with the city's: with an exception at 02:00 in Berlin's winter,
    which is 01:00 in UTC, it drops the date at 01:00 in Berlin as well.
    """
    local = (moment for moment in excluded(one, BERLIN) if isinstance(moment, datetime))
    exceptions = (moment.replace(tzinfo=BERLIN) for moment in local)
    shown = (moment.astimezone(UTC).replace(tzinfo=BERLIN) for moment in exceptions)
    return {_text(moment) for moment in shown}


def _exclusive_end(occurrence: Occurrence) -> datetime | date:
    end = occurrence.end or occurrence.start
    return end if isinstance(end, datetime) else end + timedelta(days=1)


def _local_day(text: str) -> date:
    moment = datetime.fromisoformat(text)
    return moment.astimezone(BERLIN).date() if "T" in text else moment.date()


@settings(deadline=None, max_examples=400)
@given(
    st.text(max_size=60)
    | st.lists(
        st.builds(
            "{}={}".format,
            st.sampled_from(["FREQ", "BYDAY", "UNTIL", "COUNT", "INTERVAL", "BYSETPOS", "WKST"]),
            st.sampled_from(["WEEKLY", "DAILY", "SA", "1SA", "٣", "-1", "20261220", "", "99999"])
            | st.text(max_size=5),
        ),
        max_size=5,
    ).map(";".join),
    st.datetimes() | st.dates(),
)
def test_any_text_is_a_rule_or_a_rule_error_with_its_place(
    text: str, start: datetime | date
) -> None:
    """Nothing else is ever raised, and the place lies within the text."""
    try:
        rule = parse_rule(text, start)
    except RuleError as error:
        assert 0 <= error.offset <= error.offset + error.length <= len(text)
        assert error.message
    else:
        assert describe(rule, MESSAGES)
        assert parse_rule(rule.text, start) == rule


@_law
@given(st.dates() | st.datetimes(), st.none() | st.dates() | st.datetimes(), st.dates())
def test_no_date_however_far_away_breaks_the_expansion(
    start: datetime | date, end: datetime | date | None, other: date
) -> None:
    """The years 1 and 9999, ends before starts and mixed kinds are all survived."""
    one = Series(start, end, "", (other,), (other,))
    for found in occurrences(one, BERLIN, date(2026, 1, 1), date(2027, 1, 1)):
        assert found.end is None or found.end >= found.start
