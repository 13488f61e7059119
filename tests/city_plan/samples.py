# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A village as OpenStreetMap XML, for tests that read one."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from plugins.city_plan.town_map import Frame

#: About 700 by 1,100 metres; a thousandth of a degree is 111 m north, 70 m east.
FRAME = Frame(7.0, 51.0, 7.01, 51.01)
BOUNDS = "bounds: [7.0, 51.0, 7.01, 51.01]\n"
Way = tuple[Mapping[str, str], Sequence[tuple[float, float]]]
#: Corners of a house of 14 by 11 metres, west of the middle.
HOUSE = ((51.005, 7.004), (51.005, 7.0042), (51.0051, 7.0042), (51.0051, 7.004), (51.005, 7.004))
STREET = ((51.0048, 7.001), (51.0048, 7.009))
WAYS: tuple[Way, ...] = (
    ({"highway": "residential", "name": "Lange Straße"}, STREET),
    (
        {"building": "yes", "addr:street": "Lange Straße", "addr:housenumber": "12 A"},
        HOUSE,
    ),
    (
        {"natural": "water", "name": "Weiher"},
        ((51.002, 7.002), (51.002, 7.004), (51.003, 7.004), (51.003, 7.002), (51.002, 7.002)),
    ),
)


def write_osm(path: Path, ways: Sequence[Way] = WAYS) -> Path:
    """Write `ways`, (tags, (latitude, longitude) …), as an extract, and return its path."""
    nodes: list[str] = []
    lines: list[str] = []
    for number, (tags, points) in enumerate(ways, 1):
        first = len(nodes)
        for latitude, longitude in points:
            where = f'lat="{latitude}" lon="{longitude}"'
            nodes.append(f'<node id="{len(nodes) + 1}" {where}/>')
        refs = [first + n + 1 for n in range(len(points))]
        if points[0] == points[-1]:
            refs[-1] = refs[0]
        inner = "".join(f'<nd ref="{ref}"/>' for ref in refs)
        inner += "".join(f'<tag k="{key}" v="{value}"/>' for key, value in tags.items())
        lines.append(f'<way id="{number}">{inner}</way>')
    body = "\n".join([*nodes, *lines])
    path.write_text(f'<?xml version="1.0"?>\n<osm version="0.6">\n{body}\n</osm>\n', "utf-8")
    return path
