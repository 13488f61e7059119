# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Drawings that are made once for what they show, and kept beside the encoded pictures."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from typing import Any

from plugins.core import keep
from plugins.core.hashing import blake2b
from plugins.images.gallery import cache_folder

#: Part of the key: raise it when other pictures are drawn of the same words.
_EDITION = "2"
_DAY_NS = 86_400 * 1_000_000_000


def kept_drawing(told: Any, draw: Callable[[], bytes]) -> bytes:
    """What ``draw`` gives for ``told``, a plain value that says all that the drawing depends on.

    It is kept as long as a build asks for it, and 30 days more (``shelf`` clears the folder).
    """
    folder = cache_folder()
    if folder is None:
        return draw()
    key = blake2b(f"{_EDITION} {told!r}".encode("utf-8", "surrogatepass"), digest_size=8)
    path = folder / f"{key.hexdigest()}.drawn"
    data = keep.load(path)
    if data is None:
        data = draw()
        keep.store(path, data)
        return data
    with contextlib.suppress(OSError):
        if time.time_ns() - path.stat().st_mtime_ns > _DAY_NS:  # what is thrown away, not made
            os.utime(path)
    return data
