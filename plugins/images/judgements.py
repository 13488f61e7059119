# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which picture files of a content folder can be shown, kept between builds.

A file whose size, dates and inode are those of the last look is not opened again; one whose bytes
are the same is not decoded again. What is new is decoded on all cores.
"""

from __future__ import annotations

import json
import stat
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from plugins.core import keep
from plugins.core.hashing import blake2b
from plugins.core.source import Unreadable, read_file
from plugins.images.on_all_cores import on_all_cores
from plugins.images.picture import MAX_BYTES, Picture, PictureError, PictureNote
from plugins.images.renditions import ENCODER, address_of, base_of, key_of, renditions_of

#: Raise it when ``verify`` judges otherwise than before.
_EDITION = f"1 {MAX_BYTES} {ENCODER}"
#: A file changed this shortly before it was looked at may change again with the same date.
_TICK_NS = 1_000_000_000

#: Called with the number done and the number of all, in the thread that waits.
Progress = Callable[[int, int], None]
Stamp = tuple[int, int, int, int]


class Verified(Struct, frozen=True):
    """A picture file that may be shown: what it is, the key of its bytes, where it lies."""

    picture: Picture
    key: str
    path: str

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every file that it is published as."""
        base = base_of(self.picture.name, self.key)
        files = renditions_of(self.picture.width, self.picture.height)
        return tuple(address_of(base, file) for file in files)


class _Judgement(NamedTuple):
    """What was found in a file: as of its stamp, or of None for one that was just written."""

    stamp: Stamp | None
    key: str
    found: Verified | PictureError | Unreadable


class Judgements:
    """What is known of the pictures of one content folder."""

    def __init__(self, content: Path, folder: Path | None) -> None:
        """Take what ``folder`` has kept of ``content``; None keeps nothing."""
        name = blake2b(str(content.resolve()).encode(), digest_size=8).hexdigest()
        self._content = content
        self._path = folder / f"{name}.judged" if folder else None
        self._known = _unpacked(keep.load(self._path)) if self._path else {}

    def look_at(self, paths: Iterable[str], progress: Progress | None = None) -> None:
        """Judge every file of ``paths`` as it is now, and forget all others."""
        before = self._known
        self._known, unknown = {}, []
        for path in paths:
            known = before.get(path)
            if known and known.stamp and known.stamp == _stamp(self._content / path):
                self._known[path] = known
            else:
                unknown.append(path)
        for path, found in zip(
            unknown,
            on_all_cores(lambda path: self._judge(path, before.get(path)), unknown, progress),
            strict=True,
        ):
            self._known[path] = found
        if self._path and self._known != before:
            keep.store(self._path, _packed(self._known))

    def of(self, path: str) -> Verified:
        """The picture file ``path``. Raises ``PictureError`` or ``Unreadable``."""
        if path not in self._known:
            self._known[path] = self._judge(path, None)
        found = self._known[path].found
        if isinstance(found, Verified):
            return found
        raise found.with_traceback(None)

    def _judge(self, path: str, before: _Judgement | None) -> _Judgement:
        stamp = _stamp(self._content / path)
        try:
            data = read_bytes(self._content, path)
        except Unreadable as refused:
            return _Judgement(None, "", refused)
        key = key_of(data)
        if before and before.key == key:
            return before._replace(stamp=stamp)
        return _Judgement(stamp, key, _verdict(data, key, path))


def read_bytes(content: Path, path: str) -> bytes:
    """The bytes of the picture file, cut off behind what is too much. Raises ``Unreadable``."""
    # One byte more than allowed, so that ``verify`` can say how large a picture may be.
    return read_file(content, path, MAX_BYTES, cut=True).data


def _verdict(data: bytes, key: str, path: str) -> Verified | PictureError:
    from plugins.images import verify  # Pillow, for a picture that nobody knows yet

    try:
        return Verified(verify.inspect(data, path.rpartition("/")[2]), key, path)
    except PictureError as error:
        return error


def _stamp(file: Path) -> Stamp | None:
    """What a file has of its own while its bytes stay; None if that cannot be told yet."""
    try:
        status = file.lstat()
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    if max(status.st_mtime_ns, status.st_ctime_ns) >= time.time_ns() - _TICK_NS:
        return None
    return (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)


def _packed(known: dict[str, _Judgement]) -> bytes:
    rows: dict[str, list[Any]] = {}
    for path, (stamp, key, found) in known.items():
        if isinstance(found, Verified):
            picture = found.picture
            notes = [[note.code, note.message, note.hint] for note in picture.notes]
            rows[path] = [stamp, key, [picture.format, picture.width, picture.height, notes], None]
        elif isinstance(found, PictureError):
            rows[path] = [stamp, key, None, [found.code, found.message, found.hint]]
    return json.dumps([_EDITION, rows], sort_keys=True).encode()


def _unpacked(kept: bytes | None) -> dict[str, _Judgement]:
    edition, rows = json.loads(kept) if kept else ("", {})
    if edition != _EDITION:
        return {}
    known = {}
    for path, (stamp, key, shown, refused) in rows.items():
        found: Verified | PictureError
        if refused:
            found = PictureError(*refused)
        else:
            kind, width, height, notes = shown
            said = tuple(PictureNote(*note) for note in notes)
            name = path.rpartition("/")[2]
            found = Verified(Picture(name, kind, width, height, said), key, path)
        known[path] = _Judgement(tuple(stamp) if stamp else None, key, found)
    return known
