# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a category and a group are."""

from __future__ import annotations

from msgspec import Struct


class Category(Struct, frozen=True):
    """One kind of business.

    ``tag`` is ``key=value``, ``schema_type`` a schema.org class, ``group`` a :class:`Group`'s id,
    ``aliases`` the OSM tags that mean the same thing.
    """

    tag: str
    label: str
    plural: str
    schema_type: str
    group: str
    icon: str
    synonyms: tuple[str, ...]
    slug: str
    aliases: tuple[str, ...] = ()


class Group(Struct, frozen=True):
    """One of the six parts of a city centre; the table holds them in their order."""

    id: str
    label: str
