# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Publishing: the old site or the new one, whole; never none, never a mixture that stays.

A whole site is swapped in; a small change is moved in file by file, from a journal. Between two of
its files a reader can meet both generations, for milliseconds; so a build that is killed there
leaves a mixture of whole files, and the next build begins with making the new site of it.
"""

import errno
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.portal import output as outputs
from plugins.portal.lock import Busy, Lock
from plugins.portal.output import ForeignFolder, Output
from tests.building import ROOT
from tests.portal.generations import FILES, WAYS, generation_of, number_in, publish


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An output that holds generation 0."""
    publish(tmp_path / "output", 0)
    return tmp_path / "output"


def beside(output: Path) -> list[str]:
    """What lies beside the output."""
    return sorted(path.name for path in output.parent.iterdir() if path != output)


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_left_beside_the_output(output: Path, way: str) -> None:
    """After a build there is the new site, and neither lock nor staging folder nor journal."""
    publish(output, 1, way)
    assert generation_of(output) == 1
    assert beside(output) == []


@pytest.mark.parametrize("seed", range(30))
def test_a_kill_leaves_a_whole_site(output: Path, seed: int) -> None:
    """SIGKILL at a random moment leaves one whole generation, and the next build goes on."""
    kill_within_a_build(output, "swap", seed)
    found = generation_of(output)
    assert found >= 1
    publish(output, found + 1000)
    assert generation_of(output) == found + 1000
    assert beside(output) == []


@pytest.mark.parametrize("seed", range(30))
def test_a_kill_among_moves_leaves_whole_files(output: Path, seed: int) -> None:
    """No file is missing, none is cut short; the next build finds one whole generation, or, where
    the journal was begun, makes it whole before it does anything else.
    """
    kill_within_a_build(output, "journal", seed)
    numbers = {number_in(output / name) for name in FILES}
    assert min(numbers) >= 1
    assert max(numbers) - min(numbers) <= 1
    begun = output.with_name(".output.journal").exists()
    Output(output).close()
    found = generation_of(output)
    assert found in ({max(numbers), max(numbers) + 1} if begun else numbers)
    assert begun or len(numbers) == 1
    assert beside(output) == []
    publish(output, found + 1000, "journal")
    assert generation_of(output) == found + 1000


def kill_within_a_build(output: Path, way: str, seed: int) -> None:
    """Let a child publish by `way`, and kill it at a moment that `seed` chooses."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.portal.generations", str(output), way],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    child.stdout.readline()  # from here on it is writing
    time.sleep(random.Random(seed).uniform(0, 0.06))
    child.kill()
    child.wait()
    child.stdout.close()


@pytest.mark.parametrize("way", WAYS)
def test_a_reader_never_misses_the_site(output: Path, way: str) -> None:
    """Who reads a file while builds go on always finds it, and finds it whole."""
    done = threading.Event()

    def build() -> None:
        for number in range(1, 30):
            publish(output, number, way)
        done.set()

    builder = threading.Thread(target=build)
    builder.start()
    reads = 0
    while not done.is_set():
        number_in(output / "index.html")
        reads += 1
    builder.join()
    assert reads > 10


@pytest.fixture(params=["the system swaps", "two renames"])
def swapping(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of swapping; the second is that of systems which cannot exchange folders."""
    if request.param == "two renames":
        monkeypatch.setattr(outputs, "exchange", lambda one, other: False)
    return str(request.param)


def test_both_ways_of_swapping_give_the_new_site(output: Path, swapping: str) -> None:
    """Where folders cannot change places, two renames do it."""
    publish(output, 7)
    assert generation_of(output) == 7, swapping
    assert beside(output) == []


def test_a_build_that_died_between_two_renames_is_mended(output: Path) -> None:
    """If the output was moved aside and nothing took its place, the next build puts it back."""
    output.rename(output.with_name(".output.old"))
    Output(output).close()
    assert generation_of(output) == 0
    assert beside(output) == []


def test_a_failing_second_rename_keeps_the_old_site(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the new site cannot take the place that the old one has left, the old one comes back."""
    monkeypatch.setattr(outputs, "exchange", lambda one, other: False)
    rename = Path.rename

    def fail(path: Path, target: Path) -> Path:
        if path.name == ".output.new":
            raise OSError(errno.EIO, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OSError, match="Input/output"):
        publish(output, 1)
    assert generation_of(output) == 0
    assert beside(output) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
@pytest.mark.parametrize("after", [0, 1, 30, 63])
@pytest.mark.parametrize("way", WAYS)
def test_a_full_disk_keeps_the_old_site(
    output: Path, monkeypatch: pytest.MonkeyPatch, number: int, after: int, way: str
) -> None:
    """Whichever write fails, the old site stays and the half-written one goes."""
    write, count = os.write, iter(range(1000))

    def fail(handle: int, data: bytes) -> int:
        if next(count) == after:
            write(handle, data[:10])
            raise OSError(number, os.strerror(number))
        return write(handle, data)

    monkeypatch.setattr(os, "write", fail)
    with pytest.raises(OSError, match=os.strerror(number)):
        publish(output, 1, way)
    assert generation_of(output) == 0
    assert beside(output) == []


def test_two_builds_of_one_output_exclude_each_other(output: Path) -> None:
    """While one build holds the output another is refused; afterwards it is let in."""
    first = Output(output)
    with pytest.raises(Busy):
        Output(output)
    first.close()
    Output(output).close()
    assert beside(output) == []


def test_a_lock_file_that_was_left_locks_nobody_out(output: Path) -> None:
    """The lock is the system's, not the file's: a file of a killed build does not matter."""
    output.with_name(".output.lock").touch()
    publish(output, 1)
    assert generation_of(output) == 1


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "counter"
    path.write_text("0", "ascii")
    yield path


def test_a_lock_is_held_by_one_at_a_time(tmp_path: Path, counter: Path) -> None:
    """Many that take, use and give back the lock never hold it together, though its file goes."""

    def count() -> None:
        for _ in range(25):
            while True:
                try:
                    lock = Lock(tmp_path / "lock")
                    break
                except Busy:
                    time.sleep(0.0005)
            value = int(counter.read_text("ascii"))
            counter.write_text(str(value + 1), "ascii")
            lock.release()

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counter.read_text("ascii") == "100"


@pytest.mark.parametrize("name", ["brief.txt", ".git", "index.html"])
def test_a_folder_with_other_things_is_refused(tmp_path: Path, name: str) -> None:
    """An output that is no site of ours (a home folder, a checkout) is not swapped away."""
    output = tmp_path / "output"
    output.mkdir()
    (output / name).write_text("wichtig", "utf-8")
    with pytest.raises(ForeignFolder, match="etwas anderes als eine gebaute Seite"):
        publish(output, 1)
    assert (output / name).read_text("utf-8") == "wichtig"
    assert beside(output) == []


def test_a_site_within_a_checkout_is_refused(output: Path) -> None:
    """A site that is also a git checkout would lose its history."""
    (output / ".git").mkdir()
    with pytest.raises(ForeignFolder):
        publish(output, 1)
    assert (output / ".git").is_dir()


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    """An empty output folder, as hosts and people make them, becomes the site."""
    (tmp_path / "output").mkdir()
    publish(tmp_path / "output", 3)
    assert generation_of(tmp_path / "output") == 3
