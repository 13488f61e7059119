# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files become bytes without a link being followed, and bytes become clean text."""

import os
import unicodedata
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.core.source import (
    FILE_TOO_LARGE,
    FILE_TYPE,
    FILE_UNREADABLE,
    SYMLINK,
    SourceFile,
    Unreadable,
    control_character,
    read_file,
    rough_lines,
    text_of,
)


def refusal(root: Path, path: str, largest: int = 100) -> str:
    """The code of the problem that reading ``path`` raises."""
    with pytest.raises(Unreadable) as refused:
        read_file(root, path, largest)
    assert refused.value.problem.place.path == path
    return refused.value.problem.code


@pytest.mark.parametrize("size", [0, 1, 99, 100])
def test_a_file_is_read_to_its_end(tmp_path: Path, size: int) -> None:
    """Every byte up to the limit, also where the file's size says nothing."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.md").write_bytes(b"x" * size)
    assert read_file(tmp_path, "a/x.md", 100) == SourceFile("a/x.md", b"x" * size)


def test_more_than_the_limit_is_refused_or_cut(tmp_path: Path) -> None:
    """One byte too many is a problem; with ``cut`` it is given, so that it can be seen."""
    (tmp_path / "x.md").write_bytes(b"x" * 101)
    assert refusal(tmp_path, "x.md") == FILE_TOO_LARGE
    assert read_file(tmp_path, "x.md", 100, cut=True).data == b"x" * 101
    (tmp_path / "x.md").write_bytes(b"x" * 900)
    assert read_file(tmp_path, "x.md", 100, cut=True).data == b"x" * 101


@pytest.mark.parametrize("said", [0, 50, 99, 500])
def test_a_file_that_changes_meanwhile_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: int
) -> None:
    """A file may grow or shrink between the look at its size and the reading."""
    (tmp_path / "x.md").write_bytes(b"x" * 70)
    status = (tmp_path / "x.md").stat()
    monkeypatch.setattr(os, "fstat", lambda _: os.stat_result((*status[:6], said, *status[7:])))
    assert read_file(tmp_path, "x.md", 100).data == b"x" * 70


@pytest.mark.parametrize("path", ["link.md", "folder/x.md", "a/b/x.md", "dangling.md", "loop.md"])
def test_a_link_in_any_part_is_refused(tmp_path: Path, path: str) -> None:
    """Whether the file is a link, or a folder on the way, and wherever it leads."""
    real = tmp_path / "real"
    (real / "b").mkdir(parents=True)
    (real / "x.md").write_text("x")
    (real / "b" / "x.md").write_text("x")
    (tmp_path / "link.md").symlink_to(real / "x.md")
    (tmp_path / "folder").symlink_to(real)
    (tmp_path / "a").symlink_to(real)
    (tmp_path / "dangling.md").symlink_to("nowhere")
    (tmp_path / "loop.md").symlink_to("loop.md")
    assert read_file(tmp_path, "real/b/x.md").data == b"x"
    assert refusal(tmp_path, path) == SYMLINK


def test_only_a_folder_that_was_looked_at_is_trusted(tmp_path: Path) -> None:
    """A linked folder is never; and in one that is, a linked file is refused as ever."""
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "x.md").write_text("x")
    (tmp_path / "real" / "link.md").symlink_to("x.md")
    (tmp_path / "folder").symlink_to("real")
    trusted: set[str] = set()
    with pytest.raises(Unreadable):
        read_file(tmp_path, "folder/x.md", trusted=trusted)
    assert not trusted
    for _ in range(2):
        assert read_file(tmp_path, "real/x.md", trusted=trusted).data == b"x"
    assert trusted == {"real"}
    for path in ("real/link.md", "folder/x.md"):
        with pytest.raises(Unreadable):
            read_file(tmp_path, path, trusted=trusted)


@pytest.mark.parametrize("path", ["../x.md", "a/../x.md", "./x.md", "a//x.md", "/x.md", ""])
def test_a_path_leads_only_downwards(tmp_path: Path, path: str) -> None:
    """No part of a path may lead out of the folder."""
    assert refusal(tmp_path, path) == SYMLINK


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    """A folder, a pipe (nobody waits for it), and what is not there."""
    (tmp_path / "folder.md").mkdir()
    assert refusal(tmp_path, "folder.md") == FILE_TYPE
    assert refusal(tmp_path, "x.md") == FILE_UNREADABLE
    assert refusal(tmp_path, f"{'x' * 300}.md") == FILE_UNREADABLE
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.md")
        assert refusal(tmp_path, "pipe.md") == FILE_TYPE


def highest_pile(text: str) -> int:
    """The most combining marks that stand in a row."""
    runs = groupby(text, key=lambda char: unicodedata.combining(char) > 0)
    return max((len(list(run)) for marks, run in runs if marks), default=0)


CHARACTERS = st.one_of(
    st.characters(max_codepoint=0x17F),
    st.sampled_from("–„“€…\u0300\u0327\u0041\u212a\u20d0\u1100\u1161\u2028\u202e\u2066\ufeff\ufffe\x85\xa0\xad"),
    st.characters(exclude_categories=["Cs"]),
)  # fmt: skip


@settings(deadline=None, max_examples=500)
@given(st.text(CHARACTERS, max_size=60))
@example("a" + "\u0301" * 31)
@example("a" + "\u0301" * 30)
@example("\u00bf\u00c0\u00ff\u0100")
def test_text_is_clean_and_normal_or_refused(written: str) -> None:
    """What is let through unchecked, for its bytes are harmless, would have passed each check."""
    source = SourceFile("x.md", written.encode())
    joined = written.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    try:
        text, _ = text_of(source)
    except Unreadable:
        assert control_character(joined) is not None or highest_pile(joined) > 30
        return
    assert highest_pile(joined) <= 30
    assert text == unicodedata.normalize("NFC", joined)
    assert control_character(text) is None
    assert rough_lines(source) == tuple(
        line.rstrip("\r") for line in written.removeprefix("\ufeff").split("\n")
    )


def test_rough_lines_show_no_control_character() -> None:
    """Lines for a terminal keep their columns, whatever the bytes were."""
    source = SourceFile("x.md", b"\xef\xbb\xbfa\x1b[1m\r\nb\xff\x00c\rd\n")
    assert rough_lines(source) == ("a�[1m", "b��c\rd", "")
