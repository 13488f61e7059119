# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A city with an extract has a plan, one without has none, and an extract is read once."""

import gzip
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.city_plan import extract
from plugins.city_plan.ground import ground_file
from plugins.city_plan.osm_file import read_town
from plugins.city_plan.town_map import Frame
from plugins.core import pipeline
from plugins.features import activate
from tests.building import DEMO_CONTENT, DEMO_NOW, ROOT, build_site, run_verb
from tests.city_plan.samples import BOUNDS, write_osm
from tests.small_town import write_shop, write_town

POSITION = "latitude: 51.00505\nlongitude: 7.0041\n"


def soup(path: Path) -> BeautifulSoup:
    """A page of the output."""
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A town of two shops, one of them in the house of the village's extract."""
    content = write_town(tmp_path / "content")
    city = content / "city.yaml"
    city.write_text(city.read_text("utf-8") + BOUNDS, "utf-8")
    shop = write_shop(content, 1, "Laden 1")
    shop.write_text(
        shop.read_text("utf-8").replace("street_address", f"{POSITION}street_address"), "utf-8"
    )
    return content


def test_an_extract_comes_and_goes(town: Path, tmp_path: Path) -> None:
    """With it: page, navigation, small plans, also of pages built before. Without it: none."""
    output = build_site(tmp_path, town)
    assert not (output / "plan").exists()
    assert not soup(output / "index.html").select('nav a[href="plan/"]')
    write_osm(town / "map.osm")
    build_site(tmp_path, town)
    plan = soup(output / "plan" / "index.html")
    assert [row["id"] for row in plan.select(".plan-entry")] == ["b-laden-1"]
    assert plan.select_one(".plan-elsewhere")
    assert soup(output / "index.html").select('nav a[href="plan/"]')
    shop = soup(output / "betriebe" / "laden-1" / "index.html").select_one(".small-plan")
    assert shop is not None
    use = shop.select_one("use")
    assert use is not None
    drawing = output / "betriebe" / "laden-1" / str(use["href"]).partition("#")[0]
    assert f'id="{str(use["href"]).partition("#")[2]}"' in drawing.read_text("utf-8")
    assert not soup(output / "betriebe" / "laden-2" / "index.html").select(".small-plan")
    (town / "map.osm").unlink()
    build_site(tmp_path, town)
    assert not (output / "plan").exists()
    assert not soup(output / "betriebe" / "laden-1" / "index.html").select(".small-plan")


def test_every_anchor_leads_both_ways(demo_site: Path) -> None:
    """Pins lead to rows of the list, rows to houses, without a script."""
    plan = soup(demo_site / "plan" / "index.html")
    ids = {str(tag["id"]) for tag in plan.select("[id]")}
    links = [str(a["href"]) for a in plan.select(".pin, .plan-plate")]
    assert len(links) > 125
    assert {link[1:] for link in links} <= ids
    assert len(ids) == len(plan.select("[id]"))


def test_every_business_of_the_demo_is_in_the_house_of_its_address(demo_site: Path) -> None:
    """The town was drawn for its businesses: only the market and the cash machine have no house."""
    plan = soup(demo_site / "plan" / "index.html")
    rows = plan.select(".plan-entry")
    assert len(rows) >= 125
    homeless = {str(row["id"]) for row in rows if not row.get("data-house")}
    assert homeless <= {"b-wochenmarkt", "b-geldautomat-bahnhof"}
    assert not plan.select(".plan-elsewhere")


def test_the_plan_is_small(demo_site: Path) -> None:
    """A page of a plan is at most 130 KB cold, with its own 45 KB of fonts; its scripts 12."""
    plan = demo_site / "plan" / "index.html"
    page = soup(plan)
    scripts = [plan.parent / str(tag["src"]) for tag in page.select("script[src]")]
    styles = [plan.parent / str(tag["href"]) for tag in page.select('link[rel="stylesheet"]')]
    ground = [plan.parent / str(tag["href"]).partition("#")[0] for tag in page.select(".g-houses")]

    def packed(*paths: Path) -> int:
        return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)

    assert packed(*scripts) <= 13_000
    assert packed(plan, *scripts, *styles, *ground) + 45_000 <= 130_000


def test_a_dense_centre_stays_below_sixty_kilobytes(tmp_path: Path) -> None:
    """With 1,800 houses on 1.35 km², more than any centre that was measured."""
    dense = tmp_path / "dense.osm"
    command = [sys.executable, "tools/draw_demo_town.py", "--dense", "--keep-records"]
    subprocess.run([*command, "--output", str(dense)], cwd=ROOT, check=True, capture_output=True)
    town = read_town(dense, Frame(7.8735, 51.2110, 7.8880, 51.2230))
    assert town is not None
    assert len(town.buildings) > 1_500
    assert len(gzip.compress(ground_file(town), 9)) < 60_000


def test_the_demo_town_is_what_its_script_draws(tmp_path: Path) -> None:
    """Another run draws the same file, and finds no record to move."""
    again = tmp_path / "map.osm"
    command = [sys.executable, "tools/draw_demo_town.py", "--keep-records", "--output", str(again)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert " 0 records moved" in done.stdout
    assert again.read_bytes() == (DEMO_CONTENT / "map.osm").read_bytes()


def test_an_extract_is_read_once(town: Path, tmp_path: Path) -> None:
    """From then on its plan comes out of the cache; a plan that was damaged is made anew."""
    write_osm(town / "map.osm")
    build_site(tmp_path, town)
    [kept] = (tmp_path / "cache" / "plan").glob("*.plan")
    before = kept.read_bytes()
    extract.keep_in(tmp_path / "cache" / "plan")
    try:
        kept.write_bytes(before[:-3])
        activate()
        outcome = pipeline.run(town, datetime.fromisoformat(DEMO_NOW))
    finally:
        extract.keep_in(None)
    assert outcome.plan is not None and "plan/index.html" in outcome.plan.files
    assert kept.read_bytes() == before


def test_a_bad_extract_never_stops_a_build(town: Path, tmp_path: Path) -> None:
    """It is told as an error, there is no plan, and everything else is published."""
    (town / "map.osm.pbf").write_bytes(bytes(range(256)) * 9)
    done = run_verb(
        *("build", "--content", town, "--output", tmp_path / "output"),
        *("--cache", tmp_path / "cache", "--now", DEMO_NOW),
    )
    assert done.returncode == 3
    assert "map-unreadable" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "output" / "betriebe" / "laden-1" / "index.html").exists()
    assert not (tmp_path / "output" / "plan").exists()
