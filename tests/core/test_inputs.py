# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signatures of files: equal ones mean equal bytes, and what could lie is not believed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from struct import Struct
from typing import cast

import pytest

from plugins.core import inputs
from plugins.core.inputs import TOP, UNSURE, Signature, list_content, list_tree

SECOND = 1_000_000_000
Later = Callable[[int], None]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """`later(ns)`: let so much time pass before the next look."""
    clock = time.time_ns

    def wait(ns: int) -> None:
        monkeypatch.setattr(time, "time_ns", lambda: clock() + ns)

    return wait


def signature(path: Path) -> Signature:
    """The signature of one file."""
    return list_tree(str(path.parent))[str(path)]


def test_a_file_that_rests_has_a_signature(tmp_path: Path, later: Later) -> None:
    """Its dates, its size and its number; it stays as long as nobody touches the file."""
    path = tmp_path / "a.md"
    path.write_text("Brot", "utf-8")
    later(60 * SECOND)
    found = signature(path)
    status = path.stat()
    told = (status.st_mtime_ns, status.st_ctime_ns, 4, status.st_ino)
    assert found == Struct("<qqqQ").pack(*told)
    later(120 * SECOND)
    assert signature(path) == found


def test_a_file_that_was_just_written_is_unsure(tmp_path: Path) -> None:
    """Within a tick of the file system's clock it may change again under the same date."""
    path = tmp_path / "a.md"
    path.write_text("Brot", "utf-8")
    assert signature(path) == UNSURE


@pytest.mark.parametrize(
    ("fraction", "passed", "sure"),
    [
        (1, 40_000_000, False),  # Linux ticks every 4 to 10 ms
        (1, 60_000_000, True),
        (0, 60_000_000, False),  # whole seconds: the clock may know no others
        (0, 1_900_000_000, False),
        (0, 2_100_000_000, True),
        (1, -10 * SECOND, False),  # a date to come: the clock was put back, or is another's
    ],
)
def test_how_long_a_file_is_young(fraction: int, passed: int, sure: bool) -> None:
    """Longer where the file system knows only seconds."""
    date = 1_700_000_000 * SECOND + fraction
    assert inputs.is_young(date, date + passed) is not sure


def rewrite(path: Path, old: os.stat_result) -> None:
    """Other words of the same length."""
    path.write_text("Wein", "utf-8")


def rewrite_with_the_old_date(path: Path, old: os.stat_result) -> None:
    """As ``cp -p`` and ``rsync -t`` do."""
    path.write_text("Wein", "utf-8")
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))


def replace_with_the_old_date(path: Path, old: os.stat_result) -> None:
    """Another file in its place."""
    other = path.with_suffix(".new")
    rewrite_with_the_old_date(other, old)
    other.replace(path)


def lengthen(path: Path, old: os.stat_result) -> None:
    """A letter more."""
    path.write_text("Brote", "utf-8")


CHANGES = [rewrite, rewrite_with_the_old_date, replace_with_the_old_date, lengthen]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_changes_the_signature(
    tmp_path: Path, later: Later, change: Callable[[Path, os.stat_result], None]
) -> None:
    """Also one that somebody's tool makes look old."""
    path = tmp_path / "a.md"
    path.write_text("Brot", "utf-8")
    later(60 * SECOND)
    before = signature(path)
    time.sleep(0.02)  # a tick of the clock: nearer changes are unsure anyway
    change(path, path.stat())
    later(120 * SECOND)
    assert signature(path) not in (before, UNSURE)


def test_what_is_gone_meanwhile_is_unsure() -> None:
    """Between the listing of the folder and the look at the file."""

    class Gone:
        def is_dir(self, *, follow_symlinks: bool) -> bool:
            return False

        def stat(self, *, follow_symlinks: bool) -> os.stat_result:
            raise FileNotFoundError

    assert inputs._signature(cast("os.DirEntry[str]", Gone()), time.time_ns()) == UNSURE


def test_a_listing_tells_what_is_content(tmp_path: Path, later: Later) -> None:
    """Sorted; without hidden files and what editors leave; of a link's target, nothing."""
    for name in ("businesses/b.md", "businesses/a.md", "businesses/.c.md", "businesses/a.md~",
                 "businesses/folder/d.md", "elsewhere/e.md", "city.yaml"):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    (tmp_path / "events").symlink_to("elsewhere")
    (tmp_path / "businesses" / "link.md").symlink_to("../elsewhere/e.md")
    later(60 * SECOND)
    found = list_content(tmp_path, [TOP, "businesses", "events", "offers"])
    assert list(found["businesses"]) == [
        "businesses/a.md",
        "businesses/b.md",
        "businesses/folder",
        "businesses/link.md",
    ]
    assert found["events"] == found["offers"] == {}
    assert list(found[TOP]) == ["./businesses", "./city.yaml", "./elsewhere", "./events"]
    assert found["businesses"]["businesses/link.md"] == UNSURE
    (tmp_path / "businesses" / "folder" / "f.md").write_text("not content", "utf-8")
    assert list_content(tmp_path, ["businesses"]) == {"businesses": found["businesses"]}


def test_a_tree_is_listed_to_its_leaves(tmp_path: Path) -> None:
    """A theme has folders in folders; what Python compiles is none of it."""
    for name in ("a.css", "js/b.js", "js/deep/c.js", "__pycache__/d.pyc"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    found = {Path(path).relative_to(tmp_path).as_posix() for path in list_tree(str(tmp_path))}
    assert found == {"a.css", "js/b.js", "js/deep/c.js"}
    assert list_tree(str(tmp_path / "nowhere")) == list_tree(str(tmp_path / "a.css")) == {}
