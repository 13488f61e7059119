# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Addresses as relative links, so that the site works under any sub-path."""

from __future__ import annotations


class Links:
    """Turns an address into a link as seen from the page that is being rendered."""

    def __init__(self, base_path: str) -> None:
        self._base_path = base_path
        self.root = ""

    def stand_on(self, address: str) -> None:
        """Say which page is rendered next. A host shows ``404.html`` at any depth, so only that
        page takes the absolute path of ``city.url``."""
        self.root = self._base_path if address == "404.html" else "../" * address.count("/")

    def link(self, address: str) -> str:
        """A link to ``address``; one of this page's own anchors stays as it is."""
        if address[:1] == "#":
            return address
        return self.root + address or "./"
