# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1): a head, and items written already.

The form is that of ``json.dumps(…, ensure_ascii=False, indent=1)``, which the tests compare
byte for byte; that encoder is quick only without an indent: docs/decisions/0014-own-writers.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from json.encoder import encode_basestring as _quoted

from .entry import Feed, Worded, newest, worded
from .wording import clean_address, clean_line

MEDIA_TYPE = "application/feed+json"
_VERSION = "https://jsonfeed.org/version/1.1"


def to_json_feed(feed: Feed) -> bytes:
    """Return the feed's newest entries as JSON in UTF-8."""
    return json_feed(feed, map(json_entry, map(worded, newest(feed.entries))))


def json_feed(feed: Feed, entries: Iterable[bytes]) -> bytes:
    """Return a feed of ready `entries` (`json_entry`), in the order given.

    Of `feed` only what it says of itself counts; the same input gives the same bytes.
    """
    items = b",\n  ".join(entries)
    return b"".join([_head(feed), b"[\n  " + items + b"\n ]" if items else b"[]", b"\n}\n"])


def json_entry(entry: Worded) -> bytes:
    """Return one entry as an item, ready to be joined into any number of feeds."""
    # One of the two contents is required; a title alone is no content.
    summary, html = entry.summary, entry.html
    kind, content = ("html", html) if html else ("text", summary or entry.title)
    parts = [
        f'{{\n   "id": {_quoted(entry.id)},\n   "url": {_quoted(entry.url)},'
        f'\n   "title": {_quoted(entry.title)},\n   "content_{kind}": {_quoted(content)}'
    ]
    if summary:
        parts.append(f',\n   "summary": {_quoted(summary)}')
    if entry.published_text:
        parts.append(f',\n   "date_published": "{entry.published_text}"')
    parts.append(f',\n   "date_modified": "{entry.updated_text}"')
    if entry.authors:
        parts.append(f',\n   "authors": {_authors(entry.authors, 3)}')
    if entry.tags:
        parts.append(f',\n   "tags": {_list(map(_quoted, entry.tags), 3)}')
    parts.append("\n  }")
    return "".join(parts).encode()


def _head(feed: Feed) -> bytes:
    home = clean_address(feed.home_url)
    description, author = clean_line(feed.description), clean_line(feed.author or feed.title)
    members = [
        f'"version": "{_VERSION}"',
        f'"title": {_quoted(clean_line(feed.title) or home)}',
        f'"home_page_url": {_quoted(home)}',
        f'"feed_url": {_quoted(clean_address(feed.feed_url))}',
    ]
    if description:
        members.append(f'"description": {_quoted(description)}')
    members += [
        f'"language": {_quoted(clean_line(feed.language))}',
        f'"authors": {_authors([author], 1) if author else "[]"}',
        '"items": ',
    ]
    return ("{\n " + ",\n ".join(members)).encode()


def _authors(names: Iterable[str], depth: int) -> str:
    space = " " * depth
    return _list((f'{{\n{space}  "name": {_quoted(name)}\n{space} }}' for name in names), depth)


def _list(values: Iterable[str], depth: int) -> str:
    """A list that is not empty, each value on a line of its own."""
    line = "\n" + " " * (depth + 1)
    return f"[{line}{f',{line}'.join(values)}\n{' ' * depth}]"
