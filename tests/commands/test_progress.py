# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Long work says how far it is and when it will be done; short work says nothing."""

import io
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.commands.progress import Progress


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True

    def shown(self) -> list[str]:
        """Return what stood on the line, one after the other."""
        return [line.rstrip() for line in self.getvalue().split("\r") if line.strip()]


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def work(stream: io.StringIO, seconds: float, pieces: int, stage: str = "Seiten") -> Progress:
    """Do `pieces` of work, each reported, in `seconds` all in all."""
    clock = Clock()
    progress = Progress(stream, clock)
    for done in range(pieces + 1):
        clock.now = 1000.0 + seconds * done / pieces
        progress(stage, done, pieces)
    return progress


def test_it_says_how_many_and_how_long() -> None:
    """Counts as Germans write them, and the time that is left at the present pace."""
    stream, clock = Terminal(), Clock()
    progress = Progress(stream, clock)
    progress("Seiten", 0, 40_000)
    clock.now += 3
    progress("Seiten", 12_400, 40_000)
    assert stream.shown() == ["12.400 von 40.000 Seiten, fertig in etwa 7 s"]


def test_long_spans_are_minutes() -> None:
    """Nobody counts 400 seconds down."""
    stream, clock = Terminal(), Clock()
    progress = Progress(stream, clock)
    progress("Bilder", 0, 200)
    clock.now += 4
    progress("Bilder", 2, 200)
    assert stream.shown() == ["2 von 200 Bilder, fertig in etwa 7 min"]


def test_without_a_pace_there_is_no_forecast() -> None:
    """What has only just begun, or begins late, is counted and not foretold."""
    stream, clock = Terminal(), Clock()
    progress = Progress(stream, clock)
    clock.now += 5
    progress("Seiten", 0, 100)
    assert stream.shown() == ["0 von 100 Seiten"]


def test_each_stage_has_its_own_pace() -> None:
    """Pictures take longer than pages; the pages' pace says nothing about them."""
    stream, clock = Terminal(), Clock()
    progress = Progress(stream, clock)
    progress("Seiten", 0, 1000)
    clock.now += 10
    progress("Seiten", 1000, 1000)
    progress("Bilder", 0, 10)
    clock.now += 10
    progress("Bilder", 1, 10)
    assert stream.shown()[-1] == "1 von 10 Bilder, fertig in etwa 90 s"


@pytest.mark.parametrize("stream", [Terminal(), io.StringIO()], ids=["terminal", "log"])
def test_short_work_says_nothing(stream: io.StringIO) -> None:
    """Within two seconds nobody asks how long it will take."""
    work(stream, 1.9, 5000).end()
    assert stream.getvalue() == ""


def test_a_terminal_shows_one_line_and_ends_clean() -> None:
    """The line is written over once a second at most, by one as long, and is gone at the end."""
    stream = Terminal()
    progress = work(stream, 10, 5000)
    assert len(stream.shown()) == 9
    assert "\n" not in stream.getvalue()
    progress.end()
    last = stream.getvalue().split("\r")[-2:]
    assert last[0].strip() == last[1] == ""
    assert len(last[0]) >= len(stream.shown()[-1])


def test_a_log_gets_few_lines_and_an_end() -> None:
    """A file or a pipe keeps every line: one every ten seconds, and one that says it is done."""
    stream = io.StringIO()
    work(stream, 25, 5000, "Bilder").end()
    lines = stream.getvalue().splitlines()
    assert "\r" not in stream.getvalue()
    assert len(lines) == 4
    assert all("fertig in etwa" in line for line in lines[:3])
    assert lines[-1] == "5.000 von 5.000 Bilder"


def test_a_log_does_not_claim_what_was_not_done() -> None:
    """Work that is broken off ends with what was done."""
    stream, clock = io.StringIO(), Clock()
    progress = Progress(stream, clock)
    progress("Seiten", 0, 100)
    clock.now += 3
    progress("Seiten", 30, 100)
    progress("Seiten", 31, 100)
    progress.end()
    assert stream.getvalue().splitlines()[-1] == "31 von 100 Seiten"


def test_it_can_end_twice() -> None:
    """A build that fails ends the progress where it is noticed, and again where all ends."""
    stream = io.StringIO()
    progress = work(stream, 5, 10)
    progress.end()
    said = stream.getvalue()
    progress.end()
    assert stream.getvalue() == said


@given(
    st.lists(st.tuples(st.floats(0, 30), st.integers(0, 1000)), max_size=40), st.integers(1, 1000)
)
def test_no_line_follows_another_too_soon(steps: list[tuple[float, int]], total: int) -> None:
    """However unevenly work proceeds, a terminal's line stands for a second, and no time is < 1."""
    stream, clock = Terminal(), Clock()
    progress = Progress(stream, clock)
    spoken = []
    for seconds, done in steps:
        clock.now += seconds
        before = len(stream.getvalue())
        progress("Seiten", min(done, total), total)
        if len(stream.getvalue()) > before:
            spoken.append(clock.now)
    assert all(later - earlier >= 1 - 1e-6 for earlier, later in itertools.pairwise(spoken))
    assert not spoken or spoken[0] >= 1002
    assert not any(" 0 s" in line or "-" in line for line in stream.shown())
