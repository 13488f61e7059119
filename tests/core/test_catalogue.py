# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The catalogue: every look of a page is noted, and each thing's stamp tells whether it changed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path

import pytest

from plugins import features
from plugins.businesses.model import Business
from plugins.core import pipeline
from plugins.core.catalogue import Catalogue
from plugins.core.stamps import Stamps
from plugins.events.model import Event
from plugins.listings.businesses import CategoryCount
from tests.small_town import BUSINESS, write_shop, write_town

features.activate()
NOW = datetime.fromisoformat("2026-11-23T10:00")
COUNTS = f"{CategoryCount.__module__}.{CategoryCount.__qualname__}"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """The content of a town of three shops, the third of which has a mistake."""
    content = write_town(tmp_path / "content", shops=3)
    break_shop(content, 3)
    return content


def break_shop(content: Path, number: int) -> None:
    """Give a shop a category that is none."""
    shop = write_shop(content, number, f"Laden {number}")
    shop.write_text(shop.read_text("utf-8").replace("shop=bakery", "shop=xyz"), "utf-8")


def catalogue_of(content: Path) -> Catalogue:
    """The catalogue of a content folder."""
    catalogue = pipeline.run(content, NOW).catalogue
    assert catalogue is not None
    return catalogue


LOOKS: dict[str, tuple[Callable[[Catalogue], object], Collection[str]]] = {
    "at a record": (lambda c: c.get(Business, "laden-1"), {"business/laden-1"}),
    "at one that must be there": (lambda c: c.the(Business, "laden-1"), {"business/laden-1"}),
    "at one that is not there": (lambda c: c.get(Business, "laden-9"), {"business/laden-9"}),
    "at one with a mistake": (lambda c: c.get(Business, "laden-3"), {"business/laden-3"}),
    "at its name": (lambda c: c.withheld_name("business", "laden-3"), {"business/laden-3"}),
    "at no id": (lambda c: c.get(Business, ""), set()),
    "at all of a type": (lambda c: c.all(Event), {"event/"}),
    "at a picture": (lambda c: picture_of(c, "a.jpg"), {"picture:a.jpg"}),
    "at links without a page": (lambda c: c.dead_addresses, {"dead:"}),
    "at all cards": (lambda c: c.cards(Business), {"cards:business"}),
    "at all ids": (lambda c: c.ids_of(Business), {"ids:business"}),
}


def picture_of(catalogue: Catalogue, name: str) -> str:
    """The path of a picture, or nothing where it is not there: that is noted as well."""
    try:
        return catalogue.picture(name)
    except KeyError:
        return ""


@pytest.mark.parametrize("what", LOOKS)
def test_a_look_is_noted(town: Path, what: str) -> None:
    """Whatever a page may be made from has a name under which it is noted."""
    look, noted = LOOKS[what]
    catalogue = catalogue_of(town)
    catalogue.reads.begin()
    look(catalogue)
    assert catalogue.reads.end() == noted


def test_a_page_in_a_page_is_noted_apart(town: Path) -> None:
    """Notes are a stack: the inner one's are its own, until its owner hands them on."""
    reads = catalogue_of(town).reads
    reads.note("nobody's")
    reads.begin()
    reads.note("outer")
    reads.begin()
    reads.note("inner")
    assert reads.end() == {"inner"}
    reads.note_all(["handed on", "outer"])
    assert reads.end() == {"outer", "handed on"}


def add_a_shop(content: Path) -> None:
    """A fourth shop."""
    write_shop(content, 4, "Laden 4")


def rename_a_shop(content: Path) -> None:
    """The first shop gets another name."""
    write_shop(content, 1, "Hövel")


def change_its_category(content: Path) -> None:
    """The first shop is no bakery any more."""
    text = BUSINESS.format(name="Laden 1", number=1).replace("bakery", "butcher")
    (content / "businesses" / "laden-1.md").write_text(text, "utf-8")


def mend_the_third(content: Path) -> None:
    """The third shop's mistake is put right."""
    write_shop(content, 3, "Laden 3")


def name_the_third(content: Path) -> None:
    """The third shop keeps its mistake and gets another name."""
    shop = content / "businesses" / "laden-3.md"
    shop.write_text(shop.read_text("utf-8").replace("Laden 3", "Laden drei"), "utf-8")


def remove_the_second(content: Path) -> None:
    """The second shop is deleted."""
    (content / "businesses" / "laden-2.md").unlink()


def translate_the_second(content: Path) -> None:
    """The second shop's text is there in English."""
    (content / "businesses" / "laden-2.en.md").write_text("---\n---\nBread.\n", "utf-8")


def write_as_before(content: Path) -> None:
    """A shop is saved without a change."""
    write_shop(content, 1, "Laden 1")


ALL, FIRST, SECOND, THIRD, FOURTH = (
    "business/",
    *(f"business/laden-{number}" for number in range(1, 5)),
)
BAKERIES, BUTCHERS = (f"{COUNTS}:kategorien/{kind}/" for kind in ("baeckerei", "metzgerei"))
EDITS: dict[Callable[[Path], None], Collection[str]] = {
    write_as_before: set(),
    rename_a_shop: {FIRST, ALL},
    change_its_category: {FIRST, ALL, BAKERIES, BUTCHERS, f"{COUNTS}:*"},
    translate_the_second: {SECOND, ALL},
    remove_the_second: {SECOND, ALL, BAKERIES, f"{COUNTS}:*"},
    add_a_shop: {FOURTH, ALL, BAKERIES, f"{COUNTS}:*"},
    mend_the_third: {THIRD, ALL, BAKERIES, f"{COUNTS}:*"},
    name_the_third: {THIRD, ALL},
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_stamp_changes_with_what_it_stands_for(town: Path, edit: Callable[[Path], None]) -> None:
    """With it, and with nothing else; what is not there has a stamp as well."""
    keys = [ALL, FIRST, SECOND, THIRD, FOURTH, BAKERIES, BUTCHERS, f"{COUNTS}:*", "event/"]
    keys += ["event/wochenmarkt", "dead:", "unknown:thing"]
    before = stamps_of(town, keys)
    edit(town)
    after = stamps_of(town, keys)
    assert {key for key in keys if before[key] != after[key]} == EDITS[edit]


def stamps_of(content: Path, keys: list[str]) -> dict[str, bytes]:
    """The stamps of a content folder."""
    outcome = pipeline.run(content, NOW)
    assert outcome.catalogue is not None
    assert outcome.facts is not None
    stamps = Stamps(outcome.catalogue, outcome.facts)
    return {key: stamps.of(key) for key in keys}


def test_a_stamp_may_be_told(town: Path) -> None:
    """The frame of a page and its templates are known to the portal alone."""
    outcome = pipeline.run(town, NOW)
    assert outcome.catalogue is not None
    assert outcome.facts is not None
    stamps = Stamps(outcome.catalogue, outcome.facts)
    stamps.tell({"frame:": b"1"})
    stamps.tell_kind("template", lambda name: name.encode())
    assert stamps.of("frame:") == b"1"
    assert stamps.of("template:a.html") == b"a.html"


def test_stamps_are_foreseen_of_what_is_known_of_the_city(town: Path) -> None:
    """Those that a page would ask for, and of nothing that nobody has computed; and of records."""
    outcome = pipeline.run(town, NOW)
    assert outcome.catalogue is not None
    assert outcome.facts is not None
    outcome.facts.let_go(many=True)
    known = len(outcome.facts.known(CategoryCount))
    stamps = Stamps(outcome.catalogue, outcome.facts)
    stamps.foresee()
    outcome.facts.known(CategoryCount).clear()  # type: ignore[attr-defined]
    outcome.catalogue.taken = {}
    keys = [BAKERIES, "business/laden-1"]
    told = stamps.of_keys([*keys, BUTCHERS, "business/laden-9999"])
    assert known == 1
    assert told == [*stamps_of(town, keys).values(), b"", b""]
    assert all(told[:2])


def test_records_of_one_type_drive_out_none_of_another(
    town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many events look at one place."""
    catalogue = catalogue_of(town)
    monkeypatch.setattr("plugins.core.catalogue.MOST_LOADED", 1)
    event = catalogue.the(Event, "wochenmarkt")
    shop = catalogue.the(Business, "laden-1")
    catalogue.the(Business, "laden-2")
    assert catalogue.the(Event, "wochenmarkt") is event
    assert catalogue.the(Business, "laden-1") is not shop
