# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Read an extract of OpenStreetMap with pyosmium, and make the plan of the town of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from plugins.city_plan import tags as kinds
from plugins.city_plan.geometry import (
    Box,
    Point,
    Ring,
    Way,
    area_of,
    clipped_ring,
    clipped_way,
    middle_of,
    simplified,
    simplified_ring,
)
from plugins.city_plan.town_map import Building, Frame, Sign, Street, TownMap

if TYPE_CHECKING:
    from osmium.osm import Area, Node
    from osmium.osm import Way as OsmWay

#: How far, in units, a line may be from where it was: half a metre for houses, a metre for others.
_HOUSE, _LINE, _GROUND = 1.0, 1.5, 2.5
#: Smaller footprints and areas, in square units (a square metre is 4), are left out.
_SMALLEST_HOUSE, _SMALLEST_AREA = 48, 160
#: What lies this far beyond the edge is still drawn: strokes have a width.
_MARGIN = 24


def read_town(path: Path, frame: Frame | None) -> TownMap | None:
    """The town of an extract within ``frame``; without one, as far as the extract goes.

    None if the extract has nothing there. Raises ``RuntimeError``, with osmium's English words,
    for a file that it cannot read to the end.
    """
    import osmium  # 60 ms that only a new extract costs

    if frame is None:
        frame = _whole(path)
        if frame is None:
            return None
    town = _Town(frame)
    processor = osmium.FileProcessor(str(path)).with_areas()
    for thing in processor.with_filter(osmium.filter.KeyFilter(*kinds.KEYS)):
        town.take(thing)
    return town.made()


def _whole(path: Path) -> Frame | None:
    """The frame of all that the extract holds: the box its head names, else that of its nodes."""
    import osmium

    box = osmium.io.Reader(str(path)).header().box()
    if not box.valid():
        for node in osmium.FileProcessor(str(path), osmium.osm.NODE):
            box.extend(cast("Node", node).location)
    if not box.valid():
        return None
    low, high = box.bottom_left, box.top_right
    return Frame(low.lon, low.lat, high.lon, high.lat)


class _Town:
    """The plan while it is made."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.box: Box = (-_MARGIN, -_MARGIN, frame.width + _MARGIN, frame.height + _MARGIN)
        self.buildings: list[Building] = []
        self.streets: list[Street] = []
        self.waters: list[Street] = []
        self.areas: dict[str, list[Ring]] = {kind: [] for kind in kinds.AREA_KINDS}
        self.lines: dict[str, list[Way]] = {kind: [] for kind in kinds.LINE_KINDS}
        self.signs: list[Sign] = []
        self.trees: list[Point] = []

    def take(self, thing: Any) -> None:
        """Take in a node, a way or an area; relations came as areas."""
        if thing.is_node():
            self._node(thing)
        elif thing.is_way():
            self._way(thing)
        elif thing.is_area():
            self._area(thing)

    def made(self) -> TownMap | None:
        """The plan, everything in an order that the file's does not decide; None if empty."""
        if not self.streets and not self.buildings:
            return None
        return TownMap(
            self.frame,
            tuple(sorted(self.buildings, key=lambda b: (b.ring, b.number))),
            tuple(sorted(self.streets, key=lambda s: (s.road, s.name, s.way))),
            {kind: tuple(sorted(rings)) for kind, rings in self.areas.items()},
            {kind: tuple(sorted(ways)) for kind, ways in self.lines.items()},
            tuple(sorted(self.waters, key=lambda w: (w.name, w.way))),
            tuple(sorted(self.signs, key=lambda s: (s.kind, s.name, s.at))),
            tuple(sorted(self.trees)),
        )

    def _node(self, node: Node) -> None:
        tags = dict(node.tags)
        at = self.frame.put(node.location.lat, node.location.lon)
        if not self.frame.shows(at):
            return
        if tags.get("natural") == "tree":
            self.trees.append(at)
        elif kind := kinds.sign_of(tags):
            self.signs.append(Sign(kind, tags.get("name", ""), at))

    def _way(self, way: OsmWay) -> None:
        tags = dict(way.tags)
        road, line = kinds.road_of(tags), kinds.line_of(tags)
        if not road and not line:
            return
        points = self._put(way.nodes)
        name = tags.get("name", "")
        for piece in clipped_way(points, self.box):
            drawn = simplified(piece, _LINE)
            if road:
                self.streets.append(Street(name, road, drawn))
            else:
                self.lines[line].append(drawn)
                if name and line in ("river", "stream"):
                    self.waters.append(Street(name, line, drawn))

    def _area(self, area: Area) -> None:
        tags = dict(area.tags)
        building, kind = kinds.is_building(tags), kinds.area_of(tags)
        sign = kinds.sign_of(tags)
        if not building and not kind and not sign:
            return
        largest: Ring = ()
        for outer in area.outer_rings():
            holes = area.inner_rings(outer)
            ring = self._ring(outer, _HOUSE if building else _GROUND, 1)
            if not ring:
                continue
            inner = [self._ring(hole, _HOUSE if building else _GROUND, -1) for hole in holes]
            if building:
                self._building(ring, tuple(r for r in inner if r), tags)
            elif kind and abs(area_of(ring)) >= _SMALLEST_AREA:
                self.areas[kind] += [ring, *(r for r in inner if r)]
            if abs(area_of(ring)) > abs(area_of(largest)):
                largest = ring
        if sign and largest:
            at = middle_of(largest)
            if self.frame.shows(at):
                self.signs.append(Sign(sign, tags.get("name", ""), at))

    def _building(self, ring: Ring, holes: tuple[Ring, ...], tags: dict[str, str]) -> None:
        number = tags.get("addr:housenumber", "")
        if abs(area_of(ring)) < _SMALLEST_HOUSE and not number:
            return
        street = tags.get("addr:street", "") or tags.get("addr:place", "")
        self.buildings.append(Building(ring, holes, street, number, kinds.is_landmark(tags)))

    def _ring(self, nodes: Iterable[Any], tolerance: float, turn: int) -> Ring:
        """A ring on the plan, clockwise for ``turn`` 1, else the other way; () where there is none.

        A hole runs against its outline, so that one path may hold many, and overlap.
        """
        points = self._put(nodes)[:-1]
        ring = simplified_ring(clipped_ring(points, self.box), tolerance) if points else ()
        return ring if area_of(ring) * turn > 0 else ring[::-1]

    def _put(self, nodes: Iterable[Any]) -> Sequence[Point]:
        """Nodes on the plan; of two in one place one, and none whose place the extract lacks."""
        points: list[Point] = []
        for point in self._placed(nodes):
            if not points or points[-1] != point:
                points.append(point)
        return points

    def _placed(self, nodes: Iterable[Any]) -> Iterator[Point]:
        for node in nodes:
            if node.location.valid():
                yield self.frame.put(node.location.lat, node.location.lon)
