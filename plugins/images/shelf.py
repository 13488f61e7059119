# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Encoded pictures, kept between builds in a folder that may be deleted at any time.

A file here holds exactly the bytes that are published, so that it can be linked into the site. It
is called by what was encoded, how, and how wide. Beside a picture's files lies a list of them: what
is not on it, or no longer as the list says, is encoded again.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Iterable
from pathlib import Path

from plugins.core import keep
from plugins.core.hashing import blake2b
from plugins.core.source import Unreadable
from plugins.images.judgements import Progress, Verified, read_bytes
from plugins.images.on_all_cores import on_all_cores
from plugins.images.renditions import key_of, renditions_of

_DAY_NS = 86_400 * 1_000_000_000
#: What no build has asked for in so many days goes.
_KEPT_DAYS = 30
#: Letters of a key.
_KEY = 16

#: Suffix of a file (``640.avif``) → its size, date and digest.
_Listed = dict[str, tuple[int, int, str]]


class Changed(OSError):
    """A picture is not what it was when the pages were planned: somebody is saving it."""

    def __init__(self, path: str) -> None:
        super().__init__(f"»{path}« wurde während des Bauens geändert. Bauen Sie noch einmal.")


def bytes_of(content: Path, picture: Verified) -> bytes:
    """The bytes that were verified. Raises ``Changed``."""
    try:
        data = read_bytes(content, picture.path)
    except Unreadable as error:
        raise Changed(picture.path) from error
    if key_of(data) != picture.key:
        raise Changed(picture.path)
    return data


class Shelf:
    """The encoded pictures in ``folder``, which is made when needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        #: What the folder could not take, because the disk is full or not ours.
        self._unkept: dict[str, bytes] = {}

    def fill(
        self, content: Path, pictures: Iterable[Verified], progress: Progress | None = None
    ) -> None:
        """Encode what is missing of ``pictures``, on all cores. Ask for all that the site shows.

        What nobody has asked for in 30 days is thrown away. Raises ``Changed``, ``PictureError``.
        """
        by_key = {picture.key: picture for picture in pictures}
        now = time.time_ns()  # decides what is thrown away, never what is made
        stale, lacking = False, []
        for picture in by_key.values():
            age = self._age_if_sound(picture, now)
            if age is None:
                lacking.append(picture)
            elif age > _DAY_NS:
                with contextlib.suppress(OSError):
                    os.utime(self._list_path(picture.key))
                stale = True
        on_all_cores(lambda picture: self._encode(content, picture), lacking, progress)
        if stale:
            self._sweep(now - _KEPT_DAYS * _DAY_NS)

    def place(self, address: str, target: Path) -> None:
        """Make ``target`` the file of this address: a link to ours, or a copy. ``fill`` was called.

        ``target``'s folder exists. Raises ``OSError``.
        """
        name = _name_of(address)
        if name in self._unkept:
            target.write_bytes(self._unkept[name])
            return
        kept = self._folder / name
        try:
            os.link(kept, target)
        except FileExistsError:
            target.unlink()
            self.place(address, target)
        except FileNotFoundError:
            raise
        except OSError:  # another disk, or a file system without links
            from shutil import copyfile  # 1.5 ms, where a folder knows no links

            copyfile(kept, target)

    def read(self, address: str) -> bytes:
        """The bytes of the file of this address. Raises ``OSError``."""
        name = _name_of(address)
        return self._unkept[name] if name in self._unkept else (self._folder / name).read_bytes()

    def _list_path(self, key: str) -> Path:
        return self._folder / f"{key}.list"

    def _age_if_sound(self, picture: Verified, now: int) -> int | None:
        """How long ago a build first asked for it that day, in ns; None if a file is wrong."""
        path = self._list_path(picture.key)
        kept = keep.load(path)
        if kept is None:
            return None
        listed: _Listed = json.loads(kept)
        wanted = renditions_of(picture.picture.width, picture.picture.height)
        for rendition in wanted:
            file = f"{self._folder}/{picture.key}-{rendition.suffix}"
            if not _is_as_listed(file, listed.get(rendition.suffix)):
                return None
        try:
            return now - path.stat().st_mtime_ns
        except OSError:
            return None

    def _encode(self, content: Path, picture: Verified) -> None:
        from plugins.images.encode import encode  # Pillow, when there is something to encode

        data = bytes_of(content, picture)
        listed: _Listed = {}
        files = encode(data, picture.picture)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for rendition, encoded in files.items():
                file = self._folder / f"{picture.key}-{rendition.suffix}"
                _write(file, encoded)
                status = file.stat()
                listed[rendition.suffix] = (status.st_size, status.st_mtime_ns, _digest(encoded))
        except OSError:
            for rendition, encoded in files.items():
                self._unkept[f"{picture.key}-{rendition.suffix}"] = encoded
        else:
            keep.store(self._list_path(picture.key), json.dumps(listed).encode())

    def _sweep(self, before: int) -> None:
        """Remove the files of every picture whose list was last touched ``before`` (in ns)."""
        with contextlib.suppress(OSError), os.scandir(self._folder) as entries:
            dates = {entry.name: entry.stat().st_mtime_ns for entry in entries}
            alive = {
                name[:_KEY]
                for name, date in dates.items()
                if name.endswith(".list") and date >= before
            }
            for name, date in dates.items():
                if date < before and name[:_KEY] not in alive and not name.endswith(".judged"):
                    (self._folder / name).unlink()


def _name_of(address: str) -> str:
    """``bilder/hoefe-0123456789abcdef-640.avif`` → ``0123456789abcdef-640.avif``."""
    return "-".join(address.rsplit("-", 2)[1:])


def _is_as_listed(file: str, listed: tuple[int, int, str] | None) -> bool:
    """Whether ``file`` has the listed size and date, or else the listed bytes."""
    try:
        status = os.stat(file)  # noqa: PTH116 - for every picture of every build
        if not listed or status.st_size != listed[0]:
            return False
        return status.st_mtime_ns == listed[1] or _digest(Path(file).read_bytes()) == listed[2]
    except OSError:
        return False


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _write(file: Path, data: bytes) -> None:
    """Write whole or not at all, for everyone to read: by links, it is the published file."""
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(file)
    except OSError:
        part.unlink(missing_ok=True)
        raise
