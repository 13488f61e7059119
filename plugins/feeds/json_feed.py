# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json

from .entry import Entry, Feed
from .wording import clean, clean_address, clean_line, rfc3339

MEDIA_TYPE = "application/feed+json"
_VERSION = "https://jsonfeed.org/version/1.1"


def to_json_feed(feed: Feed) -> bytes:
    """Return the feed as JSON in UTF-8; the same feed gives the same bytes."""
    document: dict[str, object] = {
        "version": _VERSION,
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
    # One of the two contents is required; a title alone is no content.
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
