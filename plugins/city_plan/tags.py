# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a thing of OpenStreetMap is on the plan, told from its tags."""

from __future__ import annotations

from collections.abc import Mapping

Tags = Mapping[str, str]

#: OSM's classes of streets → ours, the most important first.
ROADS: dict[str, str] = {
    **dict.fromkeys(("motorway", "trunk", "primary", "secondary"), "main"),
    **dict.fromkeys(("motorway_link", "trunk_link", "primary_link", "secondary_link"), "main"),
    **dict.fromkeys(("tertiary", "tertiary_link"), "through"),
    **dict.fromkeys(("residential", "unclassified", "road"), "street"),
    **dict.fromkeys(("living_street", "pedestrian"), "lane"),
    **dict.fromkeys(("service",), "drive"),
    **dict.fromkeys(("footway", "path", "steps", "cycleway", "track", "bridleway"), "path"),
}
ROAD_KINDS = ("path", "drive", "lane", "street", "through", "main")
#: Kinds of areas in the order in which they are drawn.
AREA_KINDS = ("wood", "green", "grave", "water", "square", "parking", "platform")
LINE_KINDS = ("stream", "river", "rail")
#: ``stop`` is a bus stop, ``parking`` a car park; the others are names on what is drawn.
SIGNS = ("square", "green", "church", "station", "public", "stop", "parking")

#: The keys that anything on the plan has one of: the reader hands over nothing else.
KEYS = (
    "building", "highway", "place", "natural", "waterway", "landuse", "leisure", "railway",
    "amenity", "public_transport",
)  # fmt: skip

_GREEN = {
    "leisure": {"park", "garden", "pitch", "playground", "common", "dog_park", "golf_course"},
    "landuse": {
        "grass", "meadow", "village_green", "recreation_ground", "allotments", "orchard",
        "greenfield", "flowerbed",
    },
    "natural": {"grassland", "heath", "scrub"},
}  # fmt: skip
_WATER_WAYS = {"river": "river", "canal": "river", "stream": "stream", "ditch": "stream"}
_RAILS = {"rail", "light_rail", "tram", "narrow_gauge", "funicular"}
_GREAT_BUILDINGS = {"church", "cathedral", "chapel", "train_station", "castle", "mosque"}
_GREAT_AMENITIES = {"place_of_worship", "townhall"}


def road_of(tags: Tags) -> str:
    """Which of ``ROAD_KINDS`` a way is; "" if it is none, or a private drive, or below ground."""
    if tags.get("tunnel") == "yes" or tags.get("area") == "yes":
        return ""
    if tags.get("service") in ("parking_aisle", "driveway", "drive-through"):
        return ""
    if tags.get("footway") in ("sidewalk", "crossing"):
        return ""
    return ROADS.get(tags.get("highway", ""), "")


def line_of(tags: Tags) -> str:
    """Which of ``LINE_KINDS`` a way is; "" if it is none."""
    if tags.get("tunnel") in ("yes", "culvert"):
        return ""
    if tags.get("railway") in _RAILS:
        return "rail" if tags.get("service") in (None, "siding") else ""
    return _WATER_WAYS.get(tags.get("waterway", ""), "")


def area_of(tags: Tags) -> str:
    """Which of ``AREA_KINDS`` an area is; "" if it is none."""
    if tags.get("natural") == "water" or tags.get("waterway") in ("riverbank", "dock"):
        return "water"
    if tags.get("railway") == "platform" or tags.get("public_transport") == "platform":
        return "platform"
    if is_square(tags):
        return "square"
    if tags.get("natural") == "wood" or tags.get("landuse") == "forest":
        return "wood"
    if tags.get("landuse") == "cemetery" or tags.get("amenity") == "grave_yard":
        return "grave"
    if tags.get("amenity") == "parking" and tags.get("parking") in (None, "surface"):
        return "parking"
    return "green" if any(tags.get(key) in values for key, values in _GREEN.items()) else ""


def is_square(tags: Tags) -> bool:
    """Whether an area is a square or a street for walkers that is drawn as an area."""
    walked = tags.get("highway") in ("pedestrian", "footway") and tags.get("area") == "yes"
    return walked or tags.get("place") == "square"


def is_building(tags: Tags) -> bool:
    """Whether an area is a building above the ground."""
    return tags.get("building", "no") != "no" and tags.get("location") != "underground"


def is_landmark(tags: Tags) -> bool:
    """Whether a building is one that people find their way by."""
    return (
        tags.get("building") in _GREAT_BUILDINGS
        or tags.get("amenity") in _GREAT_AMENITIES
        or tags.get("railway") == "station"
    )


def sign_of(tags: Tags) -> str:
    """Which of ``SIGNS`` is put up at a node or in the middle of an area; "" if none."""
    if tags.get("highway") == "bus_stop":
        return "stop"
    if tags.get("railway") in ("station", "halt", "tram_stop"):
        return "station"
    if tags.get("amenity") == "parking":
        return "parking"
    if "name" not in tags:
        return ""
    if tags.get("amenity") == "place_of_worship" or tags.get("building") in ("church", "cathedral"):
        return "church"
    if is_square(tags):
        return "square"
    if tags.get("leisure") == "park" or tags.get("landuse") in ("meadow", "cemetery", "forest"):
        return "green"
    if tags.get("natural") == "wood":
        return "green"
    great = tags.get("amenity") in ("townhall", "school", "theatre", "hospital")
    return "public" if great or tags.get("building") in ("public", "school", "civic") else ""
