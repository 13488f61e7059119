# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many businesses are open at each minute to come, as a step function short enough for a page.

The first page counts the open ones in the browser. Every business's own hours would be 300 bytes
each; the number of all changes at a few hundred moments a fortnight, however large the town is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from plugins.core.base36 import base36

#: ``Interval.kind`` of opening hours that nobody can promise.
_UNKNOWN = 2
#: About 6 KB. Where more moments differ, the page speaks for fewer days, and the next build is
#: never that far away.
MOST_STEPS = 1200


def steps(badges_with_counts: Iterable[tuple[Sequence[tuple[int, int, int]], int]]) -> str:
    """The steps of ``(intervals, how many businesses have them)``, separated by blanks.

    An interval is (open minute, close minute, kind) since 1970, UTC; unknown ones do not count,
    and one business's overlapping ones count once. A step is the minutes since the step before
    (the first one's since 1970), a sign, and by how much the number changes, both to base 36:
    ``u+c f-3`` says that 12 open after 30 minutes and 3 close 15 minutes later. From the last
    step on nothing is said. "" if nothing ever opens.
    """
    changes: Counter[int] = Counter()
    for intervals, count in badges_with_counts:
        for begin, end in _united(intervals):
            changes[begin] += count
            changes[end] -= count
    moments = sorted(minute for minute, change in changes.items() if change)[:MOST_STEPS]
    written = []
    before = 0
    for minute in moments:
        change = changes[minute]
        sign = "+" if change > 0 else "-"
        written.append(f"{base36(minute - before)}{sign}{base36(abs(change))}")
        before = minute
    return " ".join(written)


def _united(intervals: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
    united: list[tuple[int, int]] = []
    for begin, end, kind in sorted(intervals):
        if kind == _UNKNOWN or end <= begin:
            continue
        if united and begin <= united[-1][1]:
            united[-1] = (united[-1][0], max(united[-1][1], end))
        else:
            united.append((begin, end))
    return united
