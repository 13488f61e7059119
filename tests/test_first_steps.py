# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whoever follows ``docs/erste-schritte.md`` or the README word for word gets what they say."""

import re
from pathlib import Path

import pytest

from tests.building import DEMO_NOW, ROOT, run_verb

TUTORIAL = (ROOT / "docs" / "erste-schritte.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
# A city stands in the folder that the tutorial calls so.
FOLDER = "meine-stadt"


def block(start: str, document: str = TUTORIAL) -> str:
    """Return the document's one code block that begins with `start`."""
    found = [
        b for b in re.findall(r"(?ms)^ *```\w*\n(.*?)^ *```$", document) if b.startswith(start)
    ]
    assert len(found) == 1, start
    return str(found[0])


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """Return the content folder as it is after step 4."""
    content = tmp_path / FOLDER
    content.mkdir()
    (content / "city.yaml").write_text(block("name: Neustadt"), "utf-8")
    for kind, name in (("business", "Bäckerei Hövel"), ("offer", "Stollen vorbestellen")):
        assert f'python3 tasks.py new {kind} "{name}" --content {FOLDER}' in TUTORIAL
        done = run_verb("new", kind, name, "--content", content)
        assert done.returncode == 0, done.stderr
        Path(done.stdout.strip()).write_text(block(f"---\nname: {name}"), "utf-8")
    return content


def test_the_files_lie_where_the_tutorial_says(city: Path) -> None:
    """`new` names the files as the text does."""
    made = {path.relative_to(city).as_posix() for path in city.rglob("*.md")}
    assert made == {"businesses/baeckerei-hoevel.md", "offers/stollen-vorbestellen.md"}
    assert f"`{FOLDER}/businesses/baeckerei-hoevel.md`" in TUTORIAL


def test_the_examples_have_no_error(city: Path) -> None:
    """What the tutorial shows as right is right."""
    done = run_verb("check", "--content", city, "--now", DEMO_NOW)
    assert done.returncode == 0, done.stdout


def test_the_city_can_be_published(city: Path, tmp_path: Path) -> None:
    """A town without a single event passes the audit: its calendar is empty, not missing."""
    output = tmp_path / "output"
    paths = ("--content", city, "--output", output, "--cache", tmp_path / "cache")
    done = run_verb("build", "--publish", "--now", DEMO_NOW, *paths)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (output / "angebote" / "stollen-vorbestellen" / "index.html").is_file()
    calendar = (output / "veranstaltungen" / "kalender.ics").read_bytes()
    assert b"BEGIN:VEVENT" not in calendar


def test_the_message_in_the_tutorial_is_the_one_that_comes(city: Path) -> None:
    """The example of a message is printed to the letter for the mistake that it shows."""
    shown = block(f"{FOLDER}/offers/")
    offer = city / "offers" / "stollen-vorbestellen.md"
    offer.write_text(offer.read_text("utf-8").replace("business:", "busines:"), "utf-8")
    done = run_verb("check", "--content", city, "--now", DEMO_NOW)
    assert done.returncode == 1
    assert shown in done.stdout.replace(f"{city}/", f"{FOLDER}/")


def test_the_hours_in_the_tutorial_are_understood() -> None:
    """The call of `hours` works as it is written."""
    (written,) = re.findall(r'tasks\.py hours "([^"]+)" --state (\w+)', TUTORIAL)
    done = run_verb("hours", written[0], "--state", written[1], "--from", DEMO_NOW[:10])
    assert done.returncode == 0, done.stderr


def test_the_examples_of_the_readme_are_real(city: Path) -> None:
    """The business is accepted; the message is the one that the mistake in it brings."""
    business = block("---\nname: Bäckerei Hövel", README)
    (city / "businesses" / "baeckerei-hoevel.md").write_text(business, "utf-8")
    wrong = "---\nname: Brezn\nvaild_through: 2026-12-24\n---\n"
    (city / "offers" / "brezn.md").write_text(wrong, "utf-8")
    done = run_verb("check", "--content", city, "--now", DEMO_NOW)
    errors = {line for line in done.stdout.splitlines() if ": Fehler [" in line}
    assert {line.split(":")[0].rpartition("/")[2] for line in errors} == {"brezn.md"}
    assert block("content/offers/", README) in done.stdout.replace(f"{city}/", "content/")
