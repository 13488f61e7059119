# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What lies in the content folder, told from names and dates without opening a file."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

#: Modification time in ns, size, inode: as long as these stay, the bytes are taken to stay.
Signature = tuple[int, int, int]
#: A file that was changed this shortly before it was looked at may change again within one tick
#: of the file system's clock, with no trace (git calls such an entry »racily clean«).
_TICK_NS = 1_000_000_000
#: Equals no other signature, not even itself in the next build.
UNSURE: Signature = (0, -1, 0)


def list_content(root: Path, folders: Iterable[str]) -> dict[str, dict[str, Signature]]:
    """Folder → path → signature of everything in it, sorted; hidden files are not content."""
    return {folder: list_signatures(root, folder) for folder in folders}


def list_signatures(root: Path, folder: str) -> dict[str, Signature]:
    """Path → signature of everything in one folder; nothing if it is none, or a link."""
    place = root / folder
    if not place.is_dir() or place.is_symlink():
        return {}
    recent = time.time_ns() - _TICK_NS
    with os.scandir(place) as entries:
        found = {
            f"{folder}/{entry.name}": _signature(entry, recent)
            for entry in entries
            if not entry.name.startswith(".") and not entry.name.endswith("~")
        }
    return dict(sorted(found.items()))


def _signature(entry: os.DirEntry[str], recent: int) -> Signature:
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:  # gone meanwhile
        return UNSURE
    if status.st_mtime_ns >= recent:
        return UNSURE
    return (status.st_mtime_ns, status.st_size, status.st_ino)
