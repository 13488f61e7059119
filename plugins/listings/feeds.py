# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The feeds of a list: Atom, JSON Feed, and a calendar where there are dates."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from plugins.core.facts import Facts
from plugins.core.messages import Messages
from plugins.core.plan import ATOM, CALENDAR, JSON_FEED, FeedLink, Planning, planned_file
from plugins.feeds.atom import atom_entry, atom_feed
from plugins.feeds.calendar import CalendarHead, calendar
from plugins.feeds.entry import MOST_ENTRIES, Feed, worded
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


class _Item(NamedTuple):
    """A record in feeds: its place among others, its moment, and it itself in each format."""

    rank: tuple[datetime, str]
    updated: datetime
    written: tuple[bytes, ...]


def _item(listing: Listing[Any], record_id: str, facts: Facts) -> _Item | None:
    """Both formats are written at once: a list has a feed of each, and one is drawn after the
    other. The bytes are all that is held.
    """
    entry = listing.entry(facts.catalogue.the(listing.model, record_id), facts)
    if entry is None:
        return None
    said = worded(entry)
    rank = (said.updated, entry.id)
    return _Item(rank, said.updated, tuple([write(said) for _, _, (_, write), _ in _FORMATS]))


def draw_feed(facts: Facts, told: _Told, index: int, group: Group, ids: tuple[str, ...]) -> bytes:
    """One feed of one list: its head, and entries that all lists share."""
    listing, city = told.listing, facts.catalogue.city
    maker = type(listing).entry
    items = [
        item
        for i in ids
        if (item := facts.made(maker, i, partial(_item, listing, i, facts))) is not None
    ]
    items.sort(key=_rank, reverse=True)
    name, _, (write, _), _ = _FORMATS[index]
    head = Feed(
        title=f"{group.title} – {city.site_name}",
        description=group.description,
        home_url=city.absolute(group.address),
        feed_url=city.absolute(group.address + name),
        id=city.absolute(group.address),
        language=city.language,
        updated=items[0].updated if items else datetime(2020, 1, 1, tzinfo=facts.now.zone),
        author=city.operator.name,
    )
    return write(head, [item.written[index] for item in items])


_rank = attrgetter("rank")


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
