# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Write OpenStreetMap's XML."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from town_layout import EAST, METRES_EAST, METRES_NORTH, NORTH, SOUTH, WEST, Point


class Osm:
    """Writes OSM XML: nodes first, then ways, with small ids."""

    def __init__(self) -> None:
        self._nodes: list[str] = []
        self._ways: list[str] = []

    def node(self, point: Point, tags: dict[str, str] | None = None) -> int:
        """Add a node and return its id."""
        number = len(self._nodes) + 1
        latitude, longitude = SOUTH + point[1] / METRES_NORTH, WEST + point[0] / METRES_EAST
        where = f'lat="{latitude:.6f}" lon="{longitude:.6f}"'
        inner = _tags(tags or {})
        ending = f">{inner}</node>" if inner else "/>"
        self._nodes.append(f'<node id="{number}" {where}{ending}')
        return number

    def way(self, points: Sequence[Point], tags: dict[str, str], closed: bool = False) -> None:
        """Add a way along new nodes."""
        ids = [self.node(point) for point in points]
        refs = "".join(f'<nd ref="{i}"/>' for i in [*ids, *(ids[:1] if closed else [])])
        self._ways.append(f'<way id="{len(self._ways) + 1}">{refs}{_tags(tags)}</way>')

    def written(self) -> str:
        """The whole file."""
        head = (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            "<!-- Lennebrück, the demo city: made up, drawn by tools/draw_demo_town.py -->\n"
            '<osm version="0.6" generator="Stadtfenster">\n'
            f'<bounds minlat="{SOUTH}" minlon="{WEST}" maxlat="{NORTH}" maxlon="{EAST}"/>\n'
        )
        return head + "\n".join([*self._nodes, *self._ways]) + "\n</osm>\n"


def _tags(tags: dict[str, str]) -> str:
    return "".join(f"<tag k={quoteattr(k)} v={quoteattr(v)}/>" for k, v in tags.items())
