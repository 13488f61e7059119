# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The middle of the town on the first page: the door to the plan, and not the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median_low

from plugins.businesses.card import BusinessCard
from plugins.businesses.model import Business
from plugins.businesses.related import TownOnPlan
from plugins.city_plan.geometry import Box, Point, meet
from plugins.city_plan.ground import ground_file, layers_near
from plugins.city_plan.houses import Spot, houses_of
from plugins.city_plan.page import house_path
from plugins.city_plan.small_plan import ADDRESS, Name, digest_of, names_in, town_of
from plugins.city_plan.town_map import TownMap
from plugins.core.facts import Facts

#: What it shows, in units: 460 by 180 metres. A telephone sees the middle of it.
_SIZE = (920, 360)
#: How far from its middle everybody sees it: a telephone to the sides, a desk up and down.
_SEEN = (205, 120)


def town_on_plan(facts: Facts) -> Mapping[str, TownOnPlan]:
    """The rule behind the fact ``TownOnPlan``, under "", if a listed business is on the plan."""
    town = town_of(facts)
    spots = listed_spots(town, facts) if town else []
    if town is None or not spots:
        return {}
    box = middle_box(town, spots)
    houses = {spot.house for spot in spots if spot.house >= 0 and meet((*spot.at, *spot.at), box)}
    left, top, right, bottom = box
    found = TownOnPlan(
        ground=middle_address(town, box),
        layers=layers_near(town, box),
        box=(left, top, right - left, bottom - top),
        names=tuple(_names(town, box)),
        houses="".join(house_path(town, house) for house in sorted(houses)),
        address=ADDRESS,
    )
    return {"": found}


def _names(town: TownMap, box: Box) -> Iterator[Name]:
    """Names that no screen cuts: a telephone sees the middle, a desk not all of the height."""
    x, y = (box[0] + box[2]) // 2, (box[1] + box[3]) // 2
    top, bottom = max(box[1], y - _SEEN[1]), min(box[3], y + _SEEN[1])
    left, right = max(box[0], x - _SEEN[0]), min(box[2], x + _SEEN[0])
    shown: set[str] = set()
    for zone in ((left, right), (box[0], left), (right, box[2])):
        for name in names_in(town, (zone[0], top, zone[1], bottom), (x, y)):
            if name[0] not in shown:
                shown.add(name[0])
                yield name


def listed_spots(town: TownMap, facts: Facts) -> list[Spot]:
    """Where the listed businesses are. For planning."""
    cards: Mapping[str, BusinessCard] = facts.catalogue.cards(Business)
    houses = houses_of(town)
    spots = [houses.find(c.position, c.street_address) for c in cards.values() if c.listed]
    return [spot for spot in spots if spot]


def middle_box(town: TownMap, spots: Sequence[Spot]) -> Box:
    """The part of the plan around the middle of ``spots``: left, top, right, bottom."""
    middle: Point = (median_low(s.at[0] for s in spots), median_low(s.at[1] for s in spots))
    width, height = min(_SIZE[0], town.frame.width), min(_SIZE[1], town.frame.height)
    left = min(max(middle[0] - width // 2, 0), town.frame.width - width)
    top = min(max(middle[1] - height // 2, 0), town.frame.height - height)
    return (left, top, left + width, top + height)


def middle_address(town: TownMap, box: Box) -> str:
    """Where its drawing lies."""
    return f"assets/plan-{digest_of(town)}-mitte-{box[0]}-{box[1]}.svg"


def draw_middle(facts: Facts, box: Box) -> bytes:
    """The ground of the part ``box``."""
    town = town_of(facts)
    return ground_file(town, box) if town else b""
