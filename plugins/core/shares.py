# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Work shared between the machine's cores: this process takes one share, forked children the rest.

A child sees everything its parent had made, at no cost, and sends back bytes. Where there is no
``fork`` (Windows) or one core, the parent does it all; the results are the same.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Generic, TypeVar

from plugins.core.children import Child, ShareLost, answer_of, let_go, nameless_file, start, stop

Result = TypeVar("Result")
#: Brings what a share has for the others, waits for them, and gets what they have for it.
Meet = Callable[[int, Iterable[bytes]], Iterable[bytes]]


class Deck:
    """The numbers from 0 to ``count - 1``, dealt one by one to the processes that draw from it.

    Whoever is done with one draws the next, so that all have done at about the same time whatever
    a number costs. Make it before the processes are started, and ``close`` it after. The numbers
    lie in a pipe, which hands each out once; it holds ``MOST`` of them.
    """

    MOST = 4096
    _WIDTH = 4

    def __init__(self, count: int) -> None:
        if count > self.MOST:
            raise ValueError(f"a deck holds {self.MOST} numbers, not {count}")
        self.pipe, writing = os.pipe()
        with os.fdopen(writing, "wb") as filling:
            filling.write(b"".join(n.to_bytes(self._WIDTH, "big") for n in range(count)))

    def __iter__(self) -> Iterator[int]:
        """Draw until there is nothing left."""
        while drawn := os.read(self.pipe, self._WIDTH):
            yield int.from_bytes(drawn, "big")

    def close(self) -> None:
        """Let go of the pipe."""
        os.close(self.pipe)


class Meeting:
    """Processes that work together meet here once: each brings bytes, and gets the others'.

    Make it before they are started, and ``close`` it after. What they bring lies in files without
    names. All are here when nobody holds a pipe open any more, so nobody waits for one that died.
    """

    def __init__(self, shares: int) -> None:
        self._files: list[int] = []
        with contextlib.suppress(OSError):  # nowhere to write: they do without
            for _ in range(shares):
                self._files.append(nameless_file())
        self._waiting, self._on_the_way = os.pipe()
        self.handles = [self._waiting, self._on_the_way, *self._files]

    def meet(self, share: int, things: Iterable[bytes]) -> Iterator[bytes]:
        """Bring ``things``, wait, and get what the others brought, one after another; not what one
        did not bring that died, or could not write it.
        """
        for handle in self._files[share : share + 1]:
            # A full disk; and what was written before stays.
            with contextlib.suppress(OSError), os.fdopen(os.dup(handle), "wb") as file:
                for thing in things:
                    file.write(len(thing).to_bytes(8, "big"))
                    file.write(thing)
        self.leave()
        os.read(self._waiting, 1)
        for handle in (handle for n, handle in enumerate(self._files) if n != share):
            place = 0
            while length := int.from_bytes(os.pread(handle, 8, place), "big"):
                yield os.pread(handle, length, place + 8)
                place += 8 + length

    def leave(self) -> None:
        """Let nobody wait for this process: it was here, or will not come."""
        if self._on_the_way >= 0:
            os.close(self._on_the_way)
            self._on_the_way = -1

    def close(self) -> None:
        """Let go of the pipe and the files."""
        self.leave()
        for handle in (self._waiting, *self._files):
            os.close(handle)


def cores() -> int:
    """How many processes can run at once here. ``STADTFENSTER_CORES`` overrides it."""
    told = os.environ.get("STADTFENSTER_CORES", "")
    if told.isdigit() and int(told) > 0:
        return int(told)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def shared(
    work: Callable[[int, int], Result], shares: int, kept: Sequence[int] = ()
) -> list[Result]:
    """``[work(0, shares), work(1, shares), …]``, each in its own process.

    ``work(share, shares)`` does its part and returns something that pickles; of the files that are
    open here, a child sees those ``kept``. What it raises is raised here. Raises ``ShareLost`` if a
    child dies.
    """
    if shares <= 1 or not hasattr(os, "fork"):
        return [work(0, 1)]
    gc.freeze()  # what is here stays: the collector must not touch, and so copy, the shared pages
    sys.stdout.flush()
    sys.stderr.flush()
    children: list[Child] = []
    try:
        for share in range(1, shares):
            children.append(start(partial(work, share, shares), kept))
        results = [work(0, shares)]
        results += [answer_of(child) for child in children]
    except BaseException:
        for child in children:
            stop(child)
        raise
    finally:
        for child in children:
            let_go(child)
    return results


def dealt(
    work: Callable[[Iterable[int], int], Result], count: int, shares: int, kept: Sequence[int] = ()
) -> list[Result]:
    """Let ``shares`` processes do the pieces 0 to ``count - 1``, each as it becomes free.

    ``work(numbers, share)`` does those that it draws from ``numbers``. Else as ``shared``.
    """
    if shares <= 1 or not hasattr(os, "fork"):
        return [work(range(count), 0)]
    deck = Deck(count)
    try:
        return shared(lambda share, _: work(deck, share), shares, (deck.pipe, *kept))
    finally:
        deck.close()


def dealt_and_met(
    work: Callable[[Iterable[int], int, Meet], Result], count: int, shares: int
) -> list[Result]:
    """As ``dealt``; and each may once ``meet`` the others: see ``Meeting``."""
    if shares <= 1 or not hasattr(os, "fork"):
        return [work(range(count), 0, lambda share, things: [])]
    meeting = Meeting(shares)

    def one(numbers: Iterable[int], share: int) -> Result:
        try:
            return work(numbers, share, meeting.meet)
        finally:
            meeting.leave()

    try:
        return dealt(one, count, shares, meeting.handles)
    finally:
        meeting.close()


class Ahead(Generic[Result]):
    """Work that is begun now, in a process beside this one, and whose ``result`` is asked for
    later. Where there is no second core, no process to be had, or it ended early, it is done then.
    Who does not ask leaves it to its end.
    """

    def __init__(self, work: Callable[[], Result]) -> None:
        self._work = work
        self._child: Child | None = None
        if cores() > 1 and hasattr(os, "fork"):
            sys.stdout.flush()
            sys.stderr.flush()
            with contextlib.suppress(OSError):  # too many processes, or too little memory
                self._child = start(work)

    def result(self) -> Result:
        """What the work gave; what it raised is raised here. Ask once."""
        if self._child is None:
            return self._work()
        try:
            result: Result = answer_of(self._child)
            return result
        except ShareLost:
            return self._work()
        finally:
            let_go(self._child)
