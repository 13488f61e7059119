# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was measured, and what follows from it: medians, ratios, growth, and the targets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from statistics import median

from bench.measure import Cost
from bench.page_types import PageType
from bench.pages import Extent

COLD = "cold"
NOTHING = "nothing changed"
BUSINESS = "one business edited"
TEMPLATE = "one template edited"
CASES = (COLD, NOTHING, BUSINESS, TEMPLATE)

OURS, REFERENCE = "Stadtfenster", "Hugo"
#: Businesses, offers and events for each business of the corpus.
ITEMS = 4


@dataclass(frozen=True, slots=True)
class Target:
    """What the ratio to Hugo may be at most, by the number of businesses."""

    label: str
    case: str
    value: Callable[[Cost], float]
    most: Mapping[int, float]


def wall(cost: Cost) -> float:
    """Seconds that a person waits."""
    return cost.wall


def cpu(cost: Cost) -> float:
    """Seconds that the cores work, added up."""
    return cost.cpu


def memory(cost: Cost) -> float:
    """MiB at the peak."""
    return cost.memory


TARGETS = (
    Target("cold, wall", COLD, wall, {500: 1.0, 2500: 0.7, 10000: 0.6}),
    Target("nothing changed, wall", NOTHING, wall, {500: 0.3, 2500: 0.08, 10000: 0.04}),
    Target("one business edited, wall", BUSINESS, wall, {500: 0.5, 2500: 0.15, 10000: 0.1}),
    Target("peak memory, cold", COLD, memory, {500: 1.0, 2500: 0.6, 10000: 0.4}),
)
#: A cold page at the second size may take this much of the time of one at the first.
GROWTH = (2500, 10000, 1.15)
#: MiB, for this many businesses.
MOST_MEMORY = (50000, 4096)
#: Photographs a second, in parts of Hugo's.
LEAST_PICTURES = 1.5


@dataclass(slots=True)
class Size:
    """Everything about one number of businesses. Keys are the generators' names."""

    businesses: int
    extents: dict[str, Extent] = field(default_factory=dict)
    #: By name, then by type of page.
    types: dict[str, dict[str, PageType]] = field(default_factory=dict)
    #: Pages that a peer has and we have not; there should be none.
    extra_pages: dict[str, int] = field(default_factory=dict)
    #: The addresses of our pages that a peer has not.
    only_ours: dict[str, tuple[str, ...]] = field(default_factory=dict)
    #: By case and name: the runs for times, and the run for memory.
    timed: dict[tuple[str, str], list[Cost]] = field(default_factory=dict)
    looked: dict[tuple[str, str], Cost] = field(default_factory=dict)
    #: One cold run through ``tasks.py``.
    as_typed: Cost | None = None

    def median(self, case: str, name: str, value: Callable[[Cost], float]) -> float | None:
        """The median of ``value`` over the runs; None where there was none."""
        runs = self._runs(case, name, value)
        return median(map(value, runs)) if runs else None

    def span(self, case: str, name: str, value: Callable[[Cost], float]) -> tuple[float, float]:
        """The least and the most. Raises ``ValueError`` where nothing was run."""
        values = [value(cost) for cost in self._runs(case, name, value)]
        return min(values), max(values)

    def ratio(self, case: str, name: str, value: Callable[[Cost], float]) -> float | None:
        """The median in parts of Hugo's; None where one of the two was not run."""
        own, reference = (self.median(case, n, value) for n in (name, REFERENCE))
        return None if own is None or not reference else own / reference

    def _runs(self, case: str, name: str, value: Callable[[Cost], float]) -> list[Cost]:
        if value is memory:
            return [self.looked[case, name]] if (case, name) in self.looked else []
        return self.timed.get((case, name), [])


@dataclass(frozen=True, slots=True)
class Processed:
    """What a program made of the photographs, and at what cost."""

    name: str
    settings: str
    cost: Cost
    bytes: int
    ssim: float
    psnr: float


@dataclass(frozen=True, slots=True)
class Pictures:
    """Both programs with the same ``count`` photographs."""

    count: int
    widths: tuple[int, ...]
    ours: Processed
    hugo: Processed

    @property
    def ratio(self) -> float:
        """Our photographs a second, in parts of Hugo's."""
        return self.hugo.cost.wall / self.ours.cost.wall


@dataclass(frozen=True, slots=True)
class Latency:
    """Seconds from the saved file to the page that shows it, one for each edit."""

    businesses: int
    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The usual wait."""
        return median(self.seconds)


def growth(sizes: Mapping[int, Size]) -> float | None:
    """Our cold wall time for a page at the larger size, in parts of that at the smaller."""
    each = []
    for businesses in GROWTH[:2]:
        size = sizes.get(businesses)
        seconds = size.median(COLD, OURS, wall) if size else None
        if size is None or seconds is None:
            return None
        each.append(seconds / size.extents[OURS].pages)
    return each[1] / each[0]
