# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Works that go on side by side, step by step."""

import pytest

from plugins.core.steps import Steps, in_step


def work(name: str, steps: int, log: list[str]) -> Steps[str]:
    """A work of so many steps, each of which is written down."""
    for step in range(steps):
        log.append(f"{name}{step}")
        if step < steps - 1:
            yield
    return name.upper()


def test_a_step_is_done_by_all_before_the_next_begins() -> None:
    """Also where one has fewer steps, or none; what they give is in their order."""
    log: list[str] = []
    works = [work("a", 3, log), work("b", 1, log), work("c", 0, log), work("d", 2, log)]
    assert in_step(works) == ["A", "B", "C", "D"]
    assert log == ["a0", "b0", "d0", "a1", "d1", "a2"]
    assert in_step([]) == []


def test_a_mistake_ends_all_at_its_step() -> None:
    """It is raised, and nothing is done after it."""
    log: list[str] = []

    def wrong() -> Steps[str]:
        yield
        raise KeyError("b1")

    with pytest.raises(KeyError, match="b1"):
        in_step([work("a", 3, log), wrong(), work("c", 3, log)])
    assert log == ["a0", "c0", "a1"]
