# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many words have room: an index is fetched over a telephone, so it may weigh 40 KB a thousand
businesses, however much they write about themselves.

Names, streets, dates always stand in it. The words beside them come in by what they are worth:
everybody's first keyword, everybody's second …, then the rarest words of the texts; last the
keywords that the business's category has as well, for by these it is found already. What something
weighs is estimated: compressing to find out would cost each build, and would make the index depend
on the machine's compressor.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, zip_longest

#: Bytes of the index of a thousand businesses or fewer, as gzip leaves them; what the base file
#: takes of them, and for each trade of the city.
ROOM, BASE, TRADE = 40_000, 4_000, 56
#: What gzip leaves of a letter, and what a word costs that stood there before.
LETTER, AGAIN = 0.6, 2.2
#: What gzip leaves of the columns of offers and events; what a business needs beside its words.
PACKED, EACH = 0.25, 3
#: Keywords of the offers, and of the events, of a part: so many bytes divided by its businesses,
#: and this at least.
ROOM_BESIDE, LEAST_BESIDE = 1_000_000, 1_000


def room_in_part(names: Sequence[str], trades: int, beside: int) -> tuple[float, set[str]]:
    """What is left for the words of businesses of these names, and the words that are known then.
    ``trades`` is how many the city has, ``beside`` the bytes of the columns of offers and events.
    """
    known: set[str] = set()
    room = ROOM * max(1, len(names) / 1000) - BASE - TRADE * trades - PACKED * beside
    return room - EACH * len(names) - _weight(" ".join(names).split(), known), known


def room_beside(businesses: int) -> float:
    """What there is for the words of a part's offers, and for those of its events."""
    return max(LEAST_BESIDE, ROOM_BESIDE / max(1, businesses))


def _weight(words: Iterable[str], known: set[str]) -> float:
    """What words weigh behind those that are ``known``, which they become."""
    total = 0.0
    for word in words:
        total += AGAIN if word in known else 1 + LETTER * len(word)
        known.add(word)
    return total


def that_fit(
    rounds: Sequence[Sequence[Sequence[str]]], room: float, known: set[str]
) -> list[set[str]]:
    """Of each record the words that have room. ``rounds`` are lists of all records' words, the
    dearest lists first; of each list the first words of all come before anybody's second.
    """
    taken: list[set[str]] = [set() for _ in rounds[0]] if rounds else []
    if (
        LETTER * sum(len(word) + 2 for words in chain.from_iterable(rounds) for word in words)
        < room
    ):
        return [taken_here.union(*words) for taken_here, *words in zip(taken, *rounds, strict=True)]
    for words_of_all in rounds:
        for turn in zip_longest(*words_of_all):
            for here, word in zip(taken, turn, strict=True):
                if word is None:
                    continue
                room -= _weight((word,), known)
                if room < 0:
                    return taken
                here.add(word)
    return taken
