# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A listing: which records, how grouped, which template, which feeds. The rest is here, once.

A listing is a small class over ``Listing`` and one line that hands it to ``plan_listing`` in a
receiver of the ``plan`` signal. ``docs/writing-a-plugin.md`` walks through one.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar, Generic, TypeVar

from plugins.core.catalogue import Facts
from plugins.core.model import Record
from plugins.core.plan import ATOM, CALENDAR, JSON_FEED, Crumb, FeedLink, File, Page, Planning
from plugins.feeds.atom import to_atom
from plugins.feeds.calendar import CalendarHead, to_ics
from plugins.feeds.calendar_item import CalendarItem
from plugins.feeds.entry import Entry, Feed
from plugins.feeds.json_feed import to_json_feed
from plugins.structured_data import nodes

#: More cards than this on one page break assistive tools, and nobody scrolls that far.
PER_PAGE = 60

Item = TypeVar("Item", bound=Record)


@dataclass(frozen=True, slots=True)
class Group(Generic[Item]):
    """One list: its address (ends in ``/``), its words, its records in order."""

    address: str
    title: str
    description: str
    items: tuple[Item, ...]
    crumbs: tuple[Crumb, ...] = ()
    #: What has a date, for the list's calendar; None, no calendar. An empty one is written too:
    #: somebody has subscribed to it.
    calendar: tuple[CalendarItem, ...] | None = None
    indexed: bool = True


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where a page stands among the pages of its list."""

    number: int
    total: int
    previous: str
    next: str
    pages: tuple[tuple[int, str], ...]
    letters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Slice(Generic[Item]):
    """One page of a list."""

    group: Group[Item]
    items: tuple[Item, ...]
    pagination: Pagination
    facts: Facts = field(repr=False)


class Listing(ABC, Generic[Item]):
    """What differs from listing to listing."""

    template: ClassVar[str]
    kind: ClassVar[str] = "Listen"
    nav: ClassVar[str] = ""
    per_page: ClassVar[int] = PER_PAGE
    feeds: ClassVar[bool] = True

    @abstractmethod
    def groups(self, facts: Facts) -> Iterable[Group[Item]]:
        """The lists, in the order in which they should be planned."""

    @abstractmethod
    def data(self, part: Slice[Item]) -> Mapping[str, Any]:
        """What the template of one page sees."""

    @abstractmethod
    def entry(self, item: Item, facts: Facts) -> Entry | None:
        """One record as a feed entry, or None for what is not to be told yet."""

    def letter(self, item: Item) -> str:
        """The letter a record stands under, where the list has letters."""
        return ""


def page_address(address: str, number: int) -> str:
    """The address of the list's page ``number``, counted from 1."""
    return address if number == 1 else f"{address}seite-{number}/"


def plan_listing(listing: Listing[Any], planning: Planning) -> None:
    """Plan every page and every feed of ``listing``."""
    for group in listing.groups(planning.facts):
        links = _feeds(listing, group, planning) if listing.feeds else ()
        for part in _slices(listing, group, planning.facts):
            planning.page(_page(listing, part, links, planning))


def _slices(listing: Listing[Item], group: Group[Item], facts: Facts) -> Iterable[Slice[Item]]:
    size = listing.per_page
    total = max(1, -(-len(group.items) // size))
    addresses = [page_address(group.address, n) for n in range(1, total + 1)]
    letters: dict[str, str] = {}
    for index, item in enumerate(group.items):
        letter = listing.letter(item)
        if letter:
            letters.setdefault(letter, f"{addresses[index // size]}#{anchor(letter)}")
    for number in range(1, total + 1):
        yield Slice(
            group,
            group.items[(number - 1) * size : number * size],
            Pagination(
                number,
                total,
                addresses[number - 2] if number > 1 else "",
                addresses[number] if number < total else "",
                tuple(enumerate(addresses, 1)),
                tuple(letters.items()),
            ),
            facts,
        )


def anchor(letter: str) -> str:
    """The anchor of a letter's group on its page."""
    return "buchstabe-" + ("0-9" if letter == "0–9" else letter.lower())


def _page(
    listing: Listing[Item],
    part: Slice[Item],
    links: tuple[FeedLink, ...],
    planning: Planning,
) -> Page:
    group, number = part.group, part.pagination.number
    city, catalogue = planning.catalogue.city, planning.catalogue
    later = number > 1
    title = f"{group.title} – Seite {number}" if later else group.title
    urls = [city.absolute(catalogue.address_of(item)) for item in part.items]
    return Page(
        address=page_address(group.address, number),
        template=listing.template,
        title=title,
        description=f"{group.description} Seite {number}." if later else group.description,
        nav=listing.nav,
        crumbs=(*group.crumbs, Crumb(group.title, group.address)) if later else group.crumbs,
        feeds=links,
        json_ld=(nodes.item_list(urls, name=group.title),) if urls else (),
        updated=_updated(part.items),
        data=listing.data(part),
        indexed=group.indexed,
        kind=listing.kind,
    )


def _updated(items: Sequence[Record]) -> date | None:
    return max((day for item in items if (day := item.last_changed())), default=None)


#: A feed without entries needs a date that is not the build's.
_NEVER = date(2020, 1, 1)


def moment_of(day: date | None, facts: Facts) -> datetime:
    """Local midnight of ``day``, or of a fixed day where the content names none."""
    return datetime.combine(day or _NEVER, datetime.min.time(), facts.now.zone)


def _feeds(listing: Listing[Item], group: Group[Item], planning: Planning) -> tuple[FeedLink, ...]:
    """Write the list's feeds; the links to them."""
    facts, city = planning.facts, planning.catalogue.city
    entries = [e for item in group.items if (e := listing.entry(item, facts))]
    newest = sorted(entries, key=lambda e: (e.updated, e.id), reverse=True)
    links = []
    for name, media_type, make, word in (
        ("feed.atom", ATOM, to_atom, "Atom"),
        ("feed.json", JSON_FEED, to_json_feed, "JSON Feed"),
    ):
        address = group.address + name
        feed = Feed(
            title=f"{group.title} – {city.site_name}",
            description=group.description,
            home_url=city.absolute(group.address),
            feed_url=city.absolute(address),
            id=city.absolute(group.address),
            language=city.languages[0],
            updated=moment_of(None, facts),
            entries=tuple(newest),
            author=city.operator.name,
        )
        planning.file(File(address, make(feed), kind="Feeds"))
        links.append(FeedLink(f"{group.title} ({word})", address, media_type))
    if group.calendar is not None:
        address = group.address + "kalender.ics"
        head = CalendarHead(
            name=f"{group.title} – {city.site_name}",
            url=city.absolute(group.address),
            source=city.absolute(address),
        )
        content = to_ics(head, group.calendar, facts.now.zone)
        planning.file(File(address, content, kind="Kalender"))
        links.append(FeedLink(f"{group.title} (Kalender)", address, CALENDAR))
    return tuple(links)
