# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where an address leads: to a file of the site, past the site's path, or to somebody else."""

from __future__ import annotations

import posixpath
from functools import cached_property
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from plugins.core.plan import file_of

#: Schemes of things that are fetched; others (mailto, tel, geo) hand over to another program.
_FETCHED = ("http", "https", "webcal", "ftp", "ws", "wss")


class Elsewhere(Struct, frozen=True):
    """Another host, or no host at all."""


class Outside(Struct, frozen=True):
    """The site's host, but not below its path."""


class Inside(Struct, frozen=True):
    """A file below the output folder, which need not exist, and a place in it."""

    file: str
    fragment: str


class SiteAddress(Struct, frozen=True, dict=True):
    """The public address of the site and the files it has."""

    url: str
    files: frozenset[str]

    @cached_property
    def host(self) -> str:
        """Host and port."""
        return urlsplit(self.url).netloc

    @cached_property
    def base_path(self) -> str:
        """The path below which everything lies."""
        return urlsplit(self.url).path or "/"

    def resolve(self, document: str, address: str) -> Inside | Outside | Elsewhere:
        """Follow ``address`` as it stands in the file ``document`` (RFC 3986 § 5.2).

        Unlike a browser, which drops what climbs above the root, too many ``..`` are outside: the
        site must work in any folder of its host.
        """
        try:
            parts = urlsplit(address.strip())
        except ValueError:  # "http://[": no program can follow it
            return Outside()
        if parts.scheme and parts.scheme.lower() not in _FETCHED:
            return Elsewhere()
        if parts.netloc and parts.netloc.lower() != self.host.lower():
            return Elsewhere()
        path, fragment = unquote(parts.path), unquote(parts.fragment)
        if parts.netloc or path.startswith("/"):
            if not (path or "/").startswith(self.base_path):
                return Outside()
            return Inside(file_of(path[len(self.base_path) :]), fragment)
        if not path:
            return Inside(document, fragment)
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(document), path))
        if joined == ".." or joined.startswith("../"):
            return Outside()
        if path.endswith(("/", "/.", "/..")) or path in (".", ".."):
            joined = "" if joined == "." else joined + "/"
        return Inside(file_of(joined), fragment)
