# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Random sequences of what can happen to a town, each step followed by a build and its twin.

A step is made of numbers alone, so that a sequence stays one if a step is left out of it.
"""

from __future__ import annotations

import inspect
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.incremental import changes, surroundings
from tests.incremental.twins import Twins
from tests.incremental.ways import Way

Change = Callable[..., str]


class Step(NamedTuple):
    """A change, the numbers that make it, and how it is built after it; None: not yet."""

    change: Change
    numbers: tuple[int, ...]
    way: Way | None


def _again(twins: Twins) -> str:
    """Nothing happens."""
    return "nothing happens"


def _die(twins: Twins, change: int, cores: int, exchange: int) -> str:
    """A build is killed."""
    way = Way(1 + cores % 2, change % 4 > 0, exchange % 3 > 0, "none", kill=1 + change)
    twins.build_and_die(way, "output" if cores % 3 else "")
    return f"die in {way}"


#: How often each happens, compared with the others.
_OFTEN: dict[Change, int] = {
    changes.edit_field: 24,
    changes.edit_text: 5,
    changes.edit_unseen: 4,
    changes.break_record: 4,
    changes.mend_record: 4,
    changes.add_record: 4,
    changes.delete_record: 5,
    changes.rename_record: 5,
    changes.translate: 4,
    surroundings.edit_picture: 6,
    surroundings.edit_city: 7,
    surroundings.mend_city: 2,
    surroundings.stray: 3,
    surroundings.edit_theme: 6,
    surroundings.move_now: 6,
    surroundings.switch_branch: 3,
    surroundings.harm_cache: 7,
    surroundings.touch_output: 5,
    _again: 3,
    _die: 6,
}
#: These are of no use if nobody builds after them.
_BUILT = {surroundings.harm_cache, surroundings.touch_output, _again}
_LARGEST = 996


def sequence(chance: Random, length: int, dates: str = "") -> list[Step]:
    """A sequence of ``length`` steps; ``dates`` are those of ``Way``, "" leaves them to chance."""
    return [_step(chance, dates) for _ in range(length)]


def _step(chance: Random, dates: str) -> Step:
    change = chance.choices(list(_OFTEN), list(_OFTEN.values()))[0]
    count = len(inspect.signature(change).parameters) - 1
    way = Way(
        cores=chance.choice((1, 1, 1, 1, 2)),
        journal=chance.random() < 0.7,
        exchange=chance.random() < 0.7,
        dates=dates or chance.choice(("all", "none")),
    )
    builds = change in _BUILT or chance.random() < 0.8
    numbers = tuple(chance.randint(0, _LARGEST) for _ in range(count))
    return Step(change, numbers, way if builds else None)


def live(folder: Path, steps: Sequence[Step]) -> None:
    """Let a town in ``folder`` live through ``steps``. Raises ``AssertionError`` with its story."""
    shutil.rmtree(folder / "twins", ignore_errors=True)
    twins = Twins(folder / "twins")
    twins.check()
    for step in steps:
        twins.story.append(step.change(twins, *step.numbers))
        if step.way:
            twins.check(step.way)


def shortest(folder: Path, steps: Sequence[Step]) -> list[Step]:
    """``steps``, which fail, without those that are not needed for it."""
    needed = list(steps)
    for step in reversed(steps):
        fewer = [other for other in needed if other is not step]
        try:
            live(folder, fewer)
        except Exception:  # of whatever kind: it is the same place, a little earlier or later
            needed = fewer
    return needed
