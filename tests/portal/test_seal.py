# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The seal on a finished build: whatever could change the site breaks it, and nothing else does."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from plugins.core.inputs import TOP, list_content, list_tree
from plugins.portal import seal as seal_module
from plugins.portal.seal import Answer, Question, Seen, folder_of, look, put_on
from plugins.portal.written import NOTE, written

MORNING = "2026-11-23T10:00"
SAID = Answer(3, "46 Seiten unverändert.\n", "ein Fehler\n")
FILES = {
    "content/city.yaml": "name: Stadt",
    "content/businesses/hoevel.md": "Brot",
    "content/businesses/eisen.md": "Nagel",
    "content/images/hoevel.jpg": "Bild",
    "theme/templates/base.html": "<html>",
    "theme/static/css/main.css": "a{}",
    "output/index.html": "index",
    "output/betriebe/hoevel/index.html": "page",
}


@dataclass(frozen=True)
class Sealed:
    """A build that was sealed, and how one asks for it again."""

    folder: Path
    question: Question
    seal: Path

    def answer(self, moment: str = MORNING) -> Answer | None:
        """The answer to the same question, at some moment in ISO 8601."""
        return look(self.seal, self.question, datetime.fromisoformat(moment)).answer


@pytest.fixture(autouse=True)
def rested(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a minute pass before each look: no date is too young to be trusted."""
    clock = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: clock() + 60_000_000_000)


@pytest.fixture(params=["here", "beside"], autouse=True)
def search(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the output be looked over in this process, or in one beside it, as in a large city."""
    monkeypatch.setattr(seal_module, "_WORTH_BEGINNING", 1 if request.param == "beside" else 1000)


@pytest.fixture
def sealed(tmp_path: Path) -> Sealed:
    """A build of two businesses, just sealed."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return seal(tmp_path)


def seal(folder: Path) -> Sealed:
    """Seal what lies in a folder."""
    content, output, theme = (folder / name for name in ("content", "output", "theme"))
    files = [p.relative_to(output).as_posix() for p in output.rglob("*") if p.is_file()]
    question = Question(b"version", str(content), str(output), False, "content")
    seen = Seen(
        content=list_content(content, [TOP, "businesses", "events", "images"]),
        theme={str(place): list_tree(str(place)) for place in (theme, folder / "own")},
        today="2026-11-23",
        timezone="Europe/Berlin",
        files=files,
        notes=memoryview(b"".join(NOTE.pack(b"", *written(str(output / n))) for n in files)),
    )
    place = folder_of(folder / "cache", output)
    put_on(place, question, seen, SAID)
    return Sealed(folder, question, place)


def test_an_unbroken_seal_gives_the_answer(sealed: Sealed) -> None:
    """The exit code, and the words on both streams; as often as one asks."""
    assert sealed.answer() == SAID
    assert sealed.answer() == SAID


@pytest.mark.parametrize(
    "moment",
    [
        "2026-11-23T00:00",
        "2026-11-23T23:59",
        "2026-11-22T23:00+00:00",  # midnight in the city
        "2026-11-23T22:59+00:00",
    ],
)
def test_another_minute_of_the_day_breaks_nothing(sealed: Sealed, moment: str) -> None:
    """The city's day counts, on the city's clock."""
    assert sealed.answer(moment) == SAID


@pytest.mark.parametrize(
    "moment",
    ["2026-11-24T10:00", "2026-11-22T10:00", "2027-11-23T10:00", "2026-11-23T23:00+00:00"],
)
def test_another_day_breaks_it(sealed: Sealed, moment: str) -> None:
    """Offers end, and events are over; also one day back."""
    assert sealed.answer(moment) is None


def edit(path: str) -> Callable[[Path], object]:
    """Other bytes, as many."""
    return lambda folder: (folder / path).write_text(FILES[path][::-1], "utf-8")


def add(path: str) -> Callable[[Path], object]:
    """A file more."""

    def write(folder: Path) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("new", "utf-8")

    return write


def remove(path: str) -> Callable[[Path], object]:
    """A file less."""
    return lambda folder: (folder / path).unlink()


def rename(path: str) -> Callable[[Path], object]:
    """The same file under another name."""
    return lambda folder: (folder / path).rename(folder / f"{path}.md")


def touch(path: str) -> Callable[[Path], object]:
    """Another date; what it was changed to nobody knows."""
    return lambda folder: os.utime(folder / path, ns=(1, 1))


def link(path: str) -> Callable[[Path], object]:
    """A link where a file was."""

    def replace(folder: Path) -> None:
        (folder / path).rename(folder / "aside")
        (folder / path).symlink_to(folder / "aside")

    return replace


BREAKING: dict[str, Callable[[Path], object]] = {
    "an edit": edit("content/businesses/hoevel.md"),
    "an edit of the city": edit("content/city.yaml"),
    "an edit of a picture": edit("content/images/hoevel.jpg"),
    "a new date": touch("content/businesses/hoevel.md"),
    "a new record": add("content/businesses/neu.md"),
    "a first record of its type": add("content/events/fest.md"),
    "a folder that is none of ours": add("content/fotos/a.jpg"),
    "a new picture": add("content/images/neu.jpg"),
    "a deleted record": remove("content/businesses/eisen.md"),
    "a renamed record": rename("content/businesses/eisen.md"),
    "a record that became a link": link("content/businesses/eisen.md"),
    "no city": remove("content/city.yaml"),
    "an edited template": edit("theme/templates/base.html"),
    "an edited style sheet": edit("theme/static/css/main.css"),
    "a new template": add("theme/templates/parts/neu.html"),
    "a deleted template": remove("theme/templates/base.html"),
    "a template that is laid over": add("own/base.html"),
    "a template that became a link": link("theme/templates/base.html"),
    "an edited page": edit("output/index.html"),
    "a touched page": touch("output/betriebe/hoevel/index.html"),
    "a deleted page": remove("output/betriebe/hoevel/index.html"),
}


def assert_seen(sealed: Sealed, moment: str = MORNING) -> None:
    """The look at a broken seal leaves what a build would find now."""
    seen = look(sealed.seal, sealed.question, datetime.fromisoformat(moment))
    content = sealed.folder / "content"
    assert seen.listing() == list_content(content, [TOP, "businesses", "events", "images"])
    places = (str(sealed.folder / name) for name in ("theme", "own"))
    assert seen.theme == {place: list_tree(place) for place in places}


@pytest.mark.parametrize("what", BREAKING)
def test_a_change_breaks_it(sealed: Sealed, what: str) -> None:
    """Of the content, of the theme, or of the output; the next build seals what is then."""
    BREAKING[what](sealed.folder)
    assert sealed.answer() is None
    assert_seen(sealed)
    after = seal(sealed.folder).answer()
    assert after == (None if "link" in what else SAID)  # who edits a link's target leaves no trace


def test_all_changes_are_seen_behind_the_first(sealed: Sealed) -> None:
    """The first one breaks the seal, and the build wants to know all of them; so does another day,
    for which nothing need be looked at.
    """
    for what in ("an edit", "a new record", "a first record of its type", "a new picture"):
        BREAKING[what](sealed.folder)
    assert_seen(sealed)
    assert_seen(sealed, "2026-11-24T10:00")


def test_an_output_that_is_gone_breaks_it(sealed: Sealed) -> None:
    """And so does one that is another, in the same place."""
    (sealed.folder / "output").rename(sealed.folder / "aside")
    assert sealed.answer() is None
    (sealed.folder / "output").mkdir()
    assert sealed.answer() is None


@pytest.mark.parametrize(
    "other",
    [
        {"version": b"other"},
        {"content": "elsewhere"},
        {"output": "elsewhere"},
        {"publish": True},
        {"shown": "../content"},
    ],
)
def test_another_question_is_not_answered(sealed: Sealed, other: dict[str, Any]) -> None:
    """Another version of code and packages, other folders, a build that goes public, and files
    to be named in another way.
    """
    asked = sealed.question._replace(**other)
    assert replace(sealed, question=asked).answer() is None


NO_MATTER: dict[str, Callable[[Path], object]] = {
    "a hidden file": add("content/businesses/.swp"),
    "what an editor leaves": add("content/businesses/hoevel.md~"),
    "a file beside the content": add("notes.txt"),
    "bytecode": add("theme/__pycache__/a.pyc"),
}


@pytest.mark.parametrize("what", NO_MATTER)
def test_what_no_build_looks_at_breaks_nothing(sealed: Sealed, what: str) -> None:
    """It could change nothing."""
    NO_MATTER[what](sealed.folder)
    assert sealed.answer() == SAID


@pytest.mark.parametrize("file", ["content/businesses/hoevel.md", "theme/templates/base.html"])
def test_young_files_are_not_sealed(
    sealed: Sealed, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written a moment before may change again under its date; an old seal goes."""
    monkeypatch.undo()
    (sealed.folder / file).write_text("young", "utf-8")
    again = seal(sealed.folder)
    assert not (again.seal / "seal").exists()
    assert again.answer() is None


@pytest.mark.parametrize("data", [b"", b"no seal", b"\0" * 100])
def test_a_damaged_seal_is_a_broken_one(sealed: Sealed, data: bytes) -> None:
    """Cut, altered or somebody else's: the build runs."""
    path = sealed.seal / "seal"
    for content in (data, path.read_bytes()[:-1], path.read_bytes() + b"!"):
        whole = path.read_bytes()
        path.write_bytes(content)
        assert sealed.answer() is None
        path.write_bytes(whole)
    assert sealed.answer() == SAID


def test_without_a_seal_the_content_is_listed(sealed: Sealed) -> None:
    """While the program that will build from it is imported; all folders, whoever they are for."""
    (sealed.seal / "seal").unlink()
    add("content/fotos/a.jpg")(sealed.folder)
    seen = look(sealed.seal, sealed.question, datetime.fromisoformat(MORNING))
    folders = [TOP, "businesses", "images", "fotos"]
    assert seen.listing() == list_content(sealed.folder / "content", folders)


def test_a_content_folder_that_is_gone_is_for_the_build_to_tell(tmp_path: Path) -> None:
    """Here it is nothing yet."""
    asked = Question(b"version", str(tmp_path / "nowhere"), str(tmp_path), False, "content")
    assert look(tmp_path, asked, datetime.fromisoformat(MORNING)).listing() == {}


def test_each_output_has_a_seal_of_its_own(tmp_path: Path) -> None:
    """However its path is written."""
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to("a")
    one = folder_of(tmp_path, tmp_path / "a" / "output")
    assert folder_of(tmp_path, tmp_path / "link" / "output") == one
    assert folder_of(tmp_path, tmp_path / "a" / ".." / "a" / "output") == one
    assert folder_of(tmp_path, tmp_path / "b" / "output") != one
