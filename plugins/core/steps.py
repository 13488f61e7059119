# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Works that go on side by side, step by step.

A record is read, decoded, checked and packed, and a page is put together and then drawn. Done one
record after another, the code of each step drives that of the others out of the processor's cache,
and their data with it. Done step by step for a few dozen at once it stays (the figures:
docs/decisions/0016).
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import TypeVar

Result = TypeVar("Result")
#: A work: it yields where a step ends, and returns what it was begun for.
Steps = Generator[None, None, Result]


def in_step(works: Iterable[Steps[Result]]) -> list[Result]:
    """What the works give, in their order; each step is done by all before any begins the next.

    What one raises is raised here, and the others go no further.
    """
    going = list(works)
    results: dict[Steps[Result], Result] = {}
    left = going
    while left:
        still = []
        for work in left:
            try:
                next(work)
            except StopIteration as done:
                results[work] = done.value
            else:
                still.append(work)
        left = still
    return [results[work] for work in going]
