# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The number of open businesses over a fortnight, written as the steps in which it changes."""

import json
import subprocess
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.businesses.open_steps import MOST_STEPS, steps
from plugins.commands.toolchain import node
from tests.theme.stage import THEME

Badge = list[tuple[int, int, int]]

START = 29_923_000
MINUTES = st.lists(st.integers(START, START + 500), max_size=12, unique=True).map(sorted)
#: Intervals do not overlap; they may touch, where one of both is unknown.
BADGES = st.tuples(MINUTES, st.lists(st.sampled_from([0, 1, 2]), min_size=11, max_size=11)).map(
    lambda t: [(a, b, kind) for (a, b), kind in zip(pairwise(t[0]), t[1], strict=False) if kind]
)
TOWNS = st.lists(st.tuples(BADGES, st.integers(1, 50)), max_size=6)


def written(town: list[tuple[Badge, int]]) -> str:
    """The steps of a town whose badges are intervals."""
    return steps(
        (",".join(f"{a}-{b}{'u' if kind == 2 else ''}" for a, b, kind in badge), count)
        for badge, count in town
    )


def read(text: str) -> list[tuple[int, int]]:
    """The steps as (minute, how many are open from then on)."""
    found, minute, number = [], 0, 0
    for step in text.split():
        sign = "+" if "+" in step else "-"
        apart, change = step.split(sign)
        minute += int(apart, 36)
        number += int(sign + change, 36)
        found.append((minute, number))
    return found


def counted(town: list[tuple[Badge, int]], minute: int) -> int:
    """How many businesses are open: each asked by itself."""
    return sum(
        count for badge, count in town if any(a <= minute < b and kind == 1 for a, b, kind in badge)
    )


@given(TOWNS)
def test_steps_say_at_each_minute_what_every_business_says(town: list[tuple[Badge, int]]) -> None:
    """Between two steps the number is the sum over all businesses; at the last, none is left."""
    found = read(written(town))
    assert [number for _, number in found][-1:] in ([], [0])
    assert found == sorted(found, key=lambda step: step[0])
    for minute in range(START - 1, START + 502):
        said = [number for at, number in found if at <= minute]
        assert (said[-1] if said else 0) == counted(town, minute)


@pytest.mark.parametrize(
    ("town", "text"),
    [
        ([], ""),
        ([([], 3)], ""),
        ([([(START, START + 60, 2)], 3)], ""),
        ([([(36, 66, 1)], 12), ([(66, 81, 1)], 3)], "10+c u-9 f-3"),
        ([([(36, 66, 1), (66, 81, 1)], 1)], "10+1 19-1"),
    ],
    ids=["no business", "no hours", "only unknown", "at one minute", "touching"],
)
def test_steps_are_written_to_base_36(town: list[tuple[Badge, int]], text: str) -> None:
    """Equal moments are one step, and what changes nothing is none."""
    assert written(town) == text


def test_a_large_town_is_not_longer_than_a_few_kilobytes() -> None:
    """Ten thousand businesses, each with hours of its own for a fortnight."""
    town: list[tuple[Badge, int]] = [
        ([(START + d * 1440 + n % 720, START + d * 1440 + 720 + n % 719, 1) for d in range(14)], 1)
        for n in range(10_000)
    ]
    text = written(town)
    assert len(text.split()) == MOST_STEPS
    assert len(text) < 8_000


def test_the_browser_reads_what_is_written() -> None:
    """Before, at, between and after the steps; the end is not taken for a closed town."""
    town: list[tuple[Badge, int]] = [
        ([(100, 200, 1), (300, 400, 1)], 2),
        ([(150, 350, 1)], 1),
        ([(500, 600, 1)], 1),
    ]
    minutes = [0, 100, 150, 199, 200, 350, 400, 499, 500, 599, 600, 700]
    source = (THEME / "static" / "parts" / "town" / "open-steps.js").read_text("utf-8") + (
        f"console.log(JSON.stringify({minutes}.map((now) => {{"
        f'const {{ open, next }} = openAt(readSteps("{written(town)}"), now);'
        " return [open, next]; })));"
    )
    done = subprocess.run(
        [str(node()), "--input-type=module"],
        input=source,
        capture_output=True,
        text=True,
        check=True,
    )
    said = dict(zip(minutes, json.loads(done.stdout), strict=True))
    assert {now: open_now for now, (open_now, _) in said.items()} == {
        now: counted(town, now) for now in minutes
    }
    assert said[0][1] == 100
    assert said[400][1] == said[499][1] == 500
    assert said[600][1] is None
    assert said[700][1] is None
