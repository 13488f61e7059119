# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cache has an end, however often a city is built."""

import os
import shutil
from pathlib import Path

from tests.incremental import changes, surroundings
from tests.incremental.town import picture
from tests.incremental.twins import Twins
from tests.incremental.ways import Way

BUILDS = 200
#: For so many days the files of a picture are kept that nobody shows any more.
DAYS = 30


def size_of(folder: Path) -> tuple[int, int]:
    """The number of files in a folder, and of their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


def a_day_passes(folder: Path) -> None:
    """Make all files of a folder a day older."""
    for path in folder.iterdir():
        status = path.stat()
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - 86_400 * 10**9))


def test_two_hundred_builds_leave_little_more_than_one(tmp_path: Path) -> None:
    """Each with another text, another picture, another template, and every tenth is killed."""
    twins = Twins(tmp_path / "twins")
    twins.build()
    first = {name: size_of(twins.cache / name) for name in ("builds", "pictures", "templates")}
    for day in range(BUILDS):
        a_day_passes(twins.cache / "pictures")
        changes.edit_text(twins, day, day // 5, day // 7)
        surroundings.edit_theme(twins, day, 3 * day + 1)
        (twins.content / "images" / "brot.png").write_bytes(picture(day))
        if day % 10 == 9:
            twins.build_and_die(Way(kill=10 + day // 2))
        assert twins.build(Way(journal=day % 3 > 0)).code == 3
    last = {name: size_of(twins.cache / name) for name in first}
    for name in ("builds", "templates"):
        assert last[name][0] <= first[name][0] + 15
        assert last[name][1] <= 2 * first[name][1]
    files, size = (of_two // 2 for of_two in first["pictures"])
    assert last["pictures"][0] <= (DAYS + 5) * (files + 1)
    assert last["pictures"][1] <= (DAYS + 5) * (size + 100)
    assert sorted(path.name for path in twins.folder.glob(".output*")) == []
    twins.check()


def test_what_was_kept_for_an_output_goes_with_it(tmp_path: Path) -> None:
    """Who builds every branch to a folder of its own leaves no heap of ledgers."""
    twins = Twins(tmp_path / "twins")
    stays, goes = twins.output, [twins.folder / f"output-{n}" for n in range(3)]
    for output in (stays, *goes):
        twins.output = output
        twins.build()
    assert len(list((twins.cache / "builds").iterdir())) == 4
    shutil.rmtree(goes[0])
    shutil.rmtree(goes[1])
    twins.output = stays
    changes.edit_text(twins, 0, 0, 0)
    twins.check()
    assert len(list((twins.cache / "builds").iterdir())) == 2
