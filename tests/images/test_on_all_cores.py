# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Work on many threads ends as if it had been done one by one."""

from __future__ import annotations

import threading
import time

import pytest

from plugins.images import on_all_cores as threads
from plugins.images.on_all_cores import on_all_cores


@pytest.mark.parametrize("cores", [1, 2, 64])
def test_results_stand_in_the_order_of_the_items(
    monkeypatch: pytest.MonkeyPatch, cores: int
) -> None:
    """Whoever is ready first."""
    monkeypatch.setattr(threads, "_cores", lambda: cores)
    heard: list[tuple[int, int]] = []
    squares = on_all_cores(lambda n: n * n, range(20), lambda done, of: heard.append((done, of)))
    assert squares == [n * n for n in range(20)]
    assert heard == [(n, 20) for n in range(21)]


def test_two_are_worked_on_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each waits for the other; one after the other would wait for ever."""
    monkeypatch.setattr(threads, "_cores", lambda: 2)
    meeting = threading.Barrier(2, timeout=20)
    assert sorted(on_all_cores(lambda _: meeting.wait(), range(2))) == [0, 1]


@pytest.mark.parametrize("cores", [1, 2])
def test_a_failure_is_raised_and_ends_the_rest(monkeypatch: pytest.MonkeyPatch, cores: int) -> None:
    """No thread is left at work."""
    monkeypatch.setattr(threads, "_cores", lambda: cores)
    begun: list[int] = []

    def work(number: int) -> None:
        begun.append(number)
        if number == 0:
            raise ValueError(number)
        time.sleep(0.01)

    others = threading.active_count()  # the suite's browser has some
    with pytest.raises(ValueError):
        on_all_cores(work, range(1000))
    assert len(begun) < 1000
    assert threading.active_count() == others


def test_nothing_to_do_is_nothing_to_tell() -> None:
    """No progress is shown for no work."""
    assert on_all_cores(str, [], lambda *_: pytest.fail("told")) == []
