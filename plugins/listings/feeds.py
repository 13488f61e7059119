# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The feeds of a list: Atom, JSON Feed, and a calendar where there are dates."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from plugins.core.facts import Facts
from plugins.core.plan import ATOM, CALENDAR, JSON_FEED, FeedLink, Planning, planned_file
from plugins.feeds.atom import to_atom
from plugins.feeds.calendar import CalendarHead, calendar
from plugins.feeds.entry import MOST_ENTRIES, Feed
from plugins.feeds.json_feed import to_json_feed

if TYPE_CHECKING:
    from plugins.listings.base import Group, Listing

_FORMATS = (
    ("feed.atom", ATOM, to_atom, "Atom"),
    ("feed.json", JSON_FEED, to_json_feed, "JSON Feed"),
)


def feed_links(group: Group) -> tuple[FeedLink, ...]:
    """The links to a list's feeds."""
    links = [
        FeedLink(f"{group.title} ({word})", group.address + name, media_type)
        for name, media_type, _, word in _FORMATS
    ]
    if group.calendar is not None:
        address = group.address + "kalender.ics"
        links.append(FeedLink(f"{group.title} (Kalender)", address, CALENDAR))
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
    if group.calendar is not None:
        address = group.address + "kalender.ics"
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


def draw_feed(facts: Facts, told: _Told, index: int, group: Group, ids: tuple[str, ...]) -> bytes:
    """One feed of one list."""
    listing, city = told.listing, facts.catalogue.city
    items = (facts.catalogue.the(listing.model, record_id) for record_id in ids)
    entries = [entry for item in items if (entry := listing.entry(item, facts))]
    name, _, make, _ = _FORMATS[index]
    return make(
        Feed(
            title=f"{group.title} – {city.site_name}",
            description=group.description,
            home_url=city.absolute(group.address),
            feed_url=city.absolute(group.address + name),
            id=city.absolute(group.address),
            language=city.languages[0],
            updated=datetime(2020, 1, 1, tzinfo=facts.now.zone),
            entries=tuple(sorted(entries, key=lambda e: (e.updated, e.id), reverse=True)),
            author=city.operator.name,
        )
    )


def draw_calendar(facts: Facts, told: _Told, group: Group, ids: tuple[str, ...]) -> bytes:
    """The calendar of one list."""
    city = facts.catalogue.city
    head = CalendarHead(
        name=f"{group.title} – {city.site_name}",
        url=city.absolute(group.address),
        source=city.absolute(group.address + "kalender.ics"),
    )
    events = (told.listing.vevent(i, facts) for i in ids)
    return calendar(head, events, facts.now.zone.key)
