# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Events without a venue of their own say where they are in words; the plan knows some of these."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.building import build_site
from tests.city_plan.samples import BOUNDS, write_osm
from tests.small_town import write_town

EVENT = "name: Singen\nstart_date: 2026-12-05T18:00\nlocation: {place}\n"
#: What is written, and whether a house is marked, a mere spot, or nothing.
PLACES = {
    "Aula, Lange Str. 12a": "house",
    "Lange Straße 12 A, im Hof": "house",
    "Lange Straße": "spot",
    "Lange Str.": "spot",
    "LANGE STRASSE": "spot",
    "Lange Straße 99": "",
    "Lange Straße und Markt": "",
    "im ganzen Ort": "",
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a village with an event at each of these places."""
    folder = tmp_path_factory.mktemp("words")
    content = write_town(folder / "content")
    city = content / "city.yaml"
    city.write_text(city.read_text("utf-8") + BOUNDS, "utf-8")
    write_osm(content / "map.osm")
    for number, place in enumerate(PLACES):
        event = content / "events" / f"singen-{number}.yaml"
        event.write_text(EVENT.format(place=place), "utf-8")
    return build_site(folder, content)


@pytest.mark.parametrize("place", PLACES)
def test_a_place_in_words_is_on_the_plan_if_it_knows_it(place: str, pages: Path) -> None:
    """By its address, or by its name alone; what is only mentioned is not guessed."""
    page = pages / "veranstaltungen" / f"singen-{list(PLACES).index(place)}" / "index.html"
    plan = BeautifulSoup(page.read_text("utf-8"), "html.parser").select_one(".small-plan")
    assert (plan is not None) == bool(PLACES[place])
    if plan is not None:
        assert bool(plan.select(".house")) == (PLACES[place] == "house")
        drawn = [str(use["href"]).partition("#") for use in plan.select("use")]
        assert drawn
        for address, _, layer in drawn:
            assert f'id="{layer}"' in (page.parent / address).read_text("utf-8")
