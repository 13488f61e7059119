# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""For which ages an event is: what people write, what schema.org reads, who finds it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.events.ages import Ages, read_ages
from plugins.events.kinds import MARKS, SLUGS, kinds, marks_of


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("4-10", "4-10"), ("4–10 Jahre", "4-10"), ("4 bis 10 Jahre", "4-10"), ("ab 4", "4-"),
        ("Ab 4 Jahren", "4-"), ("4+", "4-"), ("4", "4-"), ("bis 6", "0-6"), ("0-3", "0-3"),
    ],
)  # fmt: skip
def test_people_write_ages_in_many_ways(written: str, text: str) -> None:
    """What is clear is understood."""
    found = read_ages(written)
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize("written", ["Kinder", "10-4", "", "4-10-12", "200", "vier", "-4"])
def test_what_is_not_clear_is_not_guessed(written: str) -> None:
    """Nobody is sent to the wrong place."""
    assert read_ages(written) is None


@given(st.integers(0, 120), st.none() | st.integers(0, 120))
def test_a_range_survives_its_own_text(first: int, last: int | None) -> None:
    """What is written down is read back."""
    if last is None or last >= first:
        ages = Ages(first, last)
        assert read_ages(ages.text) == ages


def test_an_event_for_adults_is_not_for_families() -> None:
    """Children below twelve do not come alone; older ones do."""
    assert [Ages(first, None).for_children for first in (0, 11, 12, 16)] == [
        True, True, False, False,
    ]  # fmt: skip


@given(
    st.sampled_from(sorted({*SLUGS, "family"} - {"families", "free"})), st.booleans(), st.booleans()
)
def test_every_kind_has_an_address_and_a_mark(category: str, families: bool, free: bool) -> None:
    """And »free« has no mark of its own: it says nothing of what is on."""
    found = kinds(category, families or category == "family", free)
    assert found
    assert set(found) <= SLUGS.keys()
    assert marks_of(found)
    assert marks_of(found) <= MARKS.keys()
