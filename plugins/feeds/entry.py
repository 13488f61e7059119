# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A feed and its entries, before any format."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from heapq import nlargest
from typing import Protocol, TypeVar

from msgspec import Struct

from .wording import clean, clean_address, clean_line, in_utc, require_zone, rfc3339

#: So many entries a feed holds. Readers ask for it every hour, and an entry that they have read
#: they keep; everything there is stands in the pages and the calendars.
MOST_ENTRIES = 50


class Dated(Protocol):
    """What can be cut to the newest: an entry, or what will become one."""

    @property
    def id(self) -> str:
        """What orders two of one moment."""

    @property
    def updated(self) -> datetime:
        """The moment of the last change, aware."""


Something = TypeVar("Something", bound=Dated)


def newest(entries: Iterable[Something]) -> list[Something]:
    """Return the entries that a feed holds: the last changed, the latest first."""
    return nlargest(MOST_ENTRIES, entries, key=lambda entry: (entry.updated, entry.id))


class Entry(Struct, frozen=True):
    """One entry of a feed.

    `id` is an absolute IRI that never changes, `url` the absolute address of the page. `html`
    is safe HTML or empty, `title` and `summary` are plain text. `updated` and `published` are
    aware; ValueError otherwise.
    """

    id: str
    url: str
    title: str
    summary: str
    html: str
    updated: datetime
    published: datetime | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a moment without a zone: its meaning would depend on the machine."""
        require_zone(self.updated)
        if self.published is not None:
            require_zone(self.published)


class Worded(Struct, frozen=True):
    """An entry in words that every format can carry; moments are in UTC, ``published`` may be "".

    Most entries stand in a feed of each format: what costs time is done once for them all.
    """

    id: str
    url: str
    title: str
    summary: str
    html: str
    updated: datetime
    updated_text: str
    published_text: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]


def worded(entry: Entry) -> Worded:
    """Return `entry` as the formats write it; an entry without a title is called by its address."""
    address, updated = clean_address(entry.url), in_utc(entry.updated)
    return Worded(
        id=address if entry.id == entry.url else clean_address(entry.id),
        url=address,
        title=clean_line(entry.title) or address,
        summary=clean(entry.summary),
        html=clean(entry.html),
        updated=updated,
        updated_text=rfc3339(updated),
        published_text=rfc3339(entry.published) if entry.published is not None else "",
        authors=_lines(entry.authors),
        tags=_lines(entry.tags),
    )


def _lines(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([line for line in map(clean_line, names) if line]) if names else ()


class Feed(Struct, frozen=True):
    """A feed: what a list page offers to a feed reader.

    All addresses are absolute; `id` is an absolute IRI that never changes. `feed_url` is the
    address of the very file that is written. `entries` may be any number in any order: the
    newest are written, the latest first; they may be left out where written ones are joined.
    `updated` (aware, else ValueError) is the feed's date without entries here; with entries,
    the newest of them counts. `author` stands for entries that name none; without it, the
    feed's title does.
    """

    title: str
    description: str
    home_url: str
    feed_url: str
    id: str
    language: str
    updated: datetime
    entries: tuple[Entry, ...] = ()
    author: str = ""

    def __post_init__(self) -> None:
        """Refuse a moment without a zone: its meaning would depend on the machine."""
        require_zone(self.updated)

    @property
    def newest(self) -> datetime:
        """The moment of the last change, in UTC."""
        return max((in_utc(entry.updated) for entry in self.entries), default=in_utc(self.updated))
