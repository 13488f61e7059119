# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Facts: computed once, and noted for everybody who asks, as if computed for each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pytest

from plugins.core import facts as module
from plugins.core.facts import Facts
from tests.core.two_facts import Row, facts_of_nothing, row, seen


class Frame(NamedTuple):
    """A fact made of another."""

    row: Row


class Count(NamedTuple):
    """A fact computed for the whole city at once."""

    number: int


COUNT = f"{Count.__module__}.{Count.__qualname__}:"


@pytest.fixture
def facts() -> Facts:
    """The facts of a city without records."""
    return facts_of_nothing()


def test_who_asks_later_has_looked_at_the_same(facts: Facts) -> None:
    """A fact is computed for the first page; the notes are the second's as well."""
    asked: list[str] = []

    def counted(facts: Facts, record_id: str) -> Row:
        asked.append(record_id)
        return row(facts, record_id)

    facts.define_each(Row, counted)
    first = seen(facts, lambda: facts.of(Row, "1"))
    second = seen(facts, lambda: facts.of(Row, "1"))
    assert first == second == {"shop/1", "street/markt"}
    assert asked == ["1"]


@pytest.mark.parametrize("first", [Row, Frame])
def test_a_fact_of_a_fact_has_looked_at_what_that_looked_at(facts: Facts, first: type) -> None:
    """Whichever of the two was asked for before."""
    facts.define_each(Row, row)
    facts.define_each(Frame, lambda facts, record_id: Frame(facts.of(Row, record_id)))
    facts.of(first, "1")
    assert seen(facts, lambda: facts.of(Frame, "1")) == {"shop/1", "street/markt"}


def test_what_a_fact_notes_does_not_stay_with_the_page_before(facts: Facts) -> None:
    """Notes belong to one page; a fact that another page asked for adds nothing to this one."""
    facts.define_each(Row, row)
    assert seen(facts, lambda: facts.of(Row, "1")) == {"shop/1", "street/markt"}
    assert seen(facts, lambda: facts.of(Row, "2")) == {"shop/2", "street/markt"}
    assert seen(facts, lambda: None) == set()


def test_a_fact_that_cannot_be_is_looked_at(facts: Facts) -> None:
    """Who goes on without it would not, were it there."""

    def rule(facts: Facts, record_id: str) -> Row:
        facts.catalogue.withheld_name("shop", record_id)
        raise KeyError(record_id)

    def page() -> None:
        with pytest.raises(KeyError):
            facts.of(Row, "1")
        facts.catalogue.withheld_name("shop", "2")

    facts.define_each(Row, rule)
    assert seen(facts, page) == {"shop/1", "shop/2"}


def test_what_cannot_be_told_is_computed(facts: Facts) -> None:
    """A fact that does not pickle, one that was cut off, and more than a process may hold."""

    class Local(NamedTuple):
        words: str

    facts.define_each(Local, lambda facts, record_id: Local(record_id))
    facts.define_each(Row, row)
    facts.of(Local, "1")
    facts.of(Row, "1")
    [told] = facts.told()
    here = Facts(facts.catalogue, facts.now)
    here.define_each(Local, lambda facts, record_id: Local("here"))
    here.define_each(Row, lambda facts, record_id: Row("here"))
    here.hear([b"", told[:-1], told[: len(told) // 2]])
    assert here.of(Row, "1") == Row("here")
    here.hear([told])
    assert here.of(Local, "1") == Local("here")
    assert here.of(Row, "1") == Row("Laden 1")


def test_no_more_is_heard_than_may_be_held(facts: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    """A region's processes must not need the memory for all of its rows, either."""
    told: list[bytes] = []
    for number in "123":
        facts = Facts(facts.catalogue, facts.now)
        facts.define_each(Row, row)
        facts.of(Row, number)
        told += facts.told()
    here = Facts(facts.catalogue, facts.now)
    here.define_each(Row, lambda facts, record_id: Row("here"))
    monkeypatch.setattr(module, "MOST_HELD", 2)
    here.hear(told)
    assert [here.of(Row, number).words for number in "123"] == ["Laden 1", "Laden 2", "here"]


@pytest.mark.parametrize("near", [False, True])
def test_facts_that_were_let_go_are_noted_as_before(
    facts: Facts, monkeypatch: pytest.MonkeyPatch, near: bool
) -> None:
    """Memory has an end: beyond it facts are computed again, and nothing else is different."""
    monkeypatch.setattr(module, "MOST_NEAR" if near else "MOST_HELD", 2)
    facts.define_each(Row, row, near=near)
    for _ in range(2):
        for record_id in "123":
            expected = {f"shop/{record_id}", "street/markt"}
            assert seen(facts, lambda i=record_id: facts.of(Row, i)) == expected  # type: ignore[misc]


def count(facts: Facts) -> Mapping[str, Count]:
    """A rule for the whole city."""
    return {"markt": Count(2), "ring": Count(1)}


def test_facts_of_the_city_are_looked_at_one_by_one(facts: Facts) -> None:
    """Also one that is not there: a page that shows none would show it."""
    facts.define(Count, count)
    assert seen(facts, lambda: facts.of(Count, "markt")) == {f"{COUNT}markt"}
    assert seen(facts, lambda: facts.find(Count, "gasse")) == {f"{COUNT}gasse"}
    assert seen(facts, lambda: facts.all(Count)) == {f"{COUNT}*"}
    assert facts.find(Count, "gasse") is None
    assert facts.of(Count, "ring") == Count(1)
    with pytest.raises(KeyError):
        facts.of(Count, "gasse")


def test_stamps_may_look_without_a_note(facts: Facts) -> None:
    """``known`` is for who compares facts, not for who shows them."""
    facts.define(Count, count)
    assert seen(facts, lambda: facts.known(Count)) == set()
    assert facts.kinds() == {COUNT[:-1]: (facts, Count)}


def test_facts_that_nobody_defines_are_not_there(facts: Facts) -> None:
    """To define them, code or city.yaml has to change, and then every page is drawn anew."""
    assert seen(facts, lambda: (facts.find(Row, "1"), facts.all(Count))) == set()
    assert facts.find(Row, "1") is None
    assert facts.all(Count) == {}


def test_a_kind_has_one_rule(facts: Facts) -> None:
    """Defining it again by the same rule, as a second run of the stages does, is no matter."""
    facts.define_each(Row, row)
    facts.define_each(Row, row)
    with pytest.raises(ValueError, match="defined twice"):
        facts.define_each(Row, lambda facts, record_id: Row(""))
    with pytest.raises(ValueError, match="defined twice"):
        facts.define(Row, lambda facts: {})
    facts.define(Count, count)
    with pytest.raises(ValueError, match="defined twice"):
        facts.define_each(Count, lambda facts, record_id: Count(0))
