# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Street and house number out of a street address, and the addresses of list pages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from plugins.businesses.categories import Category
from plugins.core.slug import slugify
from plugins.regex import regex

_NUMBERED = regex(
    r"(?P<street>.*?\D)\s*(?P<number>\d+\s*[a-zA-Z]?(?:\s*[-–/+]\s*\d+\s*[a-zA-Z]?)*)\Z"
)
_SHORT = regex(r"(?i)str\.\Z")
_DIGITS = regex(r"\d+")


class StreetLine(NamedTuple):
    """A street and a house number; ``number`` is "" where none is given."""

    street: str
    number: str


@lru_cache(maxsize=16384)
def split(street_address: str | None) -> StreetLine:
    """``Lange Straße 5-9`` → (Lange Straße, 5-9); ``Langestr. 3b`` → (Langestraße, 3b)."""
    text = " ".join((street_address or "").split())
    match = _NUMBERED.match(text)
    street, number = (match["street"].strip(" ,"), match["number"]) if match else (text, "")
    return StreetLine(_SHORT.sub(_in_full, street), number)


def _in_full(short: re.Match[str]) -> str:
    return "Straße" if short[0][0] == "S" else "straße"


def street_address_of(street: str) -> str:
    """Address of the list of one street."""
    return f"strassen/{slugify(street)}/"


def category_address_of(category: Category) -> str:
    """Address of the list of one category."""
    return f"kategorien/{category.slug}/"


@lru_cache(maxsize=4096)
def number_key(number: str) -> tuple[int, str]:
    """Sorts house numbers as one walks past them: 2, 3b, 12/14."""
    digits = _DIGITS.match(number)
    return (int(digits[0]) if digits else 0, number)
