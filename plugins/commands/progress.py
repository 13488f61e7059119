# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far a long piece of work is, for the person at the terminal. Short work says nothing."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TextIO

#: Who waits less long than this wants to read nothing.
_QUIET = 2.0
#: Seconds between two lines: on a terminal, which shows one at a time, and in a log, which keeps
#: all of them.
_ON_TERMINAL, _IN_LOG = 1.0, 10.0


class Progress:
    """Prints ``12.400 von 40.000 Seiten, fertig in etwa 4 s`` to ``stream``.

    Call it with what is counted (»Seiten«), how many are done, and how many there are; a call that
    prints nothing is cheap. ``clock`` counts seconds and never goes back. A terminal's line is
    written over; elsewhere each is a line of its own, and the last one says how far it came.
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float]) -> None:
        self._stream = stream
        self._clock = clock
        self._on_terminal = stream.isatty()
        self._next = clock() + _QUIET
        self._stage = ""
        self._began = 0.0
        self._already = 0
        self._done = self._total = 0
        self._width = 0
        self._spoke = False

    def __call__(self, stage: str, done: int, total: int) -> None:
        """``done`` of the ``total`` pieces of work called ``stage`` are done."""
        now = self._clock()
        if stage != self._stage:
            self._stage, self._began, self._already = stage, now, done
        self._done, self._total = done, total
        if now < self._next:
            return
        self._next = now + (_ON_TERMINAL if self._on_terminal else _IN_LOG)
        self._say(f"{_count(done, total, stage)}{self._finish(now, done, total)}")

    def end(self) -> None:
        """Leave the terminal clean, a log with a last line; nothing where nothing was said."""
        if not self._spoke:
            return
        if self._on_terminal:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()
        else:
            self._say(_count(self._done, self._total, self._stage))
        self._spoke = False

    def _finish(self, now: float, done: int, total: int) -> str:
        """When the rest will be done if it takes its time like what is done; unknown at first."""
        new, passed = done - self._already, now - self._began
        if new <= 0 or passed <= 0:
            return ""
        return f", fertig in etwa {_span(passed / new * (total - done))}"

    def _say(self, line: str) -> None:
        if self._on_terminal:
            self._stream.write("\r" + line.ljust(self._width))
            self._width = len(line)
        else:
            self._stream.write(f"{line}\n")
        self._stream.flush()
        self._spoke = True


def _count(done: int, total: int, stage: str) -> str:
    return f"{_number(done)} von {_number(total)} {stage}"


def _number(value: int) -> str:
    """``12.400``: with the German point between thousands."""
    return f"{value:,}".replace(",", ".")


def _span(seconds: float) -> str:
    """``4 s``, ``3 min``: never 0, and minutes where seconds would be a guess."""
    if seconds < 100:
        return f"{max(1, math.ceil(seconds))} s"
    return f"{math.ceil(seconds / 60)} min"
