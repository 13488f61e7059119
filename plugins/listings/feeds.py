# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The feeds of a list: Atom, JSON Feed, and a calendar where there are dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from msgspec import Struct, msgpack

from plugins.core.facts import Facts
from plugins.core.messages import Messages
from plugins.core.plan import ATOM, CALENDAR, JSON_FEED, FeedLink, Planning, planned_file
from plugins.feeds.atom import atom_entry, atom_feed
from plugins.feeds.calendar import CalendarHead, calendar
from plugins.feeds.entry import MOST_ENTRIES, Entry, Feed, worded
from plugins.feeds.json_feed import json_entry, json_feed

if TYPE_CHECKING:
    from plugins.listings.base import Group, Listing

_FORMATS = (
    ("feed.atom", ATOM, (atom_feed, atom_entry), "Atom"),
    ("feed.json", JSON_FEED, (json_feed, json_entry), "JSON Feed"),
)


def feed_links(group: Group, words: Messages) -> tuple[FeedLink, ...]:
    """The links to a list's feeds."""
    links = [
        FeedLink(f"{group.title} ({word})", group.address + name, media_type)
        for name, media_type, _, word in _FORMATS
    ]
    if group.calendar is not None:
        address = group.address + "kalender.ics"
        title = words("%(list)s (calendar)", list=group.title)
        links.append(FeedLink(title, address, CALENDAR))
    return tuple(links)


def plan_feeds(listing: Listing[Any], group: Group, planning: Planning) -> None:
    """Plan the files that ``feed_links`` leads to."""
    from plugins.listings.base import head_of

    head = head_of(group)
    newest = tuple(islice(listing.newest(group.ids, planning.facts), MOST_ENTRIES))
    for index, (name, *_) in enumerate(_FORMATS):
        planning.add(
            planned_file(
                group.address + name, draw_feed, _Told(listing), index, head, newest, kind="Feeds"
            )
        )
    plan_calendar(listing, group, planning)


def plan_calendar(listing: Listing[Any], group: Group, planning: Planning) -> None:
    """Plan the list's calendar, if it has one."""
    from plugins.listings.base import head_of

    if group.calendar is not None:
        address, head = group.address + "kalender.ics", head_of(group)
        planning.add(
            planned_file(
                address, draw_calendar, _Told(listing), head, group.calendar, kind="Kalender"
            )
        )


class _Told:
    """A listing as an argument: one class is one listing, and its name tells it apart."""

    def __init__(self, listing: Listing[Any]) -> None:
        self.listing = listing

    def __repr__(self) -> str:
        kind = type(self.listing)
        return f"{kind.__module__}.{kind.__qualname__}"


class FeedItem(bytes):
    """A record in feeds, as ``packed_item`` writes it. Kept facts are classes over it."""

    __slots__ = ()


class _Item(Struct, array_like=True):
    """What a ``FeedItem`` holds: what it is sorted by, and the record itself in each format."""

    updated: str
    id: str
    written: tuple[bytes, ...]


def packed_item(entry: Entry) -> bytes:
    """``entry`` in all formats: a list has a feed of each, and one is drawn after the other."""
    said = worded(entry)
    written = tuple([write(said) for _, _, (_, write), _ in _FORMATS])
    return _pack(_Item(said.updated_text, entry.id, written))


_pack = msgpack.Encoder().encode
_unpack = msgpack.Decoder(_Item).decode


def _items(listing: Listing[Any], ids: Sequence[str], facts: Facts) -> list[_Item]:
    """What the feeds of ``listing`` tell of these records, the latest first."""
    if listing.feed_item:
        found = facts.bytes_of(listing.feed_item, ids)
    else:
        maker = type(listing).entry
        found = [facts.made(maker, i, partial(_item, listing, i, facts)) for i in ids]
    return sorted([_unpack(item) for item in found if item], key=_rank, reverse=True)


def _item(listing: Listing[Any], record_id: str, facts: Facts) -> bytes:
    entry = listing.entry(facts.catalogue.the(listing.model, record_id), facts)
    return packed_item(entry) if entry else b""


_rank = attrgetter("updated", "id")


def draw_feed(facts: Facts, told: _Told, index: int, group: Group, ids: tuple[str, ...]) -> bytes:
    """One feed of one list: its head, and entries that all lists share."""
    city, items = facts.catalogue.city, _items(told.listing, ids, facts)
    name, _, (write, _), _ = _FORMATS[index]
    head = Feed(
        title=f"{group.title} – {city.site_name}",
        description=group.description,
        home_url=city.absolute(group.address),
        feed_url=city.absolute(group.address + name),
        id=city.absolute(group.address),
        language=city.language,
        updated=datetime.fromisoformat(items[0].updated)
        if items
        else datetime(2020, 1, 1, tzinfo=facts.now.zone),
        author=city.operator.name,
    )
    return write(head, [item.written[index] for item in items])


def draw_calendar(facts: Facts, told: _Told, group: Group, ids: tuple[str, ...]) -> bytes:
    """The calendar of one list."""
    city = facts.catalogue.city
    head = CalendarHead(
        name=f"{group.title} – {city.site_name}",
        url=city.absolute(group.address),
        source=city.absolute(group.address + "kalender.ics"),
    )
    events = facts.bytes_of(type(told.listing).calendar_entry, ids)
    return calendar(head, events, facts.now.zone.key)
