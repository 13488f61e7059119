# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Processes that work together tell each other what they found out, and none waits in vain."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest

from plugins.core import shares
from plugins.core.shares import Meet, Meeting, dealt_and_met


def open_files() -> set[str]:
    """The numbers of this process's open files."""
    return {entry.name for entry in Path("/proc/self/fd").iterdir()}


@pytest.mark.parametrize("shares", [1, 2, 4])
def test_each_gets_what_the_others_bring(shares: int) -> None:
    """However long it is, and whoever comes first; and no file of the meeting stays open."""

    def work(numbers: Iterable[int], share: int, meet: Meet) -> list[bytes]:
        time.sleep(0.02 * (shares - share))
        return list(meet(share, brought[share]))

    before = open_files()
    brought = [[b"%d" % share * 100_000, b"x"] for share in range(shares)]
    for share, met in enumerate(dealt_and_met(work, 3, shares)):
        assert met == list(chain(*brought[:share], *brought[share + 1 :]))
    assert open_files() == before


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_nobody_waits_for_who_does_not_come(missing: int) -> None:
    """It had nothing to do there, and is done."""

    def work(numbers: Iterable[int], share: int, meet: Meet) -> list[bytes]:
        return [] if share == missing else list(meet(share, [b"%d" % share]))

    for share, met in enumerate(dealt_and_met(work, 3, 3)):
        assert met == [b"%d" % n for n in range(3) if missing not in (n, share) and n != share]


def test_what_was_cut_off_is_brought_as_far_as_it_came() -> None:
    """A full disk, or a process that was killed: nobody fails for it."""
    meeting = Meeting(2)
    try:
        brought = (5).to_bytes(8, "big") + b"whole" + (5).to_bytes(8, "big") + b"cu"
        os.write(meeting._files[1], brought)
        assert list(meeting.meet(0, [b"x"])) == [b"whole", b"cu"]
    finally:
        meeting.close()


def test_where_nothing_can_be_written_nothing_is_brought(monkeypatch: pytest.MonkeyPatch) -> None:
    """All the same they meet."""

    def full(*args: object, **told: object) -> object:
        raise OSError("no space left")

    monkeypatch.setattr(shares, "nameless_file", full)
    assert dealt_and_met(lambda numbers, share, meet: list(meet(share, [b"x"])), 2, 2) == [[], []]
