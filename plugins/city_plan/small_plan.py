# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The small plan on the page of a business or an event: its surroundings, its house, a few names.

Its ground is a drawing that neighbours share, so that a page is some hundred bytes longer and the
browser fetches three kilobytes. Names are the page's own: only it knows which part is seen.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from plugins.businesses.card import is_listed, position_of
from plugins.businesses.model import Business
from plugins.businesses.related import OnPlan
from plugins.businesses.streets import split
from plugins.city_plan.extract import LAID
from plugins.city_plan.geometry import Box, Point, Way, box_of, clipped_way, length_of, meet
from plugins.city_plan.ground import ground_file, layers_near
from plugins.city_plan.houses import Spot, houses_of
from plugins.city_plan.names import Room, discs_along, joined, readable, width_of, window
from plugins.city_plan.page import house_path
from plugins.city_plan.town_map import Street, TownMap
from plugins.core.city import City
from plugins.core.facts import Facts
from plugins.core.hashing import blake2b
from plugins.core.identity import made_once
from plugins.core.slug import slugify

ADDRESS = "plan/"
#: What it shows, in units: 230 by 150 metres.
SIZE = (460, 300)
#: One drawing serves all small plans whose upper left corners lie in a square of this side.
_CELL = 150
#: Units to the pixel as names are written; how far they keep from the edge; how straight they are.
_SCALE, _EDGE, _STRAIGHT = 1.15, 14, 0.975
_MOST_NAMES = 7

Name = tuple[str, int, int, int, bool]


def town_of(facts: Facts) -> TownMap | None:
    """The plan that was made of the city's extract, if there is one."""
    found: TownMap | None = facts.catalogue.beside(LAID)
    return found


def place_on_plan(facts: Facts, written: str) -> OnPlan:
    """The rule behind the fact ``OnPlan``: of a business's id, of a place of ``city.yaml``, or of
    words. Only words have no drawing of their own, for nobody plans it: they use the whole plan's.
    """
    town = town_of(facts)
    if town is None:
        return OnPlan()
    city, ground = facts.catalogue.city, ""
    business = facts.catalogue.get(Business, written)
    if business:
        street = business.street_address or ""
        spot = houses_of(town).find(position_of(business), street)
    elif written in city.places:
        spot = spot_of_place(town, city, written)
    else:
        spot, ground = spot_of_words(town, written), whole_address(town)
    if spot is None:
        return OnPlan()
    return OnPlan(
        ground=ground or part_address(town, cell_of(town, spot.at)),
        layers=layers_around(town, spot.at),
        box=box_around(town, spot.at),
        house=house_path(town, spot.house) if spot.house >= 0 else "",
        names=tuple(names_around(town, spot.at)),
        x=spot.at[0],
        y=spot.at[1],
        # Only who is listed has a mark on the large plan.
        address=f"{ADDRESS}#b-{written}" if business and is_listed(business) else ADDRESS,
    )


def spot_of_place(town: TownMap, city: City, written: str) -> Spot | None:
    """Where a place of ``city.yaml`` is; None if there is no such place, or not on the plan."""
    place = city.places.get(written)
    if place is None:
        return None
    latitude, longitude = place.latitude, place.longitude
    position = None if latitude is None or longitude is None else (latitude, longitude)
    return houses_of(town).find(position, place.street_address or "")


def spot_of_words(town: TownMap, written: str) -> Spot | None:
    """Where something is that an event calls its place: ``Aula, Schulstraße 11``, ``Lange Straße``.

    A house by its address, wherever that stands; or a square, a church, the middle of a street, if
    the words are its name and nothing else.
    """
    for piece in reversed(written.split(",")):
        found = houses_of(town).find(None, piece.strip())
        if found:
            return found
    street, number = split(written)
    at = None if number else _named_spots(town).get(slugify(street))
    return Spot(at, -1) if at else None


def _spots_by_name(town: TownMap) -> dict[str, Point]:
    named = {}
    for street in (*reversed(joined(town.waters)), *reversed(joined(town.streets))):
        named[slugify(street.name)] = window(street.way, length_of(street.way) / 2, 1)[0]
    for sign in town.signs:
        if sign.kind not in ("stop", "parking"):
            named[slugify(sign.name)] = sign.at
    return {name: at for name, at in named.items() if name and town.frame.shows(at)}


_named_spots = made_once(_spots_by_name)


def box_around(town: TownMap, at: Point) -> Box:
    """The part of the plan that is seen: left, top, width, height."""
    return (*corner(town, at), *SIZE)


def names_around(town: TownMap, at: Point) -> Iterator[Name]:
    """The names that stand in it."""
    left, top = corner(town, at)
    return names_in(town, (left, top, left + SIZE[0], top + SIZE[1]), at)


def layers_around(town: TownMap, at: Point) -> tuple[str, ...]:
    """The layers that its drawing has."""
    return layers_near(town, _box_of(cell_of(town, at)))


def corner(town: TownMap, at: Point) -> Point:
    """The upper left corner of a small plan around ``at``: it does not look beyond the edges."""
    room = (town.frame.width - SIZE[0], town.frame.height - SIZE[1])
    x, y = (min(max(at[n] - SIZE[n] // 2, 0), max(room[n], 0)) for n in (0, 1))
    return (x, y)


def cell_of(town: TownMap, at: Point) -> Point:
    """Which drawing the small plan around ``at`` uses."""
    x, y = corner(town, at)
    return (x // _CELL, y // _CELL)


def part_file(town: TownMap, cell: Point) -> bytes:
    """The drawing of ``cell``: all that small plans may show whose corner lies in it."""
    return ground_file(town, _box_of(cell))


def _box_of(cell: Point) -> Box:
    left, top = cell[0] * _CELL, cell[1] * _CELL
    return (left - 12, top - 12, left + _CELL + SIZE[0] + 12, top + _CELL + SIZE[1] + 12)


def whole_address(town: TownMap) -> str:
    """Where the ground of the whole plan lies."""
    return f"assets/plan-{digest_of(town)}.svg"


def part_address(town: TownMap, cell: Point) -> str:
    """Where the drawing of ``cell`` lies."""
    return f"assets/plan-{digest_of(town)}-{cell[0]}-{cell[1]}.svg"


def _write_digest(town: TownMap) -> str:
    return blake2b(ground_file(town), digest_size=4).hexdigest()


#: The name of a drawing changes with what is drawn.
digest_of = made_once(_write_digest)


def _joined_ways(town: TownMap) -> tuple[tuple[Street, Box, bool], ...]:
    named = [*((w, True) for w in joined(town.waters)), *((s, False) for s in joined(town.streets))]
    return tuple((street, box_of(street.way), water) for street, water in named)


_ways = made_once(_joined_ways)


def names_in(town: TownMap, box: Box, house: Point) -> Iterator[Name]:
    """Names in ``box``, each straight along its street and as near to ``house`` as it has room."""
    inner = (box[0] + _EDGE, box[1] + _EDGE, box[2] - _EDGE, box[3] - _EDGE)
    room = Room(_SCALE)
    room.take([(house[0] + x, house[1] + y) for x in (-12, 0, 12) for y in (-8, 8)])
    found: list[tuple[float, Way, Street, bool]] = []
    for street, around, water in _ways(town):
        if meet(around, inner):
            width = width_of(street.name, _SCALE)
            for piece in clipped_way(street.way, inner):
                found += [(*one, street, water) for one in _stretches(piece, width, house)]
    shown: set[str] = set()
    for _, way, street, water in sorted(found, key=lambda one: (one[0], one[2].name, one[1])):
        if street.name in shown or len(shown) == _MOST_NAMES:
            continue
        discs = list(discs_along(way, length_of(way), _SCALE))
        if room.has(discs):
            room.take(discs)
            shown.add(street.name)
            (ax, ay), (bx, by) = way[0], way[-1]
            turn = round(math.degrees(math.atan2(by - ay, bx - ax)))
            yield (street.name, (ax + bx) // 2, (ay + by) // 2, turn, water)


def _stretches(piece: Way, width: float, house: Point) -> Iterator[tuple[float, Way]]:
    """Stretches of ``piece`` as long as a name, nearly straight, with how far from ``house``."""
    length = length_of(piece)
    for step in range(int((length - width) / 20) + 1 if length >= width else 0):
        way = window(piece, step * 20, width)
        (ax, ay), (bx, by) = way[0], way[-1]
        if math.hypot(bx - ax, by - ay) >= _STRAIGHT * width:
            away = math.hypot((ax + bx) / 2 - house[0], (ay + by) / 2 - house[1])
            yield away, readable(way)
