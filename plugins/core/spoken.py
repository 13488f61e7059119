# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is derived in a further language: what has words is computed once more, the rest is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plugins.core.catalogue import Catalogue
from plugins.core.facts import Fact, Facts
from plugins.core.packing import Packed


class SpokenFacts(Facts):
    """The facts for pages in a further language, beside ``own``, those of the site's own."""

    def __init__(self, own: Facts, catalogue: Catalogue) -> None:
        super().__init__(catalogue, own.now)
        self._own = own
        self._wordless: set[type] = set()
        self.fresh = own.fresh

    def _computes(self, kind: type, wordless: bool) -> bool:
        """Of wordless facts there are only those of the own language."""
        if wordless:
            self._wordless.add(kind)
        return not wordless

    def all(self, kind: type[Fact]) -> Mapping[str, Fact]:
        """As ``Facts.all``."""
        return self._own.all(kind) if kind in self._wordless else super().all(kind)

    def of(self, kind: type[Fact], record_id: str) -> Fact:
        """As ``Facts.of``."""
        known = self._own.of if kind in self._wordless else super().of
        return known(kind, record_id)

    def each(self, kind: type[Fact], ids: Sequence[str]) -> list[Fact]:
        """As ``Facts.each``."""
        known = self._own.each if kind in self._wordless else super().each
        return known(kind, ids)

    def bytes_of(self, kind: type, ids: Sequence[str]) -> list[Packed]:
        """As ``Facts.bytes_of``."""
        known = self._own.bytes_of if kind in self._wordless else super().bytes_of
        return known(kind, ids)

    def find(self, kind: type[Fact], key: str) -> Fact | None:
        """As ``Facts.find``."""
        known = self._own.find if kind in self._wordless else super().find
        return known(kind, key)

    def known(self, kind: type[Fact]) -> Mapping[str, Any]:
        """As ``Facts.known``."""
        return self._own.known(kind) if kind in self._wordless else super().known(kind)
