# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Work in several processes ends as if one had done it, also where a process does not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.children import ShareLost, see_off
from plugins.core.shares import Ahead, Deck, cores, dealt, shared
from tests.building import ROOT


@pytest.mark.parametrize("shares", [1, 2, 3, 5])
def test_results_stand_in_the_order_of_the_shares(shares: int) -> None:
    """Whoever is ready first; each share has a process of its own, the first is this one."""

    def work(share: int, of: int) -> tuple[int, int, int]:
        time.sleep(0.02 * (of - share))
        return share, of, os.getpid()

    results = shared(work, shares)
    assert [(share, of) for share, of, _ in results] == [(n, shares) for n in range(shares)]
    assert results[0][2] == os.getpid()
    assert len({pid for *_, pid in results}) == shares


@pytest.mark.parametrize("shares", [1, 2, 4])
def test_the_result_is_that_of_one_core(shares: int) -> None:
    """What the shares bring together is what one process brings."""
    items = list(range(1000))

    def work(share: int, of: int) -> dict[int, int]:
        return {n: n * n for n in items[share::of]}

    assert {k: v for part in shared(work, shares) for k, v in part.items()} == {
        n: n * n for n in items
    }


@given(st.integers(0, Deck.MOST), st.integers(1, 3))
@settings(max_examples=25, deadline=None)
def test_every_number_is_dealt_once(count: int, shares: int) -> None:
    """Whatever the number of processes; and the pipe that they drew from is closed."""
    before = open_files()
    parts = dealt(lambda numbers, share: list(numbers), count, shares)
    assert sorted(n for part in parts for n in part) == list(range(count))
    assert open_files() == before


def test_who_is_done_draws_the_next() -> None:
    """One slow piece does not keep the others waiting: its process does nothing else."""

    def work(numbers: Iterable[int], share: int) -> list[int]:
        done = []
        for number in numbers:
            time.sleep(0.3 if number == 0 else 0.002)
            done.append(number)
        return done

    parts = dealt(work, 40, 2)
    assert len(next(part for part in parts if 0 in part)) < 10


def test_a_deck_has_an_end() -> None:
    """More than a pipe takes at once would wait for a reader that is not there yet."""
    with pytest.raises(ValueError, match="4097"):
        Deck(Deck.MOST + 1)


def test_work_ahead_is_done_beside_this_process() -> None:
    """It runs while this one goes on, and leaves nothing when it was asked for."""
    before, others = open_files(), children()
    ahead = Ahead(os.getpid)
    assert ahead.result() != os.getpid()
    assert (open_files(), children()) == (before, others)


def test_what_work_ahead_raises_is_raised_when_it_is_asked_for() -> None:
    """Not when it is begun: who does not ask does not care."""
    ahead = Ahead(partial(int, "no number"))
    with pytest.raises(ValueError, match="no number"):
        ahead.result()


def test_work_ahead_that_was_killed_is_done_here() -> None:
    """A machine that is short of memory ends processes; the work can be done again."""
    here, before, others = os.getpid(), open_files(), children()

    def work() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    assert Ahead(work).result() == here
    assert (open_files(), children()) == (before, others)


def test_where_no_process_is_to_be_had_work_ahead_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit on processes is no reason to build nothing."""

    def full() -> int:
        raise BlockingIOError("Resource temporarily unavailable")

    monkeypatch.setenv("STADTFENSTER_CORES", "2")
    monkeypatch.setattr(os, "fork", full)
    before = open_files()
    assert Ahead(os.getpid).result() == os.getpid()
    assert open_files() == before


def test_with_one_core_work_ahead_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would only take turns with this process."""
    monkeypatch.setenv("STADTFENSTER_CORES", "1")
    done: list[int] = []
    ahead = Ahead(lambda: done.append(os.getpid()))
    assert not done
    ahead.result()
    assert done == [os.getpid()]


def test_where_there_is_no_fork_this_process_does_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has none: the one share is the whole."""
    monkeypatch.delattr(os, "fork", raising=False)
    assert shared(lambda share, of: (share, of, os.getpid()), 4) == [(0, 1, os.getpid())]


def test_a_result_may_be_longer_than_a_pipe() -> None:
    """A pipe holds 64 KiB; who fills it waits for its reader, and its reader for nobody."""
    results = shared(lambda share, of: bytes([share]) * 5_000_000, 3)
    assert [(data[0], len(data)) for data in results] == [(n, 5_000_000) for n in range(3)]


@pytest.mark.parametrize("failing", [0, 1, 2])
def test_what_a_share_raises_is_raised(failing: int) -> None:
    """In a child as well as here; no process is left, and no file is left open."""

    def work(share: int, of: int) -> int:
        if share == failing:
            raise LookupError(f"share {share}")
        if failing == 0:
            time.sleep(60)  # nobody waits for those whose work is of no use any more
        return share

    before, others = open_files(), children()
    started = time.monotonic()
    with pytest.raises(LookupError, match=f"share {failing}"):
        shared(work, 3)
    assert time.monotonic() - started < 20
    assert open_files() == before
    assert children() == others


def test_a_killed_child_is_lost() -> None:
    """As when memory runs out: an error that says so, never a part of the result for the whole."""

    def work(share: int, of: int) -> int:
        if share == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return share

    with pytest.raises(ShareLost, match="ended early"):
        shared(work, 3)


def test_a_child_that_cannot_be_made_ends_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the system allows no more processes: an error, and nothing left of the rest."""
    fork, count = os.fork, iter(range(9))

    def fail() -> int:
        if next(count) == 1:
            raise BlockingIOError("Resource temporarily unavailable")
        return fork()

    before, others = open_files(), children()
    monkeypatch.setattr(os, "fork", fail)
    with pytest.raises(BlockingIOError):
        shared(lambda share, of: time.sleep(60), 3)
    assert open_files() == before
    assert children() == others


def test_a_child_keeps_no_file_of_its_parent_open() -> None:
    """Who waits for the end of a pipe must not wait for a child that knows nothing of it."""
    reading, writing = os.pipe()
    try:
        first, *others = shared(lambda share, of: open_files(), 3)
        assert {str(reading), str(writing)} <= first
        # Beside the standard streams each has its own pipe, the file for its answer, and the folder
        # that it is reading.
        assert [len(other - {"0", "1", "2"}) for other in others] == [3, 3]
    finally:
        os.close(reading)
        os.close(writing)


def children() -> set[str]:
    """The numbers of this process's children, when those that answered have ended; the suite's
    browser may be one.
    """
    see_off(wait=True)
    tasks = Path("/proc/self/task").iterdir()
    return {pid for task in tasks for pid in (task / "children").read_text().split()}


def open_files() -> set[str]:
    """The numbers of this process's open files."""
    return {entry.name for entry in Path("/proc/self/fd").iterdir()}


ORPHANED = """
import os, time
from plugins.core.shares import shared
def work(share, of):
    if share:
        os.write(1, b"%d\\n" % os.getpid())
    time.sleep(60)
shared(work, 3)
"""


def test_children_end_with_their_parent() -> None:
    """However that ends: a killed build leaves nobody behind who writes on."""
    parent = subprocess.Popen(
        [sys.executable, "-c", ORPHANED], cwd=ROOT, stdout=subprocess.PIPE, encoding="ascii"
    )
    assert parent.stdout is not None
    children = [int(parent.stdout.readline()) for _ in range(2)]
    parent.kill()
    parent.wait()
    parent.stdout.read()  # ends when the last of them has let go of it
    parent.stdout.close()
    deadline = time.monotonic() + 20
    while any(map(is_alive, children)):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def is_alive(pid: int) -> bool:
    """Tell whether a process runs; one that has ended and waits for its parent does not."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text("utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def test_the_number_of_cores_can_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """By ``STADTFENSTER_CORES``, if it is a number; there is one at least."""
    monkeypatch.setenv("STADTFENSTER_CORES", "3")
    assert cores() == 3
    monkeypatch.delenv("STADTFENSTER_CORES")
    own = cores()
    assert own >= 1
    for nonsense in ("", "0", "-1", "viele", "1.5"):
        monkeypatch.setenv("STADTFENSTER_CORES", nonsense)
        assert cores() == own
