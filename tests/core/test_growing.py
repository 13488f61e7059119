# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a process lays down is there afterwards: in a file, or in memory where that cannot be."""

from __future__ import annotations

import contextlib
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core import growing
from plugins.core.growing import Heap, heaps
from plugins.core.shares import shared

THINGS = [b"x" * 3000, b"", b"y" * 3000, b"z" * 10]


@contextlib.contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file of this process gets longer than ``size`` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def laid_by_a_child(heap: Heap, things: list[bytes], room: int = -1) -> tuple[bytes, str]:
    """What the process that started it has of ``things``, which a child lays, and in which file."""

    def work(share: int, _: int) -> tuple[int, int] | bytearray:
        with room_for(room):
            for thing in things if share else ():
                heap.add(thing)
        return heap.told()

    heap.hear(shared(work, 2, heap.handles)[1])
    data, name = heap.settled()
    return bytes(data), name


@given(things=st.lists(st.binary(max_size=50), max_size=6), in_files=st.booleans())
def test_what_a_child_lays_is_here(
    tmp_path_factory: pytest.TempPathFactory, things: list[bytes], in_files: bool
) -> None:
    """In a file, or in memory where there is none."""
    folder = tmp_path_factory.mktemp("heap")
    [heap] = heaps(folder if in_files else None, 1)
    data, name = laid_by_a_child(heap, things)
    assert data == b"".join(things)
    assert [path.name for path in folder.iterdir()] == ([name] if in_files else [])
    assert not in_files or (folder / name).read_bytes() == data


@pytest.mark.parametrize("room", [0, 1, 3000, 3001, 6000, 6009])
def test_where_there_is_no_room_all_of_it_is_in_memory(tmp_path: Path, room: int) -> None:
    """Also what the file held by then; and there is no such file."""
    [heap] = heaps(tmp_path, 1)
    assert laid_by_a_child(heap, THINGS, room) == (b"".join(THINGS), "")
    assert [*tmp_path.iterdir()] == []


def test_where_files_cannot_be_mapped_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some file systems map none."""

    def none(*_: object) -> memoryview:
        raise OSError("No such device")

    monkeypatch.setattr(growing, "mapped", none)
    [heap] = heaps(tmp_path, 1)
    assert laid_by_a_child(heap, THINGS) == (b"".join(THINGS), "")
    assert [*tmp_path.iterdir()] == []


def test_a_cache_that_somebody_clears_is_not_missed(tmp_path: Path) -> None:
    """The file was open, so what is in it is there."""
    [heap] = heaps(tmp_path, 1)
    [path] = tmp_path.iterdir()
    path.unlink()
    assert laid_by_a_child(heap, THINGS) == (b"".join(THINGS), "")


def test_where_no_file_can_be_there_is_none(tmp_path: Path) -> None:
    """A cache folder that is a file, as it may be."""
    (tmp_path / "cache").touch()
    for heap in heaps(tmp_path / "cache", 2):
        assert laid_by_a_child(heap, THINGS) == (b"".join(THINGS), "")


def test_what_is_given_up_leaves_nothing(tmp_path: Path) -> None:
    """A build that was interrupted."""
    for heap in heaps(tmp_path, 3):
        heap.add(b"x")
        heap.give_up()
    assert [*tmp_path.iterdir()] == []
