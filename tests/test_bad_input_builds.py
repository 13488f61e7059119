# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bad input through the commands: exit codes, the old site, and never a traceback."""

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.bad_files import BAD, HOEVEL, business
from tests.building import DEMO_NOW, run_verb
from tests.core.cases import ERRORS

NEIGHBOUR = "betriebe/eck-laden/index.html"
#: Names that are legal, and that a careless program would stumble over.
NAMES = {
    "ampersand": "Müller & Söhne <GmbH>",
    "apostrophe": "Eva's Haar-Eck",
    "quotes": 'Zum "Goldenen" Löwen »Stube« „Eck“',
    "emoji": "🥐 Café Hörnchen 🥐",
    "arabic": "مخبز الشام",
    "hebrew": "מאפיית לוי",
    "braces": "{{ 7 * 7 }} {% raw %} ${x}",
    "script": "</script><script>alert(1)</script>",
    "entity": "&lt;b&gt; &amp; Co.",
    "numbers": "0012",
    "words": "Yes",
    "long": "Landwirtschaftliche Bezugs- und Absatzgenossenschaft " * 3,
}


def build(folder: Path, content: Path) -> "subprocess.CompletedProcess[str]":
    """Run ``build`` into ``folder/output``; nobody may see a traceback."""
    done = run_verb(
        *("build", "--content", content, "--output", folder / "output"),
        *("--cache", folder / "cache", "--now", DEMO_NOW),
    )
    assert "Traceback" not in done.stderr + done.stdout
    return done


def fingerprint(site: Path) -> dict[str, str]:
    """Every file of a site with the hash of its bytes."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the site of a small sound city, in ``output``."""
    folder = tmp_path_factory.mktemp("sound")
    done = build(folder, ERRORS / "_city")
    assert done.returncode == 0, done.stderr
    return folder


CITIES = {
    "missing": None,
    "empty": b"",
    "broken": b"name: [Musterstadt\n",
    "not UTF-8": "name: Lennebrück\n".encode("latin-1"),
    "incomplete": b"name: Musterstadt\n",
    "no field of the operator": b"operator: x\n",
}


@pytest.mark.parametrize("name", list(CITIES))
def test_without_a_city_the_old_site_stays(name: str, sound: Path, tmp_path: Path) -> None:
    """Exit 1 with the reason, and the old output is untouched byte for byte."""
    content = tmp_path / "content"
    shutil.copytree(ERRORS / "_city", content)
    (content / "city.yaml").unlink()
    data = CITIES[name]
    if data is not None:
        (content / "city.yaml").write_bytes(data)
    shutil.copytree(sound / "output", tmp_path / "output")
    before = fingerprint(tmp_path / "output")
    done = build(tmp_path, content)
    assert done.returncode == 1
    assert re.search(r"city\.yaml:\d+:\d+: Fehler \[[a-z0-9-]+\]", done.stderr)
    assert "bleibt" in done.stderr
    assert fingerprint(tmp_path / "output") == before
    assert not [p for p in tmp_path.iterdir() if p.name.endswith((".new", ".old", ".part"))]


def test_check_of_no_folder_says_so(tmp_path: Path) -> None:
    """A mistyped folder is an answer as well, for both commands."""
    for verb in ("check", "build"):
        done = run_verb(verb, "--content", tmp_path / "fort", "--now", DEMO_NOW)
        assert done.returncode == 1
        assert "fort" in done.stderr
        assert "Traceback" not in done.stderr


@pytest.fixture(scope="module")
def everything_bad(tmp_path_factory: pytest.TempPathFactory, sound: Path) -> Path:
    """Return the folder of a build over all bad files at once; ``stderr`` holds what it said."""
    folder = tmp_path_factory.mktemp("bad")
    content = folder / "content"
    shutil.copytree(ERRORS / "_city", content)
    for number, bad in enumerate(BAD.values()):
        for path, data in bad.files.items():
            kind, _, name = path.partition("/")
            target = content / kind / (f"b{number}-{name}" if kind != "images" else name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    (content / "events" / "beim-eck.md").write_text(
        "---\nname: Weinprobe\nstart_date: 2026-12-05T19:00\nlocation: eck-laden\n---\n", "utf-8"
    )
    (content / "businesses" / "link.md").symlink_to("../city.yaml")
    done = build(folder, content)
    (folder / "stderr").write_text(done.stderr, "utf-8")
    (folder / "stdout").write_text(done.stdout, "utf-8")
    assert done.returncode == 3, done.stderr
    return folder


def test_all_bad_input_at_once_is_survived(everything_bad: Path) -> None:
    """Exit 3; what is sound is there; the numbers add up."""
    stdout = (everything_bad / "stdout").read_text("utf-8")
    counts = re.search(r"(\d+) von (\d+) Einträgen veröffentlicht, (\d+) zurück", stdout)
    assert counts
    published, read, held_back = map(int, counts.groups())
    assert published + held_back == read
    assert stdout.count("  zurückgehalten: ") == held_back >= 45
    for page in (NEIGHBOUR, "veranstaltungen/beim-eck/index.html"):
        assert (everything_bad / "output" / page).is_file()


def test_bad_input_leaks_nothing(everything_bad: Path) -> None:
    """Nothing of a file outside its place, and no script, gets into the site."""
    for path in (everything_bad / "output").rglob("*.html"):
        text = path.read_text("utf-8")
        assert "root:x:0" not in text
        assert "javascript:" not in text
        assert "<script>alert" not in text
        assert "\0" not in text


def test_the_neighbour_is_byte_identical(sound: Path, tmp_path: Path) -> None:
    """A broken file beside it does not change a byte of a sound business's page."""
    content = tmp_path / "content"
    shutil.copytree(ERRORS / "_city", content)
    (content / HOEVEL).write_bytes(business("status: zu\n"))
    assert build(tmp_path, content).returncode == 3
    mine, theirs = ((f / "output" / NEIGHBOUR).read_bytes() for f in (tmp_path, sound))
    assert mine == theirs


@pytest.fixture(scope="module")
def strange_names(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of a city whose shops have strange names."""
    folder = tmp_path_factory.mktemp("names")
    content = folder / "content"
    shutil.copytree(ERRORS / "_city", content)
    for record_id, name in NAMES.items():
        quoted = "'" + name.strip().replace("'", "''") + "'"
        (content / "businesses" / f"{record_id}.md").write_bytes(business(name=quoted))
    done = build(folder, content)
    assert done.returncode == 0, done.stderr
    return folder / "output"


@pytest.mark.parametrize("record_id", list(NAMES))
def test_strange_names_are_shown_as_they_are(record_id: str, strange_names: Path) -> None:
    """Quotes, ampersands, braces, emoji and letters from right to left are text, not code."""
    name = NAMES[record_id].strip()
    soup = BeautifulSoup(
        (strange_names / "betriebe" / record_id / "index.html").read_bytes(), "html5lib"
    )
    heading = soup.find("h1")
    assert heading is not None
    assert " ".join(heading.get_text().split()) == name
    scripts = [s.get_text() for s in soup.find_all("script") if not s.get("src")]
    assert not any(s.strip().startswith("alert") for s in scripts)
    listing = BeautifulSoup((strange_names / "betriebe" / "index.html").read_bytes(), "html5lib")
    links = [a.get_text() for a in listing.find_all("a", href=re.compile(rf"\b{record_id}/"))]
    assert any(name in " ".join(text.split()) for text in links)


def test_a_name_may_hold_any_byte_on_the_terminal(tmp_path: Path) -> None:
    """A file name that is no text is told and counted like any other."""
    content = tmp_path / "content"
    shutil.copytree(ERRORS / "_city", content)
    (content / "businesses" / os.fsdecode(b"h\xf6vel.md")).write_bytes(business())
    done = build(tmp_path, content)
    assert done.returncode == 3
    assert r"h\xf6vel.md" in done.stderr
    assert r"h\xf6vel.md" in done.stdout
