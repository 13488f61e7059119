# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A part of the index: the businesses, offers and events of one bucket, in columns.

Columns are texts with a line a record: equal things stand below each other, which packs well, and
reading them in the browser is one ``split``. What many records share is a table with numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import json, msgpack

from plugins.core.base36 import base36
from plugins.core.facts import Facts
from plugins.core.slug import slugify
from plugins.events.card import EventDate
from plugins.events.places import venue_name
from plugins.search.entries import BusinessEntry, EventEntry, OfferEntry
from plugins.search.spread import Dated, GoingOnHere, Here

#: So many words of a business's text stand in the index, the rarest first: fewer in a large town,
#: so that its index stays small. Of an offer's or an event's text it is a third as many.
MOST_WORDS, FEWEST_WORDS, WORDS_IN_ALL = 8, 2, 1600
#: A word that more than this share of a bucket's records has tells none from another.
COMMON = 0.03


class OfferColumns(bytes):
    """The fact about a part's offers: their columns as JSON."""

    __slots__ = ()


class EventColumns(bytes):
    """The fact about a part's events: their columns as JSON."""

    __slots__ = ()


def draw_part(facts: Facts, part: str, businesses: tuple[str, ...]) -> bytes:
    """The part as JSON: ``{"business": {column: text, …}, "offer": …, "event": …}``."""
    rows = [msgpack.decode(entry) for entry in facts.bytes_of(BusinessEntry, businesses)]
    told = as_json(_businesses(businesses, rows, _most_words(len(rows))))
    offers, events = facts.of(OfferColumns, part), facts.of(EventColumns, part)
    return b'{"business":%b,"offer":%b,"event":%b}' % (told, offers, events)


def offer_columns(facts: Facts, part: str) -> OfferColumns:
    """The rule behind the fact ``OfferColumns``."""
    ids, held = facts.of(GoingOnHere, part).offers, _places(facts, part)
    rows = [msgpack.decode(entry) for entry in facts.bytes_of(OfferEntry, ids)]
    return OfferColumns(as_json(_offers(ids, rows, held, _most_words(len(held)) // 3)))


def event_columns(facts: Facts, part: str) -> EventColumns:
    """The rule behind the fact ``EventColumns``."""
    events, held = facts.of(GoingOnHere, part).events, _places(facts, part)
    rows = [msgpack.decode(entry) for entry in facts.bytes_of(EventEntry, [i for i, _ in events])]
    # The name of a business that is here stands here already.
    venues = ["" if row[2] in held else venue_name(facts, row[2]) for row in rows]
    told = _events(events, rows, venues, held, _most_words(len(held)) // 3)
    return EventColumns(as_json(told))


def _places(facts: Facts, part: str) -> dict[str, int]:
    """Where each of a part's businesses stands in it."""
    return {business_id: place for place, business_id in enumerate(facts.of(Here, part).businesses)}


def _most_words(businesses: int) -> int:
    return max(FEWEST_WORDS, min(MOST_WORDS, WORDS_IN_ALL // max(1, businesses)))


def as_json(told: Any) -> bytes:
    """``told`` as the site's data files are written."""
    return json.encode(told)


def _businesses(ids: Sequence[str], rows: Sequence[Sequence[Any]], most: int) -> dict[str, Any]:
    names, categories, streets, numbers, flags, cuisines, keywords, texts = _turned(rows, 8)
    return {
        "id": addresses(ids, names),
        "name": lines(names),
        **_table("category", categories),
        **_table("street", streets),
        "number": lines(numbers),
        "flags": [*flags],
        "cuisine": lines(map(" ".join, cuisines)),
        "words": lines(map("|".join, keywords)),
        "text": lines(map(" ".join, rare(texts, most))),
    }


def _offers(
    ids: Sequence[str], rows: Sequence[Sequence[Any]], held: dict[str, int], most: int
) -> dict[str, Any]:
    names, businesses, first, last, free, keywords, texts = _turned(rows, 7)
    return {
        "id": addresses(ids, names),
        "name": lines(names),
        "business": [held.get(business_id, -1) for business_id in businesses],
        "first": [*first],
        "last": [*last],
        "flags": [int(nothing) for nothing in free],
        "words": lines(map("|".join, keywords)),
        "text": lines(map(" ".join, rare(texts, most))),
    }


def _events(
    events: Sequence[Dated],
    rows: Sequence[Sequence[Any]],
    venues: Sequence[str],
    held: dict[str, int],
    most: int,
) -> dict[str, Any]:
    names, categories, places, flags, keywords, texts = _turned(rows, 6)
    return {
        "business": [held.get(place, -1) for place in places],
        "id": addresses([event_id for event_id, _ in events], names),
        "name": lines(names),
        **_table("category", categories),
        **_table("place", venues),
        "dates": lines(map(dates_text, [dates for _, dates in events])),
        "flags": [*flags],
        "words": lines(map("|".join, keywords)),
        "text": lines(map(" ".join, rare(texts, most))),
    }


def _turned(rows: Sequence[Sequence[Any]], width: int) -> list[Sequence[Any]]:
    """Rows as columns; of no rows, columns without entries."""
    return list(zip(*rows, strict=True)) if rows else [()] * width


def _table(name: str, values: Sequence[str]) -> dict[str, Any]:
    """A column of numbers, and the values they stand for, in the order of the alphabet."""
    known = sorted(set(values))
    places = {value: place for place, value in enumerate(known)}
    return {name: [places[value] for value in values], f"{name}_values": lines(known)}


def lines(values: Iterable[str]) -> str:
    """A column of texts, none of which has a line's end."""
    return "\n".join(values)


#: Of names in these letters the browser makes the same addresses as we.
_PLAIN = re.compile(r"[\x20-\x7eäöüßÄÖÜéèêáàâ–»«]*\Z")


def addresses(ids: Sequence[str], names: Sequence[str]) -> str:
    """A column of ids; one that the browser can make of the name is left out."""
    return lines(
        "" if _PLAIN.match(name) and slugify(name) == record_id else record_id
        for record_id, name in zip(ids, names, strict=True)
    )


def rare(texts: Sequence[Sequence[str]], most: int) -> list[list[str]]:
    """Of each record's words the ``most`` rarest, and none that many records have."""
    counts = Counter([word for words in texts for word in words])
    too_many = max(4, int(len(texts) * COMMON))
    return [
        sorted([w for w in words if counts[w] <= too_many], key=counts.__getitem__)[:most]
        for words in texts
    ]


def dates_text(dates: Sequence[EventDate]) -> str:
    """``hnnlo 7s0,2 7s0~``: minutes since the date before (first: since 1970) in base 36; behind
    a comma the days it goes on after its first; ``~`` where it has no time of day.
    """
    told, before = [], 0
    for first, last, begins, timed in dates:
        more = f",{base36(last - first)}" if last > first else ""
        told.append(base36(begins - before) + ("" if timed else "~") + more)
        before = begins
    return " ".join(told)
