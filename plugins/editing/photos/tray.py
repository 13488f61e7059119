# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures that were uploaded and not yet sent: a folder from which they go by themselves."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from plugins.editing.submission import Photo

#: So long one lies there: also until the forge has a sent one, and shows it.
_KEPT = timedelta(days=3)
#: So many lie there; the oldest make room. About 400 MB.
_MOST = 1_000
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*-[0-9a-f]{10}\.jpg\Z")


class Thumbnails:
    """Small pictures by the bytes that they were drawn from, in a folder that may be deleted."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, content: bytes) -> bytes | None:
        """The small one, if it was drawn before."""
        with suppress(OSError):
            return self._path(content).read_bytes()
        return None

    def put(self, content: bytes, small: bytes) -> None:
        """Keep it."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = self._folder / f"{secrets.token_hex(8)}.part"
        draft.write_bytes(small)
        draft.replace(self._path(content))

    def _path(self, content: bytes) -> Path:
        return self._folder / f"{hashlib.sha256(content).hexdigest()}.jpg"


class Tray:
    """The folder. For any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, photo: Photo, now: datetime) -> None:
        """Keep a picture; those that have lain too long go."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._clear(now)
        draft = self._folder / f"{secrets.token_hex(8)}.part"
        draft.write_bytes(photo.content)
        moment = now.timestamp()
        os.utime(draft, (moment, moment))
        draft.replace(self._folder / photo.name)

    def get(self, name: str, business: str) -> Photo | None:
        """A picture of the business's own; None if it is not there (any more)."""
        if not _NAME.match(name) or name[:-15] != business:
            return None
        try:
            return Photo(name, (self._folder / name).read_bytes())
        except OSError:
            return None

    def _clear(self, now: datetime) -> None:
        lying = []
        with suppress(OSError):
            for entry in os.scandir(self._folder):
                with suppress(OSError):
                    lying.append((entry.stat().st_mtime, entry.path))
        lying.sort()
        oldest = (now - _KEPT).timestamp()
        for number, (moment, path) in enumerate(lying):
            if moment < oldest or number <= len(lying) - _MOST:
                with suppress(OSError):
                    Path(path).unlink()
