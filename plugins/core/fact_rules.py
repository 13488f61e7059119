# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""How facts are computed, as the features say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from plugins.core.facts import Facts

Fact = TypeVar("Fact")


class FactRules:
    """Rules by the kind of what they give."""

    def __init__(self, language: str) -> None:
        """``language`` is the further one whose facts they give; "" is the site's own."""
        self._rules: dict[type, Callable[[Facts], Mapping[str, Any]]] = {}
        self._rules_of_one: dict[type, Callable[[Facts, str], Any]] = {}
        self._names: dict[type, str] = {}
        self._keeping: set[type] = set()
        self._to_plan: set[type] = set()
        self._near: set[type] = set()
        #: By what draws a record's page: kinds that are computed along with it.
        self.along: dict[Callable[..., Any] | None, list[type]] = {}
        #: Give ids in rows; see ``side_by_side``.
        self.rows: list[Callable[[Facts], Iterable[str]]] = []
        self._before_names = f"{language}~" if language else ""

    def define(
        self,
        kind: type[Fact],
        rule: Callable[[Facts], Mapping[str, Fact]],
        kept: bool = False,
        to_plan: bool = False,
        wordless: bool = False,
    ) -> None:
        """Say how the facts of ``kind`` are computed, all at once, from the records' cards.

        ``wordless`` ones are the same in every language, and computed once. With ``kept`` the next
        build finds them again while the cards are the same; msgspec must know how to write them.
        With ``to_plan`` they are let go when all is planned: they are large, and pages ask for
        others. Raises ``ValueError`` on a second rule.
        """
        if not self._computes(kind, wordless):
            return
        self._name(kind)
        if kept:
            self._keeping.add(kind)
        if to_plan:
            self._to_plan.add(kind)
        if kind in self._rules_of_one or self._rules.setdefault(kind, rule) is not rule:
            raise ValueError(f"facts {kind.__name__} are defined twice")

    def define_each(
        self,
        kind: type[Fact],
        rule: Callable[[Facts, str], Fact],
        *,
        kept: bool = False,
        near: bool = False,
        wordless: bool = False,
        along: Callable[..., Any] | None = None,
    ) -> None:
        """Say how the fact of ``kind`` about one record is computed.

        A ``wordless`` one is the same in every language, and computed once. It is held until the
        end of the build, for the lists that come last; with ``near`` only for the pages that are
        drawn one after another (``Planned.near``). With ``kept`` the next build finds it again: for
        what is dear, and written on pages that show very many. It is a class of ``bytes`` then.
        Where many pages are drawn, it is computed ``along`` with those that this function draws, of
        the same records: else a list would have them loaded once more.
        Raises ``ValueError`` on a second rule, ``TypeError`` if something else shall be kept.
        """
        if not self._computes(kind, wordless):
            return
        self._name(kind)
        if kept:
            if not issubclass(kind, bytes):
                raise TypeError(f"facts {kind.__name__} are no bytes, and cannot be kept")
            self._keeping.add(kind)
            self.along.setdefault(along, []).append(kind)
        if near:
            self._near.add(kind)
        if kind in self._rules or self._rules_of_one.setdefault(kind, rule) is not rule:
            raise ValueError(f"facts {kind.__name__} are defined twice")

    def side_by_side(self, rule: Callable[[Facts], Iterable[str]]) -> None:
        """Say in which order the pages of records are best drawn: ``rule`` gives ids, and pages of
        neighbours look at the same facts. Where many are drawn, one process draws those.
        """
        self.rows.append(rule)

    def _computes(self, kind: type, wordless: bool) -> bool:
        """Whether the facts of ``kind`` are computed here, and not for another language."""
        return True

    def _name(self, kind: type) -> None:
        self._names[kind] = f"{self._before_names}{kind.__module__}.{kind.__qualname__}:"
