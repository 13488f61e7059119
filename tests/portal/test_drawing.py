# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page's plan: whatever it is planned with, and nothing else, is told by its stamp."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import accumulate, pairwise
from types import SimpleNamespace
from typing import NamedTuple, cast

import pytest
from msgspec.structs import replace

from plugins.core.facts import Facts
from plugins.core.page import Page, Planned, plan_stamp, planned_file, planned_page
from plugins.core.reads import Reads
from plugins.core.steps import in_step
from plugins.portal import drawing
from plugins.portal.drawing import _drawn, _go_along, in_order
from plugins.portal.looks import Keys
from plugins.portal.output import Output


class Place(NamedTuple):
    """An argument of names and numbers."""

    name: str
    number: int


def draw(facts: Facts, *arguments: object) -> Page:
    """A page."""
    raise NotImplementedError


def draw_otherwise(facts: Facts, *arguments: object) -> Page:
    """Another page."""
    raise NotImplementedError


def draw_file(facts: Facts, *arguments: object) -> bytes:
    """A file."""
    raise NotImplementedError


class Lists:
    """Two lists share a method, and say in their own ways what it draws."""

    def draw(self, facts: Facts, *arguments: object) -> Page:
        """A page of a list."""
        raise NotImplementedError


class Others(Lists):
    """The other list."""


PLANS: dict[str, Planned] = {
    "a page": planned_page("a/", draw, "hoevel", 1, date(2026, 11, 23), Place("Markt", 2)),
    "another function": planned_page(
        "a/", draw_otherwise, "hoevel", 1, date(2026, 11, 23), Place("Markt", 2)
    ),
    "no arguments": planned_page("a/", draw),
    "a number for a text": planned_page("a/", draw, "1"),
    "a text for a number": planned_page("a/", draw, 1),
    "nothing": planned_page("a/", draw, None),
    "arguments in a tuple": planned_page("a/", draw, ("a", "b")),
    "the same, one by one": planned_page("a/", draw, "a", "b"),
    "the same, in one": planned_page("a/", draw, "a, b"),
    "another day": planned_page("a/", draw, date(2026, 11, 24)),
    "another number in a tuple": planned_page("a/", draw, Place("Markt", 3)),
    "out of the index": planned_page("a/", draw, indexed=False),
    "a file": planned_file("a/", draw_file),
    "a list": planned_page("a/", Lists().draw),
    "the other list": planned_page("a/", Others().draw),
}


def test_each_plan_has_its_stamp() -> None:
    """No two of these draw the same page."""
    assert len({plan_stamp(planned) for planned in PLANS.values()}) == len(PLANS)


@pytest.mark.parametrize("what", PLANS)
def test_the_same_plan_has_the_same_stamp(what: str) -> None:
    """Made anew, from values and lists that are equal, and no others."""
    planned = PLANS[what]
    drawn_by = planned.draw
    if isinstance(owner := getattr(drawn_by, "__self__", None), Lists):
        drawn_by = type(owner)().draw
    again = replace(planned, arguments=tuple(list(planned.arguments)), draw=drawn_by)
    assert plan_stamp(again) == plan_stamp(planned)


def test_what_other_pages_say_of_it_is_no_part_of_a_page() -> None:
    """The sitemap's date, the footer's words and the summary's kind are drawn elsewhere."""
    planned = planned_page("a/", draw, "hoevel")
    told = replace(planned, updated=date(2026, 11, 23), footer="Hövel", kind="Betriebe", origin="x")
    assert plan_stamp(told) == plan_stamp(planned)


def test_some_neighbourhoods_are_drawn_kind_by_kind() -> None:
    """Then the lists, and nothing is lost on the way."""
    near = [f"n{number:04}" for number in range(3000)]
    pages = [
        planned_page(f"{kind}/{word}/", draw, near=word, kind=kind)
        for word in near
        for kind in ("offers", "events")
    ]
    only = planned_page("list/", draw)
    *groups, last = in_order([only, *pages], {}, 2)
    assert last == [only]
    assert len(groups[0]) == 2 * 256
    ends = [*accumulate([len(group) // 2 for group in groups], initial=0)]
    assert [[(page.kind, page.near) for page in group] for group in groups] == [
        [(kind, word) for kind in ("events", "offers") for word in near[start:end]]
        for start, end in pairwise(ends)
    ]


class Streets:
    """Draws lists."""

    def draw(self, facts: Facts) -> Page:
        """One of them."""
        raise NotImplementedError


class Letters(Streets):
    """Draws other lists, with the same code."""


def test_lists_are_drawn_kind_by_kind() -> None:
    """Of kinds and of a kind's lists the largest first. Each is by itself: it is much work."""
    drawn = {"street": Streets().draw, "letter": Letters().draw, "feed": draw}
    sizes = (("feed", 3), ("letter", 1), ("feed", 7), ("street", 5), ("letter", 6), ("street", 2))
    lists = [planned_page(f"{kind}/{n}/", drawn[kind], ("x",) * n) for kind, n in sizes]
    found = [one.address for [one] in in_order(lists, {}, 2)]
    assert found == ["feed/7/", "feed/3/", "letter/6/", "letter/1/", "street/5/", "street/2/"]


@pytest.mark.parametrize("shares", [1, 2, 16])
@pytest.mark.parametrize("count", [0, 1, 18, 500, 9000])
def test_the_last_groups_are_small(count: int, shares: int) -> None:
    """Whoever draws the last one lets the others wait; and in a small town there are groups for
    all cores. A region is drawn in large ones.
    """
    pages = [planned_page(f"{n}/", draw, near=f"{n:04}") for n in range(count)]
    left = count
    for group in in_order(pages, {}, shares):
        fair = left / (4 * shares)
        assert min(fair, 256) <= len(group) <= min(fair + 1, 256)
        left -= len(group)
    assert left == 0


def test_a_small_town_has_groups_for_both_cores() -> None:
    """Of so many neighbours each."""
    pages = [planned_page(f"{n}/", draw, near=f"{n:03}") for n in range(18)]
    sizes = [3, 2, 2, 2, 2, *[1] * 7]
    assert [len(group) for group in in_order(pages, {}, 2)] == sizes


def test_pages_of_records_in_rows_are_drawn_side_by_side() -> None:
    """Those that stand in no row follow; each page is drawn once."""
    pages = [planned_page(f"{word}/", draw, near=word) for word in "abcdef"]
    groups = in_order(pages, {"e": 0, "b": 1, "gone": 2, "c": 3}, 2)
    assert [page.near for group in groups for page in group] == ["e", "b", "c", "a", "d", "f"]


def test_what_goes_along_is_computed_with_the_pages_of_its_records() -> None:
    """For lists; not with lists themselves, nor with pages that others draw."""
    asked: list[tuple[type, str]] = []
    facts = SimpleNamespace(along={draw: [int, str]}, of=lambda *told: asked.append(told))
    facts.speaking = lambda language: facts
    pages = [
        planned_page("a/", draw, "a", near="x"),
        planned_page("b/", draw, "b"),
        planned_page("c/", draw_otherwise, "c", near="x"),
    ]
    _go_along(pages, cast(Facts, facts))
    assert asked == [(int, "a"), (str, "a")]


def test_what_a_page_looks_at_in_each_step_is_its_own() -> None:
    """Two pages go on side by side: each has noted what its data and its template looked at."""
    reads = Reads()
    catalogue = SimpleNamespace(reads=reads, photo_of=lambda record: None)
    facts = cast(Facts, SimpleNamespace(catalogue=catalogue, speaking=lambda language: None))

    def drawn(asked: Facts, name: str) -> Page:
        reads.note(f"data/{name}")
        return Page(template=name, title=name, description="", data={})

    def render(page: Page, language: str) -> tuple[bytes, tuple[str, ...]]:
        reads.note(f"template/{page.template}")
        return page.template.encode(), ("frame",)

    pages = [planned_page(f"{name}/", drawn, name) for name in "ab"]
    found = in_step([_drawn(page, facts, render, ()) for page in pages])
    assert found == [
        (name.encode(), {f"data/{name}", f"template/{name}", "frame"}) for name in "ab"
    ]


def test_who_keeps_the_facts_hears_the_others_without_a_list(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Others may draw all lists. Before these, and only then, they tell what they laid down."""
    heard: list[bytes] = []
    facts = SimpleNamespace(
        let_go=lambda many: None, lay=lambda least=1: None, hear=heard.extend, rows=[]
    )

    def alone(work: Callable[..., object], count: int, shares: int) -> list[object]:
        return [work([], 0, lambda share, things: [b"laid"])]

    monkeypatch.setattr(drawing, "dealt_and_met", alone)
    render, output = cast(drawing.Render, None), cast(Output, None)
    drawing.draw_all([], cast(Facts, facts), render, (), output, Keys(), lambda done, of: None)
    assert heard == [b"laid"]
