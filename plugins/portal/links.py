# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Addresses as relative links, so that the site works under any sub-path."""

from __future__ import annotations

from plugins.core.language import FOR_ALL


class Links:
    """Turns an address into a link as seen from the page that is being rendered."""

    def __init__(self, base_path: str, language: str = "") -> None:
        """``language`` is the further one that the pages are in; "" is the site's own."""
        self._base_path, self._down = base_path, 1 if language else 0
        #: The ways to the first page in the language, and to that of the site.
        self.root = self.site_root = ""
        self.link = self._link_abroad if language else self._link

    def stand_on(self, address: str) -> None:
        """Say which page is rendered next, by its address in its language. A host shows
        ``404.html`` at any depth, so only that page takes the absolute path of ``city.url``."""
        if address == "404.html":
            self.root = self.site_root = self._base_path
            return
        depth = address.count("/")
        self.root = "../" * depth
        self.site_root = "../" * (depth + self._down)

    def _link(self, address: str) -> str:
        """A link to ``address``; one of this page's own anchors stays as it is, and one with a
        slash before it is that of the site, whatever the language."""
        first = address[:1]
        if first == "#":
            return address
        if first == "/":
            return self.site_root + address[1:] or "./"
        return self.root + address or "./"

    def _link_abroad(self, address: str) -> str:
        """``_link`` in a further language, for which some files are not there once more."""
        if address.startswith(FOR_ALL):
            return self.site_root + address
        return self._link(address)
