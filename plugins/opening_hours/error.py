# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The one error this library raises on text it does not understand."""

from __future__ import annotations


class HoursError(ValueError):
    """Text that cannot be read as opening hours.

    ``message`` and ``hint`` are German sentences for merchants; ``offset`` and ``length`` are the
    offending piece, in code points of the text as it was written (``length`` is at least 1).
    """

    def __init__(self, message: str, hint: str, offset: int, length: int) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.offset = offset
        self.length = max(1, length)
