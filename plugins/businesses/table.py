# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The category table of one city: the built-in entries and the city's own."""

from __future__ import annotations

from contextlib import suppress

from plugins.businesses.categories import CategoryTable, builtin
from plugins.core.city import City
from plugins.core.identity import made_once


@made_once
def table_of(city: object) -> CategoryTable:
    """The city's table, in its language; the built-in one where a city's additions are broken.

    What is wrong with the additions is reported once, at the link stage.
    """
    if not isinstance(city, City):
        return builtin()
    table = builtin()
    if city.categories:
        with suppress(ValueError):
            table = table.extended(city.categories)
    return table.speaking(city.words, city.language)
