# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What pages share is made once, and each of them has looked at what it was made of."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from plugins.core import facts as facts_module
from plugins.core.catalogue import Catalogue
from plugins.core.clock import day_of
from plugins.core.facts import Facts
from plugins.core.known import Keeper
from plugins.core.pipeline import run
from tests.building import DEMO_NOW
from tests.small_town import write_town

NOW = datetime.fromisoformat(DEMO_NOW)


@pytest.fixture
def facts(tmp_path: Path) -> Facts:
    """The facts of a town that nobody has asked for any yet."""
    catalogue = run(write_town(tmp_path / "content", shops=3), NOW).catalogue
    assert isinstance(catalogue, Catalogue)
    return Facts(catalogue, day_of(NOW, catalogue.city.timezone))


def looked(facts: Facts, key: str, made: list[str], maker: str = "a") -> set[str]:
    """What a page has looked at that asked for what is made for ``key``."""

    def make() -> int:
        made.append(key)
        facts.catalogue.reads.note(f"shop/{key}")
        return len(made)

    facts.catalogue.reads.begin()
    facts.made(maker, key, make)
    return set(facts.catalogue.reads.end())


def test_it_is_made_once_and_noted_each_time(facts: Facts) -> None:
    """The second page looks at the same, though nothing is made for it."""
    made: list[str] = []
    assert looked(facts, "x", made) == looked(facts, "x", made) == {"shop/x"}
    assert looked(facts, "y", made) == {"shop/y"}
    assert looked(facts, "x", made, maker="b") == {"shop/x"}
    assert made == ["x", "y", "x"]


def test_no_more_is_held_than_there_is_room_for(
    facts: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond it, it is made again and stays right."""
    monkeypatch.setattr(facts_module, "MOST_NEAR", 2)
    made: list[str] = []
    for key in "xyzx":
        assert looked(facts, key, made) == {f"shop/{key}"}
    assert made == list("xyzx")


def test_what_fails_is_noted_and_asked_again(facts: Facts) -> None:
    """Who can do without it has looked, too."""

    def fail() -> int:
        facts.catalogue.reads.note("shop/x")
        raise KeyError("x")

    facts.catalogue.reads.begin()
    for _ in range(2):
        with pytest.raises(KeyError):
            facts.made("a", "x", fail)
    assert facts.catalogue.reads.end() == {"shop/x"}


class Text(bytes):
    """A fact that is kept."""

    __slots__ = ()


class Lying(Keeper):
    """Has the fact about one record."""

    def __init__(self, data: memoryview) -> None:
        self.data = data

    def left(self, facts: Sequence[str]) -> tuple[list[Any], Collection[str]]:
        """As they lie."""
        return [self.data if key.endswith(":1") else None for key in facts], {"shop/1"}


def test_bytes_that_the_last_build_left_are_not_copied(facts: Facts) -> None:
    """They are given as they lie, and what they were made from is noted; others are made."""

    def text(facts: Facts, record_id: str) -> Text:
        facts.catalogue.reads.note(f"shop/{record_id}")
        return Text(record_id.encode())

    facts.define_each(Text, text, kept=True)
    lying = memoryview(b"1")
    facts.keep_with(Lying(lying))
    facts.catalogue.reads.begin()
    assert facts.bytes_of(Text, ["1"])[0] is lying
    assert facts.catalogue.reads.end() == {"shop/1"}
    facts.catalogue.reads.begin()
    assert facts.bytes_of(Text, ["1", "2"]) == [lying, b"2"]
    assert facts.catalogue.reads.end() == {"shop/1", "shop/2"}


def test_what_is_foreseen_is_not_computed_again(facts: Facts) -> None:
    """Of the whole city; but nothing that only planning asks for, or that a stranger computes."""
    made: list[type] = []

    def define(kind: type, module: str, **told: bool) -> None:
        def rule(_: Facts) -> Mapping[str, Any]:
            made.append(kind)
            return {"x": kind(1)}

        rule.__module__ = module
        facts.define(kind, rule, **told)

    define(int, "plugins.shops")
    define(float, "plugins.shops", to_plan=True)
    define(complex, "elsewhere")
    facts.let_go(many=True)
    assert made == [int]
    assert facts.all(int) == {"x": 1}
    assert made == [int]
    facts.known(complex)
    assert [*map(len, map(facts.computed, (int, float, complex)))] == [1, 0, 0]


class _Near(int):
    """A fact that only neighbours ask for."""


class _Told(int):
    """A fact that lists ask for as well."""


def test_before_the_lists_what_neighbours_shared_is_let_go(facts: Facts) -> None:
    """It is made again for who asks all the same; what lists need stays, and is told to others."""
    made: list[str] = []

    def rule(kind: type[Any]) -> Callable[[Facts, str], Any]:
        def computed(asked: Facts, key: str) -> Any:
            made.append(f"{kind.__name__} {key}")
            return kind(key)

        return computed

    facts.define_each(_Near, rule(_Near), near=True)
    facts.define_each(_Told, rule(_Told))
    for _ in range(2):
        assert (facts.of(_Near, "1"), facts.of(_Told, "2")) == (1, 2)
        looked(facts, "x", made)
    facts.leave_neighbours()
    assert (facts.of(_Near, "1"), facts.of(_Told, "2")) == (1, 2)
    looked(facts, "x", made)
    assert made == ["_Near 1", "_Told 2", "x", "_Near 1", "x"]
