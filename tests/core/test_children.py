# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a child has to say comes over; where it cannot, that is told."""

from __future__ import annotations

import resource

import pytest

from plugins.core.children import ShareLost
from plugins.core.shares import shared


class Unpicklable(Exception):
    """An error that holds something of its process."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.work = lambda: words


def test_an_error_that_cannot_travel_is_told() -> None:
    """What can be said of it comes over."""

    def work(share: int, of: int) -> int:
        if share == 1:
            raise Unpicklable("kaputt")
        return share

    with pytest.raises(RuntimeError, match="kaputt"):
        shared(work, 2)


def test_a_result_that_cannot_travel_is_an_error() -> None:
    """Also if a good part of it was written before that came out."""

    def work(share: int, of: int) -> tuple[object, ...]:
        return (b"whole" * 100_000, lambda: share) if share == 1 else ()

    with pytest.raises(RuntimeError, match="pickle"):
        shared(work, 2)


class Long:
    """Something long that says little of itself."""

    def __init__(self) -> None:
        self.data = b"long" * 100_000


def test_a_result_for_which_there_is_no_room_is_lost() -> None:
    """As on a full disk: who asked for it can do the work, and a mistake of ours it is not."""

    def work(share: int, of: int) -> Long:
        if share == 1:
            resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, resource.RLIM_INFINITY))
        return Long()

    with pytest.raises(ShareLost, match="ended early"):
        shared(work, 2)
