# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The output folder: what a build stages, how it gets in, and what a dead build left is put right.

`test_publish.py` kills builds at random; here they die at each step in turn.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from plugins.portal.output import Output
from plugins.portal.written import written
from tests.portal.test_publish import beside

OLD = {
    "index.html": "old",
    "404.html": "old",
    "robots.txt": "old",
    "a/index.html": "old",
    "a/b/index.html": "old",
    "c/index.html": "old",
    "c/feed.atom": "old",
}


class Died(BaseException):
    """The build ends here, and puts nothing right any more."""


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """The old site."""
    folder = tmp_path / "output"
    for name, text in OLD.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def texts(folder: Path) -> dict[str, str]:
    """Every file below a folder, and every empty folder as ``name/``."""
    found = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file():
            found[name] = path.read_text("utf-8")
        elif not any(path.iterdir()):
            found[f"{name}/"] = ""
    return found


def staged(output: Path, new: Iterable[str]) -> Output:
    """A build that has staged the files ``new``."""
    build = Output(output)
    build.begin()
    for name in new:
        build.write(name, b"new")
    return build


def test_a_written_file_is_recognised(output: Path) -> None:
    """By size, date and inode: it keeps them when it is moved in, and loses them by an edit."""
    build = Output(output)
    build.begin()
    told = build.write("a/index.html", b"new")
    build.move_in(["a/index.html"], [])
    build.close()
    path = output / "a" / "index.html"
    assert written(str(path)) == told
    path.write_text("wen", "utf-8")
    os.utime(path, ns=(told[1] + 1, told[1] + 1))
    assert written(str(path)) != told
    with pytest.raises(OSError, match="No such file"):
        written(str(output / "fehlt.html"))


def test_a_name_is_written_once(output: Path) -> None:
    """Two pages of one address are a mistake of ours, not of who comes second."""
    build = staged(output, ["x/index.html"])
    with pytest.raises(FileExistsError):
        build.write("x/index.html", b"again")
    build.close()


@pytest.mark.parametrize("links", [True, False])
def test_what_stays_is_taken_over(
    output: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A whole site is gathered from new files and old ones, which are recognised afterwards."""
    if not links:
        monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(OSError("no links")))
    before = written(str(output / "a" / "index.html"))
    build = staged(output, ["index.html", "404.html", "robots.txt"])
    build.keep(["a/index.html"])
    build.swap()
    build.close()
    assert texts(output) == {
        "index.html": "new",
        "404.html": "new",
        "robots.txt": "new",
        "a/index.html": "old",
    }
    after = written(str(output / "a" / "index.html"))
    assert after[:2] == before[:2]
    assert (after == before) is links


def test_a_small_change_is_moved_in(output: Path) -> None:
    """New files come, changed ones are exchanged, gone ones go, and folders they leave empty."""
    build = staged(output, ["index.html", "d/e/index.html"])
    build.move_in(["index.html", "d/e/index.html"], ["a/b/index.html", "c/index.html"])
    build.close()
    assert texts(output) == {
        "index.html": "new",
        "404.html": "old",
        "robots.txt": "old",
        "a/index.html": "old",
        "c/feed.atom": "old",
        "d/e/index.html": "new",
    }
    assert beside(output) == []


def test_a_folder_that_is_left_empty_goes_with_those_above_it(output: Path) -> None:
    """But never the output itself, and none in which something lies."""
    build = staged(output, [])
    build.move_in([], ["a/b/index.html", "a/index.html", "c/index.html"])
    build.close()
    assert texts(output).keys() == {"index.html", "404.html", "robots.txt", "c/feed.atom"}
    build = staged(output, [])
    build.move_in([], [name for name in texts(output)])
    build.close()
    assert output.is_dir()


def test_what_is_gone_already_may_be_gone(output: Path) -> None:
    """Somebody removed the file by hand before the build did."""
    (output / "c" / "index.html").unlink()
    build = staged(output, [])
    build.move_in([], ["c/index.html", "never/was/index.html"])
    build.close()
    assert texts(output).keys() == OLD.keys() - {"c/index.html"}


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every file that is moved or removed below the output, in order."""
    done: list[str] = []
    replace, unlink = Path.replace, Path.unlink

    def name_of(path: Path) -> str:
        return path.as_posix().partition("/output/")[2]

    def moving(path: Path, target: Path) -> Path:
        moved = replace(path, target)
        if name_of(Path(target)):
            done.append(f"+{name_of(Path(target))}")
        return moved

    def removing(path: Path, missing_ok: bool = False) -> None:
        unlink(path, missing_ok)
        if name_of(path):
            done.append(f"-{name_of(path)}")

    monkeypatch.setattr(Path, "replace", moving)
    monkeypatch.setattr(Path, "unlink", removing)
    yield done


def test_no_link_leads_nowhere_on_the_way(output: Path, steps: list[str]) -> None:
    """The deep pages come first, then what links to them; what is gone goes last of all."""
    new = ["index.html", "d/index.html", "d/e/index.html", "a/index.html", "d/feed.atom"]
    build = staged(output, new)
    build.move_in(new, ["c/index.html"])
    build.close()
    assert steps == [
        "+d/e/index.html",
        "+a/index.html",
        "+d/feed.atom",
        "+d/index.html",
        "+index.html",
        "-c/index.html",
    ]


NEW = ["index.html", "d/index.html", "d/e/index.html"]
GONE = ["c/index.html", "c/feed.atom"]
AFTER = {
    "index.html": "new",
    "404.html": "old",
    "robots.txt": "old",
    "a/index.html": "old",
    "a/b/index.html": "old",
    "d/index.html": "new",
    "d/e/index.html": "new",
}


@pytest.mark.parametrize("way", ["next build", "close"])
@pytest.mark.parametrize("survived", range(len(NEW) + len(GONE) + 1))
def test_a_journal_is_followed_to_its_end(
    output: Path, monkeypatch: pytest.MonkeyPatch, survived: int, way: str
) -> None:
    """Wherever the build that began died, or failed: all is moved in, and nothing is left over."""
    build = staged(output, NEW)
    count = iter(range(99))
    replace, unlink = Path.replace, Path.unlink

    def moving(path: Path, target: Path) -> Path:
        if "/output/" in str(target) and next(count) == survived:
            raise Died
        return replace(path, target)

    def removing(path: Path, missing_ok: bool = False) -> None:
        inside = "/output/" in str(path) or path.name.endswith(".journal")
        if inside and next(count) == survived:
            raise Died
        unlink(path, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", moving)
        patch.setattr(Path, "unlink", removing)
        with pytest.raises(Died):
            build.move_in(NEW, GONE)
    assert (output.parent / ".output.journal").exists()
    if way == "close":
        build.close()
    else:
        build._lock.release()  # as the system does for a dead process
        Output(output).close()
    assert texts(output) == AFTER
    assert beside(output) == []


def test_a_build_that_died_before_its_journal_was_whole_changed_nothing(output: Path) -> None:
    """What was staged without a journal was never said to be the site."""
    build = staged(output, NEW)
    (output.parent / ".output.journal.part").write_text('[["index.ht', "utf-8")
    build._lock.release()
    Output(output).close()
    assert texts(output) == OLD
    assert beside(output) == []


def test_a_journal_that_cannot_be_read_stops_no_build(output: Path) -> None:
    """A power cut can leave one empty; then the output is as it is, and the next build mends it."""
    (output.parent / ".output.journal").write_text("", "utf-8")
    Output(output).close()
    assert texts(output) == OLD
    assert beside(output) == []


@pytest.mark.parametrize("obstacle", ["a folder for a file", "a file for a folder"])
def test_what_stands_in_the_way_of_a_move_stops_no_later_build(output: Path, obstacle: str) -> None:
    """Somebody put it there; this build fails, and the next makes the whole site anew."""
    if obstacle == "a folder for a file":
        (output / "d" / "index.html" / "x").mkdir(parents=True)
    else:
        (output / "d").write_text("no folder", "utf-8")
    build = staged(output, NEW)
    with pytest.raises(OSError, match=r"directory|exists"):
        build.move_in(NEW, GONE)
    build.close()
    build = staged(output, OLD)
    build.swap()
    build.close()
    assert texts(output) == dict.fromkeys(OLD, "new")
    assert beside(output) == []


def test_the_journal_names_what_is_done(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is there, whole, before the first file is moved."""
    build = staged(output, NEW)
    seen: list[object] = []
    replace = Path.replace

    def moving(path: Path, target: Path) -> Path:
        journal = output.parent / ".output.journal"
        seen.append(json.loads(journal.read_text("utf-8")) if journal.exists() else None)
        return replace(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", moving)
        build.move_in(NEW, GONE)
    build.close()
    deep_first = ["d/e/index.html", "d/index.html", "index.html"]
    assert seen == [None, *[[deep_first, GONE]] * 3]
