# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A part of the index: the businesses, offers and events of one bucket, in columns.

Columns are texts with a line a record: equal things stand below each other, which packs well, and
reading them in the browser is one ``split``. What many records share is a table with numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from msgspec import json, msgpack

from plugins.core.base36 import base36
from plugins.core.facts import Facts
from plugins.core.slug import slugify
from plugins.events.card import EventDate
from plugins.events.places import venue_name
from plugins.regex import regex
from plugins.search.entries import BusinessEntry, EventEntry, OfferEntry
from plugins.search.room import room_beside, room_in_part, that_fit
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


def draw_part(
    facts: Facts, part: str, businesses: tuple[str, ...], categories: tuple[str, ...]
) -> bytes:
    """The part as JSON: ``{"business": {column: text, …}, "offer": …, "event": …}``.

    ``categories`` are the tags of the base file's, in its order.
    """
    rows = [msgpack.decode(entry) for entry in facts.bytes_of(BusinessEntry, businesses)]
    offers, events = facts.of(OfferColumns, part), facts.of(EventColumns, part)
    told = as_json(_businesses(businesses, rows, categories, len(offers) + len(events)))
    return b'{"business":%b,"offer":%b,"event":%b}' % (told, offers, events)


def offer_columns(facts: Facts, part: str) -> OfferColumns:
    """The rule behind the fact ``OfferColumns``."""
    ids, held = facts.of(GoingOnHere, part).offers, _places(facts, part)
    rows = [msgpack.decode(entry) for entry in facts.bytes_of(OfferEntry, ids)]
    return OfferColumns(as_json(_offers(ids, rows, held)))


def event_columns(facts: Facts, part: str) -> EventColumns:
    """The rule behind the fact ``EventColumns``."""
    events, held = facts.of(GoingOnHere, part).events, _places(facts, part)
    rows = [msgpack.decode(entry) for entry in facts.bytes_of(EventEntry, [i for i, _ in events])]
    # The name of a business that is here stands here already.
    venues = ["" if row[2] in held else venue_name(facts, row[2]) for row in rows]
    return EventColumns(as_json(_events(events, rows, venues, held)))


def _places(facts: Facts, part: str) -> dict[str, int]:
    """Where each of a part's businesses stands in it."""
    return {business_id: place for place, business_id in enumerate(facts.of(Here, part).businesses)}


def _most_words(businesses: int) -> int:
    return max(FEWEST_WORDS, min(MOST_WORDS, WORDS_IN_ALL // max(1, businesses)))


def as_json(told: Any) -> bytes:
    """``told`` as the site's data files are written."""
    return json.encode(told)


def _businesses(
    ids: Sequence[str], rows: Sequence[Sequence[Any]], categories: Sequence[str], beside: int
) -> dict[str, Any]:
    if not rows:
        return {}
    names, tags, streets, numbers, flags, cuisines, keywords, said, texts = zip(*rows, strict=True)
    places = {tag: place for place, tag in enumerate(categories)}
    room = room_in_part(names, len(categories), beside)
    return {
        "id": addresses(ids, names),
        "name": lines(names),
        "category": [places[tag] for tag in tags],
        "street": _table(streets),
        "number": lines(numbers),
        "flags": [*flags],
        "cuisine": lines(map(" ".join, cuisines)),
        **_words(keywords, said, rare(texts, _most_words(len(rows))), *room),
    }


def _words(
    keywords: Sequence[Sequence[str]],
    said: Sequence[Sequence[str]],
    texts: Sequence[Sequence[str]],
    room: float,
    known: set[str],
) -> dict[str, str]:
    """The columns of keywords and of the texts' words: those that have room. ``said`` are the
    keywords that the category has as well.
    """
    own = [
        [w for w in words if w not in there] for words, there in zip(keywords, said, strict=True)
    ]
    taken = that_fit((own, texts, said), room, known)

    def kept(column: Sequence[Sequence[str]], sign: str) -> str:
        return lines(
            sign.join([word for word in words if word in fit])
            for words, fit in zip(column, taken, strict=True)
        )

    return {"words": kept(keywords, "|"), "text": kept(texts, " ")}


def _offers(
    ids: Sequence[str], rows: Sequence[Sequence[Any]], held: dict[str, int]
) -> dict[str, Any]:
    if not rows:
        return {}
    order = sorted(range(len(rows)), key=lambda i: held.get(rows[i][1], -1))
    ids, rows = [ids[i] for i in order], [rows[i] for i in order]
    names, businesses, first, last, free, keywords, texts = zip(*rows, strict=True)
    return {
        "id": addresses(ids, names),
        "name": lines(names),
        "business": _ways(businesses, held),
        "first": [*first],
        "last": [*last],
        "flags": [int(nothing) for nothing in free],
        **_words_beside(keywords, texts, len(held)),
    }


def _events(
    events: Sequence[Dated],
    rows: Sequence[Sequence[Any]],
    venues: Sequence[str],
    held: dict[str, int],
) -> dict[str, Any]:
    if not rows:
        return {}
    order = sorted(range(len(rows)), key=lambda i: held.get(rows[i][2], -1))
    events, venues = [events[i] for i in order], [venues[i] for i in order]
    rows = [rows[i] for i in order]
    names, categories, places, flags, keywords, texts = zip(*rows, strict=True)
    return {
        "business": _ways(places, held),
        "id": addresses([event_id for event_id, _ in events], names),
        "name": lines(names),
        "category": _table(categories),
        "place": _table(venues),
        "dates": lines(map(dates_text, [dates for _, dates in events])),
        "flags": [*flags],
        **_words_beside(keywords, texts, len(held)),
    }


def _words_beside(
    keywords: Sequence[Sequence[str]], texts: Sequence[Sequence[str]], businesses: int
) -> dict[str, str]:
    """The same two columns of the offers or events of so many businesses."""
    nothing_said, texts = [()] * len(keywords), rare(texts, _most_words(businesses) // 3)
    return _words(keywords, nothing_said, texts, room_beside(businesses), set())


def _ways(businesses: Sequence[str], held: dict[str, int]) -> list[int]:
    """From the place of one record's business to the next one's: small numbers, for they are in
    this order. A record without a business here is at -1, which is before all.
    """
    found = [held.get(business_id, -1) for business_id in businesses]
    return [place - before for before, place in pairwise([-1, *found])]


def _table(values: Sequence[str]) -> dict[str, Any]:
    """A column of numbers, and the values they stand for, in the order of the alphabet."""
    known = sorted(set(values))
    places = {value: place for place, value in enumerate(known)}
    return {"rows": [places[value] for value in values], "of": lines(known)}


def lines(values: Iterable[str]) -> str:
    """A column of texts, none of which has a line's end."""
    return "\n".join(values)


#: Of names in these letters the browser makes the same addresses as we.
_PLAIN = regex(r"[\x20-\x7eäöüßÄÖÜéèêáàâ–»«]*\Z")


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
