# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Laws of simplifying, clipping and writing down."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.city_plan.geometry import (
    area_of,
    clipped_ring,
    clipped_way,
    contains,
    distance_to,
    length_of,
    middle_of,
    simplified,
)
from plugins.city_plan.ground import path_of_rings, path_of_ways

BOX = (0, 0, 100, 80)
NEAR = st.tuples(st.integers(-60, 160), st.integers(-60, 140))
WAYS = st.lists(NEAR, min_size=2, max_size=12).map(tuple)
RINGS = st.lists(NEAR, min_size=3, max_size=9, unique=True).map(tuple)


def points_of(data: str) -> list[list[tuple[int, int]]]:
    """Read path data of M, m, l and z as a browser does."""
    lines: list[list[tuple[int, int]]] = []
    x = y = 0
    start = (0, 0)
    for command, written in re.findall(r"([Mmlz])([^Mmlz]*)", data):
        numbers = [int(n) for n in re.findall(r"-?\d+", written)]
        for n in range(0, len(numbers), 2):
            relative = command != "M" or n > 0
            x, y = (x if relative else 0) + numbers[n], (y if relative else 0) + numbers[n + 1]
            if command in "Mm" and n == 0:
                lines.append([])
                start = (x, y)
            lines[-1].append((x, y))
        if command == "z":
            x, y = start
    return lines


@given(st.lists(WAYS, max_size=5))
@settings(max_examples=60)
def test_ways_are_written_as_they_are(ways: list[tuple[tuple[int, int], ...]]) -> None:
    """Path data with relative numbers says the same points again."""
    assert points_of(path_of_ways(ways)) == [list(way) for way in ways]


@given(st.lists(RINGS, max_size=5))
@settings(max_examples=60)
def test_rings_are_written_as_they_are(rings: list[tuple[tuple[int, int], ...]]) -> None:
    """After a ring the pen is at its first point."""
    data = path_of_rings(rings)
    assert points_of(data) == [list(ring) for ring in rings]
    assert data.count("z") == len(rings)


@given(WAYS)
@settings(max_examples=100)
def test_a_clipped_way_stays_in_the_box(way: tuple[tuple[int, int], ...]) -> None:
    """No piece leaves the box, each has a length, and together they are no longer than the way."""
    pieces = list(clipped_way(way, BOX))
    assert all(0 <= x <= 100 and 0 <= y <= 80 for piece in pieces for x, y in piece)
    assert all(len(piece) > 1 for piece in pieces)
    assert sum(map(length_of, pieces)) <= length_of(way) + 2 * len(way)


def test_a_way_within_the_box_stays_as_it_is() -> None:
    """And one that leaves it and comes back is in two pieces."""
    assert list(clipped_way(((10, 10), (50, 50), (90, 10)), BOX)) == [
        ((10, 10), (50, 50), (90, 10))
    ]
    pieces = list(clipped_way(((50, 40), (150, 40), (150, 60), (50, 60)), BOX))
    assert pieces == [((50, 40), (100, 40)), ((100, 60), (50, 60))]


@given(RINGS)
@settings(max_examples=100)
def test_a_clipped_ring_stays_in_the_box(ring: tuple[tuple[int, int], ...]) -> None:
    """No corner leaves the box."""
    assert all(0 <= x <= 100 and 0 <= y <= 80 for x, y in clipped_ring(ring, BOX))


def test_a_ring_around_the_box_becomes_the_box() -> None:
    """A wood that the plan lies in covers all of it."""
    around = clipped_ring(((-50, -50), (200, -50), (200, 200), (-50, 200)), BOX)
    assert abs(area_of(around)) == 100 * 80


@given(WAYS, st.floats(0.5, 8))
@settings(max_examples=100)
def test_what_is_left_out_was_near(way: tuple[tuple[int, int], ...], tolerance: float) -> None:
    """Ends stay, and no point is farther from the simplified way than allowed."""
    kept = simplified(way, tolerance)
    assert (kept[0], kept[-1]) == (way[0], way[-1])
    line = (*kept, *kept[-2:0:-1])  # there and back: a ring of no width
    for point in way:
        near = distance_to(line, point) if len(line) > 2 else distance_to((*kept, kept[0]), point)
        assert near <= tolerance + 1e-9


def test_the_number_of_an_l_shaped_house_stands_in_it() -> None:
    """The centroid of an L lies outside: the number moves to where there is room."""
    shape = ((0, 0), (100, 0), (100, 10), (10, 10), (10, 100), (0, 100))
    assert contains(shape, middle_of(shape))
