# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a written file of the output is recognised by, and which files are not as they were."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from struct import Struct

from plugins.core.shares import cores, shared

#: More files than this are looked through by several processes.
_WORTH_SHARING = 10_000
#: Size, modification time in ns, inode.
Written = tuple[int, int, int]

#: A build's note of a file: a hash of what it was planned with, and what it is recognised by.
NOTE = Struct("=16s3Q")


def written(path: str) -> Written:
    """What the file at ``path`` is recognised by. Raises ``OSError``."""
    status = os.stat(path)  # noqa: PTH116 - for every file of every build
    return (status.st_size, status.st_mtime_ns, status.st_ino)


def altered(
    folder: str, names: Sequence[str], notes: bytes | bytearray | memoryview
) -> Iterator[str]:
    """Those of ``names`` that are not in ``folder`` as their ``NOTE``s say."""
    stat = os.stat
    for name, (_, size, changed, inode) in zip(names, NOTE.iter_unpack(notes), strict=True):
        try:
            there = stat(f"{folder}/{name}")
        except (OSError, ValueError):  # no name for a file: nobody could have written it
            yield name
            continue
        if (there.st_size, there.st_mtime_ns, there.st_ino) != (size, changed, inode):
            yield name


def all_altered(
    folder: str, names: Sequence[str], notes: bytes | bytearray | memoryview
) -> frozenset[str]:
    """The same, of many on all cores."""

    def work(share: int, shares: int) -> list[str]:
        start, end = (len(names) * n // shares for n in (share, share + 1))
        return list(altered(folder, names[start:end], notes[start * NOTE.size : end * NOTE.size]))

    shares = cores() if len(names) >= _WORTH_SHARING else 1
    return frozenset(name for part in shared(work, shares) for name in part)
