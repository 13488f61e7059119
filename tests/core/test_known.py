# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What processes tell each other of facts is what they found out, whatever it is made of."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core import known
from plugins.core.known import Known, packed, unpacked

PLAIN = st.binary(max_size=5) | st.text(max_size=5) | st.integers()
KEYS = st.text("abcd", min_size=1, max_size=3)
SEEN = st.lists(st.sampled_from(["shop/1", "cards:shop"]), max_size=2).map(tuple)


@given(
    facts=st.dictionaries(KEYS, st.tuples(PLAIN | st.dates(), SEEN), max_size=12),
    some=st.integers(1, 4),
)
def test_what_is_told_is_heard(facts: dict[str, Known], some: int) -> None:
    """Plain values, others, and first the ones and then the others; so many at a time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(known, "_SOME", some)
        told = [unpacked(data) for data in packed("shops.Row:", facts)]
    assert {name for name, _ in told} <= {"shops.Row:"}
    heard: dict[str, Any] = {}
    for _, found in told:
        assert len(found) <= some
        heard |= found
    assert heard == facts


def test_what_cannot_be_told_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """With those that would have been told with it; the others are heard."""
    monkeypatch.setattr(known, "_SOME", 1)
    day = date(2026, 11, 29)
    facts: dict[str, Known] = {"a": (b"plain", ()), "b": (lambda: 0, ()), "c": (day, ())}
    told = [unpacked(data) for data in packed("shops.Row:", facts)]
    assert told == [("shops.Row:", {"a": (b"plain", ())}), ("shops.Row:", {"c": (day, ())})]
