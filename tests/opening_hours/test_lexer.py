# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The plain pieces of a string, taken by one pattern, are what the whole lexer finds."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.opening_hours.error import HoursError
from plugins.opening_hours.lexer import Token, any_token, tokens
from tests.opening_hours.strings import HOURS
from tests.opening_hours.test_laws import PIECES
from tests.opening_hours.test_reading import UNDERSTOOD

_WORDS = st.sampled_from(
    ["Mo", "mo", "Mo.", "Sonn-", "So", "Su", "off", "offen", "PH", "Mai", "May", "Mar", "Mär"]
)
_SIGNS = st.sampled_from(["09:00", "09:000", "09:0٣", "24:00", "9:00", "-", "–", ",", ";", " ", ""])


def found_one_by_one(text: str) -> list[Token]:
    """Every token by the whole lexer; raises ``HoursError``."""
    out: list[Token] = []
    at = 0
    while at < len(text):
        if text[at].isspace() and text[at] not in "\n\r":
            at += 1
            continue
        out.append(any_token(text, at))
        at = out[-1].end
    return out


@settings(deadline=None, max_examples=400)
@given(
    st.text(max_size=30)
    | st.lists(PIECES | _WORDS | _SIGNS, max_size=12).map("".join)
    | st.lists(PIECES | _WORDS | _SIGNS, max_size=12).map(" ".join)
)
@example(" Mo\u00a0-\u2003Fr 09:00")
def test_the_short_way_finds_what_the_long_way_finds(text: str) -> None:
    """The same tokens at the same places, or the same error."""
    try:
        slow: object = found_one_by_one(text)
    except HoursError as error:
        slow = str(error), error.hint, error.offset, error.length
    try:
        fast: object = tokens(text)
    except HoursError as error:
        fast = str(error), error.hint, error.offset, error.length
    assert fast == slow


def test_known_strings_have_the_same_tokens() -> None:
    """All strings of the other comparisons."""
    for text in (*HOURS, *UNDERSTOOD):
        assert tokens(text) == found_one_by_one(text)
