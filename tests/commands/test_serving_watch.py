# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What `serve` notices of the disk, with the system's own reports."""

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.commands.serving import watching
from plugins.commands.serving.watching import Stopped, Watch
from tests.commands.running import eventually

LONG = 30.0
#: No news for so long are no news.
QUIET = 0.3


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    (content / "businesses").mkdir(parents=True)
    (content / "businesses" / "a.md").write_text("name: A\n", "utf-8")
    return content


@pytest.fixture
def watch(folder: Path) -> Iterator[Watch]:
    with Watch([folder], [folder / "output"]) as watching_it:
        yield watching_it


def test_a_saved_file_is_told(watch: Watch, folder: Path) -> None:
    """A file that was written, and one that is new."""
    saved, made = folder / "businesses" / "a.md", folder / "businesses" / "b.md"
    saved.write_text("name: B\n", "utf-8")
    made.write_text("name: C\n", "utf-8")
    assert watch.wait(LONG) == (saved, made)
    assert watch.wait(QUIET) == ()


def test_a_whole_checkout_is_one_change(watch: Watch, folder: Path) -> None:
    """What changed while nobody waited is kept, and told at once and together."""
    files = [folder / "businesses" / f"shop-{number:03}.md" for number in range(300)]
    for file in files:
        file.write_text("name: X\n", "utf-8")
    assert watch.wait(LONG) == tuple(files)


def test_a_file_written_beside_and_moved_over(watch: Watch, folder: Path) -> None:
    """Editors that save so have changed one file, whatever they called the other one."""
    saved = folder / "businesses" / "a.md"
    beside = folder / "businesses" / "sedTQ4yzL"
    beside.write_text("name: B\n", "utf-8")
    beside.replace(saved)
    assert watch.wait(LONG) == (saved,)


def test_a_file_moved_away_and_written_anew(
    watch: Watch, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the two it is missing; whoever names it must not be told so."""
    monkeypatch.setattr(watching, "_IN_FLUX", LONG)
    saved = folder / "businesses" / "a.md"

    def save() -> None:
        saved.rename(folder / "businesses" / "a.md~")
        time.sleep(0.1)
        saved.write_text("name: B\n", "utf-8")

    saving = threading.Thread(target=save)
    saving.start()
    assert watch.wait(LONG) == (saved,)
    assert saved.exists()
    saving.join()


def test_a_deleted_file_is_told(watch: Watch, folder: Path) -> None:
    """One that does not come back is a change like any other."""
    gone = folder / "businesses" / "a.md"
    gone.unlink()
    assert watch.wait(LONG) == (gone,)


@pytest.mark.parametrize("name", [".a.md.swp", "a.md~", "#a.md#", ".git/index", "output/x.html"])
def test_what_is_nobodys_content_is_not_told(watch: Watch, folder: Path, name: str) -> None:
    """Editors' backups and hidden files do not count, nor what the build itself writes."""
    aside = folder / name
    aside.parent.mkdir(exist_ok=True)
    aside.write_text("x", "utf-8")
    assert watch.wait(QUIET) == ()


def test_a_project_below_a_hidden_folder_is_watched(tmp_path: Path) -> None:
    """Only names below the watched folder hide a file, not those that lead there."""
    content = tmp_path / ".local" / "content"
    content.mkdir(parents=True)
    with Watch([content], []) as watch:
        (content / "city.yaml").write_text("name: X\n", "utf-8")
        assert watch.wait(LONG) == (content / "city.yaml",)


def test_a_folder_put_in_the_place_of_another_is_watched(watch: Watch, folder: Path) -> None:
    """A content folder that went and came back is a change, and goes on being watched."""
    folder.rename(folder.with_name("before"))
    eventually(lambda: folder in watch.wait(QUIET), "the folder gone")
    shutil.copytree(folder.with_name("before"), folder)
    eventually(lambda: folder in watch.wait(QUIET), "the folder come back")
    saved = folder / "businesses" / "a.md"
    saved.write_text("name: B\n", "utf-8")
    assert saved in watch.wait(LONG)


def test_a_single_file_is_watched_however_it_is_saved(tmp_path: Path) -> None:
    """A file that is watched itself may be replaced again and again."""
    conf = tmp_path / "pelicanconf.py"
    conf.write_text("A = 1\n", "utf-8")
    with Watch([conf], []) as watch:
        for number in range(3):
            other = tmp_path / "other"
            other.write_text(f"A = {number}\n", "utf-8")
            other.replace(conf)
            eventually(lambda: conf in watch.wait(QUIET), "the saved file")


def test_it_can_be_stopped(folder: Path) -> None:
    """Whoever gave the event ends the wait."""
    stop = threading.Event()
    with Watch([folder], [], stop) as watch:
        stop.set()
        with pytest.raises(Stopped):
            watch.wait(LONG)
