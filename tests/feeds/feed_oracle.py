# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Feeds written by ElementTree and json: what our own writers must equal byte for byte."""

from __future__ import annotations

import json
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from plugins.feeds.entry import Entry, Feed
from plugins.feeds.wording import clean, clean_address, clean_line, rfc3339


def atom_by_elementtree(feed: Feed) -> bytes:
    """The feed with all its entries, in their order."""
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": feed.language})
    _add(root, "id", clean_address(feed.id))
    _add(root, "title", clean_line(feed.title) or clean_address(feed.home_url))
    if clean_line(feed.description):
        _add(root, "subtitle", clean_line(feed.description))
    _add(root, "updated", rfc3339(feed.newest))
    _add_author(root, clean_line(feed.author) or clean_line(feed.title) or feed.language)
    own, home = clean_address(feed.feed_url), clean_address(feed.home_url)
    _add(root, "link", rel="self", type="application/atom+xml", href=own)
    _add(root, "link", rel="alternate", type="text/html", href=home)
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
        base = {"type": "html", "xml:base": clean_address(entry.url)}
        SubElement(element, "content", base).text = clean(entry.html)


def json_feed_by_json(feed: Feed) -> bytes:
    """The feed with all its entries, in their order."""
    document: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": clean_line(feed.title) or clean_address(feed.home_url),
        "home_page_url": clean_address(feed.home_url),
        "feed_url": clean_address(feed.feed_url),
    }
    if clean_line(feed.description):
        document["description"] = clean_line(feed.description)
    document["language"] = feed.language
    document["authors"] = _authors((feed.author or feed.title,))
    document["items"] = [_item(entry) for entry in feed.entries]
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _authors(names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"name": name} for name in map(clean_line, names) if name]


def _item(entry: Entry) -> dict[str, object]:
    title = clean_line(entry.title) or clean_address(entry.url)
    item: dict[str, object] = {
        "id": clean_address(entry.id),
        "url": clean_address(entry.url),
        "title": title,
    }
    summary, html = clean(entry.summary), clean(entry.html)
    item |= {"content_html": html} if html else {"content_text": summary or title}
    if summary:
        item["summary"] = summary
    if entry.published is not None:
        item["date_published"] = rfc3339(entry.published)
    item["date_modified"] = rfc3339(entry.updated)
    if authors := _authors(entry.authors):
        item["authors"] = authors
    if tags := [tag for tag in map(clean_line, entry.tags) if tag]:
        item["tags"] = tags
    return item
