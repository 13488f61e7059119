# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Plan: which pages and files the site has, each with what it may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from plugins.core.catalogue import Catalogue, Facts
from plugins.core.clock import Now
from plugins.core.model import Record


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way to a page."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page offers by ``<link rel="alternate">``."""

    title: str
    address: str
    media_type: str


ATOM = "application/atom+xml"
JSON_FEED = "application/feed+json"
CALENDAR = "text/calendar"


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML page. ``data`` is all that its template sees beside the site's frame.

    ``address`` is relative to the site's root, without a leading slash; one that ends in ``/``
    (or is empty) is written as ``index.html``. ``origin`` is the content file it stands for.
    """

    address: str
    template: str
    title: str
    data: Mapping[str, Any]
    description: str = ""
    nav: str = ""
    crumbs: tuple[Crumb, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    json_ld: tuple[Mapping[str, Any], ...] = ()
    updated: date | None = None
    indexed: bool = True
    origin: str = ""
    kind: str = "Seiten"

    @property
    def file(self) -> str:
        """The file it is written to."""
        return file_of(self.address)


@dataclass(frozen=True, slots=True)
class File:
    """One file that is no page: a feed, a calendar, a picture."""

    address: str
    content: bytes
    origin: str = ""
    kind: str = "Dateien"

    @property
    def file(self) -> str:
        """The file it is written to."""
        return self.address


def file_of(address: str) -> str:
    """``betriebe/x/`` → ``betriebe/x/index.html``; other addresses are files themselves."""
    return f"{address}index.html" if address == "" or address.endswith("/") else address


@dataclass(frozen=True, slots=True)
class Collision:
    """Two things that want one address; ``loser`` is a content file."""

    address: str
    loser: str
    winner: str


@dataclass(slots=True)
class Plan:
    """Everything the site will hold, by file."""

    pages: dict[str, Page] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)

    def sorted_pages(self) -> tuple[Page, ...]:
        """All pages by address."""
        return tuple(self.pages[name] for name in sorted(self.pages))

    def sorted_files(self) -> tuple[File, ...]:
        """All files by address."""
        return tuple(self.files[name] for name in sorted(self.files))


@dataclass(slots=True)
class Planning:
    """Sender of the ``plan`` signal: what a feature may see, and where it puts its pages."""

    catalogue: Catalogue
    facts: Facts
    _offered: list[Page | File] = field(default_factory=list)

    @property
    def now(self) -> Now:
        """The build's moment."""
        return self.facts.now

    def page(self, page: Page) -> None:
        """Add a page."""
        self._offered.append(page)

    def record_page(self, record: Record, page: Page) -> None:
        """Add the page of one record: it takes the record's address and origin."""
        address = self.catalogue.address_of(record)
        self._offered.append(replace(page, address=address, origin=record.path))

    def file(self, file: File) -> None:
        """Add a file."""
        self._offered.append(file)

    def pages(self) -> tuple[Page, ...]:
        """Every page offered so far."""
        return tuple(item for item in self._offered if isinstance(item, Page))

    def settle(self) -> tuple[Plan, tuple[Collision, ...]]:
        """The plan, and who has to give way.

        Of two that want one file, a page the generator makes itself wins over a record's, and
        among records the first by path. Two of the generator's own are our bug: ``ValueError``.
        """
        plan = Plan()
        taken: dict[str, str] = {}
        collisions = []
        for item in sorted(self._offered, key=lambda i: (i.origin != "", i.origin, i.address)):
            key = item.file.casefold()
            if key in taken:
                if not item.origin:
                    raise ValueError(f"two pages want the address {item.address!r}")
                collisions.append(Collision(item.address, item.origin, taken[key]))
                continue
            taken[key] = item.origin
            if isinstance(item, Page):
                plan.pages[item.file] = item
            else:
                plan.files[item.file] = item
        return plan, tuple(collisions)
