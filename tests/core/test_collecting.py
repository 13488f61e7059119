# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Records taken in with the memory of the last build are those taken in without it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from plugins import features
from plugins.businesses.model import Business
from plugins.core import collecting, intake, pipeline, taking_in
from plugins.core.collecting import Collected
from plugins.core.memory import Memory
from plugins.core.pipeline import Outcome, Run, run, walk
from plugins.core.source import SourceFile, read_file
from plugins.events.card import EventCard
from plugins.events.model import Event
from tests.building import DEMO_NOW
from tests.small_town import write_shop, write_town

features.activate()
NOW = datetime.fromisoformat(DEMO_NOW)
SECOND = 1_000_000_000


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """The content of a town of three shops."""
    return write_town(tmp_path / "content", shops=3)


@pytest.fixture
def rested(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a minute pass before each look: no date is too young to be trusted."""
    clock = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: clock() + 60 * SECOND)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The record files that were opened."""
    paths: list[str] = []

    def reading(content: Path, path: str, trusted: set[str] | None) -> SourceFile:
        paths.append(path)
        return read_file(content, path, trusted=trusted)

    monkeypatch.setattr(intake, "read_file", reading)
    return paths


def names(outcome: Outcome) -> dict[str, str]:
    """The shops by id."""
    assert outcome.catalogue is not None
    return {shop.id: shop.name for shop in outcome.catalogue.all(Business)}


def state(outcome: Outcome) -> object:
    """All that is known of the records."""
    assert outcome.catalogue is not None
    taken = {name: list(found.items()) for name, found in outcome.catalogue.taken.items()}
    loaded = [repr(outcome.catalogue.record_of(one)) for _, one in outcome.catalogue.every()]
    return taken, loaded, dict(outcome.catalogue.withheld), outcome.problems, outcome.held_back


@pytest.mark.usefixtures("rested")
def test_what_rests_is_not_opened(town: Path, opened: list[str]) -> None:
    """Where no signature has changed, names and dates are all that is looked at."""
    memory = Memory()
    first = walk(Run(town, NOW, memory=memory))
    assert len(opened) == 4
    opened.clear()
    assert state(walk(Run(town, NOW, memory=memory))) == state(first)
    assert opened == []


@pytest.mark.usefixtures("rested")
def test_what_was_edited_is_opened_alone(town: Path, opened: list[str]) -> None:
    """The others come from memory."""
    memory = Memory()
    walk(Run(town, NOW, memory=memory))
    opened.clear()
    write_shop(town, 2, "Hövel, Brot und mehr")
    assert names(walk(Run(town, NOW, memory=memory)))["laden-2"] == "Hövel, Brot und mehr"
    assert opened == ["businesses/laden-2.md"]


def test_an_edit_within_a_tick_is_noticed(town: Path) -> None:
    """Of the same length, right after a build: the dates say nothing, so the file is read."""
    memory = Memory()
    for name in ("Laden A", "Laden B", "Laden C", "Laden D"):
        write_shop(town, 2, name)
        assert names(walk(Run(town, NOW, memory=memory)))["laden-2"] == name


def test_a_file_with_the_same_bytes_is_not_decoded_again(
    town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A checkout gives every file a new date; its hash says that nothing has changed."""
    memory = Memory()
    first = walk(Run(town, NOW, memory=memory))
    monkeypatch.setattr(taking_in, "take", lambda *_: pytest.fail("decoded again"))
    assert state(walk(Run(town, NOW, memory=memory))) == state(first)


def add(town: Path) -> None:
    """A fourth shop."""
    write_shop(town, 4, "Laden 4")


def remove(town: Path) -> None:
    """One shop less."""
    (town / "businesses" / "laden-2.md").unlink()


def rename(town: Path) -> None:
    """A shop gets another address."""
    (town / "businesses" / "laden-2.md").rename(town / "businesses" / "baeckerei.md")


def exchange(town: Path) -> None:
    """Two shops change places."""
    one, two = (town / "businesses" / f"laden-{n}.md" for n in (1, 2))
    one.rename(two.with_suffix(".x"))
    two.rename(one)
    two.with_suffix(".x").rename(two)


def misname(town: Path) -> None:
    """A shop's file gets a name that is no address."""
    (town / "businesses" / "laden-2.md").rename(town / "businesses" / "Laden Zwei.md")


def translate(town: Path) -> None:
    """A shop is translated."""
    (town / "businesses" / "laden-2.en.md").write_text("---\nname: Shop\n---\nBread.\n", "utf-8")


def duplicate(town: Path) -> None:
    """A second file means the same shop."""
    (town / "businesses" / "laden-2.yaml").write_text("name: Noch einer\n", "utf-8")


def stray(town: Path) -> None:
    """A picture lies where none belongs."""
    (town / "businesses" / "laden-2.jpg").write_bytes(b"")


def translate_nothing(town: Path) -> None:
    """A translation of a shop that there is not."""
    (town / "businesses" / "laden-9.en.md").write_text("---\nname: Shop\n---\n", "utf-8")


def mistake(town: Path) -> None:
    """A shop gets a field that there is not."""
    shop = write_shop(town, 2, "Laden 2")
    shop.write_text(shop.read_text("utf-8").replace("category", "categry"), "utf-8")


def edit_the_city(town: Path) -> None:
    """The city names a place."""
    with (town / "city.yaml").open("a", encoding="utf-8") as city:
        city.write("places:\n  laden-2:\n    name: Platz\n")


CHANGES = [add, remove, rename, exchange, misname, translate, duplicate, stray, translate_nothing,
           mistake, edit_the_city]  # fmt: skip


@pytest.mark.parametrize("undone", [False, True])
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.usefixtures("rested")
def test_memory_changes_nothing(town: Path, change: Callable[[Path], None], undone: bool) -> None:
    """After any change, and after its end: the same records and the same problems as without."""
    before = {path: path.read_bytes() for path in town.rglob("*") if path.is_file()}
    memory = Memory()
    walk(Run(town, NOW, memory=memory))
    change(town)
    if undone:
        walk(Run(town, NOW, memory=memory))
        for path in town.rglob("*"):
            if path.is_file():
                path.unlink()
        for path, data in before.items():
            path.write_bytes(data)
    assert state(walk(Run(town, NOW, memory=memory))) == state(walk(Run(town, NOW)))


@pytest.mark.usefixtures("rested")
def test_a_changed_translation_is_noticed(town: Path, opened: list[str]) -> None:
    """Its record is taken in anew, with all of its files, and nothing else is opened."""
    translate(town)
    memory = Memory()
    walk(Run(town, NOW, memory=memory))
    opened.clear()
    translation = town / "businesses" / "laden-2.en.md"
    translation.write_text("---\nname: Bakery\n---\nBread.\n", "utf-8")
    outcome = walk(Run(town, NOW, memory=memory))
    assert outcome.catalogue is not None
    assert outcome.catalogue.the(Business, "laden-2").translations["en"]["name"] == "Bakery"
    assert opened == ["businesses/laden-2.md", "businesses/laden-2.en.md"]


@pytest.mark.usefixtures("rested")
def test_cards_are_of_the_day(town: Path, opened: list[str]) -> None:
    """Another day makes cards anew without opening a file; another minute makes nothing."""
    memory = Memory()
    walk(Run(town, NOW, memory=memory))
    opened.clear()

    def coming(moment: str) -> int:
        outcome = walk(Run(town, datetime.fromisoformat(moment), memory=memory))
        assert outcome.catalogue is not None
        card: EventCard = outcome.catalogue.cards(Event)["wochenmarkt"]
        return card.coming

    assert [coming(f"{day}T{clock}") for day in ("2026-12-04", "2026-12-05", "2027-03-01")
            for clock in ("00:00", "23:59")] == [0, 0, 1, 1, 6, 6]  # fmt: skip
    assert coming(DEMO_NOW) == 0
    assert opened == []


def test_of_two_that_mean_one_id_the_order_is_that_of_their_files(
    town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many processes take in the records, and whichever of them is done first."""

    def the_last_first(work: Callable[..., Any], count: int, shares: int, *_: object) -> list[Any]:
        numbers = range(count)[::-1]
        return [work(numbers[share::shares], share) for share in range(shares)]

    for name in ("Laden 1", "laden_1", "Laden-1"):
        write_shop(town, 1, name).rename(town / "businesses" / f"{name}.md")
    write_shop(town, 1, "Laden 1")
    monkeypatch.setenv("STADTFENSTER_CORES", "3")
    monkeypatch.setattr(taking_in, "_MANY", 1)
    monkeypatch.setattr(taking_in, "_TOGETHER", 1)
    monkeypatch.setattr(taking_in, "dealt", the_last_first)
    found: list[Collected] = []

    def collect(*told: Any) -> Collected:
        found.append(collecting.collect(*told))
        return found[-1]

    monkeypatch.setattr(pipeline, "collect", collect)
    run(town, NOW)
    paths = [taken.path for taken in found[0].misnamed]
    assert len(paths) == 3
    assert paths == sorted(paths)
