# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The results as Markdown: the machine, the targets, then a table for every size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.page_types import PageType
from bench.results import (
    CASES,
    COLD,
    GROWTH,
    ITEMS,
    LEAST_PICTURES,
    MOST_MEMORY,
    OURS,
    TARGETS,
    Latency,
    Pictures,
    Size,
    cpu,
    growth,
    memory,
    wall,
)

_HEAD = """\
<!--
SPDX-FileCopyrightText: 2026 Stadtfenster contributors
SPDX-License-Identifier: AGPL-3.0-or-later
-->

# How fast, against whom

Written by `{command}`; how it is measured: [developing.md](../docs/developing.md#measure).
Ratios are those of the medians of one run, to Hugo's.
"""
_TARGET_HEAD = ("", "target", "measured", "")
_EXTENT_HEAD = ("", "pages", "files", "MiB", "pages that we do not have", "pages that only we have")
#: So many of our pages that a peer has not are named.
_NAMED = 6
_CASE_HEAD = (
    "case", "generator", "wall s", "from–to (runs)", "CPU s", "MiB", "wall ÷ Hugo", "CPU ÷ Hugo",
    "MiB ÷ Hugo",
)  # fmt: skip


@dataclass(slots=True)
class Report:
    """Everything that was measured in one run; ``write`` writes what there is so far."""

    machine: dict[str, str]
    command: str
    path: Path
    versions: dict[str, str] = field(default_factory=dict)
    #: Peers that were not run, with the reason.
    missing: dict[str, str] = field(default_factory=dict)
    sizes: dict[int, Size] = field(default_factory=dict)
    pictures: Pictures | None = None
    serving: Latency | None = None

    def write(self) -> None:
        """Write the file."""
        self.path.write_text(self.text(), encoding="utf-8")

    def text(self) -> str:
        """The whole report."""
        parts = [_HEAD.format(command=self.command), self._circumstances()]
        if targets := self._targets():
            parts.append("## Targets\n\n" + table(_TARGET_HEAD, targets))
        parts += map(size_section, self.sizes.values())
        if self.pictures:
            parts.append(pictures_section(self.pictures))
        if self.serving:
            parts.append(serving_section(self.serving))
        return "\n".join(parts)

    def _circumstances(self) -> str:
        rows = [*self.machine.items(), *self.versions.items()]
        rows += [(name, f"not run: {reason}") for name, reason in self.missing.items()]
        return table(("", ""), rows)

    def _targets(self) -> list[tuple[str, ...]]:
        rows = []
        for target in TARGETS:
            for businesses, most in target.most.items():
                size = self.sizes.get(businesses)
                ratio = size.ratio(target.case, OURS, target.value) if size else None
                if ratio is not None:
                    name = f"{target.label}, N = {businesses:,}"
                    rows.append(_judged(name, f"≤ {most:g} × Hugo", f"{ratio:.3g}", ratio <= most))
        if (grown := growth(self.sizes)) is not None:
            smaller, larger, most = GROWTH
            name = f"cold, wall for a page at N = {larger:,}"
            goal = f"≤ {most:g} × that at {smaller:,}"
            rows.append(_judged(name, goal, f"{grown:.3g}", grown <= most))
        businesses, most = MOST_MEMORY
        if (size := self.sizes.get(businesses)) and (peak := size.median(COLD, OURS, memory)):
            name = f"peak memory, cold, N = {businesses:,}"
            rows.append(_judged(name, f"< {most:,} MiB", f"{peak:,.0f} MiB", peak < most))
        if self.pictures:
            ratio = self.pictures.ratio
            goal = f"≥ {LEAST_PICTURES:g} × Hugo"
            rows.append(
                _judged("photographs a second", goal, f"{ratio:.3g}", ratio >= LEAST_PICTURES)
            )
        return rows


def _judged(name: str, goal: str, measured: str, met: bool) -> tuple[str, ...]:
    return (name, goal, measured, "met" if met else "**missed**")


def size_section(size: Size) -> str:
    """One size: what was built, then every case with every generator."""
    items = size.businesses * ITEMS
    head = f"## N = {size.businesses:,}: {items:,} items\n"
    parts = [head, table(_EXTENT_HEAD, [_extent_row(size, name) for name in size.extents])]
    if lacking := sorted({page for pages in size.only_ours.values() for page in pages}):
        more = f" and {len(lacking) - _NAMED} more" if len(lacking) > _NAMED else ""
        parts.append(f"Only we have {', '.join(f'`{p}`' for p in lacking[:_NAMED])}{more}.\n")
    if size.types:
        parts.append(types_table(size))
    parts.append(table(_CASE_HEAD, [row for case in CASES for row in _case_rows(size, case)]))
    if size.as_typed:
        seconds = size.as_typed.wall
        parts.append(f"Cold, once, through `python3 tasks.py build`: {seconds:.2f} s wall.\n")
    return "\n".join(parts)


def _extent_row(size: Size, name: str) -> tuple[str, ...]:
    found = size.extents[name]
    mib = found.bytes / (1 << 20)
    compared = ("–", "–") if name == OURS else ("not compared", "not compared")
    if name in size.extra_pages:
        compared = (str(size.extra_pages[name]), str(len(size.only_ours[name])))
    return (name, f"{found.pages:,}", f"{found.files:,}", f"{mib:,.1f}", *compared)


def types_table(size: Size) -> str:
    """Bytes of a page, and how much of what ours say it says, for every type and generator."""
    names = list(size.types)
    head = ("a page's KB; words; part of our words", "pages", *names)
    rows = []
    for kind, own in size.types[OURS].items():
        cells = [size.types[name].get(kind) for name in names]
        rows.append((kind, f"{own.pages:,}", *map(_type_cell, cells)))
    return table(head, rows)


def _type_cell(found: PageType | None) -> str:
    if found is None:
        return "–"
    return f"{found.bytes / 1000:.1f}; {found.words:,.0f}; {found.shared:.0%}"


def _case_rows(size: Size, case: str) -> Iterable[tuple[str, ...]]:
    for name in size.extents:
        runs = size.timed.get((case, name), [])
        if not runs:
            yield (case, name, "not run", *[""] * (len(_CASE_HEAD) - 3))
            continue
        low, high = size.span(case, name, wall)
        yield (
            case,
            name,
            _number(size.median(case, name, wall), ".2f"),
            f"{low:.2f}–{high:.2f} ({len(runs)})",
            _number(size.median(case, name, cpu), ".2f"),
            _number(size.median(case, name, memory), ",.0f"),
            *(_number(size.ratio(case, name, value), ".3g") for value in (wall, cpu, memory)),
        )


def _number(value: float | None, form: str) -> str:
    return "–" if value is None else format(value, form)


def pictures_section(pictures: Pictures) -> str:
    """Photographs a second, their bytes, and how like they are."""
    widths = ", ".join(map(str, pictures.widths))
    return (
        f"## Photographs\n\n{pictures.count} photographs of 1600 × 1200 in the widths {widths} as "
        f"AVIF, and in one as JPEG; the whole build, cold. Hugo's quality is the one at which its "
        f"AVIF comes closest to our SSIM (of the luma, against the unencoded pixels).\n\n"
        + table(
            ("", "settings", "photographs a second", "CPU s each", "KiB each", "SSIM", "PSNR dB"),
            [
                (
                    one.name,
                    one.settings,
                    f"{pictures.count / one.cost.wall:.2f}",
                    f"{one.cost.cpu / pictures.count:.2f}",
                    f"{one.bytes / pictures.count / 1024:.0f}",
                    f"{one.ssim:.4f}",
                    f"{one.psnr:.1f}",
                )
                for one in (pictures.ours, pictures.hugo)
            ],
        )
    )


def serving_section(serving: Latency) -> str:
    """The wait under ``serve``."""
    low, high = min(serving.seconds), max(serving.seconds)
    return (
        f"## Under `serve`\n\nN = {serving.businesses:,}, one business saved: its page shows it "
        f"after {serving.median * 1000:.0f} ms (median of {len(serving.seconds)}; "
        f"{low * 1000:.0f}–{high * 1000:.0f}).\n"
    )


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
