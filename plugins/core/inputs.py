# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What lies in the content folder, told from names and dates without opening a file."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path
from struct import Struct

#: Modification time in ns, change time in ns, size, inode: as long as these stay, the bytes are
#: taken to stay. Who copies with dates puts back the first (``cp -p``), but nobody the second.
#: All in one, for there are very many, which are compared in every build.
Signature = bytes
_signed = Struct("<qqqQ").pack
#: File systems with numbers of 128 bits (ReFS) have unique ones in the lower half, too.
_INODE = 0xFFFF_FFFF_FFFF_FFFF
#: A file that was changed this shortly before it was looked at may change again within one tick
#: of the file system's clock, with no trace (git calls such an entry »racily clean«). Linux ticks
#: every 4 to 10 ms; a file system that knows whole seconds ticks every one or two (FAT).
_TICK_NS, _COARSE_TICK_NS = 50_000_000, 2_000_000_000
#: Folder → path → signature.
Listing = dict[str, dict[str, Signature]]
#: Of a file whose date is not to be trusted, and of a link: its date is not that of its target.
UNSURE: Signature = b""
#: Of what is no file.
_FOLDER: Signature = b"/"
#: The content folder itself, beside the folders in it.
TOP = "."


def list_content(root: Path, folders: Iterable[str]) -> Listing:
    """Folder → path → signature of everything in it, sorted; hidden files are not content.

    The folder ``TOP`` holds what lies beside the others.
    """
    return {folder: _listed(root, folder) for folder in folders}


def list_tree(root: str) -> dict[str, Signature]:
    """Path → signature of every file below ``root``; nothing if it is no folder."""
    now = time.time_ns()
    found: dict[str, Signature] = {}
    try:
        below = os.scandir(root)
    except (FileNotFoundError, NotADirectoryError):
        return found
    with below as entries:
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                found[entry.path] = _signature(entry, now)
            elif entry.name != "__pycache__":
                found |= list_tree(entry.path)
    return found


def _listed(root: Path, folder: str) -> dict[str, Signature]:
    """Of one folder; nothing if it is none, or a link."""
    place = root / folder
    if not place.is_dir() or (place.is_symlink() and folder != TOP):
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
        if entry.is_dir(follow_symlinks=False):
            return _FOLDER
        status = entry.stat(follow_symlinks=False)
    except OSError:  # gone meanwhile
        return UNSURE
    modified, changed = status.st_mtime_ns, status.st_ctime_ns
    if entry.is_symlink() or is_young(max(modified, changed), now):
        return UNSURE
    return _signed(modified, changed, status.st_size, status.st_ino & _INODE)


def is_young(changed: int, now: int) -> bool:
    """Whether what bears the date ``changed`` (both in ns) might change and bear it still."""
    if changed <= now - _COARSE_TICK_NS:
        return False
    return changed > now - _TICK_NS or not changed % 1_000_000_000
