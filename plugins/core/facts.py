# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the features derive from the records, once for every page that shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from plugins.core.catalogue import Catalogue
from plugins.core.clock import Now

Fact = TypeVar("Fact")
#: Facts about single records that are kept at once. Beyond it they are computed again when asked
#: for: a region of 50,000 businesses must not need the memory for all of its rows.
MOST_KEPT = 50_000


class Facts:
    """Facts by kind and record id. Sender of the ``derive`` signal.

    A feature says how a kind is computed; it is computed when first asked for, so the order in
    which features are asked does not matter. There are two ways: ``each``, from one record (and
    whatever that rule looks up), and ``define``, from the whole city at once.
    """

    def __init__(self, catalogue: Catalogue, now: Now) -> None:
        self.catalogue = catalogue
        self.now = now
        self._reads = catalogue.reads
        self._rules: dict[type, Callable[[Facts], Mapping[str, Any]]] = {}
        self._rules_of_one: dict[type, Callable[[Facts, str], Any]] = {}
        self._known: dict[type, Mapping[str, Any]] = {}
        self._known_of_one: dict[tuple[type, str], tuple[Any, frozenset[str]]] = {}

    def define(self, kind: type[Fact], rule: Callable[[Facts], Mapping[str, Fact]]) -> None:
        """Say how the facts of ``kind`` are computed, all at once, from the records' cards.

        Raises ``ValueError`` on a second rule.
        """
        if kind in self._rules_of_one or self._rules.setdefault(kind, rule) is not rule:
            raise ValueError(f"facts {kind.__name__} are defined twice")

    def define_each(self, kind: type[Fact], rule: Callable[[Facts, str], Fact]) -> None:
        """Say how the fact of ``kind`` about one record is computed.

        Raises ``ValueError`` on a second rule.
        """
        if kind in self._rules or self._rules_of_one.setdefault(kind, rule) is not rule:
            raise ValueError(f"facts {kind.__name__} are defined twice")

    def all(self, kind: type[Fact]) -> Mapping[str, Fact]:
        """The facts of a ``define``d kind; none where no active feature defines the kind."""
        self._reads.note(f"{kind.__name__}:")
        return self._everything(kind)

    def find(self, kind: type[Fact], key: str) -> Fact | None:
        """The fact of ``kind`` under ``key``; None if there is none, or nobody defines the kind."""
        if kind in self._rules_of_one:
            return self.of(kind, key)
        self._reads.note(f"{kind.__name__}:{key}")
        return self._everything(kind).get(key)

    def of(self, kind: type[Fact], record_id: str) -> Fact:
        """The fact of ``kind`` about one record. Raises ``KeyError``."""
        rule = self._rules_of_one.get(kind)
        if rule is None:
            self._reads.note(f"{kind.__name__}:{record_id}")
            return self._everything(kind)[record_id]
        found = self._known_of_one.get((kind, record_id))
        if found is None:
            self._reads.begin()
            try:
                value = rule(self, record_id)
            finally:
                seen = self._reads.end()
            if len(self._known_of_one) >= MOST_KEPT:
                self._known_of_one.clear()
            found = self._known_of_one[kind, record_id] = (value, frozenset(seen))
        self._reads.note_all(found[1])
        return found[0]

    def kinds(self) -> Mapping[str, type]:
        """The ``define``d kinds by the name under which reads note them."""
        return {kind.__name__: kind for kind in self._rules}

    def _everything(self, kind: type[Fact]) -> Mapping[str, Fact]:
        if kind not in self._known:
            rule = self._rules.get(kind)
            self._known[kind] = rule(self) if rule else {}
        return self._known[kind]
