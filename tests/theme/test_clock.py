# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the scripts compute and say about time, run in Node with a visitor from far away."""

import json
import os
import re
import subprocess
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.commands.toolchain import node
from tests.theme.stage import THEME, script

BERLIN = ZoneInfo("Europe/Berlin")
PURE = "".join(
    (THEME / "static" / "js" / name).read_text("utf-8") for name in ("clock.js", "state-words.js")
)
WORDS = re.findall(r"function pageWords\(\) \{.*?\n\}\n", script(), re.S)[0]


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
        f"{PURE}\n{WORDS}const words = pageWords();\nconsole.log(JSON.stringify({expression}));"
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


def sentence(hours: str, now: str, note: str = "", horizon: str = "2026-12-07T00:00") -> str:
    """What the page says at a local time."""
    clock = f'{{now: {minute(now)}, zone: "Europe/Berlin", language: "de", words, note: "{note}"}}'
    state = f'stateToday(readBadge("{hours}"), {minute(horizon)}, {minute(now)}, "Europe/Berlin")'
    said: str = run(f"stateSentence({state}, {clock})")
    return said


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-11-23T11:48", "Geöffnet, schließt in 42 Minuten"),
        ("2026-11-23T12:29", "Geöffnet, schließt in einer Minute"),
        ("2026-11-23T09:00", "Geöffnet bis 12:30"),
        ("2026-11-23T12:30", "Geschlossen, öffnet heute um 14:30"),
        ("2026-11-23T18:00", "Geschlossen, öffnet morgen um 9:00"),
        ("2026-11-24T18:00", "Geschlossen, öffnet Mo um 9:00"),
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
    assert sentence(WEEK, "2026-12-01T10:00", "nach Vereinbarung") == "nach Vereinbarung"


def test_far_opening_has_a_date() -> None:
    """An opening a week ahead is named by its date, not by a weekday that is also today."""
    hours = badge(("2026-11-30T09:00", "2026-11-30T18:00", ""))
    assert sentence(hours, "2026-11-23T10:00") == "Geschlossen, öffnet am 30. November um 9:00"


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
    """Each script stays under 100 lines and is joined, not imported."""
    for path in (THEME / "static" / "js").glob("*.js"):
        source = path.read_text("utf-8")
        assert source.count("\n") < 100, path.name
        assert "\nimport " not in source, path.name


def test_scripts_hold_no_words() -> None:
    """What a script says comes from the catalogue: no German letter stands in the code."""
    for path in (THEME / "static" / "js").glob("*.js"):
        code = "\n".join(
            line
            for line in path.read_text("utf-8").splitlines()
            if not line.lstrip().startswith(("//", "/*", "*"))
        )
        if path.name != "directory-filter.js":  # folds umlauts, says nothing
            assert not set("äöüßÄÖÜ") & set(code), path.name
