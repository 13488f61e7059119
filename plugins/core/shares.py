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
import pickle
import sys
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

Result = TypeVar("Result")
#: A child that finds itself without its parent ends; see ``_child``.
_ORPHAN = 70


class _Child(NamedTuple):
    pid: int
    pipe: int


class ShareLost(Exception):
    """A child ended without its result: killed, or out of memory."""


def cores() -> int:
    """How many processes can run at once here. ``STADTFENSTER_CORES`` overrides it."""
    told = os.environ.get("STADTFENSTER_CORES", "")
    if told.isdigit() and int(told) > 0:
        return int(told)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def shared(work: Callable[[int, int], Result], shares: int) -> list[Result]:
    """``[work(0, shares), work(1, shares), …]``, each in its own process.

    ``work(share, shares)`` does its part and returns something that pickles. What it raises is
    raised here. Raises ``ShareLost`` if a child dies.
    """
    if shares <= 1 or not hasattr(os, "fork"):
        return [work(0, 1)]
    gc.freeze()  # what is here stays: the collector must not touch, and so copy, the shared pages
    sys.stdout.flush()
    sys.stderr.flush()
    children: list[_Child] = []
    try:
        for share in range(1, shares):
            children.append(_start(work, share, shares))
        results = [work(0, shares)]
        results += [_result(child) for child in children]
    except BaseException:
        for child in children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child.pid, 9)
        raise
    finally:
        for child in children:
            os.close(child.pipe)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(child.pid, 0)
    return results


def strided(items: Sequence[Result], share: int, shares: int) -> Sequence[Result]:
    """Every ``shares``-th item from ``share`` on: neighbours cost alike, so the shares do."""
    return items[share::shares]


def _start(work: Callable[[int, int], Result], share: int, shares: int) -> _Child:
    reading, writing = os.pipe()
    parent = os.getpid()
    try:
        pid = os.fork()
    except OSError:  # too many processes, or too little memory
        os.close(reading)
        os.close(writing)
        raise
    if pid == 0:
        _child(work, share, shares, writing, parent)
    os.close(writing)
    return _Child(pid, reading)


def _child(
    work: Callable[[int, int], Result], share: int, shares: int, writing: int, parent: int
) -> None:
    """Do the work and end the process, whatever happens, without its parent's exit handlers.

    It keeps none of the parent's files but its own pipe: whoever waits for the end of one of them
    (``serve`` does) must not wait for a child.
    """
    code = 1
    try:
        os.closerange(3, writing)
        os.closerange(writing + 1, 4096)
        _die_with(parent)
        try:
            answer: tuple[bool, object] = (True, work(share, shares))
        except BaseException as error:  # told by the parent, in whose hands it is
            answer = (False, error)
        try:
            data = pickle.dumps(answer, protocol=5)
        except Exception as error:  # an exception need not pickle
            data = pickle.dumps((False, RuntimeError(f"{answer[1]!r}: {error!r}")), protocol=5)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(data)
        code = 0
    finally:
        os._exit(code)


def _die_with(parent: int) -> None:
    """On Linux, ask to be killed with the parent, however it ends (prctl(2), PR_SET_PDEATHSIG)."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(1, 9)
    if os.getppid() != parent:
        os._exit(_ORPHAN)


def _result(child: _Child) -> Any:
    with os.fdopen(os.dup(child.pipe), "rb") as pipe:
        data = pipe.read()
    if not data:
        raise ShareLost(f"a worker process ended early (pid {child.pid})")
    done, answer = pickle.loads(data)  # noqa: S301 - written by our own child
    if not done:
        raise answer
    return answer
