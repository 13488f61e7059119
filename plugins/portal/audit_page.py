# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rules that one HTML page keeps by itself."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bs4 import BeautifulSoup, Tag

from plugins.portal.audit_facts import Document, Link, Offered

#: Elements whose address the browser fetches by itself, and the attributes that hold it.
_LOADED = {
    "audio": ("src",), "embed": ("src",), "feimage": ("href", "xlink:href"), "frame": ("src",),
    "iframe": ("src",), "image": ("href", "xlink:href"), "img": ("src",), "input": ("src",),
    "object": ("data",), "script": ("src",), "source": ("src",), "track": ("src",),
    "use": ("href", "xlink:href"), "video": ("src", "poster"),
}  # fmt: skip
_LOADED_RELATIONS = frozenset(
    [
        "dns-prefetch",
        "icon",
        "manifest",
        "modulepreload",
        "preconnect",
        "prefetch",
        "preload",
        "prerender",
        "stylesheet",
        "apple-touch-icon",
        "mask-icon",
    ]
)
_LINKING = _LOADED.keys() | {"a", "area", "form", "link", "meta"}
_FEEDS = frozenset(["application/atom+xml", "application/feed+json", "text/calendar"])
#: Types of a ``script`` that is no code: the policy lets them stand in the page.
_DATA = ("application/json", "application/ld+json")
_NO_CRUMBS = ("index.html", "404.html")


def read_page(document: Document, text: str) -> Iterator[Any]:
    """Note a page's links, places and faults; yield each block of JSON-LD."""
    soup = BeautifulSoup(text, "lxml", multi_valued_attributes=None)
    document.anchors = set()
    tags: dict[str, list[Tag]] = defaultdict(list)
    for tag in _tags_of(soup):  # once, for walking the tree is half the work
        tags[tag.name].append(tag)
        if tag.attrs:
            _rules_of_any(document, tag)
            document.links += _links_of(tag) if tag.name in _LINKING else ()
    for name, rule in _RULES.items():
        for tag in tags[name]:
            rule(document, tag)
    _rules_of_the_whole(document, tags)
    for script in tags["script"]:
        block = _json_of(document, script) if script.get("type") in _DATA else None
        if script.get("type") == "application/ld+json" and block is not None:
            yield block


def _tags_of(soup: BeautifulSoup) -> Iterator[Tag]:
    return (node for node in soup.descendants if isinstance(node, Tag))


def inline_links(soup: BeautifulSoup) -> Iterator[Link]:
    """The links of a piece of HTML."""
    for tag in _tags_of(soup):
        yield from _links_of(tag)


def _links_of(tag: Tag) -> Iterator[Link]:
    name, attributes = tag.name, tag.attrs
    for key in _LOADED.get(name, ()):
        if address := attributes.get(key):
            yield Link(str(address), loaded=True)
    for key in ("srcset", "imagesrcset"):
        if candidates := attributes.get(key):
            for candidate in str(candidates).split(","):
                yield Link(candidate.split()[0] if candidate.strip() else "", loaded=True)
    if name in ("a", "area") and "href" in attributes:
        yield Link(str(attributes["href"]), clicked=True)
    elif name == "link" and "href" in attributes:
        relations = set(str(attributes.get("rel", "")).lower().split())
        yield Link(str(attributes["href"]), loaded=bool(relations & _LOADED_RELATIONS))
    elif name == "form" and "action" in attributes:
        yield Link(str(attributes["action"]), loaded=True)  # what is typed must not go elsewhere
    elif name == "meta" and str(attributes.get("property", "")) in ("og:image", "og:url"):
        yield Link(str(attributes.get("content", "")))


def _rules_of_any(document: Document, tag: Tag) -> None:
    for key, value in tag.attrs.items():
        text = str(value)
        if key == "id":
            document.anchor(text)
        elif key == "style" or key.startswith("on"):
            document.inline(f"{key}=", text)
        elif key in ("href", "src", "action") and text.strip().lower().startswith(
            ("javascript:", "data:", "vbscript:")
        ):
            document.inline(text.partition(":")[0] + ":", text)


def _html(document: Document, tag: Tag) -> None:
    if not str(tag.get("lang", "")).strip():
        document.fault("no-language", "Am Element html fehlt die Sprache (lang).", "<html")


def _image(document: Document, tag: Tag) -> None:
    missing = [name for name in ("alt", "width", "height") if name not in tag.attrs]
    if missing:
        text = f"Dem Bild »{tag.get('src', '')}« fehlt: {', '.join(missing)}."
        document.fault("image", text, str(tag.get("src", "")))


def _script(document: Document, tag: Tag) -> None:
    if "src" not in tag.attrs and str(tag.get("type", "")).lower() not in _DATA:
        document.inline("<script>", "<script")


def _style(document: Document, tag: Tag) -> None:
    document.inline("<style>", "<style")


def _link(document: Document, tag: Tag) -> None:
    media_type = str(tag.get("type", "")).partition(";")[0].strip()
    if "alternate" in str(tag.get("rel", "")).split() and media_type in _FEEDS:
        document.feeds.append(Offered(str(tag.get("href", "")), media_type))


_RULES: dict[str, Callable[[Document, Tag], None]] = {
    "html": _html,
    "img": _image,
    "link": _link,
    "script": _script,
    "style": _style,
}


def _rules_of_the_whole(document: Document, tags: Mapping[str, list[Tag]]) -> None:
    """Title, description, one heading of the first level, the way to the page."""
    titles = [t for t in tags["title"] if t.parent is not None and t.parent.name == "head"]
    if not any(title.get_text().strip() for title in titles):
        document.fault("no-title", "Die Seite hat keinen Titel.", "<title")
    descriptions = [t for t in tags["meta"] if t.get("name") == "description"]
    if not any(str(tag.get("content", "")).strip() for tag in descriptions):
        document.fault("no-description", "Die Seite hat keine Beschreibung.", 'name="description"')
    pictures = [t for t in tags["meta"] if t.get("property") == "og:image"]
    if not any(str(tag.get("content", "")).strip() for tag in pictures):
        document.fault("no-picture", "Die Seite hat kein Bild zum Teilen (og:image).", "<head")
    headings = len(tags["h1"])
    if headings != 1:
        document.fault("headings", f"Die Seite hat {headings} Überschriften h1 statt einer.", "<h1")
    ways = [t for t in tags["nav"] if "breadcrumbs" in str(t.get("class", "")).split()]
    language = next((str(tag.get("lang", "")) for tag in tags["html"]), "")
    if document.name not in (*_NO_CRUMBS, f"{language}/index.html") and not ways:
        document.fault("no-breadcrumbs", "Die Seite sagt nicht, wo man ist (nav.breadcrumbs).")


def _json_of(document: Document, script: Tag) -> Any:
    try:
        return json.loads(script.string or "")
    except ValueError as error:
        kind = "JSON-LD" if script.get("type") == "application/ld+json" else "JSON"
        document.fault("bad-json", f"{kind} in der Seite ist nicht lesbar: {error}", _DATA[1])
        return None
