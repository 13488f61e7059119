# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""An address that is known at a glance is one that is sound when it is taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core import values

LETTERS = st.text("abz09-.:/?#@_~%ü A\n", max_size=24)


@given(
    st.from_regex(values._PLAIN_ADDRESS.pattern, fullmatch=True) | LETTERS.map("https://{}".format)
)
def test_the_glance_is_no_more_lenient(address: str) -> None:
    """Whatever it lets pass would pass the long way, too."""
    if values._PLAIN_ADDRESS.match(address):
        assert values._is_web_address(address)


@pytest.mark.parametrize("address", [
    "https://hoevel.example", "http://www.hoevel.example/", "https://hoevel.example/karte/2.html",
    "https://baeckerei-hoevel.example/~eva/laden_zwei",
])  # fmt: skip
def test_the_glance_knows_what_most_people_write(address: str) -> None:
    """Else nothing would be won."""
    assert values._PLAIN_ADDRESS.match(address)
