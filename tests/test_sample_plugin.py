# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A stranger's plugin adds a record type, pages, a list and feeds with no change to our code.

The plugin is ``tests/sample_plugin/stadtfenster_jobs``; a city switches it on by one line of its
``city.yaml``. The plugin runs in a process of its own, because its problem codes and receivers
would stay in this one.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from tests.atom_rules import violations
from tests.building import DEMO_NOW, ROOT, run_verb
from tests.test_html_valid import html_errors

# One process builds for all tests of this module.
pytestmark = pytest.mark.xdist_group("sample plugin")

INSTALLED = {"PYTHONPATH": str(ROOT / "tests" / "sample_plugin")}
CITY = """
name: Kleinstadt
url: https://kleinstadt.example/
state: NW
operator:
  kind: municipality
  name: Stadt Kleinstadt
  street_address: Markt 1
  postal_code: "58999"
  address_locality: Kleinstadt
  email: info@kleinstadt.example
  telephone: +49 2391 5550
  representative: Bürgermeisterin Kim Vogt
"""
BAKERY = "name: Bäckerei Hövel\ncategory: shop=bakery\nstreet_address: Lange Straße 12\n"
CLOSED = "name: Eisen Altmann\ncategory: shop=hardware\nstreet_address: Markt 2\nstatus: closed\n"
BAKER = """---
name: Bäckergeselle (m/w/d)
business: hoevel
employment_type: full_time
date_posted: 2026-11-02
valid_through: 2027-01-31
salary: 19 € die Stunde
---

Wir backen ab **drei Uhr**.
"""
HELPER = """---
name: Aushilfe
business: hoevel
employment_type: mini_job
date_posted: 2026-09-01
valid_through: 2026-10-31
---
"""


def write_city(folder: Path, jobs: dict[str, str], switched_on: bool = True) -> Path:
    """Write a content folder with two businesses and ``jobs`` (file name → text)."""
    line = "plugins: [stadtfenster_jobs]\n" if switched_on else ""
    files = {"businesses/hoevel.yaml": BAKERY, "businesses/altmann.yaml": CLOSED}
    files |= {"city.yaml": CITY + line} | {f"jobs/{name}": text for name, text in jobs.items()}
    for name, text in files.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder / "content"


def build(
    folder: Path,
    content: Path,
    cache: Path,
    *more: str,
    environment: Mapping[str, str] = INSTALLED,
) -> tuple[Path, int, str]:
    """Build; return the output folder, the exit code, and what was printed."""
    done = run_verb(
        *("build", *more),
        *("--content", content, "--output", folder / "output"),
        *("--cache", cache, "--now", DEMO_NOW),
        environment=environment,
    )
    return folder / "output", done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one cache for the cities of this module."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """Return the audited output of a city with an open and a filled vacancy."""
    folder = tmp_path_factory.mktemp("jobs")
    content = write_city(folder, {"baecker.md": BAKER, "aushilfe.md": HELPER})
    output, code, printed = build(folder, content, cache, "--publish")
    assert code == 0, printed
    return output


def problems(content: Path) -> list[dict[str, Any]]:
    """Return what `check` says about the files of the plugin's folder."""
    done = run_verb(
        *("check", "--content", content, "--now", DEMO_NOW, "--format", "json"),
        environment=INSTALLED,
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return [problem for problem in found if problem["path"].startswith("jobs")]


def soup_of(path: Path) -> BeautifulSoup:
    """Parse a page."""
    return BeautifulSoup(path.read_text("utf-8"), "lxml")


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    """Return the text of every element that fits."""
    return [element.get_text() for element in page.select(selector)]


def addresses(page: BeautifulSoup, selector: str) -> list[str]:
    """Return where every link that fits leads."""
    return [str(element["href"]) for element in page.select(selector)]


def test_a_record_of_the_plugin_has_its_page(site: Path) -> None:
    """The page shows the record, links to its business, and says so to search engines."""
    page = soup_of(site / "stellen" / "baecker" / "index.html")
    assert texts(page, "h1") == ["Bäckergeselle (m/w/d)"]
    assert texts(page, "main .prose strong") == ["drei Uhr"]
    assert "../../betriebe/hoevel/" in addresses(page, "main a")
    nodes = texts(page, 'script[type="application/ld+json"]')
    assert sum('"JobPosting"' in node for node in nodes) == 1


def test_the_list_of_the_plugin_is_linked_from_every_page(site: Path) -> None:
    """A listing over the shared base is reached from the footer, and holds what is open."""
    assert "stellen/" in addresses(soup_of(site / "index.html"), "footer a")
    page = soup_of(site / "stellen" / "index.html")
    assert addresses(page, "main .plain-rows a") == ["../stellen/baecker/"]


def test_what_is_over_keeps_its_page(site: Path) -> None:
    """A filled vacancy leaves list and sitemap; its page stays, and is linked."""
    page = soup_of(site / "stellen" / "besetzt" / "index.html")
    assert addresses(page, "main .plain-rows a") == ["../../stellen/aushilfe/"]
    assert "besetzt" in soup_of(site / "stellen" / "aushilfe" / "index.html").get_text()


def test_pages_of_the_plugin_are_valid_html(site: Path) -> None:
    """What a stranger's templates make of the theme's frame and components is valid."""
    assert len(list((site / "stellen").rglob("*.html"))) == 4
    assert html_errors(site / "stellen") == []


def test_the_list_of_the_plugin_has_valid_feeds(site: Path) -> None:
    """Atom keeps RFC 4287; both feeds hold the open vacancy, and the list page names them."""
    atom = etree.fromstring((site / "stellen" / "feed.atom").read_bytes())
    assert violations(atom) == []
    entries = json.loads((site / "stellen" / "feed.json").read_text("utf-8"))["items"]
    address = "https://kleinstadt.example/stellen/baecker/"
    assert [entry["url"] for entry in entries] == [address]
    assert [link.get("href") for link in atom.findall(".//{*}entry/{*}link")] == [address]
    page = soup_of(site / "stellen" / "index.html")
    feeds = ["../stellen/feed.atom", "../stellen/feed.json"]
    assert addresses(page, 'link[rel="alternate"]') == feeds


def test_pages_of_the_plugin_are_in_the_sitemap(site: Path) -> None:
    """The sitemap holds what is open with the day of its change, and nothing that is filled."""
    tree = etree.fromstring((site / "sitemap.xml").read_bytes())
    changed = {url[0].text: [e.text for e in url[1:]] for url in tree}
    base = "https://kleinstadt.example/stellen/"
    assert {address for address in changed if str(address).startswith(base)} == {
        base,
        f"{base}baecker/",
    }
    assert changed[f"{base}baecker/"] == ["2026-11-02"]


def test_mistakes_in_records_of_the_plugin_are_explained(tmp_path: Path) -> None:
    """Fields, values and ids of a stranger's model get place, sentence and did-you-mean."""
    wrong = BAKER.replace("business:", "busines:")
    wrong_value = BAKER.replace("full_time", "full_tiem")
    wrong_id = BAKER.replace("hoevel", "hovel")
    content = write_city(tmp_path, {"a.md": wrong, "b.md": wrong_value, "c.md": wrong_id})
    found = [(p["path"], p["code"], p["line"], p["column"], p["hint"]) for p in problems(content)]
    assert found == [
        (
            "jobs/a.md",
            "missing-field",
            2,
            1,
            "Ergänzen Sie eine Zeile, zum Beispiel »business: baeckerei-hoevel«.",
        ),
        ("jobs/a.md", "unknown-field", 3, 1, "Meinten Sie »business«?"),
        ("jobs/b.md", "unknown-value", 4, 18, "Meinten Sie »full_time«?"),
        ("jobs/c.md", "unknown-reference", 3, 11, "Meinten Sie »hoevel«?"),
    ]


def test_a_check_of_the_plugin_has_its_own_code(tmp_path: Path) -> None:
    """The link stage lets a plugin compare records, and tell what is wrong at the place."""
    content = write_city(tmp_path, {"a.md": BAKER.replace("hoevel", "altmann")})
    found = [(p["code"], p["severity"], p["line"], p["column"]) for p in problems(content)]
    assert found == [("job-business-gone", "error", 3, 11)]


def test_a_check_of_one_record_speaks_of_the_day(tmp_path: Path) -> None:
    """A vacancy that is over is a note at its last day, and stays published."""
    content = write_city(tmp_path, {"a.md": HELPER})
    found = [(p["code"], p["severity"], p["line"], p["column"]) for p in problems(content)]
    assert found == [("job-over", "note", 6, 16)]


def test_a_wrong_record_of_the_plugin_is_held_back(tmp_path: Path, cache: Path) -> None:
    """The build counts the plugin's records, holds back the wrong one, and publishes the rest."""
    jobs = {"baecker.md": BAKER, "falsch.md": BAKER.replace("hoevel", "altmann")}
    output, code, printed = build(tmp_path, write_city(tmp_path, jobs), cache)
    assert code == 3
    assert "3 von 4 Einträgen veröffentlicht, 1 zurückgehalten" in printed
    assert "jobs/falsch.md:3:11: Fehler [job-business-gone]" in printed
    assert (output / "stellen" / "baecker" / "index.html").is_file()
    assert not (output / "stellen" / "falsch").exists()


def test_without_the_plugin_nothing_of_it_appears(tmp_path: Path, cache: Path) -> None:
    """A city that does not name the plugin gets no page of it, even where it is installed."""
    content = write_city(tmp_path, {"baecker.md": BAKER}, switched_on=False)
    output, code, printed = build(tmp_path, content, cache)
    assert code == 0, printed
    assert not (output / "stellen").exists()
    everything = b"".join(
        p.read_bytes() for p in output.rglob("*") if p.suffix in (".html", ".xml")
    )
    assert b"stellen/" not in everything
    assert [(p["code"], p["severity"], p["path"]) for p in problems(content)] == [
        ("unknown-folder", "warning", "jobs")
    ]


def test_a_city_lays_its_own_template_over_one_of_the_plugin(tmp_path: Path, cache: Path) -> None:
    """The theme comes before the plugin, and Pelican's overrides come before both."""
    content = write_city(tmp_path, {"baecker.md": BAKER})
    override = tmp_path / "overrides" / "stadtfenster_jobs" / "rows.html"
    override.parent.mkdir(parents=True)
    override.write_text("{% macro job_rows(rows) %}<p>Eigene Liste</p>{% endmacro %}", "utf-8")
    settings = tmp_path / "ownconf.py"
    settings.write_text(
        "import sys\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "from pelicanconf import *\n"
        f"THEME_TEMPLATES_OVERRIDES = [{str(override.parent.parent)!r}]\n"
        f"STADTFENSTER = {{'content': {str(content)!r}, 'cache': {str(cache)!r}, "
        f"'now': {DEMO_NOW!r}}}\n",
        "utf-8",
    )
    assert run_pelican(settings, content, tmp_path / "output") == ""
    page = (tmp_path / "output" / "stellen" / "index.html").read_text("utf-8")
    assert "<p>Eigene Liste</p>" in page


def run_pelican(settings: Path, content: Path, output: Path) -> str:
    """Run Pelican's own command; return what it says where it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "pelican", str(content), "-s", str(settings), "-o", str(output)],
        cwd=ROOT,
        env={**os.environ, **INSTALLED},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr
