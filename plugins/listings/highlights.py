# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A few of all businesses and offers, for what shows the whole city on one screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from itertools import islice
from typing import Any

from msgspec import Struct

from plugins.core.facts import Facts
from plugins.listings.businesses import GoingOn, listed

#: So many of those that open on the build's day (of these, of the latest), and of the offers, are
#: shown by a screen.
MOST_OPEN, MOST_LATE, MOST_OFFERS = 24, 8, 40


class Highlights(Struct, frozen=True):
    """Every text of opening hours with the number of its businesses; who opens on the build's day,
    each after the minute of the day at which it closes, in that order; offers that hold, what ends
    first standing first, one a business before a second. For planning.
    """

    hours: tuple[tuple[str, int], ...]
    closing: tuple[tuple[int, str], ...]
    offers: tuple[str, ...]


def highlights(facts: Facts) -> Mapping[str, Highlights]:
    """The rule behind the fact ``Highlights``, under ""."""
    cards = listed(facts)
    counts = Counter([card.hours for card in cards.values() if card.hours])
    rows = [(card.closes, i) for i, card in cards.items() if card.closes is not None]
    return {"": Highlights(tuple(sorted(counts.items())), tuple(sorted(rows)), _offers(facts))}


def few_open(shown: Highlights, most: int, most_late: int) -> tuple[str, ...]:
    """A few of all that open, so that there is something to show at every hour: one for each of
    the latest ends, for the evening; and evenly through all others, so that the ends that many
    share are among them when they come near. What closes first stands first.
    """
    rows = shown.closing
    by_end = dict(reversed(rows))  # of each end the first
    late = {(end, by_end[end]) for end in sorted(by_end)[-most_late:]}
    others = [row for row in rows if row not in late]
    few = min(most - len(late), len(others))
    step = (len(others) - 1) / max(1, few - 1)
    found = late.union(others[round(place * step)] for place in range(few))
    return tuple([business_id for _, business_id in sorted(found)])


def _offers(facts: Facts) -> tuple[str, ...]:
    going_on = facts.all(GoingOn)
    first = nsmallest(MOST_OFFERS, [here.offers[0] for here in going_on.values() if here.offers])
    if len(first) < MOST_OFFERS:
        rest = [list(here.offers[1:]) for _, here in sorted(going_on.items())]
        first += zip_turns(rest, MOST_OFFERS - len(first))
    return tuple(i for _, i in first)


def zip_turns(lists: Sequence[Sequence[Any]], most: int) -> list[Any]:
    """First of every list, then second of every list, and so on: the first ``most`` of these."""
    longest = max((len(items) for items in lists), default=0)
    turns = (items[n] for n in range(longest) for items in lists if n < len(items))
    return list(islice(turns, most))
