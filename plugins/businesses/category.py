# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a category and a group are."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from plugins.core.messages import Messages


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
    #: What a city calls an entry of its own in other languages: code, label, plural.
    spoken: tuple[tuple[str, str, str], ...] = ()

    def speaking(self, words: Messages, language: str) -> Category:
        """The same entry as pages in ``language`` call it, which say ``words``."""
        for code, label, plural in self.spoken:
            if code == language:
                return replace(self, label=label, plural=plural)
        label, plural = words.of("category", self.label), words.of("categories", self.plural)
        return replace(self, label=label, plural=plural)


class Group(Struct, frozen=True):
    """One of the six parts of a city centre; the table holds them in their order."""

    id: str
    label: str
