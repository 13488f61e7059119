# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""QR codes as the path of an SVG."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from msgspec import Struct

from plugins.core import keep
from plugins.core.hashing import blake2b
from plugins.core.program_folder import program_folder


class QrCode(Struct, frozen=True):
    """A QR code (ISO/IEC 18004): so many modules a side, and SVG path data of the dark ones, a
    module being one unit. Around it belong four units of white.
    """

    size: int
    path: str


@lru_cache(maxsize=16)
def kept_code(text: str) -> QrCode:
    """``qr_code(text)`` for a page of the site, kept beside the program: to import segno takes a
    sixth of the time in which a small city is built.
    """
    folder = program_folder("codes")
    if folder is None:
        return qr_code(text)
    path = folder / f"{blake2b(text.encode(), digest_size=16).hexdigest()}.code"
    if kept := keep.load(path):
        size, _, drawn = kept.decode().partition(" ")
        return QrCode(int(size), drawn)
    made = qr_code(text)
    keep.store(path, f"{made.size} {made.path}".encode())
    return made


def qr_code(text: str) -> QrCode:
    """The code of ``text``, of which 15 % may be scratched or mirrored away (level M)."""
    import segno

    matrix = segno.make_qr(text, error="m", boost_error=False).matrix
    runs = []
    for y, row in enumerate(matrix):
        x = 0
        for dark, modules in groupby(row):
            width = len(list(modules))
            if dark:
                runs.append(f"M{x} {y}h{width}v1h-{width}z")
            x += width
    return QrCode(len(matrix), "".join(runs))


def short_address(url: str) -> str:
    """An address as one says it: without ``https://``, ``www.`` and the last slash."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/")
