# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Draw the demo city as OpenStreetMap data: ``content/map.osm``.

    python tools/draw_demo_town.py [--output FILE] [--dense] [--keep-records]

Lennebrück does not exist, so nobody has mapped it: this script does. Every business of the demo
gets a house with its address where its file says it is; where that is no place for a house, its
file is changed (``latitude``, ``longitude``), and so are the places of ``city.yaml``. Once nothing
is changed any more, the same town comes out of every run. ``--dense`` fills back yards as well, for
measuring; ``--keep-records`` changes no file.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from pathlib import Path

from town_drawn import Drawn, contains, middle_of, osm_of
from town_layout import (
    HEIGHT,
    METRES_EAST,
    METRES_NORTH,
    MOVED,
    PLACES,
    SIZES,
    SOUTH,
    WEST,
    WIDTH,
    Point,
)

CONTENT = Path(__file__).resolve().parent.parent / "content"
_ADDRESS = re.compile(r"(?m)^street_address: *\"?(.*?) (\d+ ?[a-z]?)\"?$")
_POSITION = re.compile(r"(?m)^latitude: *([\d.]+)\nlongitude: *([\d.]+)$")


def at(latitude: str | float, longitude: str | float) -> Point:
    """Degrees as metres on the plan."""
    return (
        (float(longitude) - WEST) * METRES_EAST,
        (float(latitude) - SOUTH) * METRES_NORTH,
    )


def put(text: str, point: Point, pattern: re.Pattern[str] = _POSITION) -> str:
    """``text`` with the position of ``point``; nothing else is touched."""
    latitude, longitude = SOUTH + point[1] / METRES_NORTH, WEST + point[0] / METRES_EAST
    line = f"latitude: {latitude:.5f}\nlongitude: {longitude:.5f}"
    return pattern.sub(lambda _: line, text, count=1)


def settle(town: Drawn, keep: bool) -> int:
    """Set the businesses' houses and put right what their files say; how many were changed."""
    files = sorted((CONTENT / "businesses").glob("*.*"))
    texts = {path: path.read_text("utf-8") for path in files}
    by_address: dict[tuple[str, str], list[Path]] = defaultdict(list)
    for path, text in texts.items():
        address, place = _ADDRESS.search(text), _POSITION.search(text)
        if address and (place or f"{address[1]} {address[2]}" in MOVED):
            by_address[address[1], address[2]].append(path)
        elif place and "tourism=apartment" in text:
            town.place("", "", at(place[1], place[2]))
    changed = 0
    for (street, number), paths in sorted(by_address.items(), key=_largest_first):
        found = _POSITION.search(texts[paths[0]])
        spot = MOVED.get(f"{street} {number}") or (at(found[1], found[2]) if found else (0, 0))
        house = town.place(street, number, spot)
        if house is None:
            raise SystemExit(f"no room for {street} {number}")
        for path in paths:
            place = _POSITION.search(texts[path])
            if place and not contains(house.outline, at(place[1], place[2])):
                changed += 1
                if not keep:
                    path.write_text(put(texts[path], middle_of(house.outline)), "utf-8")
    return changed


def _largest_first(item: tuple[tuple[str, str], list[Path]]) -> tuple[bool, bool, str, int]:
    (street, number), _ = item
    address = f"{street} {number}"
    digits = int(re.sub(r"\D", "", number))
    return (address not in SIZES, address not in MOVED, street, digits)


def settle_places() -> None:
    """Put the places of ``city.yaml`` where the town has them."""
    path = CONTENT / "city.yaml"
    text = path.read_text("utf-8")
    for name, (x, y) in PLACES.items():
        latitude, longitude = SOUTH + y / METRES_NORTH, WEST + x / METRES_EAST
        text = re.sub(
            rf"(?m)(^  {name}:\n(?:    .*\n)*?    latitude: )[\d.]+(\n    longitude: )[\d.]+",
            rf"\g<1>{latitude:.5f}\g<2>{longitude:.5f}",
            text,
        )
    path.write_text(text, "utf-8")


def main(arguments: list[str]) -> int:
    """Draw the town; say what was made."""
    parser = argparse.ArgumentParser(description="Draw the demo city's OpenStreetMap data.")
    parser.add_argument("--output", type=Path, default=CONTENT / "map.osm")
    parser.add_argument("--dense", action="store_true", help="fill the back yards, for measuring")
    parser.add_argument("--keep-records", action="store_true", help="change no record")
    chosen = parser.parse_args(arguments)
    town = Drawn(chosen.dense)
    changed = settle(town, chosen.keep_records)
    if not chosen.keep_records:
        settle_places()
    town.fill()
    text = osm_of(town)
    chosen.output.write_text(text, "utf-8")
    middles = [middle_of(house.outline) for house in town.houses]
    inside = sum(0 < x < WIDTH and 0 < y < HEIGHT for x, y in middles)
    sys.stdout.write(f"{inside} buildings, {changed} records moved, {len(text) // 1024} KB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
