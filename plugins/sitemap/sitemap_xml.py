# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sitemap's files (sitemaps.org): one, or an index of several where one would be too long."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from plugins.core.plan import File

#: Of the sitemap, or of the index of its files.
ADDRESS = "sitemap.xml"
#: What sitemaps.org allows in one file: addresses, and bytes.
MOST_ADDRESSES = 50_000
MOST_BYTES = 52_428_800

_DECLARATION = b"<?xml version='1.0' encoding='utf-8'?>\n"
_NAMESPACE = b'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_XHTML = b' xmlns:xhtml="http://www.w3.org/1999/xhtml"'
#: More than what stands before and after the addresses of a file.
_FRAME = 300
#: More than what stands around an address.
_AROUND = 100


def sitemap_files(
    entries: Iterable[tuple[str, date | None]],
    absolute: Callable[[str], str],
    spoken: Callable[[str], Sequence[tuple[str, str]]] | None = None,
) -> list[File]:
    """Return ``sitemap.xml``, and ``sitemap-1.xml`` and so on where it has to be an index.

    An entry is an address of the site and the day of its last change, if the content names
    one; entries keep their order. ``absolute`` makes an address a full URL. ``spoken`` gives, of a
    page in a site of several languages, each language with the address of the same page in it.
    """

    def told(address: str) -> str:
        return "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{_escaped(absolute(other))}"/>'
            for code, other in (spoken(address) if spoken else ())
        )

    written = (_tag("url", absolute(address), day, told(address)) for address, day in entries)
    names = _NAMESPACE + (_XHTML if spoken else b"")
    parts = [_document("urlset", part, names) for part in _parts(written)]
    if len(parts) == 1:
        return [File(ADDRESS, parts[0])]
    files = [File(f"sitemap-{n}.xml", part) for n, part in enumerate(parts, 1)]
    index = [_tag("sitemap", absolute(file.address), None) for file in files]
    return [File(ADDRESS, _document("sitemapindex", index)), *files]


def is_surely_one(pages: int, longest: int, languages: int) -> bool:
    """Whether so many pages fit into one file, each with its address in so many languages, where no
    full URL has more than ``longest`` letters, whatever letters they are.
    """
    # In UTF-8 a letter has four bytes at most, and »&amp;« five.
    most = 5 * longest + _AROUND
    tags = languages + 1 if languages > 1 else 1
    return pages <= MOST_ADDRESSES and _FRAME + pages * tags * most <= MOST_BYTES


def _parts(tags: Iterable[bytes]) -> Iterator[list[bytes]]:
    """The tags in lists that each fit into a file; at least one list."""
    part: list[bytes] = []
    size = _FRAME
    for tag in tags:
        if len(part) == MOST_ADDRESSES or size + len(tag) > MOST_BYTES:
            yield part
            part, size = [], _FRAME
        part.append(tag)
        size += len(tag)
    yield part


def _tag(name: str, url: str, day: date | None, told: str = "") -> bytes:
    changed = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
    return f"<{name}><loc>{_escaped(url)}</loc>{changed}{told}</{name}>".encode()


def _escaped(url: str) -> str:
    if "&" in url or "<" in url or ">" in url:
        return url.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return url


def _document(root: str, tags: list[bytes], names: bytes = _NAMESPACE) -> bytes:
    name = root.encode()
    return b"".join([_DECLARATION, b"<", name, b" ", names, b">", *tags, b"</", name, b">\n"])
