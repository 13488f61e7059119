# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many businesses are open at each minute to come, as a step function short enough for a page.

The first page counts the open ones in the browser. Every business's own hours would be 300 bytes
each; the number of all changes at a few hundred moments a fortnight, however large the town is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from plugins.businesses.hours import ToldHours
from plugins.core.base36 import base36
from plugins.core.facts import Facts

#: Of an interval that nobody can promise.
_UNKNOWN = "u"
#: About 6 KB. Where more moments differ, the page speaks for fewer days, and the next build is
#: never that far away.
MOST_STEPS = 1200


def town_steps(facts: Facts, hours: Iterable[tuple[str, int]]) -> str:
    """The steps of a town: of its texts of opening hours, each with how many businesses have it."""
    known = tuple(hours)
    told = facts.each(ToldHours, [text for text, _ in known])
    return steps((found.badge, count) for found, (_, count) in zip(told, known, strict=True))


def steps(badges_with_counts: Iterable[tuple[str, int]]) -> str:
    """The steps of ``(badge, how many businesses have it)``, separated by blanks.

    A badge's intervals (``hours.badge``) do not overlap; those that nobody can promise do not
    count. A step is the minutes since the step before (the first one's since 1970), a sign, and by
    how much the number changes, both to base 36: ``u+c f-3`` says that 12 open after 30 minutes
    and 3 close 15 minutes later. From the last step on nothing is said. "" if nothing ever opens.
    """
    open_in: Counter[str] = Counter()
    for badge, count in badges_with_counts:
        for interval in badge.split(","):
            open_in[interval] += count  # many open and close at the same minutes
    changes: Counter[int] = Counter()
    for interval, count in open_in.items():
        begin, _, end = interval.partition("-")
        if end and not end.endswith(_UNKNOWN):
            changes[int(begin)] += count
            changes[int(end)] -= count
    moments = sorted(minute for minute, change in changes.items() if change)[:MOST_STEPS]
    written = []
    before = 0
    for minute in moments:
        change = changes[minute]
        sign = "+" if change > 0 else "-"
        written.append(f"{base36(minute - before)}{sign}{base36(abs(change))}")
        before = minute
    return " ".join(written)
