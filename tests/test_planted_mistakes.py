# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The demo city with thirty mistakes in thirty files: all are told, and nothing else is lost."""

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.portal.audit import audit
from tests.building import DEMO_CONTENT, DEMO_NOW, german, once, run_verb
from tests.planted import Planted, plant

#: content folder → folder of its pages; the editors' pages lie at the root.
ADDRESSES = {
    "businesses": "betriebe/",
    "offers": "angebote/",
    "events": "veranstaltungen/",
    "news": "neuigkeiten/",
    "pages": "",
}


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Planted]]:
    """Return a copy of the demo city with every mistake, and where they are."""
    content = tmp_path_factory.mktemp("planted") / "content"
    shutil.copytree(DEMO_CONTENT, content)
    return content, plant(_without_translations(content))


def _without_translations(content: Path) -> Path:
    """They are held back with their record, and no mistakes."""
    for translation in content.glob("*/*.*.md"):
        translation.unlink()
    return content


@dataclass(frozen=True, slots=True)
class Built:
    """A build's answer and its output."""

    exit_code: int
    stdout: str
    stderr: str
    output: Path


@pytest.fixture(scope="module")
def built(shared_folder: Path, demo_site: Path) -> Built:
    """Return the build of the planted copy, made once a run."""

    def make(folder: Path) -> Path:
        plant(_without_translations(german(folder)))
        shutil.copytree(demo_site.parent / "cache", folder / "cache")  # spares coding the pictures
        done = build(folder)
        answer = {"exit": done.returncode, "stdout": done.stdout, "stderr": done.stderr}
        (folder / "answer.json").write_text(json.dumps(answer), "utf-8")
        return folder

    folder = once(shared_folder / "planted", make)
    answer = json.loads((folder / "answer.json").read_text("utf-8"))
    return Built(answer["exit"], answer["stdout"], answer["stderr"], folder / "output")


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run ``build`` on ``folder/content``."""
    return run_verb(
        *("build", "--content", folder / "content", "--output", folder / "output"),
        *("--cache", folder / "cache", "--now", DEMO_NOW),
    )


def held_pages(places: dict[str, Planted]) -> set[str]:
    """The pages of the records with a mistake, as files of the output."""
    pages = set()
    for place in places.values():
        folder, _, name = place.path.partition("/")
        record_id = name.removesuffix(".md").lower().replace(" ", "-")
        pages.add(f"{ADDRESSES[folder]}{record_id}/index.html")
    return pages


def pages_of(output: Path) -> set[str]:
    """Every HTML page of a site."""
    return {p.relative_to(output).as_posix() for p in output.rglob("*.html")}


def test_check_tells_every_mistake_at_its_place(
    planted: tuple[Path, dict[str, Planted]],
) -> None:
    """Exit 1, and exactly the planted mistakes are errors, each at its line and column."""
    content, places = planted
    done = run_verb("check", "--content", content, "--now", DEMO_NOW, "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    found = [
        (f"{p['code']} {p['path']}", Planted(p["path"], p["line"], p["column"]))
        for p in json.loads(done.stdout)
        if p["severity"] == "error"
    ]
    assert sorted(found, key=str) == sorted(places.items(), key=str)
    assert len({place.path for place in places.values()}) == len(places) >= 25


def test_build_holds_back_exactly_these(
    built: Built, planted: tuple[Path, dict[str, Planted]]
) -> None:
    """Exit 3; the summary counts and names them; published + held back = read."""
    _, places = planted
    assert built.exit_code == 3, built.stderr
    named = re.findall(r"(?m)^  zurückgehalten: .*?/content/(.+)$", built.stdout)
    assert named == sorted(place.path for place in places.values())
    counts = re.search(r"(\d+) von (\d+) Einträgen veröffentlicht, (\d+) zurück", built.stdout)
    assert counts
    published, read, held_back = map(int, counts.groups())
    assert held_back == len(places)
    assert published + held_back == read
    content, _ = planted
    files = [p for folder in ADDRESSES for p in (content / folder).iterdir()]
    assert read == len([p for p in files if p.name[0] != "."])


def test_build_explains_them(built: Built, planted: tuple[Path, dict[str, Planted]]) -> None:
    """What ``check`` says of an error, ``build`` says as well; nobody sees a traceback."""
    _, places = planted
    for key, place in places.items():
        code = key.partition(" ")[0]
        told = f"{place.path}:{place.line}:{place.column}: Fehler [{code}]"
        assert told in built.stderr
    assert "Traceback" not in built.stderr


def test_no_other_page_is_lost(
    built: Built, demo_site: Path, planted: tuple[Path, dict[str, Planted]]
) -> None:
    """The pages are the clean build's without the held-back records', and lists of these alone.

    Of a list in several pages the last may go, when the others hold what is left.
    """
    _, places = planted
    held = held_pages(places)
    clean, broken = pages_of(demo_site), pages_of(built.output)
    assert held <= clean
    assert broken - clean == set()
    assert held & broken == set()
    gone = {page for page in clean - broken - held if not re.search(r"/seite-\d+/", page)}
    for page in gone:
        assert is_about_held(demo_site, page, held), f"{page} is gone"


def is_about_held(site: Path, page: str, held: set[str]) -> bool:
    """Whether a page of the clean site is a list of nothing but held-back records."""
    soup = BeautifulSoup((site / page).read_bytes(), "lxml")
    main = soup.find("main")
    assert main is not None
    listed = set()
    for link in main.find_all("a", href=True):
        target = (site / page).parent / str(link["href"]).partition("#")[0] / "index.html"
        name = target.resolve()
        if name.is_relative_to(site.resolve()) and name.exists():
            found = name.relative_to(site.resolve()).as_posix()
            if re.fullmatch(r"(betriebe|angebote|veranstaltungen|neuigkeiten)/[^/]+/index.html",
                            found):  # fmt: skip
                listed.add(found)
    # A category also shows what is on at its businesses; it is there for the businesses.
    members = {page for page in listed if page.startswith("betriebe/")} or listed
    return bool(members) and members <= held


def test_who_refers_to_them_stays_without_the_link(
    built: Built, planted: tuple[Path, dict[str, Planted]]
) -> None:
    """Offers and events that name a held-back business keep their page and lose the link."""
    content, places = planted
    held = {p.path.rpartition("/")[2].removesuffix(".md").lower().replace(" ", "-")
            for p in places.values() if p.path.startswith("businesses/")}  # fmt: skip
    wrong = {place.path for place in places.values()}
    referring = 0
    for folder in ("offers", "events"):
        for file in sorted((content / folder).glob("*.md")):
            names = re.findall(
                r"(?m)^(?:business|location|organizer|participants): (.+)$",
                file.read_text("utf-8", "replace"),
            )
            mentioned = held & {n.strip(" []") for line in names for n in line.split(",")}
            if not mentioned or f"{folder}/{file.name}" in wrong:
                continue
            referring += 1
            html = built.output / ADDRESSES[folder] / file.stem / "index.html"
            text = html.read_text("utf-8")
            assert not any(f"betriebe/{record_id}/" in text for record_id in mentioned)
    assert referring >= 5


def test_a_held_back_business_is_still_named(built: Built) -> None:
    """The baker's event says where it is, although the baker's own page is being mended."""
    text = (built.output / "angebote" / "filmabo-herbst" / "index.html").read_text("utf-8")
    assert "Lenne-Lichtspiele" in text


def test_the_broken_city_has_no_broken_link(built: Built) -> None:
    """The audit finds nothing: no dead link, no orphan, no feed that names a missing page."""
    assert audit(built.output, "https://lennebrueck.example/") == ()
