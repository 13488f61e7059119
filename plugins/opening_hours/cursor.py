# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A reader's finger in the tokens: look, take, complain at a place."""

from __future__ import annotations

from plugins.opening_hours.error import HoursError
from plugins.opening_hours.lexer import Token

#: Tokens that carry no meaning between the parts of a rule.
SKIPPED = frozenset({"filler", "clock", "colon", "dot"})


class Cursor:
    """Walks a list of tokens once, from left to right."""

    def __init__(self, found: list[Token], length: int) -> None:
        self._tokens = found
        self._kinds = [token.kind for token in found]
        self._length = length
        self.at = 0

    def peek(self, ahead: int = 0) -> Token | None:
        """The token ``ahead`` of the finger, or None past the end."""
        at = self.at + ahead
        return self._tokens[at] if at < len(self._tokens) else None

    def kind(self, ahead: int = 0) -> str:
        """Its kind; ``end`` past the end."""
        at = self.at + ahead
        return self._kinds[at] if at < len(self._kinds) else "end"

    def take(self) -> Token:
        """The token under the finger; the finger moves on."""
        token = self._tokens[self.at]
        self.at += 1
        return token

    def take_if(self, *kinds: str) -> Token | None:
        """The token under the finger if it is of one of these kinds, else None."""
        return self.take() if self.kind() in kinds else None

    def skip(self, *kinds: str) -> None:
        """Move on over tokens of these kinds."""
        while self.kind() in kinds:
            self.at += 1

    def since(self, first: int) -> tuple[int, int]:
        """Offset and length of what was written from token ``first`` to the finger."""
        if first >= len(self._tokens):
            return max(0, self._length - 1), 1
        last = self._tokens[max(first, self.at - 1)]
        start = self._tokens[first].start
        return start, last.end - start

    def wrong(self, message: str, hint: str, first: int | None = None) -> HoursError:
        """An error at the token under the finger, or at all since token ``first``."""
        if first is not None:
            return HoursError(message, hint, *self.since(first))
        token = self.peek()
        if token is None:
            return HoursError(message, hint, max(0, self._length - 1), 1)
        return HoursError(message, hint, token.start, token.end - token.start)
