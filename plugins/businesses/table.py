# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The category table of one city: the built-in entries and the city's own."""

from __future__ import annotations

from functools import lru_cache

from plugins.businesses.categories import CategoryTable, builtin
from plugins.core.city import City
from plugins.core.identity import Same


def table_of(city: object) -> CategoryTable:
    """The city's table; the built-in one where a city's additions are broken.

    What is wrong with the additions is reported once, at the link stage.
    """
    if not isinstance(city, City) or not city.categories:
        return builtin()
    return _extended(Same(city))


@lru_cache(maxsize=4)
def _extended(same: Same[City]) -> CategoryTable:
    try:
        return builtin().extended(same.it.categories)
    except ValueError:
        return builtin()
