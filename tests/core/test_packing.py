# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is packed comes back as it was, whatever it is made of."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple, cast
from zoneinfo import ZoneInfo

import pytest
from pydantic import ConfigDict, Field

from plugins.core import packing
from plugins.core.document import Document, Mapped
from plugins.core.model import Record
from plugins.core.packing import pack_card, pack_record, unpack_card, unpack_cards, unpack_record


class Kind(StrEnum):
    """One of a few words."""

    BIG = "big"


class Anything(Record):
    """A record of values of every type that one might think of."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    value: Any = None
    made: list[str] = Field(default_factory=list)


VALUES = {
    "a text": "Hövel",
    "a number": 3,
    "a fraction": 0.1,
    "yes": True,
    "a word of a list": Kind.BIG,
    "a day": date(2026, 11, 23),
    "a moment": datetime.fromisoformat("2026-11-23T09:30"),
    "a moment of a zone": datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Europe/Berlin")),
    "the second of two moments": datetime.fromisoformat("2026-10-25T02:30").replace(fold=1),
    "a price": Decimal("1.90"),
    "texts": ("a", "b"),
    "no texts": (),
    "days": (date(2026, 11, 23),),
    "a list": ["a"],
    "a table": {"a": date(2026, 11, 23)},
}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
def test_a_value_of_a_record_comes_back(value: object) -> None:
    """With its type, and all of it."""
    document = Document("things/x.md", "things", "x", Mapped({}, {}, 1, 1), lines="---\n---\nText")
    said = {"name": "X", "text": "Text", "value": value}
    record = Anything.model_validate(said).bound(document, {"en": {"name": "Y"}})
    record.made.append("more")
    found = cast(Anything, unpack_record(pack_record(record), Anything, "x", "things/x.md"))
    assert repr(found.value) == repr(value)
    assert type(found.value) is type(value)
    assert (found.id, found.path, found.name, found.text) == ("x", "things/x.md", "X", "Text")
    assert found.made == ["more"]
    assert found.translations == {"en": {"name": "Y"}}
    assert found.as_written == "---\n---\nText"


class Card(NamedTuple):
    """A card as it should be."""

    name: str
    days: tuple[date, ...]
    price: Decimal | None


class Loose(NamedTuple):
    """A card whose types do not say what it holds."""

    name: str
    more: Any


def card() -> Card:
    """Says what it makes."""
    return Card("Hövel", (date(2026, 11, 23),), Decimal("1.90"))


def wrong_card() -> Card:
    """Says what it makes, and makes something else."""
    return Card("Hövel", (), cast(Decimal, "frei"))


def loose_card() -> Loose:
    """Holds what no type says."""
    return Loose("Hövel", {date(2026, 11, 23): Kind.BIG})


def bare_card():  # type: ignore[no-untyped-def]
    """Says nothing."""
    return ("Hövel", date(2026, 11, 23))


@pytest.mark.parametrize("made_by", [card, wrong_card, loose_card, bare_card])
def test_a_card_comes_back(made_by: Any) -> None:
    """Also one that is not what it says it is; it is only packed more slowly."""
    made = made_by()
    found = unpack_card(pack_card(made, made_by), made_by)
    assert found == made
    assert repr(found) == repr(made)


@pytest.mark.parametrize("made_by", [card, wrong_card, loose_card, bare_card])
@pytest.mark.parametrize("many", [0, 1, 20, 70_000])
def test_many_cards_come_back(made_by: Any, many: int) -> None:
    """As one by one."""
    made = made_by()
    found = unpack_cards([pack_card(made, made_by)] * many, made_by)
    assert found == [made] * many
    assert {*map(repr, found)} <= {repr(made)}


def test_many_cards_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """And not one by one, where all are what they are said to be."""
    monkeypatch.delattr(packing, "unpack_card")
    assert packing.unpack_cards([pack_card(card(), card)] * 3, card) == [card()] * 3


def test_among_many_cards_one_may_be_another() -> None:
    """One that is not what all of them are said to be."""
    made = [card(), wrong_card(), card()]
    assert unpack_cards([pack_card(one, card) for one in made], card) == made


def test_a_card_that_says_its_types_is_small() -> None:
    """Neither the names of its class nor of its fields are written."""
    assert len(pack_card(card(), card)) < 40
