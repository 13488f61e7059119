# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The category table of one city: the built-in entries and the city's own."""

from __future__ import annotations

from plugins.businesses.categories import CategoryTable, builtin
from plugins.core.city import City
from plugins.core.identity import made_once


@made_once
def table_of(city: object) -> CategoryTable:
    """The city's table; the built-in one where a city's additions are broken.

    What is wrong with the additions is reported once, at the link stage.
    """
    if not isinstance(city, City) or not city.categories:
        return builtin()
    try:
        return builtin().extended(city.categories)
    except ValueError:
        return builtin()
