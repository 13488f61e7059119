# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a validator speaks: an error with a remedy, or a note on what it put right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

if TYPE_CHECKING:
    from pydantic_core import PydanticCustomError


class Remarks(Struct):
    """What a validator may know and what it put right, while one record is decoded.

    ``city`` is the City, and None while ``city.yaml`` itself is decoded; it is typed loosely
    because the city's own values are validated with remarks too. ``found`` holds code, field,
    message and hint.
    """

    city: object = None
    found: list[tuple[str, str, str, str]] = field(default_factory=list)

    def add(self, code: str, field_name: str, message: str, hint: str = "") -> None:
        """Remember a note on ``field_name``; the decoder gives it its place."""
        self.found.append((code, field_name, message, hint))


def content_error(
    code: str, message: str, hint: str = "", offset: int = 0, length: int = 0
) -> PydanticCustomError:
    """Make the error a validator raises: a declared code, a German sentence, the remedy.

    ``offset`` and ``length`` (characters) name the piece of the value that is wrong.
    """
    from pydantic_core import PydanticCustomError  # only for who has something to say

    context: dict[str, Any] = {
        "message": message,
        "hint": hint,
        "offset": offset,
        "length": length,
    }
    return PydanticCustomError(code, "{message}", context)
