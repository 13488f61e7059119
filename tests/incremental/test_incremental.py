# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cache is never the reason for a wrong page.

``python3 tasks.py prove`` lets this test run through many more sequences than the suite does.
"""

import os
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from plugins.core import signals
from plugins.core.facts import Facts
from plugins.core.plan import Page, Planning, planned_page
from tests.incremental import twins
from tests.incremental.sequences import live, sequence, shortest

#: How many sequences, of how many steps each, and what chance begins with.
SEQUENCES, STEPS = int(os.environ.get("STADTFENSTER_SEQUENCES", "40")), 5
SEED = os.environ.get("STADTFENSTER_SEED", "Lennebrück")
PARTS = 4


@pytest.mark.parametrize("part", range(PARTS))
def test_a_build_with_the_cache_is_one_without(tmp_path: Path, part: int) -> None:
    """After any sequence of changes, both say the same and make the same bytes."""
    for number in range(part, SEQUENCES, PARTS):
        # In one part as it is for those who build: a date is trusted when it is old enough.
        steps = sequence(Random(f"{SEED} {number}"), STEPS, "old" if part == 0 else "")
        try:
            live(tmp_path, steps)
        except Exception as error:
            error.add_note(f"STADTFENSTER_SEED={SEED}, sequence {number}")
            short = shortest(tmp_path, steps)
            if len(short) < len(steps):
                live(tmp_path, short)
            raise


def _plan_of_names(planning: Planning) -> None:
    planning.add(planned_page("namen/", _draw_names))


def _draw_names(facts: Facts) -> Page:
    names = ", ".join(taken.name for taken in facts.catalogue.taken["business"].values())
    return _page(names)


def _plan_now(planning: Planning) -> None:
    names = tuple(taken.name for taken in planning.catalogue.taken["business"].values())
    planning.add(planned_page("namen/", _draw_text, ", ".join(names)))


def _draw_text(facts: Facts, text: str) -> Page:
    return _page(text)


def _page(text: str) -> Page:
    told = {"text": text, "is_easy": False, "is_signed": False}
    return Page(template="page.html", title="Namen", data=told)


#: Taken for ours, which may plan in one build for the next as well.
_plan_now.__module__ = "plugins.planted"


@pytest.mark.parametrize("forgetful", [_plan_of_names, _plan_now])
def test_a_look_that_is_not_noted_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forgetful: Callable[[Planning], None]
) -> None:
    """These tests can fail: a page that looks at records without a note comes out wrong."""

    monkeypatch.setattr(twins, "_oracle", {})
    with (
        signals.plan.connected_to(forgetful),
        pytest.raises(AssertionError, match=r"differs: namen/index\.html"),
    ):
        for number in range(40):
            live(tmp_path, sequence(Random(number), STEPS))
