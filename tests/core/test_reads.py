# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Notes of very much are summed up, and what they stand for is not less than before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core import reads
from plugins.core.reads import summed_up

KEYS = st.builds("{}/{}".format, st.sampled_from(["shop", "event"]), st.integers(0, 20))
OTHERS = st.sampled_from(["picture:a/b.jpg", "template:x.html", "plugins.x.Row:shop/1", "dead:"])


@given(keys=st.sets(KEYS | OTHERS), most=st.integers(0, 12))
def test_every_note_is_there_or_in_its_type(keys: set[str], most: int) -> None:
    """A record's change is a change of its type, so nobody misses it; other notes stay."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reads, "MANY", most)
        left = summed_up(set(keys))
    for key in keys:
        assert key in left or (":" not in key and f"{key.partition('/')[0]}/" in left)
    assert len([key for key in left if key.startswith("shop/") and key != "shop/"]) <= most
    assert {key for key in left if ":" in key} == {key for key in keys if ":" in key}


def test_few_notes_stay_as_they_are() -> None:
    """A page with a shop or two must not be drawn for every other shop."""
    noted = {f"shop/{n}" for n in range(reads.MANY)}
    assert summed_up(noted) is noted
    assert summed_up(noted | {"shop/one more", "street/markt"}) == {"shop/", "street/markt"}
