# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Results that took long to make, kept between builds in a folder that may be deleted at any time.

What is missing, cut short or altered is simply not there: a cache cannot fail a build, nor change
what comes out of it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from zlib import crc32

_CHECKSUM = 4


def load(path: Path) -> bytes | None:
    """The bytes that ``store`` wrote to ``path``, or None if they are not there unharmed."""
    try:
        with path.open("rb", buffering=0) as file:  # a buffer would copy all of it
            checksum, data = file.read(_CHECKSUM), file.readall()
    except OSError:
        return None
    return data if _checksum(data) == checksum else None


def store(path: Path, data: bytes) -> bool:
    """Keep ``data`` at ``path``, whole or not at all, and tell which. Raises nothing."""
    # Not by tempfile, whose import takes as long as the writing.
    part = path.with_name(f".{path.name}-{os.urandom(8).hex()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(part, "xb", opener=_for_us_alone) as file:
            file.write(_checksum(data))
            file.write(data)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        return False
    return True


def _for_us_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _checksum(data: bytes) -> bytes:
    """Damage is found, and no attack: a ledger of 30 MB is looked over by every build."""
    return crc32(data).to_bytes(_CHECKSUM, "big")
