# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of screens, as they are delivered."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.building import build_site
from tests.small_town import write_town
from tests.window.codes import codes_in


def page(site: Path, address: str) -> BeautifulSoup:
    """Read a page of the site."""
    return BeautifulSoup((site / address / "index.html").read_text("utf-8"), "html5lib")


def test_the_code_leads_to_the_portal(demo_site: Path) -> None:
    """The code of the city's screen is the portal's address, a street's that of its list."""
    city, street = (
        codes_in((demo_site / folder / "index.html").read_text("utf-8"))
        for folder in ("schaufenster", "schaufenster/lange-strasse")
    )
    assert city == ["https://lennebrueck.example/"]
    assert street == ["https://lennebrueck.example/strassen/lange-strasse/"]


def test_screens_are_for_nobody_else(demo_site: Path) -> None:
    """No search engine lists them, and neither does the sitemap."""
    assert page(demo_site, "schaufenster").select('meta[name=robots][content="noindex"]')
    assert "schaufenster" not in (demo_site / "sitemap.xml").read_text("utf-8")


def test_a_street_shows_its_own(demo_site: Path) -> None:
    """A street's screen has the businesses, offers and events of the street, and no others."""
    soup = page(demo_site, "schaufenster/markt")
    places = {small.get_text().rpartition(", ")[2] for small in soup.select(".open-row small")}
    places -= {""}
    assert places
    assert all(place.startswith("Markt") for place in places if place[-1].isdigit())
    names = {a["href"] for a in soup.select(".open-row .row-words a")}
    everyone = {a["href"] for a in page(demo_site, "strassen/markt").select(".register-link")}
    assert {name.replace("../../", "") for name in map(str, names)} <= {
        name.replace("../../", "") for name in map(str, everyone)
    }
    held_at = {small.get_text(strip=True) for small in soup.select(".date-row .row-words small")}
    assert any("Marktplatz" in place for place in held_at)


def test_the_page_is_whole_without_a_script(demo_site: Path) -> None:
    """Offers, dates and hours stand in the page, and the controls that need a script are hidden."""
    soup = page(demo_site, "schaufenster")
    assert len(soup.select(".slide-offer")) > 10
    assert len(soup.select(".date-row")) > 20
    assert soup.select_one("[data-controls][hidden]")
    assert [len(soup.find_all(tag)) for tag in ("h1", "main")] == [1, 1]


def test_every_offer_holds_on_the_day(demo_site: Path) -> None:
    """A screen shows what holds; the script drops what ends while it runs."""
    midnight = 29_923_140  # 2026-11-23T00:00+01:00 in minutes
    for slide in page(demo_site, "schaufenster").select(".slide-offer"):
        assert int(str(slide["data-begins"])) <= midnight < int(str(slide["data-ends"]))


@pytest.fixture(scope="module")
def full_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a town with 50 offers, 30 events on a day, and a screen in its street."""
    folder = tmp_path_factory.mktemp("full")
    content = write_town(folder / "content")
    city = content / "city.yaml"
    city.write_text(city.read_text("utf-8") + "displays: [Markt]\n", "utf-8")
    (content / "offers").mkdir()
    for number in range(50):
        (content / "offers" / f"o{number}.yaml").write_text(
            f"name: Brot {number}\nbusiness: laden-{number % 2 + 1}\n"
            "valid_from: 2026-11-01\nvalid_through: 2026-12-20\n",
            "utf-8",
        )
    for number in range(30):
        (content / "events" / f"e{number}.yaml").write_text(
            f"name: Lesung {number}\nstart_date: 2026-11-24T18:00\nlocation: laden-1\n", "utf-8"
        )
    return build_site(folder, content)


def test_a_screen_says_what_it_leaves_out(full_town: Path) -> None:
    """The city's screen is capped, on the day and as a whole; a street's shows everything."""
    city, street = (page(full_town, f"schaufenster{name}") for name in ("", "/markt"))
    shown = [len(city.select(kind)) for kind in (".slide-offer", "[data-day='2026-11-24'] li")]
    assert shown == [12, 24]
    assert "6 weitere im Portal" in city.select("[data-day='2026-11-24'] h2")[0].get_text(" ")
    portal = " ".join(city.select(".slide-portal")[0].get_text(" ").split())
    assert "Im Portal: 38 weitere Angebote, 6 weitere Termine." in portal
    assert len(street.select(".slide-offer")) == 50
    assert len(street.select("[data-day='2026-11-24'] li")) == 30
    assert "weitere" not in street.get_text()
