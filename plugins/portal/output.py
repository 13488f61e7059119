# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The output folder: what is new is written beside it, and becomes part of it when all is there.

Two ways lead there. A whole site (the first, or one that changed much) is gathered in a folder of
its own, with hard links to what stayed as it was, and the two folders change places. A small change
is written down in a journal and then moved in, file by file, which takes a millisecond or few; a
build that dies then is finished by the next, from the journal.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from plugins.portal.exchange import exchange
from plugins.portal.lock import Busy, Lock
from plugins.portal.written import Written

__all__ = ["Busy", "ForeignFolder", "Output"]

#: What every site of ours has, and so have its assets: a folder with neither holds somebody's other
#: work. One of both is enough, for people delete files, and then wish for nothing but a build.
_OURS = frozenset(["index.html", "404.html", "robots.txt"])
_OUR_ASSETS = ("stil-[0-9a-f]*.css", "fenster-[0-9a-f]*.js")
#: More files than this take so long to move in one by one that the whole folder is changed.
MOST_MOVED = 1000


class ForeignFolder(Exception):
    """The output folder holds something that is no built site; a swap would destroy it."""

    def __init__(self, output: Path) -> None:
        super().__init__(
            f"Der Ordner »{output}« enthält etwas anderes als eine gebaute Seite. "
            "Nehmen Sie einen leeren oder neuen."
        )


class Output:
    """The output folder, locked from the making of this object until ``close``.

    Raises ``Busy`` if another build of the output runs, ``ForeignFolder``, and ``OSError`` where
    nothing can be written.
    """

    def __init__(self, output: Path) -> None:
        self.folder = output
        self.staging = output.with_name(f".{output.name}.new")
        self._staging = os.fspath(self.staging)
        self._old = output.with_name(f".{output.name}.old")
        self._journal = output.with_name(f".{output.name}.journal")
        self._draft = output.with_name(f".{output.name}.journal.part")
        self._made: set[str] = set()
        output.parent.mkdir(parents=True, exist_ok=True)
        self._lock = Lock(output.with_name(f".{output.name}.lock"))
        try:
            self._tidy()
            if output.exists() and not _is_replaceable(output):
                raise ForeignFolder(output)
        except BaseException:
            self._lock.release()
            raise

    def begin(self) -> None:
        """Make the empty staging folder, on the output's own file system."""
        self.staging.mkdir()
        self._made = {""}

    def write(self, name: str, data: bytes) -> Written:
        """Write one file of the new site."""
        path = self.path(name)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        try:
            _write_all(handle, data)
            status = os.fstat(handle)
        finally:
            os.close(handle)
        return (status.st_size, status.st_mtime_ns, status.st_ino)

    def keep(self, names: Iterable[str]) -> None:
        """Take files of the present output over into the new site, by a hard link or a copy."""
        for name in names:
            old, new = f"{self.folder}/{name}", self.path(name)
            try:
                os.link(old, new)
            except OSError:  # a file system without links
                from shutil import copy2

                copy2(old, new)

    def swap(self, durable: bool = False) -> None:
        """Make the staged site the output; ``durable``: so that a power cut cannot undo it.

        Where two folders can change places there is always a whole site. Elsewhere it is two
        renames, and for some microseconds none; the next build mends it if this one dies then.
        """
        _sync(durable)
        if not self.folder.exists():
            self.staging.rename(self.folder)
        elif not exchange(self.staging, self.folder):
            self.folder.rename(self._old)
            self.staging.rename(self.folder)
        _sync(durable)

    def move_in(self, names: list[str], gone: list[str], durable: bool = False) -> None:
        """Make the staged files part of the output, and remove those that are ``gone``.

        What links to a new page is moved after it, and what is gone goes last: at no moment does
        a link lead nowhere.
        """
        deep_first = sorted(names, key=lambda name: (-name.count("/"), name))
        self._draft.write_text(json.dumps([deep_first, gone]), encoding="utf-8")
        _sync(durable)
        self._draft.replace(self._journal)
        self._follow_journal()
        _sync(durable)

    def close(self) -> None:
        """Throw away what is not the output, and let other builds in."""
        try:
            self._tidy()
        finally:
            self._lock.release()

    def path(self, name: str) -> str:
        """Where the file ``name`` of the new site is to be written; its folder is made."""
        folder = name.rpartition("/")[0]
        if folder not in self._made:
            _make_folder(f"{self._staging}/{folder}")
            self._made.add(folder)
        return f"{self._staging}/{name}"

    def _tidy(self) -> None:
        """Put right what a build left that ended too early: the output between two renames, a
        journal that was not followed to its end, and what is not the output.
        """
        if self._old.exists() and not self.folder.exists():
            self._old.rename(self.folder)
        if self._journal.exists():
            try:
                self._follow_journal()
            except (ValueError, IsADirectoryError, NotADirectoryError, FileExistsError):
                self._journal.unlink()  # cut by a power failure, or somebody was at the output
        self._draft.unlink(missing_ok=True)
        for leftover in (self.staging, self._old):
            if leftover.exists():
                from shutil import rmtree  # few builds leave anything

                rmtree(leftover)

    def _follow_journal(self) -> None:
        """Move in what the journal names and is not moved yet."""
        names, gone = json.loads(self._journal.read_text(encoding="utf-8"))
        made: set[str] = set()
        for name in names:
            folder = name.rpartition("/")[0]
            if folder not in made:
                Path(self.folder, folder).mkdir(parents=True, exist_ok=True)
                made.add(folder)
            try:
                Path(self.staging, name).replace(self.folder / name)
            except FileNotFoundError:
                continue  # moved by the build that began to follow this journal
        for name in gone:
            self._remove(name)
        self._journal.unlink()

    def _remove(self, name: str) -> None:
        """Remove a file, and the folders that it leaves empty."""
        path = self.folder / name
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == self.folder:
                return
            try:
                folder.rmdir()
            except OSError:
                return


def _write_all(handle: int, data: bytes) -> None:
    done = os.write(handle, data)
    while done < len(data):  # a disk that is nearly full
        done += os.write(handle, memoryview(data)[done:])


def _make_folder(path: str) -> None:
    """Make a folder, and those above it where there are none: for every page of the site."""
    try:
        os.mkdir(path, 0o755)  # noqa: PTH102
    except FileNotFoundError:
        Path(path).mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        pass


def _sync(durable: bool) -> None:
    if durable and hasattr(os, "sync"):
        os.sync()


def _is_replaceable(output: Path) -> bool:
    names = {path.name for path in output.iterdir()}
    if not names:
        return True
    return ".git" not in names and (names >= _OURS or _has_our_assets(output / "assets"))


def _has_our_assets(assets: Path) -> bool:
    return all(any(assets.glob(pattern)) for pattern in _OUR_ASSETS)
