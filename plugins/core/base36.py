# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whole numbers in few letters, for what scripts read: ``parseInt(text, 36)``."""

from __future__ import annotations

from functools import lru_cache

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


#: Hours, weeks and days are the same for many.
@lru_cache(maxsize=4096)
def base36(number: int) -> str:
    """``number``, which is not negative, to the base of 36."""
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
