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
#: of the file system's clock, with no trace (git calls such an entry »racily clean«). Linux ticks
#: every 4 to 10 ms; a file system that knows whole seconds ticks every one or two (FAT).
_TICK_NS, _COARSE_TICK_NS = 50_000_000, 2_000_000_000
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
    now = time.time_ns()
    with os.scandir(place) as entries:
        found = {
            f"{folder}/{entry.name}": _signature(entry, now)
            for entry in entries
            if not entry.name.startswith(".") and not entry.name.endswith("~")
        }
    return dict(sorted(found.items()))


def _signature(entry: os.DirEntry[str], now: int) -> Signature:
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:  # gone meanwhile
        return UNSURE
    return signature_of(status, now)


def signature_of(status: os.stat_result, now: int) -> Signature:
    """The signature of a file that was looked at when the clock said ``now`` (ns)."""
    changed = status.st_mtime_ns
    tick = _TICK_NS if changed % 1_000_000_000 else _COARSE_TICK_NS
    return UNSURE if changed > now - tick else (changed, status.st_size, status.st_ino)
