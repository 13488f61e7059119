# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a written file says: its links, its anchors, and the faults it has by itself."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from bs4 import BeautifulSoup
from lxml import etree

from plugins.portal.audit_facts import Document, Fault, Link
from plugins.portal.audit_page import inline_links, read_page

__all__ = ["Document", "Fault", "Link", "read_document"]

_CSS_ADDRESS = re.compile(r"""url\(\s*['"]?([^'")]+?)['"]?\s*\)|@import\s+['"]([^'"]+)['"]""")
_JS_IMPORT = re.compile(r"""(?:^|[;}\s])(?:import|from)\s*\(?\s*['"]([^'"]+)['"]""")
_ADDRESS = re.compile(r"https?://\S+")
_CALENDAR_ADDRESS = re.compile(r"(?m)^(?:URL|SOURCE|IMAGE|ATTACH|CONFERENCE)[^:\r\n]*:(\S+)")
_SITEMAP = re.compile(r"(?m)^Sitemap:\s*(\S+)")
#: JSON-LD and JSON Feed use addresses as names too; a name need not lead anywhere.
_NAMES = ("@id", "@context", "version", "id")


def read_document(name: str, data: bytes) -> Document:
    """Read one file by its extension; a kind that holds no links is a document without any."""
    document = Document(name)
    reader = _READERS.get(PurePosixPath(name).suffix)
    if reader is not None:
        try:
            reader(document, data.decode("utf-8"))
        except UnicodeDecodeError:
            document.fault("not-utf-8", "Die Datei ist kein UTF-8.")
    return document


def _css(document: Document, text: str) -> None:
    for match in _CSS_ADDRESS.finditer(text):
        document.link(match[1] or match[2], loaded=True)


def _script(document: Document, text: str) -> None:
    for match in _JS_IMPORT.finditer(text):
        document.link(match[1], loaded=True)


def _xml(document: Document, text: str) -> None:
    """SVG, Atom, sitemap: addresses in attributes, in ``loc``, and in HTML inside text."""
    try:
        root = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError as error:
        document.fault("bad-xml", f"Die Datei ist kein XML: {error.msg}")
        return
    drawing = document.name.endswith(".svg")
    for element in root.iter(etree.Element):
        local = etree.QName(element).localname
        for key, value in element.attrib.items():
            attribute = key.rpartition("}")[2]
            if attribute == "id" and drawing:
                document.anchor(value)
            elif attribute in ("href", "src"):
                document.link(value, loaded=drawing)
            elif drawing and (attribute == "style" or attribute.startswith("on")):
                document.inline(f"{attribute}=", value)
        if drawing and local in ("script", "style", "foreignObject"):
            document.inline(f"<{local}>", local)
        if local == "loc":
            document.link(element.text or "")
        if element.get("type") == "html":
            document.links += _links_of_html(element.text or "")


def _json(document: Document, text: str) -> None:
    try:
        value = json.loads(text)
    except ValueError as error:
        document.fault("bad-json", f"Die Datei ist kein JSON: {error}")
        return
    document.links += addresses_in(value)
    for item in value.get("items", ()) if isinstance(value, dict) else ():
        if isinstance(item, dict) and isinstance(item.get("content_html"), str):
            document.links += _links_of_html(item["content_html"])


def addresses_in(value: Any, key: str = "") -> Iterator[Link]:
    """Every string anywhere in a JSON value that is an address and not merely a name."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from addresses_in(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses_in(inner, key)
    elif isinstance(value, str) and key not in _NAMES and _ADDRESS.fullmatch(value):
        yield Link(value.partition("#")[0])


def _calendar(document: Document, text: str) -> None:
    """RFC 5545 § 3.1: a long line goes on after a line break and a space."""
    for match in _CALENDAR_ADDRESS.finditer(re.sub(r"\r?\n[ \t]", "", text)):
        document.link(match[1])


def _robots(document: Document, text: str) -> None:
    for match in _SITEMAP.finditer(text):
        document.link(match[1])


def _html(document: Document, text: str) -> None:
    for block in read_page(document, text):
        document.links += addresses_in(block)


@cache
def _links_of_html(text: str) -> tuple[Link, ...]:
    """The links of a piece of HTML in a feed; one entry stands in many feeds."""
    return tuple(inline_links(BeautifulSoup(text, "lxml"))) if "<" in text else ()


_READERS: dict[str, Callable[[Document, str], None]] = {
    ".atom": _xml,
    ".css": _css,
    ".html": _html,
    ".ics": _calendar,
    ".js": _script,
    ".json": _json,
    ".svg": _xml,
    ".txt": _robots,
    ".webmanifest": _json,
    ".xml": _xml,
}
