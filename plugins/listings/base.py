# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A listing: which records, how grouped, which template, which feeds. The rest is here, once.

A listing is a small class over ``Listing`` and one line that hands it to ``plan_listing`` in a
receiver of the ``plan`` signal. ``docs/writing-a-plugin.md`` walks through one. Which record
stands where is decided while planning, from the records' cards; a page loads its own records when
it is drawn.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, ClassVar, Generic, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from plugins.core.facts import Facts
from plugins.core.messages import Messages
from plugins.core.model import Record
from plugins.core.plan import Crumb, Page, Planning, planned_page
from plugins.feeds.entry import Entry
from plugins.feeds.vevent import Vevent
from plugins.listings.describing import with_names
from plugins.listings.feeds import FeedItem, feed_links, plan_feeds
from plugins.structured_data import nodes

#: More cards than this on one page break assistive tools, and nobody scrolls that far.
PER_PAGE = 60

Item = TypeVar("Item", bound=Record)


class Group(Struct, frozen=True):
    """One list: its address (ends in ``/``), its words, the ids of its records in order."""

    address: str
    title: str
    description: str
    ids: tuple[str, ...]
    crumbs: tuple[Crumb, ...] = ()
    #: The ids of what has a date, for the list's calendar; None, no calendar. An empty one is
    #: written too: somebody has subscribed to it.
    calendar: tuple[str, ...] | None = None
    indexed: bool = True
    #: The letter each record stands under, where the list has letters.
    letters: tuple[str, ...] = ()


class Place(Struct, frozen=True):
    """Which page of its list a page is, counted from 1, of how many; and where letters begin."""

    number: int
    total: int
    letters: tuple[tuple[str, str], ...]


class Pagination(Struct, frozen=True):
    """Where a page stands among the pages of its list."""

    number: int
    total: int
    previous: str
    next: str
    pages: tuple[tuple[int, str], ...]
    letters: tuple[tuple[str, str], ...] = ()


class Slice(Struct, Generic[Item], frozen=True):
    """One page of a list, as it is drawn: ``group`` without its ids, and those of this page.

    ``count`` is the number of records in the whole list, ``chosen`` what ``Listing.choose`` gave.
    """

    model: type[Record]
    group: Group
    ids: tuple[str, ...]
    pagination: Pagination
    count: int
    chosen: Any
    facts: Facts

    @property
    def items(self) -> tuple[Item, ...]:
        """This page's records, for a listing that shows more of them than their facts."""
        found = [self.facts.catalogue.the(self.model, record_id) for record_id in self.ids]
        return cast(tuple[Item, ...], tuple(found))


class Listing(ABC, Generic[Item]):
    """What differs from listing to listing."""

    model: ClassVar[type[Record]]
    template: ClassVar[str]
    kind: ClassVar[str] = "Listen"
    nav: ClassVar[str] = ""
    per_page: ClassVar[int] = PER_PAGE
    feeds: ClassVar[bool] = True
    #: The fact that is an entry of the list's calendar; the ids of its ``Group.calendar`` name it.
    calendar_entry: ClassVar[type[Vevent]] = Vevent
    #: The fact that is what ``entry`` tells, as feeds hold it; None, and each list has it made.
    feed_item: ClassVar[type[FeedItem] | None] = None

    def __init_subclass__(cls) -> None:
        """Who tells something else than the class it is made from has no fact of that."""
        if "entry" in vars(cls) and "feed_item" not in vars(cls):
            cls.feed_item = None

    @abstractmethod
    def groups(self, facts: Facts) -> Iterable[Group]:
        """The lists, in the order in which they should be planned."""

    @abstractmethod
    def data(self, part: Slice[Item]) -> Mapping[str, Any]:
        """What the template of one page sees."""

    @abstractmethod
    def entry(self, item: Item, facts: Facts) -> Entry | None:
        """One record as a feed entry, or None for what is not to be told yet.

        Of the record and the facts alone: lists that inherit it share what it makes.
        """

    def updated(self, ids: Sequence[str], facts: Facts) -> date | None:
        """The day the content itself names as the last change of any of these records."""
        found = (facts.catalogue.the(self.model, record_id) for record_id in ids)
        return max((day for item in found if (day := item.last_changed())), default=None)

    def newest(self, ids: Sequence[str], facts: Facts) -> Iterable[str]:
        """The ids for the feed, best first; a feed takes the first few."""
        items = (cast(Item, facts.catalogue.the(self.model, record_id)) for record_id in ids)
        entries = ((self.entry(item, facts), item.id) for item in items)
        dated = [(e.updated, e.id, record_id) for e, record_id in entries if e]
        return [record_id for _, _, record_id in sorted(dated, reverse=True)]

    def names(self, part: Slice[Item]) -> Iterable[str]:
        """What a page's description tells of what stands on it; nothing, if the group's does."""
        return ()

    def choose(self, ids: Sequence[str], facts: Facts) -> Any:
        """What else a page with these records shows, as plain values: ids of other records."""
        return ()

    def draw(
        self,
        facts: Facts,
        group: Group,
        ids: tuple[str, ...],
        place: Place,
        count: int,
        chosen: Any,
    ) -> Page:
        """One page of one list."""
        number = place.number
        later = number > 1
        pagination = _pagination(group.address, place)
        kind, city = facts.catalogue.registry.of(self.model), facts.catalogue.city
        part: Slice[Item] = Slice(self.model, group, ids, pagination, count, chosen, facts)
        urls = [city.absolute(kind.address_of(record_id)) for record_id in ids]
        crumb = Crumb(group.title, group.address)
        return Page(
            template=self.template,
            title=page_title(facts.words, group, number),
            description=with_names(page_description(facts.words, group, number), self.names(part)),
            nav=self.nav,
            crumbs=(*group.crumbs, crumb) if later else group.crumbs,
            feeds=feed_links(group, facts.words) if self.feeds else (),
            json_ld=(nodes.item_list(urls, name=group.title),) if urls else (),
            data=self.data(part),
        )


def page_title(words: Messages, group: Group, number: int) -> str:
    """The title of the list's page ``number``."""
    if number == 1:
        return group.title
    return words("%(list)s – page %(number)s", list=group.title, number=number)


def page_description(words: Messages, group: Group, number: int) -> str:
    """The description of the list's page ``number``."""
    if number == 1:
        return group.description
    return " ".join([group.description, words("Page %(number)s.", number=number)])


def page_address(address: str, number: int) -> str:
    """The address of the list's page ``number``, counted from 1."""
    return address if number == 1 else f"{address}seite-{number}/"


def slug_of(address: str) -> str:
    """The last part of a list's address: ``strassen/markt/`` → ``markt``."""
    return address.rstrip("/").rpartition("/")[2]


def plan_listing(listing: Listing[Any], planning: Planning) -> None:
    """Plan every page and every feed of ``listing``."""
    facts = planning.facts
    for group in listing.groups(facts):
        head = head_of(group)
        if listing.feeds:
            plan_feeds(listing, group, planning)
        for ids, place in _slices(listing.per_page, group):
            planning.add(
                planned_page(
                    page_address(group.address, place.number),
                    listing.draw,
                    head,
                    ids,
                    place,
                    len(group.ids),
                    listing.choose(ids, facts),
                    kind=listing.kind,
                    indexed=group.indexed,
                    footer=_footer(listing, group) if place.number == 1 else "",
                    updated=listing.updated(ids, facts),
                )
            )


def _footer(listing: Listing[Any], group: Group) -> str:
    """The words of the footer's link; what lies deeper has crumbs, and is found through others."""
    return group.title if listing.nav == "footer" and not group.crumbs else ""


def head_of(group: Group) -> Group:
    """The words of a list without its records: a page must not change with those of another."""
    return replace(group, ids=(), letters=(), calendar=None if group.calendar is None else ())


def _slices(size: int, group: Group) -> Iterator[tuple[tuple[str, ...], Place]]:
    total = max(1, -(-len(group.ids) // size))
    letters: dict[str, str] = {}
    for index, letter in enumerate(group.letters):
        if letter not in letters:
            page = page_address(group.address, index // size + 1)
            letters[letter] = f"{page}#{anchor(letter)}"
    begins = tuple(letters.items())
    for number in range(1, total + 1):
        ids = group.ids[(number - 1) * size : number * size]
        yield ids, Place(number, total, begins)


def _pagination(address: str, place: Place) -> Pagination:
    """The ways from one page of a list to the others."""
    number, total = place.number, place.total
    pages = _pages(address, total)
    before = pages[number - 2][1] if number > 1 else ""
    after = pages[number][1] if number < total else ""
    return Pagination(number, total, before, after, pages, place.letters)


@lru_cache(maxsize=64)
def _pages(address: str, total: int) -> tuple[tuple[int, str], ...]:
    return tuple([(number, page_address(address, number)) for number in range(1, total + 1)])


def anchor(letter: str) -> str:
    """The anchor of a letter's group on its page."""
    return "buchstabe-" + ("0-9" if letter == "0–9" else letter.lower())


#: A feed without entries needs a date that is not the build's.
_NEVER = date(2020, 1, 1)


def moment_of(day: date | None, facts: Facts) -> datetime:
    """Local midnight of ``day``, or of a fixed day where the content names none."""
    return datetime.combine(day or _NEVER, datetime.min.time(), facts.now.zone)
