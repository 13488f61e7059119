# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the scripts compute and say about time, run in Node with a visitor from far away."""

import json
import os
import subprocess
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.commands.toolchain import node
from tests.theme.stage import THEME
from tools.update_catalogues import read

BERLIN = ZoneInfo("Europe/Berlin")
PURE = "".join(
    (THEME / "static" / name).read_text("utf-8")
    for name in (
        *("js/business-state.js", "js/clock.js", "js/state-words.js"),
        *("parts/bars/bars.js", "parts/bars/state-short.js"),
        "parts/count/count-open.js",
    )
)
#: The words of the scripts in German.
WORDS = {
    message.id: message.string
    for message in read("de")
    if isinstance(message.id, str) and isinstance(message.string, str)
}


def minute(text: str) -> int:
    """A local time of Berlin as UTC epoch minutes."""
    return int(datetime.fromisoformat(text).replace(tzinfo=BERLIN).timestamp() // 60)


def day_number(iso: str) -> int:
    """Days since 1970-01-01."""
    return (date.fromisoformat(iso) - date(1970, 1, 1)).days


@cache
def run(expression: str, visitor: str = "Asia/Tokyo") -> Any:
    """The value of a JavaScript expression over the pure functions, in a visitor's time zone."""
    source = (
        f"{PURE}\nconst words = {json.dumps(WORDS)};\nfunction _(id) {{ return words[id]; }}\n"
        f"console.log(JSON.stringify({expression}));"
    )
    done = subprocess.run(
        [str(node()), "--input-type=module"],
        input=source,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "TZ": visitor},
    )
    return json.loads(done.stdout)


def badge(*spans: tuple[str, str, str]) -> str:
    """Intervals as data-hours: (start, end, mark)."""
    return ",".join(f"{minute(start)}-{minute(end)}{mark}" for start, end, mark in spans)


WEEK = badge(
    ("2026-11-23T09:00", "2026-11-23T12:30", ""),
    ("2026-11-23T14:30", "2026-11-23T18:00", ""),
    ("2026-11-24T09:00", "2026-11-24T18:00", ""),
    ("2026-11-30T09:00", "2026-11-30T18:00", ""),
    ("2026-12-01T09:00", "2026-12-01T18:00", "u"),
)


def words(hours: str, now: str, days: str = "", horizon: str = "2026-12-07T00:00") -> list[str]:
    """What the page says at a local time: what is so, and what comes next."""
    clock = f'{{now: {minute(now)}, zone: "Europe/Berlin"}}'
    known = f'{{hours: "{hours}", horizon: {minute(horizon)}, days: "{days}"}}'
    said: list[str] = run(
        f'stateWords(stateToday(hoursOf({known}), {minute(now)}, "Europe/Berlin"), {clock})'
    )
    return said


def sentence(hours: str, now: str, days: str = "", horizon: str = "2026-12-07T00:00") -> str:
    """What the page says at a local time."""
    return ". ".join(filter(None, words(hours, now, days, horizon)))


def run_of(first: str, last: str, note: str = "", holiday: str = "") -> str:
    """A run of days as data-days has it; `last` may be "": nobody knows."""
    return f"{day_number(first)}-{day_number(last) if last else 0};{note};{holiday}"


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-11-23T11:48", "Geöffnet, schließt in 42 Minuten"),
        ("2026-11-23T12:29", "Geöffnet, schließt in einer Minute"),
        ("2026-11-23T09:00", "Geöffnet bis 12:30 Uhr"),
        ("2026-11-23T15:00", "Geöffnet bis 18 Uhr"),
        ("2026-11-23T12:30", "Geschlossen, öffnet heute um 14:30 Uhr"),
        ("2026-11-23T13:52", "Geschlossen, öffnet in 38 Minuten"),
        ("2026-11-23T14:29", "Geschlossen, öffnet in einer Minute"),
        ("2026-11-23T18:00", "Geschlossen, öffnet morgen um 9 Uhr"),
        ("2026-11-24T18:00", "Geschlossen, öffnet am Montag um 9 Uhr"),
        ("2026-11-30T18:00", "Geschlossen"),
        ("2026-12-01T10:00", "Bitte nachfragen"),
        ("2026-12-01T19:00", "Bitte nachfragen"),
        ("2026-12-07T00:00", ""),
    ],
)
def test_sentence_of_the_minute(now: str, said: str) -> None:
    """The state is said in the town's time, also in Tokyo; beyond the horizon nothing is."""
    assert sentence(WEEK, now) == said


def test_unknown_is_said_in_the_merchants_words() -> None:
    """A holiday without a rule or "by arrangement" is never "closed"."""
    days = run_of("2026-12-01", "2026-12-01", "nach Vereinbarung")
    assert sentence(WEEK, "2026-12-01T10:00", days) == "nach Vereinbarung"


def test_a_day_on_which_nothing_opens_tells_why() -> None:
    """A holiday has its name, closed weeks their last day as far as it is known; both say what
    comes next.
    """
    holiday = run_of("2026-11-25", "2026-11-25", "", "Fronleichnam")
    opens = "Öffnet am Montag um 9 Uhr"
    assert words(WEEK, "2026-11-25T11:00", holiday) == ["Heute geschlossen: Fronleichnam", opens]
    assert words(WEEK, "2026-11-26T11:00", holiday)[1] == ""
    weeks = run_of("2026-11-25", "2026-11-29", "Betriebsferien")
    assert words(WEEK, "2026-11-26T11:00", weeks) == [
        "Geschlossen bis 29. November: Betriebsferien",
        opens,
    ]
    assert words(WEEK, "2026-11-29T11:00", weeks) == [
        "Heute geschlossen: Betriebsferien",
        "Öffnet morgen um 9 Uhr",
    ]
    for_long = run_of("2026-12-02", "2027-01-10", "Betriebsferien")
    assert sentence(WEEK, "2026-12-03T11:00", for_long) == (
        "Geschlossen bis 10. Januar: Betriebsferien"
    )
    without_end = run_of("2026-12-02", "", "Umbau")
    assert sentence(WEEK, "2026-12-03T11:00", without_end) == "Geschlossen: Umbau"


def test_a_day_that_has_been_open_tells_no_reason() -> None:
    """After noon on Christmas Eve the shop is closed as on any evening."""
    days = run_of("2026-11-23", "2026-11-23", "Heiligabend")
    assert sentence(WEEK, "2026-11-23T19:00", days) == "Geschlossen, öffnet morgen um 9 Uhr"


def test_far_opening_has_a_date() -> None:
    """An opening a week ahead is named by its date, not by a weekday that is also today."""
    hours = badge(("2026-11-30T09:00", "2026-11-30T18:00", ""))
    assert sentence(hours, "2026-11-23T10:00") == "Geschlossen, öffnet am 30. November um 9 Uhr"


def test_midnight_is_an_end_or_a_beginning() -> None:
    """What closes at midnight closes at 24, what opens then opens at 0."""
    hours = badge(
        ("2026-11-23T18:00", "2026-11-24T00:00", ""), ("2026-11-25T00:00", "2026-11-26T22:00", "")
    )
    assert sentence(hours, "2026-11-23T20:00") == "Geöffnet bis 24 Uhr"
    assert sentence(hours, "2026-11-24T20:00") == "Geschlossen, öffnet morgen um 0 Uhr"
    assert sentence(hours, "2026-11-25T00:00") == "Geöffnet bis Donnerstag, 22 Uhr"


def test_the_last_night_before_the_horizon_has_no_known_end() -> None:
    """A badge ends with its last day: a pub that is open then has an end that is not in it."""
    hours = badge(("2026-12-06T18:00", "2026-12-07T00:00", ""))
    assert sentence(hours, "2026-12-06T23:00") == "Geöffnet"


def test_open_without_end() -> None:
    """Days without a gap are one opening: an inn that stays open does not "close at 0:00"."""
    hours = badge(
        ("2026-11-22T00:00", "2026-11-24T00:00", ""), ("2026-11-24T00:00", "2026-12-07T00:00", "")
    )
    assert sentence(hours, "2026-11-23T23:59") == "Rund um die Uhr geöffnet"


def test_without_data_nothing_is_said() -> None:
    """No horizon, no statement: an empty badge does not mean closed."""
    assert run('stateAt(readBadge(""), 0, 29900000).kind') == "silent"


def test_pub_after_midnight_is_one_bar_of_the_evening_before() -> None:
    """The service day runs from 4 to 4: at 0:30 the bar that began at 18:00 is still today's."""
    hours = badge(("2026-11-23T18:00", "2026-11-24T01:00", ""))
    now = minute("2026-11-24T00:30")
    day = run(f'serviceDay({now}, "Europe/Berlin")')
    assert day == day_number("2026-11-23")
    assert run(f'barsOf(readBadge("{hours}"), {day}, "Europe/Berlin")') == [
        {"x": 840, "width": 420, "unknown": False}
    ]


@pytest.mark.parametrize(
    ("start", "end", "x", "width"),
    [
        ("2026-03-28T22:00", "2026-03-29T03:30", 1080, 330),
        ("2026-10-24T22:00", "2026-10-25T03:30", 1080, 330),
    ],
)
def test_bars_follow_the_wall_clock_over_both_clock_changes(
    start: str, end: str, x: int, width: int
) -> None:
    """A bar stands where the wall clock says, although the night has 23 or 25 hours."""
    day = day_number(start[:10])
    bars = run(f'barsOf(readBadge("{badge((start, end, ""))}"), {day}, "Europe/Berlin")')
    assert bars == [{"x": x, "width": width, "unknown": False}]


def test_count_over_many_badges() -> None:
    """The line over a list counts who is open; unknown is not counted."""
    badges = json.dumps([WEEK, "", badge(("2026-11-23T10:00", "2026-11-23T20:00", "u"))])
    assert run(f"countOpen({badges}, {minute('2026-11-23T10:00')})") == 1
    assert run(f"countOpen({badges}, {minute('2026-11-23T13:00')})") == 0


@settings(deadline=None, max_examples=8)
@given(st.integers(minute("2026-01-01T00:00"), minute("2027-12-31T23:59")))
def test_wall_minute_is_berlins(instant: int) -> None:
    """The town's clock in the browser is zoneinfo's, whatever the visitor's zone."""
    offset = datetime.fromtimestamp(instant * 60, BERLIN).utcoffset()
    assert offset is not None
    expected = instant + offset // timedelta(minutes=1)
    for visitor in ("America/New_York", "UTC"):
        assert run(f'wallMinute({instant}, "Europe/Berlin")', visitor) == expected


def test_scripts_are_small_and_need_no_import() -> None:
    """Each script of every page stays under 100 lines, one of a part under 200; none imports."""
    for path in (THEME / "static").rglob("*.js"):
        source = path.read_text("utf-8")
        assert source.count("\n") < (100 if path.parent.name == "js" else 200), path.name
        assert "\nimport " not in source, path.name


def test_scripts_hold_no_words() -> None:
    """What a script says comes from the catalogue: no German letter stands in the code."""
    for path in (THEME / "static").rglob("*.js"):
        code = "\n".join(
            line
            for line in path.read_text("utf-8").splitlines()
            if not line.lstrip().startswith(("//", "/*", "*"))
        )
        assert not set("äöüßÄÖÜ") & set(code), path.name
