# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A feed and its entries, before any format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from .wording import in_utc


@dataclass(frozen=True, slots=True)
class Entry:
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
        in_utc(self.updated)
        if self.published is not None:
            in_utc(self.published)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: what a list page offers to a feed reader, newest entries first.

    All addresses are absolute; `id` is an absolute IRI that never changes. `feed_url` is the
    address of the very file that is written. `updated` (aware, else ValueError) is the date of
    a feed without entries; with entries, the newest of them counts. `author` stands for
    entries that name none; without it, the feed's title does.
    """

    title: str
    description: str
    home_url: str
    feed_url: str
    id: str
    language: str
    updated: datetime
    entries: tuple[Entry, ...]
    author: str = ""

    def __post_init__(self) -> None:
        """Refuse a moment without a zone: its meaning would depend on the machine."""
        in_utc(self.updated)

    @property
    def newest(self) -> datetime:
        """The moment of the last change, in UTC."""
        return max((in_utc(entry.updated) for entry in self.entries), default=in_utc(self.updated))
