# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""One size of city: lay it for every generator, look once, then time round after round.

In a round each case goes through all generators before the next case begins, so that whatever the
machine does meanwhile falls on all of them; every other round begins at the other end. After each
build a page is read: who did not show the edit has not won anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench import corpus
from bench.generator import Generator, template_mark
from bench.measure import Cost, measure
from bench.page_types import page_types, unlike
from bench.pages import addresses, extent, missing_links, missing_texts
from bench.results import BUSINESS, CASES, COLD, OURS, TEMPLATE, Size
from bench.stadtfenster import Stadtfenster

#: Businesses are edited in this distance, another one each round.
_STRIDE = 37


class Unlike(Exception):
    """A site is not what it should be, and its times mean nothing; the message says what."""


class Rounds:
    """``size`` is filled; ``once`` holds the names of those of whom one cold build is enough."""

    def __init__(
        self,
        generators: Sequence[Generator],
        size: Size,
        folder: Path,
        say: Callable[[str], None],
        once: frozenset[str] = frozenset(),
    ) -> None:
        self._generators = generators
        self._size = size
        self._content = folder / "corpus"
        self._say = say
        self._once = once
        self._edited: dict[str, int] = {}

    def look(self) -> None:
        """Build every site, and see whether they are alike and show what is edited.

        Raises ``Unlike`` and ``bench.measure.Failed``.
        """
        corpus.write(self._size.businesses, self._content)
        for generator in self._generators:
            generator.lay(self._content)
        for case in CASES:
            self._look(case)
            if case == COLD:
                self._compare_pages()

    def run(self, rounds: int) -> None:
        """Look, then time. Raises ``Unlike`` and ``bench.measure.Failed``."""
        self.look()
        for number in range(1, rounds + 1):
            self._round(number)
        for generator in self._generators:
            if isinstance(generator, Stadtfenster):
                generator.wipe()
                self._size.as_typed = measure(
                    generator.command_as_typed(), generator.folder, generator.environment()
                )

    def _look(self, case: str) -> None:
        """One build of each for its memory, and for what it shows."""
        for generator in self._of(case, first=True):
            self._prepare(generator, case, 0)
            cost = self._measure(generator, case, 0, memory=True)
            self._size.looked[case, generator.name] = cost
            if case == COLD:
                self._size.extents[generator.name] = extent(generator.output)
                for missing in (missing_texts, missing_links):
                    if found := missing(generator.output, self._content):
                        raise Unlike(f"{generator.name} does not show {found[:3]}")

    def _compare_pages(self) -> None:
        sites = {g.name: addresses(g.output) for g in self._generators}
        for name, found in sites.items():
            if name != OURS and OURS in sites:
                self._size.extra_pages[name] = len(found - sites[OURS])
                self._size.only_ours[name] = tuple(sorted(sites[OURS] - found))
                if found - sites[OURS]:
                    raise Unlike(f"{name} has {sorted(found - sites[OURS])[:3]}, and we have not")
        self._compare_words({g.name: g.output for g in self._generators})

    def _compare_words(self, outputs: Mapping[str, Path]) -> None:
        if OURS not in outputs:
            return
        types = {name: page_types(output, outputs[OURS]) for name, output in outputs.items()}
        self._size.types = types
        for name in types:
            if name != OURS and (found := unlike(types[name], types[OURS])):
                raise Unlike(f"{name} is not like ours: {found}")

    def _round(self, number: int) -> None:
        for case in CASES:
            generators = self._of(case, first=number == 1)
            for generator in generators if number % 2 else reversed(generators):
                self._prepare(generator, case, number)
                cost = self._measure(generator, case, number, memory=False)
                self._size.timed.setdefault((case, generator.name), []).append(cost)

    def _of(self, case: str, first: bool) -> list[Generator]:
        """Who takes part: those of whom one cold build is enough, in the first round's alone."""
        return [g for g in self._generators if g.name not in self._once or (first and case == COLD)]

    def _prepare(self, generator: Generator, case: str, number: int) -> None:
        if case == COLD:
            generator.wipe()
        elif case == BUSINESS:
            generator.edit_business(self._business(number), number + 1, self._content)
        elif case == TEMPLATE:
            generator.edit_template(number + 1)
            self._edited[generator.name] = number + 1

    def _measure(self, generator: Generator, case: str, number: int, memory: bool) -> Cost:
        cost = measure(generator.command(), generator.folder, generator.environment(), memory)
        self._say(
            f"{self._size.businesses:>6} {case:20} {generator.name:14}"
            f"{cost.wall:8.2f} s {cost.cpu:8.2f} s CPU"
            + (f" {cost.memory:8.0f} MiB" if memory else "")
        )
        self._check(generator, case, number)
        return cost

    def _check(self, generator: Generator, case: str, number: int) -> None:
        """The new name stands on the business's page and its offer's, the new text on the first."""
        business = self._business(number)
        page = generator.page(f"betriebe/betrieb-{business}")
        unseen = []
        if case == BUSINESS:
            mark = corpus.edition_mark(number + 1)
            pages = [
                page,
                page.replace(mark, "", 1),
                generator.page(f"angebote/angebot-{business}"),
            ]
            unseen += [mark for shown in pages if mark not in shown]
        if edition := self._edited.get(generator.name):
            unseen += [mark for mark in [template_mark(edition)] if mark not in page]
        if unseen:
            raise Unlike(f"{generator.name} does not show {unseen} after the case »{case}«")

    def _business(self, number: int) -> int:
        return (number + 1) * _STRIDE % self._size.businesses
