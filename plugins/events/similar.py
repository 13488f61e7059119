# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What comes next of the same kind: for the pages of events that are over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from msgspec import Struct

from plugins.core.facts import Facts
from plugins.events.card import EventCard
from plugins.events.kinds import kinds_of
from plugins.events.model import Event
from plugins.events.rows import EventRow, next_rows

MOST = 3
#: A kind that says nothing: whatever comes next is as good.
_ANY = "other"


class NextOfKind(Struct, frozen=True):
    """The ids of the events of one kind that come next; of any, under "other"."""

    ids: tuple[str, ...]


def next_of_kind(facts: Facts) -> Mapping[str, NextOfKind]:
    """The rule behind the fact ``NextOfKind``."""
    cards: Mapping[str, EventCard] = facts.catalogue.cards(Event)
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for event_id, card in cards.items():
        if (soonest := card.next) is not None:
            for kind in {card.kinds[0] if card.kinds else _ANY, _ANY}:
                found[kind].append((soonest, event_id))
    return {
        kind: NextOfKind(tuple([i for _, i in sorted(ids)[:MOST]])) for kind, ids in found.items()
    }


def similar(event: Event, facts: Facts) -> tuple[EventRow, ...]:
    """The next dates of up to three events like ``event``; the same for all of its kind."""
    kind = next(iter(kinds_of(event)), _ANY)
    return facts.made(similar, kind, lambda: _next_rows(kind, facts))


def _next_rows(kind: str, facts: Facts) -> tuple[EventRow, ...]:
    known = facts.find(NextOfKind, kind) or facts.find(NextOfKind, _ANY)
    return next_rows(known.ids, facts) if known else ()
