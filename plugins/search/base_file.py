# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""``suche/index.json``: what all parts refer to, the words of the language, news and pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import msgpack

from plugins.businesses.streets import street_address_of
from plugins.businesses.table import table_of
from plugins.core.facts import Facts
from plugins.search.entries import FLAGS, NewsEntry, PageEntry
from plugins.search.part_file import addresses, as_json, lines, rare

#: So many words of a piece of news, and of a page.
WORDS_OF_NEWS, WORDS_OF_PAGE = 14, 70


def draw_base(
    facts: Facts,
    parts: int,
    categories: tuple[str, ...],
    streets: tuple[str, ...],
    news: tuple[str, ...],
    pages: tuple[str, ...],
) -> bytes:
    """The file; ``categories`` are the tags of the city's businesses, ``parts`` a number."""
    from plugins.search.words import search_words  # a build after an edit needs none

    city, say = facts.catalogue.city, facts.words
    words, table = search_words(city.language), table_of(city)
    found = [table.find(tag) for tag in categories]
    labels = [say(c.label) for c in found]
    groups = {group.id: group.label for group in table.groups}
    return as_json(
        {
            "language": city.language,
            "parts": parts,
            "flags": FLAGS,
            "filters": words.filters,
            "stop": words.stop,
            "soft": words.soft,
            "endings": words.endings,
            "links": words.links,
            "no_plurals": words.no_plurals,
            "same": words.same,
            "cuisine": words.cuisine,
            "event": words.events,
            "category": {
                "label": lines(labels),
                "plural": lines(
                    say(c.plural).removeprefix(label)
                    for c, label in zip(found, labels, strict=True)
                ),
                "slug": addresses([c.slug for c in found], labels),
                "group": lines(say(groups[c.group]) for c in found),
                "words": lines(
                    _once(
                        # What is German in another language is found there as well.
                        (
                            words.trades.get(c.tag, ""),
                            *c.synonyms,
                            c.label if c.label != label else "",
                        )
                    )
                    for c, label in zip(found, labels, strict=True)
                ),
            },
            "street": {
                "label": lines(streets),
                "address": lines(street_address_of(street) for street in streets),
            }
            if streets
            else {},
            "news": _texts(
                news, [msgpack.decode(e) for e in facts.bytes_of(NewsEntry, news)], WORDS_OF_NEWS
            ),
            "page": _texts(
                pages, [msgpack.decode(e) for e in facts.bytes_of(PageEntry, pages)], WORDS_OF_PAGE
            ),
        }
    )


def _once(texts: Sequence[str]) -> str:
    """The words of some texts, each once: »Geld holen«, »Geld abheben« have three."""
    return " ".join(dict.fromkeys(re.split(r"[\s|]+", " ".join(texts).strip())))


def _texts(ids: Sequence[str], rows: Sequence[Sequence[Any]], most: int) -> Mapping[str, Any]:
    if not rows:
        return {}
    return {
        "id": lines(ids),
        "name": lines(row[0] for row in rows),
        "first": [row[1] for row in rows],
        "words": lines("|".join(row[2]) for row in rows),
        "text": lines(map(" ".join, rare([row[3] for row in rows], most))),
    }
