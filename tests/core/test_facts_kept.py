# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Facts that are kept from one build to the next are not held in memory, and not made again."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pytest

from plugins.core.facts import Facts
from plugins.core.known import Keeper, Kept
from tests.core.two_facts import ROW, TEXT, Row, Text, facts_of_nothing, row, seen, text


@pytest.fixture
def facts() -> Facts:
    """The facts of a city without records."""
    return facts_of_nothing()


class Shelf(Keeper):
    """Keeps facts by the side of what keeps them."""

    def __init__(self, kept: Mapping[str, Kept]) -> None:
        self.kept = dict(kept)
        self.untold: dict[str, Kept] = {}

    def one(self, fact: str) -> tuple[Any, Collection[str]]:
        """One of them."""
        return self.kept.get(fact, (None, ()))

    def left(self, facts: Sequence[str]) -> tuple[list[Any], Collection[str]]:
        """Many of them."""
        found = [self.one(fact) for fact in facts]
        return [value for value, _ in found], {key for _, seen in found for key in seen}

    def lay(self, fresh: Mapping[str, Kept]) -> bool:
        """There is room."""
        self.untold |= fresh
        self.kept |= fresh
        return True

    def told(self) -> bytes:
        """As JSON."""
        told, self.untold = self.untold, {}
        texts = {key: (str(data, "utf-8"), looks) for key, (data, looks) in told.items()}
        return json.dumps(texts).encode()

    def hear(self, told: bytes) -> None:
        """Of another shelf."""
        for key, (words, looks) in json.loads(told).items():
            self.kept[key] = (words.encode(), tuple(looks))


@pytest.mark.parametrize("one_by_one", [True, False])
def test_a_fact_of_the_last_build_is_not_computed(facts: Facts, one_by_one: bool) -> None:
    """A ``kept`` fact is found again with what it was made from; a new one is left for the next."""
    facts.define_each(Text, text, kept=True)
    made = facts.each(Text, ["1", "2"])
    assert made == [Text(b"Laden 1"), Text(b"Laden 2")]
    assert facts.fresh.keys() == {f"{TEXT}1", f"{TEXT}2"}
    asked = []

    def counted(facts: Facts, record_id: str) -> Text:
        asked.append(record_id)
        return text(facts, record_id)

    later = Facts(facts.catalogue, facts.now)
    later.define_each(Text, counted, kept=True)
    later.keep_with(Shelf(facts.fresh))
    ids = ["2", "3", "1", "3"]

    def page() -> None:
        found = [later.of(Text, i) for i in ids] if one_by_one else later.each(Text, ids)
        assert found == [b"Laden 2", b"Laden 3", b"Laden 1", b"Laden 3"]
        assert {type(fact) for fact in found} == {Text}

    expected = {"shop/1", "shop/2", "shop/3", "street/markt"}
    assert seen(later, page) == expected
    assert seen(later, page) == expected
    assert asked == ["3"]
    assert later.fresh.keys() == {f"{TEXT}3"}


def test_what_another_process_found_out_is_not_computed(facts: Facts) -> None:
    """It is known with what it was made from; what is to be kept is laid down, and not held."""
    facts.define_each(Row, row)
    facts.define_each(Text, text, kept=True)
    facts.keep_with(Shelf({}))
    facts.of(Row, "1")
    facts.each(Text, ["1", "2"])
    here = Facts(facts.catalogue, facts.now)
    here.keep_with(Shelf({}))
    asked, made = [], []

    def counted(facts: Facts, record_id: str) -> Row:
        asked.append(record_id)
        return row(facts, record_id)

    def counted_text(facts: Facts, record_id: str) -> Text:
        made.append(record_id)
        return text(facts, record_id)

    here.define_each(Row, counted)
    here.define_each(Text, counted_text, kept=True)
    here.each(Text, ["2", "3"])
    here.lay(3)
    assert here.fresh.keys() == {f"{TEXT}2", f"{TEXT}3"}
    here.lay(2)
    here.hear(facts.told())
    assert (facts.fresh, here.fresh) == ({}, {})

    def page() -> None:
        assert (here.of(Row, "1"), here.of(Text, "1")) == (Row("Laden 1"), b"Laden 1")

    assert seen(here, page) == {"shop/1", "street/markt"}
    assert here.of(Row, "2") == Row("Laden 2")
    assert here.bytes_of(Text, ["1", "2", "3"]) == [b"Laden 1", b"Laden 2", b"Laden 3"]
    assert (type(here.of(Text, "1")), asked, made) == (Text, ["2"], ["2", "3"])


def test_what_is_not_kept_is_made_again(facts: Facts) -> None:
    """A keeper may have no room, or be none; what was made here is still known."""
    facts.define_each(Text, text, kept=True)
    facts.of(Text, "1")
    here = Facts(facts.catalogue, facts.now)
    here.define_each(Text, text, kept=True)
    here.hear(facts.told())
    assert facts.fresh.keys() == {f"{TEXT}1"}
    assert here.of(Text, "1") == b"Laden 1"


def test_only_kept_kinds_are_left_for_the_next_build(facts: Facts) -> None:
    """Most facts are cheaper to compute than to keep; and nothing of another kind is believed."""
    facts.define_each(Row, row)
    facts.keep_with(Shelf({f"{ROW}1": (b"believed", ())}))
    assert facts.of(Row, "1") == Row("Laden 1")
    assert facts.each(Row, ["2", "1"]) == [Row("Laden 2"), Row("Laden 1")]
    assert facts.fresh == {}


def test_what_is_kept_is_bytes(facts: Facts) -> None:
    """Anything else would have to be packed, by a format that has to be believed."""
    with pytest.raises(TypeError, match="Row"):
        facts.define_each(Row, row, kept=True)
