# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The small plan on the page of a street: its own houses, in a drawing that is there anyway."""

from pathlib import Path

from bs4 import BeautifulSoup


def soup(path: Path) -> BeautifulSoup:
    """A page of the output."""
    return BeautifulSoup((path / "index.html").read_text("utf-8"), "html.parser")


def test_streets_show_their_houses(demo_site: Path) -> None:
    """With the numbers of their businesses and no others; each way leads to the large plan."""
    plan = soup(demo_site / "plan")
    streets = [page.parent for page in (demo_site / "strassen").glob("*/index.html")]
    shown = 0
    for street in streets:
        page = soup(street)
        small = page.select_one(".street-plan .small-plan")
        if small is None:
            continue
        shown += 1
        plates = {plate.get_text() for plate in page.select("[data-static-list] .plate")}
        numbers = [text.get_text() for text in small.select(".house-number")]
        assert numbers or small.select(".house-spot"), street
        assert set(numbers) <= plates, street
        assert len(small.select(".house")) <= len(numbers) + len(small.select(".house-spot"))
        for use in small.select("use"):
            address, _, layer = str(use["href"]).partition("#")
            assert f'id="{layer}"' in (street / address).read_text("utf-8")
        way = small.select_one(".small-plan-open")
        assert way is not None
        assert plan.find(id=str(way["href"]).partition("#")[2]), way
    assert shown > len(streets) * 0.8


def test_most_of_a_square_is_seen(demo_site: Path) -> None:
    """The part that is shown is the one where most of the houses are."""
    markt = soup(demo_site / "strassen" / "markt")
    numbers = {text.get_text() for text in markt.select(".street-plan .house-number")}
    plates = {plate.get_text() for plate in markt.select("[data-static-list] .plate")}
    assert len(numbers) > 0.7 * len(plates)


def test_the_first_page_has_a_door_to_the_plan(demo_site: Path) -> None:
    """A small drawing of its own, with the houses of the middle and names that are whole."""
    door = soup(demo_site).select_one(".plan-door")
    assert door is not None
    way, house = door.select_one(".small-plan-open"), door.select_one(".house")
    assert way is not None and way["href"] == "plan/"
    assert house is not None and str(house["d"]).count("z") > 20
    names = [text.get_text() for text in door.select(".g-names text")]
    assert len(names) == len(set(names)) > 3
    drawings = {str(use["href"]).partition("#")[0] for use in door.select("use")}
    assert len(drawings) == 1
    assert (demo_site / drawings.pop()).stat().st_size < 8_000
