# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a command costs with every process it starts: wall time, CPU time, memory. Linux only.

``measure`` runs this module as a program of its own, which starts the command and imports next to
nothing: the memory of whoever measures would else be counted to the command's (a new process
begins as a copy of its parent). Processes that the command leaves behind are waited for, and
counted.

Memory is the proportional set size (PSS), in which pages that several processes share are counted
once, summed over all processes that live at the moment, looked at every 10 ms. Looking takes time,
so runs whose memory is looked at are not used for times.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36
_EVERY = 0.01
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Cost:
    """One run. Seconds and MiB; ``memory`` is 0 where it was not looked at."""

    wall: float
    cpu: float
    memory: float
    #: The largest resident set of a single process, as the kernel noted it.
    largest: float


class Failed(Exception):
    """The command ended with an error; the message is what it printed last."""


def measure(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str] | None = None,
    memory: bool = False,
) -> Cost:
    """Run ``command`` in ``folder``. Raises ``Failed``."""
    own = [sys.executable, "-I", "-S", __file__, "memory" if memory else "time"]
    done = subprocess.run(
        [*own, *command],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Failed(f"{' '.join(command)}\n{done.stderr[-2000:]}")
    return Cost(**json.loads(done.stdout))


def _main(look: bool, command: Sequence[str]) -> int:
    """Run the command, with its output on standard error; print its cost."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    watch = _Watch()
    before = _cpu()  # whoever became this program by exec may have had children of its own
    started = time.perf_counter()
    child = subprocess.Popen(command, stdout=sys.stderr)
    if look:
        watch.start()
    code = child.wait()
    _wait_for_the_rest()
    wall = time.perf_counter() - started
    if look:
        watch.stop()
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    cost = Cost(wall, _cpu() - before, watch.peak / 1024, largest)
    print(json.dumps(asdict(cost)))
    return code


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _wait_for_the_rest() -> None:
    """Processes whose parent has ended are ours now."""
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return


class _Watch:
    """Looks at the memory of all processes below this one; ``peak`` in KiB."""

    def __init__(self) -> None:
        self.peak = 0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._end.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._end.wait(_EVERY):
            self.peak = max(self.peak, sum(map(_proportional, _below(os.getpid()))))


def _below(ancestor: int) -> Iterator[int]:
    """Every process that descends from ``ancestor``."""
    children: dict[int, list[int]] = {}
    for path in _PROC.glob("[0-9]*/stat"):
        try:
            # The name of the program, in brackets, may itself have spaces and brackets.
            status = path.read_bytes().rpartition(b")")[2].split()
        except OSError:
            continue
        children.setdefault(int(status[1]), []).append(int(path.parent.name))
    waiting = list(children.get(ancestor, ()))
    while waiting:
        process = waiting.pop()
        yield process
        waiting += children.get(process, ())


def _proportional(process: int) -> int:
    """A process's proportional set size in KiB; 0 if it has just ended."""
    try:
        lines = (_PROC / str(process) / "smaps_rollup").read_bytes().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(b"Pss:")), 0)


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1] == "memory", sys.argv[2:]))
