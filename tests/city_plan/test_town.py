# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is read of an extract, and in which house something is."""

from pathlib import Path

import pytest

from plugins.city_plan.geometry import area_of
from plugins.city_plan.houses import Houses
from plugins.city_plan.osm_file import read_town
from plugins.city_plan.tags import area_of as kind_of_area
from plugins.city_plan.tags import is_building, line_of, road_of, sign_of
from plugins.city_plan.town_map import TownMap
from tests.city_plan.samples import FRAME, WAYS, write_osm


@pytest.fixture
def town(tmp_path: Path) -> TownMap:
    """The village."""
    read = read_town(write_osm(tmp_path / "map.osm"), FRAME)
    assert read is not None
    return read


def test_a_village_is_read(town: TownMap) -> None:
    """A street with its name, a house with its address, a pond; 0.01° east are 700 m."""
    assert [(s.name, s.road) for s in town.streets] == [("Lange Straße", "street")]
    assert [(b.street, b.number) for b in town.buildings] == [("Lange Straße", "12 A")]
    assert len(town.areas["water"]) == 1
    assert abs(town.frame.width / 2 - 700) < 5
    assert abs(abs(area_of(town.buildings[0].ring)) / 4 - 14 * 11) < 15


def test_the_order_in_the_file_means_nothing(town: TownMap, tmp_path: Path) -> None:
    """The same things in another order make the same plan."""
    assert read_town(write_osm(tmp_path / "b.osm", WAYS[::-1]), FRAME) == town


def test_without_a_frame_the_extract_is_shown_whole(tmp_path: Path) -> None:
    """From its southernmost node to its northernmost."""
    whole = read_town(write_osm(tmp_path / "map.osm"), None)
    assert whole is not None
    assert (whole.frame.south, whole.frame.north) == (51.002, 51.0051)


def test_a_courtyard_is_a_hole(tmp_path: Path) -> None:
    """An outline and its hole run against each other, so that one path may hold them all."""
    outer = " ".join(f'<nd ref="{n}"/>' for n in (1, 2, 3, 4, 1))
    inner = " ".join(f'<nd ref="{n}"/>' for n in (5, 6, 7, 8, 5))
    corners = [(51.004, 7.004), (51.004, 7.005), (51.005, 7.005), (51.005, 7.004)]
    corners += [(51.0043, 7.0043), (51.0043, 7.0047), (51.0047, 7.0047), (51.0047, 7.0043)]
    nodes = "".join(
        f'<node id="{n}" lat="{lat}" lon="{lon}"/>' for n, (lat, lon) in enumerate(corners, 1)
    )
    path = tmp_path / "map.osm"
    path.write_text(
        f'<osm version="0.6">{nodes}<way id="1">{outer}</way><way id="2">{inner}</way>'
        '<relation id="1"><member type="way" ref="1" role="outer"/>'
        '<member type="way" ref="2" role="inner"/>'
        '<tag k="type" v="multipolygon"/><tag k="building" v="yes"/></relation></osm>',
        "utf-8",
    )
    found = read_town(path, FRAME)
    assert found is not None
    [house] = found.buildings
    assert area_of(house.ring) > 0 > area_of(house.holes[0])


def test_a_way_without_its_nodes_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """An extract is cut somewhere: nodes beyond the cut are not in it."""
    path = write_osm(tmp_path / "map.osm")
    text = path.read_text("utf-8").replace('<nd ref="1"/>', '<nd ref="1"/><nd ref="999"/>')
    path.write_text(text, "utf-8")
    found = read_town(path, FRAME)
    assert found is not None and len(found.streets) == 1


@pytest.mark.parametrize(
    ("position", "address", "found"),
    [
        ((51.00505, 7.0041), "", 0),  # within the house
        ((51.00505, 7.0041), "Anderswo 3", 0),
        ((51.0052, 7.0044), "Lange Straße 12a", 0),  # beside it, with its address
        ((51.00505, 7.0043), "", 0),  # a few metres beside it
        ((51.0054, 7.0041), "", -1),  # on a square, say
        (None, "Lange Str. 12 a", 0),  # known by its address alone
        (None, "Lange Straße 99", None),
        ((51.2, 7.5), "Lange Straße 12a", None),  # its position lies elsewhere
    ],
)
def test_a_business_is_found_in_its_house(
    town: TownMap, position: tuple[float, float] | None, address: str, found: int | None
) -> None:
    """By its position, else by its address; what is on no plan is on none."""
    spot = Houses(town).find(position, address)
    assert (spot.house if spot else None) == found


def test_tags_say_what_a_thing_is() -> None:
    """What is not seen from above is not drawn; what people find their way by gets a name."""
    assert road_of({"highway": "secondary"}) == "main"
    assert road_of({"highway": "residential", "tunnel": "yes"}) == ""
    assert road_of({"highway": "service", "service": "parking_aisle"}) == ""
    assert line_of({"waterway": "stream", "tunnel": "culvert"}) == ""
    assert line_of({"railway": "rail"}) == "rail"
    assert kind_of_area({"place": "square", "name": "Markt"}) == "square"
    assert kind_of_area({"landuse": "residential"}) == ""
    assert not is_building({"building": "no"})
    assert sign_of({"amenity": "place_of_worship", "name": "St. Vitus"}) == "church"
    assert sign_of({"amenity": "place_of_worship"}) == ""
