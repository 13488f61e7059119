# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A feed as Atom (RFC 4287): a head, and entries that are written already.

The form is that of ElementTree, which the tests compare byte for byte; why these lines are not
written by it: docs/decisions/0014-own-writers.md.
"""

from __future__ import annotations

from collections.abc import Iterable

from .entry import Feed, Worded, newest, worded
from .wording import clean_address, clean_line, rfc3339

MEDIA_TYPE = "application/atom+xml"
_END = b"\n</feed>\n"


def to_atom(feed: Feed) -> bytes:
    """Return the feed's newest entries as an Atom document in UTF-8."""
    return atom_feed(feed, map(atom_entry, map(worded, newest(feed.entries))))


def atom_feed(feed: Feed, entries: Iterable[bytes]) -> bytes:
    """Return a feed of ready `entries` (`atom_entry`), in the order given.

    Of `feed` only what it says of itself counts; the same input gives the same bytes.
    """
    return b"".join([_head(feed), *entries, _END])


def atom_entry(entry: Worded) -> bytes:
    """Return one entry, ready to be joined into any number of feeds."""
    address = _quoted(entry.url)
    parts = [
        f"\n <entry>\n  {_element('id', entry.id)}\n  {_element('title', entry.title)}"
        f'\n  <link rel="alternate" type="text/html" href="{address}" />'
        f"\n  <updated>{entry.updated_text}</updated>"
    ]
    if entry.published_text:
        parts.append(f"\n  <published>{entry.published_text}</published>")
    for name in entry.authors:
        parts.append(f"\n  <author>\n   <name>{_escaped(name)}</name>\n  </author>")
    for tag in entry.tags:
        parts.append(f'\n  <category term="{_quoted(tag)}" />')
    if entry.summary:
        parts.append(f"\n  <summary>{_escaped(entry.summary)}</summary>")
    if entry.html:
        # Relative links in the text are relative to the entry's page (XML Base, RFC 4287 §2).
        start = f'\n  <content type="html" xml:base="{address}">'
        parts.append(f"{start}{_escaped(entry.html)}</content>")
    parts.append("\n </entry>")
    return "".join(parts).encode()


def _head(feed: Feed) -> bytes:
    home, own = clean_address(feed.home_url), clean_address(feed.feed_url)
    title, description = clean_line(feed.title), clean_line(feed.description)
    # RFC 4287 §4.1.1: without an author here, every single entry would have to name one.
    author = clean_line(feed.author) or title or feed.language
    language = _quoted(clean_line(feed.language))
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">',
        _element("id", clean_address(feed.id)),
        _element("title", title or home),
    ]
    if description:
        lines.append(f"<subtitle>{_escaped(description)}</subtitle>")
    lines += [
        f"<updated>{rfc3339(feed.newest)}</updated>",
        f"<author>\n  <name>{_escaped(author)}</name>\n </author>",
        f'<link rel="self" type="{MEDIA_TYPE}" href="{_quoted(own)}" />',
        f'<link rel="alternate" type="text/html" href="{_quoted(home)}" />',
        "<generator>Stadtfenster</generator>",
    ]
    return "\n ".join(lines).encode()


def _element(name: str, text: str) -> str:
    return f"<{name}>{_escaped(text)}</{name}>" if text else f"<{name} />"


def _escaped(text: str) -> str:
    """A clean text between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(line: str) -> str:
    """A clean line as an attribute's value."""
    return _escaped(line).replace('"', "&quot;")
