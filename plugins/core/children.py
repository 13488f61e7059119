# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A process of ours beside this one, forked off, and what it has to say.

Its answer lies in a file without a name, and not in a pipe: so it ends when it is done, whether or
not its parent listens.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

#: A child that finds itself without its parent ends; see ``_die_with``.
_ORPHAN = 70
#: What a child says when its answer is there.
_DONE = b"."
#: Children that have answered, but may not have ended: to give back what they held takes a while.
_leaving: set[int] = set()


class Child(NamedTuple):
    """A process, the pipe on which it says that it is done, and the file that holds its answer."""

    pid: int
    pipe: int
    answer: int


class ShareLost(Exception):
    """A child ended without its result: killed, or out of memory."""


def start(work: Callable[[], object], kept: Sequence[int] = ()) -> Child:
    """Let a process do ``work``, which returns something that pickles. Of the files that are open
    here, it sees those ``kept``. Raises ``OSError`` where no process is to be had.
    """
    handles: list[int] = []
    parent = os.getpid()
    try:
        handles += os.pipe()
        handles.append(nameless_file())
        pid = os.fork()
    except OSError:  # too many processes or files, or too little memory
        for handle in handles:
            os.close(handle)
        raise
    reading, writing, answer = handles
    if pid == 0:
        _run(work, [writing, answer, *kept], parent)
    os.close(writing)
    return Child(pid, reading, answer)


def answer_of(child: Child) -> Any:
    """What the work gave, when it is done; what it raised is raised here. Raises ``ShareLost``."""
    import mmap
    import pickle  # a millisecond that a build with nothing to do can spare

    if os.read(child.pipe, 1) != _DONE:
        raise ShareLost(f"a worker process ended early (pid {child.pid})")
    with mmap.mmap(child.answer, 0, access=mmap.ACCESS_READ) as data:
        done, answer = pickle.loads(data)  # noqa: S301 - written by our own child
    if not done:
        raise answer
    return answer


def stop(child: Child) -> None:
    """End it at once: when this returns, it does nothing any more."""
    with contextlib.suppress(ProcessLookupError, ChildProcessError):
        os.kill(child.pid, 9)
        os.waitpid(child.pid, 0)


def let_go(child: Child) -> None:
    """Close what a child says, and let it end without waiting for that."""
    os.close(child.pipe)
    os.close(child.answer)
    _leaving.add(child.pid)
    see_off()


def see_off(wait: bool = False) -> None:
    """Let the system forget the children that have ended. Whoever lets go of one does it for the
    others. With ``wait`` it waits for the last: what a child used is counted as its parent's only
    then.
    """
    for pid in list(_leaving):
        gone = True
        with contextlib.suppress(ChildProcessError):
            gone = os.waitpid(pid, 0 if wait else os.WNOHANG)[0] == pid
        if gone:
            _leaving.discard(pid)


def nameless_file() -> int:
    """A file that nobody else can open, in memory where the system has such."""
    if hasattr(os, "memfd_create"):
        return os.memfd_create("answer")
    from tempfile import TemporaryFile

    with TemporaryFile() as file:
        return os.dup(file.fileno())


def _run(work: Callable[[], object], kept: list[int], parent: int) -> None:
    """Do the work and end the process, whatever happens, without its parent's exit handlers.

    It keeps none of the parent's files but those ``kept``, first its own pipe and the file for its
    answer: whoever waits for the end of one of them (``serve`` does) must not wait for a child.
    """
    import pickle

    code = 1
    try:
        for below, above in pairwise([2, *sorted(kept), 4096]):
            os.closerange(below + 1, above)
        _die_with(parent)
        try:
            answer: tuple[bool, object] = (True, work())
        except BaseException as error:  # told by the parent, in whose hands it is
            answer = (False, error)
        pipe, file = kept[:2]
        with os.fdopen(file, "wb") as writing:
            try:
                pickle.dump(answer, writing, protocol=5)  # never in memory as a whole
            except OSError:  # there is no room: the answer is lost
                raise
            except Exception as error:  # an exception need not pickle
                writing.seek(0)  # what was begun is written over; nobody reads behind an answer
                told = RuntimeError(f"{answer[1]!r}: {error!r}")
                pickle.dump((False, told), writing, protocol=5)
        os.write(pipe, _DONE)
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
