# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A picture is looked at once, and again when its bytes are others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.core.source import Unreadable
from plugins.images import judgements, verify
from plugins.images.judgements import Judgements
from plugins.images.picture import Picture, PictureError
from tests.images.samples import corners, saved

PATHS = ("images/klein.png", "images/laden.jpg", "images/preise.pdf")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Three files: a small picture, a good one, none; all written some time ago."""
    folder = tmp_path / "content"
    (folder / "images").mkdir(parents=True)
    for path, data in zip(
        PATHS,
        (saved(corners(90, 60), "PNG"), saved(corners(), "JPEG"), b"%PDF-1.7"),
        strict=True,
    ):
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is too young to be trusted."""
    monkeypatch.setattr(judgements, "_TICK_NS", -(10**12))


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the pictures that are decoded from now on."""
    names: list[str] = []
    real = verify.inspect

    def noted(data: bytes, name: str) -> Picture:
        names.append(name)
        return real(data, name)

    monkeypatch.setattr(verify, "inspect", noted)
    return names


def verdicts(content: Path, folder: Path | None) -> list[object]:
    """What a new process would find out about the three files."""
    known = Judgements(content, folder)
    known.look_at(PATHS)
    found: list[object] = []
    for path in PATHS:
        try:
            found.append(known.of(path))
        except PictureError as error:
            found.append((error.code, error.message, error.hint))
    return found


def test_a_kept_judgement_says_the_same(content: Path, tmp_path: Path, decoded: list[str]) -> None:
    """Shown, shown with a warning, refused: all of it survives, and nothing is decoded again."""
    fresh = verdicts(content, None)
    assert verdicts(content, tmp_path) == fresh
    decoded.clear()
    assert verdicts(content, tmp_path) == fresh
    assert decoded == []


def test_a_file_that_is_as_it_was_is_not_even_opened(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Size, dates and inode are enough."""
    fresh = verdicts(content, tmp_path)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr(judgements, "read_bytes", never)
    assert verdicts(content, tmp_path) == fresh


def test_the_same_bytes_saved_again_are_not_decoded_again(
    content: Path, tmp_path: Path, decoded: list[str]
) -> None:
    """A checkout gives every file a new date."""
    fresh = verdicts(content, tmp_path)
    decoded.clear()
    for path in PATHS:
        data = (content / path).read_bytes()
        (content / path).unlink()
        (content / path).write_bytes(data)
    assert verdicts(content, tmp_path) == fresh
    assert decoded == []


def test_another_picture_of_the_same_size_and_date_is_noticed(
    content: Path, tmp_path: Path
) -> None:
    """Who sets a file's date back still changes its inode's own date."""
    verdicts(content, tmp_path)
    file = content / PATHS[0]
    before = file.stat()
    file.write_bytes(b"GIF89a".ljust(before.st_size, b"x"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert verdicts(content, tmp_path)[0] == verdicts(content, None)[0]


def test_a_file_just_written_is_read_again(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within one tick of the clock it could change without a trace."""
    monkeypatch.setattr(judgements, "_TICK_NS", 10**15)
    verdicts(content, tmp_path)
    read: list[str] = []
    real = judgements.read_bytes

    def noted(root: Path, path: str) -> bytes:
        read.append(path)
        return real(root, path)

    monkeypatch.setattr(judgements, "read_bytes", noted)
    verdicts(content, tmp_path)
    assert sorted(read) == sorted(PATHS)


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"[]"])
def test_a_damaged_memory_is_none(content: Path, tmp_path: Path, damage: bytes) -> None:
    """What is kept can be deleted or broken at any time."""
    fresh = verdicts(content, tmp_path)
    (path,) = tmp_path.glob("*.judged")
    path.write_bytes(damage)
    assert verdicts(content, tmp_path) == fresh


def test_a_link_is_refused_every_time(content: Path, tmp_path: Path) -> None:
    """A link could lead out of the content, and its target is another file's matter."""
    (content / PATHS[1]).unlink()
    (content / PATHS[1]).symlink_to(content / PATHS[0])
    for _ in range(2):
        known = Judgements(content, tmp_path)
        known.look_at(PATHS)
        with pytest.raises(Unreadable):
            known.of(PATHS[1])


def test_progress_is_told_of_what_must_be_decoded(content: Path, tmp_path: Path) -> None:
    """From 0 to all; and nothing when everything is known."""
    heard: list[tuple[int, int]] = []
    for _ in range(2):
        Judgements(content, tmp_path).look_at(PATHS, lambda done, of: heard.append((done, of)))
    assert heard == [(0, 3), (1, 3), (2, 3), (3, 3)]
