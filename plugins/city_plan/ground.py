# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The ground of the plan as one SVG file: its layers, without any colour.

A page refers to each layer by ``<use href="…#houses">`` and gives it fill and stroke by its own
style sheet, so that one file serves day and night, forced colours and print. A layer inherits what
its ``<use>`` has; of its own it has only what is measured in metres, the widths of streets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plugins.city_plan.geometry import (
    Box,
    Point,
    Ring,
    Way,
    box_of,
    clipped_ring,
    clipped_way,
    meet,
)
from plugins.city_plan.town_map import TownMap
from plugins.core.identity import made_once

#: Layers of areas as they lie on each other, and of which kinds (``tags.py``) each consists.
_AREAS = {
    "wood": ("wood",),
    "green": ("green", "grave"),
    "water": ("water",),
    "squares": ("square", "platform"),
    "parking": ("parking",),
}
#: How wide, in units, what is drawn as a line is: the least important first.
_WATERS = {"stream": 8, "river": 40}
_ROADS = {"drive": 7, "lane": 12, "street": 15, "through": 18, "main": 22}
#: All layers in the order of drawing; each is an id of the file.
LAYERS = (*_AREAS, "rivers", "paths", "ways", "rail", "houses", "landmarks", "trees")


def ground_file(town: TownMap, box: Box | None = None) -> bytes:
    """The layers of ``town``; with ``box``, those that ``layers_near`` tells of it."""
    frame = town.frame
    left, top, right, bottom = box or (0, 0, frame.width, frame.height)
    size = f"{left} {top} {right - left} {bottom - top}"
    drawn = _layers(town, box)
    told = layers_near(town, box) if box else LAYERS
    layers = "".join(drawn[name] or f'<g id="{name}"/>' if box else drawn[name] for name in told)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}">'
        f"<!-- © OpenStreetMap contributors, ODbL -->{layers}</svg>\n"
    ).encode()


def _layers(town: TownMap, box: Box | None) -> dict[str, str]:
    """Elements by layer, in the order of ``LAYERS``; "" where nothing is of a layer."""
    by_road: dict[str, list[Way]] = {}
    for street in town.streets:
        by_road.setdefault(street.road, []).append(street.way)
    data = {
        name: path_of_rings(_cut_rings([r for k in kinds for r in town.areas.get(k, ())], box))
        for name, kinds in _AREAS.items()
    } | {
        "paths": path_of_ways(_cut(by_road.get("path", ()), box)),
        "rail": path_of_ways(_cut(town.lines.get("rail", ()), box)),
        "houses": path_of_rings(_rings_of_buildings(town, box, False)),
        "landmarks": path_of_rings(_rings_of_buildings(town, box, True)),
        "trees": path_of_points(t for t in town.trees if box is None or meet((*t, *t), box)),
    }
    drawn = {name: f'<path id="{name}" d="{d}"/>' if d else "" for name, d in data.items()}
    drawn["rivers"] = _lines("rivers", _WATERS, town.lines, box)
    drawn["ways"] = _lines("ways", _ROADS, by_road, box)
    return {name: drawn[name] for name in LAYERS}


def _lines(
    name: str,
    widths: dict[str, int],
    ways: dict[str, tuple[Way, ...]] | dict[str, list[Way]],
    box: Box | None,
) -> str:
    """A layer of lines of several widths."""
    paths = [
        f'<path stroke-width="{width}" d="{data}"/>'
        for kind, width in widths.items()
        if (data := path_of_ways(_cut(ways.get(kind, ()), box)))
    ]
    return f'<g id="{name}">{"".join(paths)}</g>' if paths else ""


def _layers_in(town: TownMap) -> tuple[str, ...]:
    return tuple(name for name, drawn in _layers(town, None).items() if drawn)


#: The layers that there are anything of, in the order of drawing.
layers_in = made_once(_layers_in)


def _boxes_of(town: TownMap) -> dict[str, list[Box]]:
    """What lies where, by layer."""
    roads = [(street.road, street.way) for street in town.streets]
    return {
        **{
            n: [box_of(r) for k in kinds for r in town.areas.get(k, ())]
            for n, kinds in _AREAS.items()
        },
        "rivers": [box_of(way) for kind in _WATERS for way in town.lines.get(kind, ())],
        "paths": [box_of(way) for road, way in roads if road == "path"],
        "ways": [box_of(way) for road, way in roads if road in _ROADS],
        "rail": [box_of(way) for way in town.lines.get("rail", ())],
        "houses": [box_of(b.ring) for b in town.buildings if not b.landmark],
        "landmarks": [box_of(b.ring) for b in town.buildings if b.landmark],
        "trees": [(*tree, *tree) for tree in town.trees],
    }


_boxes = made_once(_boxes_of)


def layers_near(town: TownMap, box: Box) -> tuple[str, ...]:
    """The layers that may have something in ``box``: told without drawing them."""
    return tuple(name for name in LAYERS if any(meet(one, box) for one in _boxes(town)[name]))


def _rings_of_buildings(town: TownMap, box: Box | None, landmark: bool) -> Iterable[Ring]:
    """Outlines and holes of those buildings that touch ``box``: they are not cut."""
    here = [building for building in town.buildings if building.landmark is landmark]
    for building, around in zip(
        here, _boxes(town)["landmarks" if landmark else "houses"], strict=True
    ):
        if box is None or meet(around, box):
            yield from (building.ring, *building.holes)


def _cut(ways: Iterable[Way], box: Box | None) -> list[Way]:
    if box is None:
        return list(ways)
    return [piece for way in ways if meet(box_of(way), box) for piece in clipped_way(way, box)]


def _cut_rings(rings: Iterable[Ring], box: Box | None) -> list[Ring]:
    if box is None:
        return list(rings)
    return [cut for r in rings if meet(box_of(r), box) and (cut := clipped_ring(r, box))]


def path_of_rings(rings: Iterable[Ring]) -> str:
    """Rings as path data, each beginning where the one before began: short numbers."""
    return _written(rings, "z")


def path_of_ways(ways: Iterable[Way]) -> str:
    """Ways as path data."""
    return _written(ways, "")


def path_of_points(points: Iterable[Point]) -> str:
    """Points as path data: strokes of no length, which round caps make dots."""
    return _written(((point, point) for point in points), "")


def _written(lines: Iterable[Sequence[Point]], end: str) -> str:
    """Path data with relative numbers: ``m`` counts from where the pen is, which after ``z`` is the
    ring's first point, else the line's last.
    """
    parts: list[str] = []
    px = py = 0
    for line in lines:
        (x, y), *others = line
        parts.append(f"m{_pair(x - px, y - py)}")
        px, py = x, y
        steps = []
        for qx, qy in others:
            steps.append((qx - x, qy - y))
            x, y = qx, qy
        parts.append("l" + "".join(_joined(steps)) if steps else "")
        parts.append(end)
        if not end:
            px, py = x, y
    data = "".join(parts)
    return f"M{data[1:]}" if data else ""


def _pair(x: int, y: int) -> str:
    return f"{x}{y}" if y < 0 else f"{x} {y}"


def _joined(steps: Iterable[tuple[int, int]]) -> Iterable[str]:
    """Pairs, with a blank only where no minus sign parts them."""
    for index, (x, y) in enumerate(steps):
        yield f"{'' if index == 0 or x < 0 else ' '}{_pair(x, y)}"
