# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the feeds of the calendars tell of an event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from plugins.core.dates import short_date
from plugins.core.facts import Facts
from plugins.core.markdown import merchant_html, summary_of
from plugins.events.agenda import Entry as AgendaEntry
from plugins.events.calendar_files import announced
from plugins.events.card import EventCard
from plugins.events.model import Event
from plugins.events.rows import EventRows
from plugins.feeds.entry import MOST_ENTRIES, Entry
from plugins.listings.base import Group, Listing, Slice
from plugins.structured_data import nodes


class NextFirst(Struct, frozen=True):
    """Which place each event has if what comes next stands first, then what was last."""

    places: Mapping[str, int]


def next_first(facts: Facts) -> Mapping[str, NextFirst]:
    """The rule behind the fact ``NextFirst``, under "". For planning."""
    cards: Mapping[str, EventCard] = facts.catalogue.cards(Event)
    coming, over = [], []
    for event_id, card in cards.items():
        if (soonest := card.next) is not None:
            coming.append((soonest, event_id))
        else:
            over.append((-card.dates[-1][2], event_id))
    ordered = [*sorted(coming), *sorted(over)]
    return {"": NextFirst({event_id: place for place, (_, event_id) in enumerate(ordered)})}


class EventListing(Listing[Event]):
    """What the calendars' feeds share."""

    model = Event
    nav = "calendar"

    def groups(self, facts: Facts) -> Iterable[Group]:
        """A calendar plans its own pages."""
        return ()

    def data(self, part: Slice[Event]) -> Mapping[str, Any]:
        """A calendar draws its own pages."""
        return {}

    def newest(self, ids: Sequence[str], facts: Facts) -> Iterable[str]:
        """What comes next stands first, then what was last."""
        return sorted(ids, key=facts.of(NextFirst, "").places.__getitem__)[:MOST_ENTRIES]

    def entry(self, item: Event, facts: Facts) -> Entry:
        """An event as a feed entry; its next date stands in the title."""
        rows = facts.of(EventRows, item.id)
        url = facts.catalogue.city.absolute(rows.words.address)
        html = merchant_html(item.text)
        return Entry(
            id=url,
            url=url,
            title=f"{short_date(rows.dates.current.first_day, facts.words)}: {item.name}",
            summary=summary_of(html),
            html=html,
            updated=announced(item, facts),
            tags=item.keywords,
        )


def events_node(
    facts: Facts, group: Group, days: Iterable[Iterable[AgendaEntry]]
) -> tuple[nodes.Written, ...]:
    """The events that a page shows, each once, in schema.org's words."""
    city, kind = facts.catalogue.city, facts.catalogue.registry.of(Event)
    ids = dict.fromkeys([event_id for entries in days for event_id, _ in entries])
    address, root = kind.address_of, city.absolute("")
    urls = [root + address(event_id) for event_id in ids]
    return (nodes.item_list(urls, name=group.title),) if urls else ()
