# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A feed as Atom (RFC 4287)."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from .entry import Entry, Feed
from .wording import clean, clean_address, clean_line, rfc3339

MEDIA_TYPE = "application/atom+xml"
_NAMESPACE = "http://www.w3.org/2005/Atom"


def to_atom(feed: Feed) -> bytes:
    """Return the feed as an Atom document in UTF-8; the same feed gives the same bytes."""
    root = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": feed.language})
    _add(root, "id", clean_address(feed.id))
    _add(root, "title", clean_line(feed.title) or clean_address(feed.home_url))
    if clean_line(feed.description):
        _add(root, "subtitle", clean_line(feed.description))
    _add(root, "updated", rfc3339(feed.newest))
    # RFC 4287 §4.1.1: without an author here, every single entry would have to name one.
    _add_author(root, clean_line(feed.author) or clean_line(feed.title) or feed.language)
    _add(root, "link", rel="self", type=MEDIA_TYPE, href=clean_address(feed.feed_url))
    _add(root, "link", rel="alternate", type="text/html", href=clean_address(feed.home_url))
    _add(root, "generator", "Stadtfenster")
    for entry in feed.entries:
        _add_entry(root, entry)
    indent(root, " ")
    body: bytes = tostring(root, "utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + body.split(b"?>\n", 1)[-1] + b"\n"


def _add(parent: Element, name: str, text: str = "", **attributes: str) -> None:
    SubElement(parent, name, attributes).text = text or None


def _add_author(parent: Element, name: str) -> None:
    _add(SubElement(parent, "author"), "name", name)


def _add_entry(root: Element, entry: Entry) -> None:
    element = SubElement(root, "entry")
    _add(element, "id", clean_address(entry.id))
    _add(element, "title", clean_line(entry.title) or clean_address(entry.url))
    _add(element, "link", rel="alternate", type="text/html", href=clean_address(entry.url))
    _add(element, "updated", rfc3339(entry.updated))
    if entry.published is not None:
        _add(element, "published", rfc3339(entry.published))
    for name in filter(None, map(clean_line, entry.authors)):
        _add_author(element, name)
    for tag in filter(None, map(clean_line, entry.tags)):
        _add(element, "category", term=tag)
    if clean(entry.summary):
        _add(element, "summary", clean(entry.summary))
    if clean(entry.html):
        # Relative links in the text are relative to the entry's page (XML Base, RFC 4287 §2).
        base = {"type": "html", "xml:base": clean_address(entry.url)}
        SubElement(element, "content", base).text = clean(entry.html)
