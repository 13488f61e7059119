# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""RFC 4287 as rules over a parsed feed, written from the RFC and from nothing of ours."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# RFC 3339 §5.6 with the capital letters that RFC 4287 §3.3 asks for.
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")

# Element: (where it may stand, exactly one there, at most one there); §4.1.1 and §4.1.2.
ONE = {"feed": ("id", "title", "updated"), "entry": ("id", "title", "updated")}
AT_MOST_ONE = {
    "feed": ("generator", "icon", "logo", "rights", "subtitle"),
    "entry": ("content", "published", "rights", "source", "summary"),
}
ANY_NUMBER = {"author", "category", "contributor", "link"}


def violations(feed: etree._Element) -> list[str]:
    """Return every broken rule as a sentence; the empty list for a valid feed."""
    if feed.tag != f"{ATOM}feed":
        return [f"§4.1.1: the document's element is {feed.tag}"]
    entries = feed.findall(f"{ATOM}entry")
    ids = Counter(_text(entry, "id") for entry in entries)
    found = [f"§4.1.1: two entries have the id {name}" for name, n in ids.items() if n > 1]
    found += _container(feed, "feed")
    if not feed.findall(f"{ATOM}author") and not all(e.findall(f"{ATOM}author") for e in entries):
        found.append("§4.1.1: neither the feed nor every entry has an author")
    if not any(link.get("rel") == "self" for link in feed.findall(f"{ATOM}link")):
        found.append("§4.1.1: the feed has no link rel=self")
    for entry in entries:
        found += _container(entry, "entry")
        found += _entry(entry)
    return found


def _text(element: etree._Element, name: str) -> str:
    return (element.findtext(f"{ATOM}{name}") or "").strip()


def _container(element: etree._Element, kind: str) -> Iterator[str]:
    """§4.1: what stands how often in a feed or an entry, and each child's own rules."""
    counts = Counter(str(child.tag) for child in element)
    label = f"{kind} {_text(element, 'id')}"
    for name in ONE[kind]:
        if counts[ATOM + name] != 1:
            yield f"§4.1: {label} has {counts[ATOM + name]} elements {name}"
    for name in AT_MOST_ONE[kind]:
        if counts[ATOM + name] > 1:
            yield f"§4.1: {label} has {counts[ATOM + name]} elements {name}"
    known = {*ONE[kind], *AT_MOST_ONE[kind], *ANY_NUMBER} | ({"entry"} if kind == "feed" else set())
    for tag in counts:
        if tag.startswith(ATOM) and tag.removeprefix(ATOM) not in known:
            yield f"§4.1: {label} has an element {tag.removeprefix(ATOM)}"
    for child in element:
        yield from (f"{rule} ({label})" for rule in _child(child))
    yield from _alternates(element, label)


def _child(child: etree._Element) -> Iterator[str]:
    """The rules of the elements that a feed or an entry is made of."""
    name, text = str(child.tag).removeprefix(ATOM), (child.text or "").strip()
    if name in ("updated", "published"):
        if not DATE.fullmatch(text):
            yield f"§3.3: {name} is »{text}«"
        else:
            datetime.fromisoformat(text)  # raises on 2026-02-31
    elif name == "id" and not urlsplit(text).scheme:
        yield f"§4.2.6: the id »{text}« is no absolute IRI"
    elif name == "link" and not child.get("href"):
        yield "§4.2.7: a link has no href"
    elif name in ("author", "contributor") and not _text(child, "name"):
        yield f"§3.2.1: the {name} has no name"
    elif name == "category" and not child.get("term"):
        yield "§4.2.2: a category has no term"
    elif name in ("title", "subtitle", "summary", "rights"):
        yield from _text_construct(child, name)


def _text_construct(child: etree._Element, name: str) -> Iterator[str]:
    """§3.1: text and html hold no elements, xhtml holds one div."""
    kind = child.get("type", "text")
    if kind not in ("text", "html", "xhtml"):
        yield f"§3.1.1: {name} has the type {kind}"
    elif kind != "xhtml" and len(child):
        yield f"§3.1.1: {name} of type {kind} holds elements"
    elif name == "title" and kind != "xhtml" and not (child.text or "").strip():
        yield "the W3C's validator warns: a title is blank"


def _alternates(element: etree._Element, label: str) -> Iterator[str]:
    """§4.1: no two alternate links with the same type and language."""
    pairs = Counter(
        (link.get("type"), link.get("hreflang"))
        for link in element.findall(f"{ATOM}link")
        if link.get("rel", "alternate") == "alternate"
    )
    yield from (f"§4.1: {label} has two alternate links {p}" for p, n in pairs.items() if n > 1)


def _entry(entry: etree._Element) -> Iterator[str]:
    """§4.1.2: an entry without content has an alternate link; §4.1.3.1: content has a type."""
    content = entry.find(f"{ATOM}content")
    links = entry.findall(f"{ATOM}link")
    if content is None and not any(li.get("rel", "alternate") == "alternate" for li in links):
        yield f"§4.1.2: entry {_text(entry, 'id')} has neither content nor an alternate link"
    if content is not None and content.get("src") and not _text(entry, "summary"):
        yield f"§4.1.2: entry {_text(entry, 'id')} has content elsewhere and no summary"
