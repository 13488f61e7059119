# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The site as it would be with a proposal: built by the build itself, and kept for a while.

One process builds, one version after the other, each in about the time of an edit while ``serve``
runs. Of each result hard links are kept, so that several people can look at several of them at
once, and at the same one again without a build.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import shutil
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from plugins.editing.links.secret import key_for, secret_of
from plugins.editing.preview.checkout import Checkout
from plugins.editing.store.desk import Desk

#: So many versions are kept, the one that was looked at last the longest.
_KEPT = 16
#: So many wait for a build at most, each so many seconds.
_MOST_WAITING, _PATIENCE = 8, 12.0
_KEY = re.compile(r"[0-9a-f]{32}\Z")
_log = logging.getLogger("stadtfenster.editing")


class Built(Protocol):
    """What came of a build."""

    @property
    def good(self) -> bool:
        """Whether there is a new site."""

    @property
    def reason(self) -> str:
        """Why not."""

    @property
    def listing(self) -> str:
        """The mistakes of the content, as ``check`` shows them; records with one are left out."""


class Builder(Protocol):
    """A process that builds one content folder into one output, and stays warm."""

    def build(self, moment: datetime) -> Built:
        """Build once."""

    def close(self) -> None:
        """End it."""


#: Content folder, output, cache → what builds it.
Start = Callable[[Path, Path, Path], Builder]


class NotShown(Exception):
    """There is no preview; the message says why, in German."""


class NotYet(Exception):
    """Builds before this one take their time."""

    def __init__(self, key: str = "") -> None:
        super().__init__(key)
        self.key = key


class _Wanted(Struct, frozen=True):
    main: str
    moment: datetime
    files: Mapping[str, bytes | None]


class Preview:
    """The previews of one service, below ``state``. Other builds may share the ``cache``."""

    def __init__(
        self,
        desk: Desk,
        state: Path,
        start: Start,
        clock: Callable[[], datetime],
        cache: Path | None = None,
    ) -> None:
        self._desk = desk
        self._clock = clock
        self._start = start
        self._secret = key_for(secret_of(state), "preview")
        self._folder = state / "preview"
        self._cache = cache or self._folder / "cache"
        self._kept_folder = self._folder / "kept"
        shutil.rmtree(self._kept_folder, ignore_errors=True)
        self._kept_folder.mkdir(parents=True, mode=0o700)
        self._checkout = Checkout(desk, self._folder / "repository")
        self._kept: OrderedDict[str, str] = OrderedDict()
        self._wanted: OrderedDict[str, _Wanted] = OrderedDict()
        self._builder: Builder | None = None
        self._building = threading.Lock()
        self._waiting = threading.BoundedSemaphore(_MOST_WAITING)
        self._closed = False

    def warm(self) -> None:
        """Build the site as it is, in a thread: the next build is an edit."""
        threading.Thread(target=self._warmed, name="preview", daemon=True).start()

    def _warmed(self) -> None:
        try:
            self.of({})
        except (NotShown, NotYet) as error:
            _log.warning("Die Vorschau ließ sich nicht bauen: %s", error)
        except Exception:
            if not self._closed:
                _log.exception("Die Vorschau ist gestolpert.")

    def close(self) -> None:
        """End what builds."""
        self._closed = True
        builder = self._builder
        if builder:
            builder.close()

    def of(self, files: Mapping[str, bytes | None]) -> str:
        """The key of the site with ``files``, given by their paths in the repository (None:
        removed), over the main branch. Builds it if nobody has wanted it before.

        Raises ``NotShown``, and ``NotYet`` where it would take too long to wait.
        """
        wanted = _Wanted(self._desk.mirror.main(), self._clock(), dict(files))
        key = self._key(wanted)
        if not self._is_kept(key):
            self._wanted[key] = wanted
            while len(self._wanted) > _KEPT:
                self._wanted.popitem(last=False)
            self.again(key)
        return key

    def again(self, key: str) -> None:
        """Build what somebody has wanted before, and could not wait for. Raises as ``of``."""
        if self._is_kept(key):
            return
        try:
            with self._turn():
                if not self._is_kept(key):
                    wanted = self._wanted.get(key)
                    if wanted is None:
                        raise NotShown("Diese Vorschau gibt es nicht mehr. Öffnen Sie sie neu.")
                    self._build(key, wanted)
        except NotYet as late:
            raise NotYet(key) from late
        self._wanted.pop(key, None)

    def find(self, key: str, path: str) -> Path | None:
        """The file that a key's site has for a path; a folder for one that lacks its slash."""
        if not _KEY.match(key) or not self._is_kept(key):
            return None
        parts = path.split("/")
        if any(part in ("..", ".") or "\0" in part or "\\" in part for part in parts):
            return None
        place = self._kept_folder / key / path
        if path.endswith("/") or not path:
            place /= "index.html"
        return place if place.exists() else None

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._waiting.acquire(blocking=False):
            raise NotYet
        try:
            if not self._building.acquire(timeout=_PATIENCE):
                raise NotYet
            try:
                yield
            finally:
                self._building.release()
        finally:
            self._waiting.release()

    def _build(self, key: str, wanted: _Wanted) -> None:
        if self._closed:
            raise NotShown("Der Dienst wird gerade beendet.")
        self._checkout.lay(wanted.main, wanted.files)
        if self._builder is None:
            self._builder = self._start(self._checkout.content, self._folder / "site", self._cache)
        built = self._builder.build(wanted.moment)
        if not built.good:
            raise NotShown(built.reason.strip() or "Der Bau der Seite ist gescheitert.")
        self._keep(key, built.listing)

    def mistakes(self, key: str) -> str:
        """What ``check`` says of the content of a kept version; what has a mistake is left out."""
        return self._kept.get(key, "")

    def _is_kept(self, key: str) -> bool:
        try:
            self._kept.move_to_end(key)
        except KeyError:
            return False
        return True

    def _keep(self, key: str, listing: str) -> None:
        draft = self._kept_folder / f"{key}.draft"
        shutil.rmtree(draft, ignore_errors=True)
        _link_all(self._folder / "site", draft)
        draft.rename(self._kept_folder / key)
        self._kept[key] = listing
        while len(self._kept) > _KEPT:
            old, _ = self._kept.popitem(last=False)
            shutil.rmtree(self._kept_folder / old, ignore_errors=True)

    def _key(self, wanted: _Wanted) -> str:
        """Nobody can guess it: it is all that is wanted to see what is not published yet."""
        digest = hashlib.blake2b(key=self._secret, digest_size=16)
        digest.update(f"{wanted.main} {wanted.moment.date()}".encode())
        for path, content in sorted(wanted.files.items()):
            size = -1 if content is None else len(content)
            digest.update(f"\0{path}\0{size}\0".encode() + (content or b""))
        return digest.hexdigest()


def _link_all(source: Path, target: Path) -> None:
    """Hard links of all files: the build never changes a file, it puts another in its place."""
    target.mkdir()
    with os.scandir(source) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                _link_all(Path(entry.path), target / entry.name)
                continue
            try:
                os.link(entry.path, f"{target}/{entry.name}")
            except OSError:  # a file system without them
                shutil.copy2(entry.path, f"{target}/{entry.name}")
