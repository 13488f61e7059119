# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Plan: which pages and files the site has, and how each is drawn.

To plan a page is cheap: its address, and a function with plain arguments that will draw it. It is
drawn when it has to be, alone, and sees its arguments and whatever it looks up in the facts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from msgspec import Struct, field

from plugins.core.catalogue import Catalogue
from plugins.core.clock import Now
from plugins.core.facts import Facts
from plugins.core.model import Record


class Crumb(NamedTuple):
    """One step of the way to a page."""

    name: str
    address: str


class FeedLink(NamedTuple):
    """A feed that a page offers by ``<link rel="alternate">``."""

    title: str
    address: str
    media_type: str


ATOM = "application/atom+xml"
JSON_FEED = "application/feed+json"
CALENDAR = "text/calendar"


class Page(Struct):
    """One HTML page as it is drawn. ``data`` is all its template sees beside the site's frame."""

    template: str
    title: str
    data: Mapping[str, Any]
    description: str = ""
    nav: str = ""
    crumbs: tuple[Crumb, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    #: What the page is about: nodes of JSON-LD (``structured_data.nodes``), written or not.
    json_ld: tuple[Any, ...] = ()
    #: Where it was planned, and whether it is listed; filled in by who draws it.
    address: str = ""
    indexed: bool = True


class Planned(NamedTuple):
    """One page or file of the site. Made by ``planned_page`` and ``planned_file``.

    ``address`` is relative to the site's root, without a leading slash; one that ends in ``/``
    (or is empty) is written as ``index.html``. ``origin`` is the content file it stands for.
    ``draw(facts, *arguments)`` gives its ``Page``, or the bytes of a file. The arguments are plain
    values that ``repr`` tells apart: ids, texts, numbers, days, tuples of such.
    """

    address: str
    draw: Callable[..., Any]
    arguments: tuple[Any, ...] = ()
    origin: str = ""
    kind: str = "Seiten"
    is_page: bool = True
    #: For the sitemap: whether search engines may list it, and since when it is as it is.
    indexed: bool = True
    updated: date | None = None
    #: The words of its link in the footer; "" where it has none.
    footer: str = ""
    #: Pages with the same word look at the same records, and are drawn one after another.
    near: str = ""

    @property
    def file(self) -> str:
        """The file it is written to."""
        return file_of(self.address)


def planned_page(address: str, draw: Callable[..., Page], *arguments: Any, **told: Any) -> Planned:
    """Plan the page at ``address``; ``told`` are the other fields of ``Planned``."""
    return Planned(address, draw, arguments, **told)


def planned_file(
    address: str,
    draw: Callable[..., bytes],
    *arguments: Any,
    origin: str = "",
    kind: str = "Dateien",
    near: str = "",
) -> Planned:
    """Plan a file that is no page: a feed, a calendar."""
    return Planned(address, draw, arguments, origin, kind, is_page=False, near=near)


class File(NamedTuple):
    """A file that is written already."""

    address: str
    content: bytes


def _ready(facts: Facts, content: bytes) -> bytes:
    """Draw a ``File``."""
    return content


def file_of(address: str) -> str:
    """``betriebe/x/`` → ``betriebe/x/index.html``; other addresses are files themselves."""
    return f"{address}index.html" if address == "" or address[-1] == "/" else address


class Collision(Struct, frozen=True):
    """Two things that want one address; ``loser`` is a content file."""

    address: str
    loser: str
    winner: str


#: Everything the site will hold, by file, in the order of the file names.
Plan = dict[str, Planned]


class Planning(Struct):
    """Sender of the ``plan`` signal: what a feature may see, and where it puts its pages."""

    catalogue: Catalogue
    facts: Facts
    _offered: list[Planned] = field(default_factory=list)

    @property
    def now(self) -> Now:
        """The build's day."""
        return self.facts.now

    def add(self, planned: Planned) -> None:
        """Add a page or a file."""
        self._offered.append(planned)

    def file(self, file: File) -> None:
        """Add a file that is written already."""
        self.add(planned_file(file.address, _ready, file.content))

    def record_pages(
        self, model: type[Record], draw: Callable[[Facts, str], Page], told: Telling | None = None
    ) -> None:
        """Add a page for every record of ``model``, drawn from the facts and the record's id.

        ``told(card)`` gives the other fields of ``Planned`` for one record.
        """
        kind = self.catalogue.registry.of(model)
        cards = self.catalogue.cards(model)
        for record_id, taken in self.catalogue.taken.get(kind.name, {}).items():
            more = {"near": record_id, **(told(cards[record_id]) if told else {})}
            address = kind.address_of(record_id)
            self._offered.append(Planned(address, draw, (record_id,), taken.path, **more))

    def pages(self) -> tuple[Planned, ...]:
        """Every page offered so far."""
        return tuple(item for item in self._offered if item.is_page)

    def settle(self) -> tuple[Plan, tuple[Collision, ...]]:
        """The plan, and who has to give way.

        Of two that want one file, a page the generator makes itself wins over a record's, and
        among records the first by path. Two of the generator's own are our bug: ``ValueError``.
        """
        plan: Plan = {}
        folded: dict[str, Planned] = {}
        twice: list[Planned] = []
        for item in self._offered:
            if folded.setdefault(item.file.casefold(), item) is item:
                plan[item.file] = item
            else:
                twice.append(item)
        collisions = []
        for item in sorted(twice, key=_rank):
            first = folded[item.file.casefold()]
            winner, loser = sorted((first, item), key=_rank)
            if not loser.origin:
                raise ValueError(f"two pages want the address {item.address!r}")
            collisions.append(Collision(loser.address, loser.origin, winner.origin))
            if winner is item:
                folded[item.file.casefold()] = item
                del plan[first.file]
                plan[item.file] = item
        return dict(sorted(plan.items())), tuple(collisions)


def _rank(item: Planned) -> tuple[bool, str, str]:
    return (item.origin != "", item.origin, item.address)


#: What a record's card says of its page: ``kind``, ``indexed``, ``updated``, ``footer``, ``near``.
Telling = Callable[[Any], Mapping[str, Any]]
