# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Names have room, and pins are apart; in the script as in the build."""

import json
import math
import subprocess
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.city_plan.groups import APART, grouped
from plugins.city_plan.names import LEVELS, discs_along, names_of, width_of
from plugins.city_plan.osm_file import read_town
from plugins.city_plan.town_map import Frame, TownMap
from plugins.commands.toolchain import node
from tests.building import DEMO_CONTENT
from tests.theme.stage import THEME

SPOTS = st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), max_size=40)


@cache
def lennebrueck() -> TownMap:
    """The demo city."""
    town = read_town(DEMO_CONTENT / "map.osm", Frame(7.8735, 51.2110, 7.8880, 51.2230))
    assert town is not None
    return town


@pytest.mark.parametrize("level", range(len(LEVELS)))
def test_names_do_not_overlap(level: int) -> None:
    """At each zoom, names along streets that are shown keep a letter's height apart."""
    scale = LEVELS[level]
    shown = [
        list(discs_along(name.way, width_of(name.text, scale), scale))
        for name in names_of(lennebrueck()).along
        if name.level <= level
    ]
    assert len(shown) > 5
    for one, other in combinations(shown, 2):
        nearest = min(math.dist(a, b) for a in one for b in other)
        assert nearest >= 10 * scale


def test_every_street_of_the_town_has_its_name() -> None:
    """At the closest zoom none of the demo city's streets is nameless."""
    names = {name.text for name in names_of(lennebrueck()).along}
    streets = {street.name for street in lennebrueck().streets if street.name}
    assert streets - names == set()


@given(SPOTS, st.sampled_from([0.7, 1.4, 5.6]))
@settings(max_examples=60)
def test_groups_are_apart_and_hold_everybody(spots: list[tuple[int, int]], scale: float) -> None:
    """Every pin is in one group, and no two groups touch."""
    groups = grouped(spots, scale)
    assert sorted(n for group in groups for n in group.members) == list(range(len(spots)))
    for one, other in combinations(groups, 2):
        assert math.dist(one.at, other.at) >= APART * scale - 1.5  # middles are rounded


def test_the_script_groups_as_the_build_does() -> None:
    """groups.js gives the groups of groups.py."""
    spots = [(n * 37 % 400, n * 91 % 300) for n in range(60)]
    source = (THEME / "static/parts/plan/groups.js").read_text("utf-8")
    places = json.dumps([{"x": x, "y": y} for x, y in spots])
    done = subprocess.run(
        [str(node()), "--input-type=module"],
        input=f"{source}\nconsole.log(JSON.stringify(groupPins({places}, {APART * 1.4})));",
        capture_output=True,
        text=True,
        check=True,
    )
    ours = grouped(spots, 1.4)
    assert [tuple(g["members"]) for g in json.loads(done.stdout)] == [g.members for g in ours]
    assert len(ours) < len(spots)
