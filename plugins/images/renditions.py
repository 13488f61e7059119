# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which files a picture is shown as, known before one of them is made.

Sizes follow from the picture's own size, names from its bytes and the settings below, so a page
can be planned, and a missing file found, without decoding anything. Formats, qualities and
figures: ``docs/decisions/0005-pictures.md``.
"""

from __future__ import annotations

from functools import cache
from pathlib import PurePath
from typing import NamedTuple

import PIL

from plugins.core.hashing import blake2b
from plugins.core.slug import slugify

WIDTHS = (320, 480, 640, 960, 1440)
#: Width of the JPEG: for browsers without AVIF, and for those who show a link's preview.
FALLBACK_WIDTH = 960
#: A rendition is at most this many times as high as ``WIDTHS[-1]``: a till roll is not a photo.
_TALLEST = 2
#: A picture's own width stands beside the standard ones unless one of them is nearly as wide.
_NEARLY = 0.85

FOLDER = "bilder"
AVIF = {"format": "AVIF", "quality": 58, "speed": 9, "max_threads": 1, "autotiling": False}
JPEG = {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True}

#: Changes whenever the same source would give other bytes: the key of a file holds it. Pillow
#: brings its encoders along. Raise the number when ``encode`` draws differently.
ENCODER = f"2 pillow {PIL.__version__} {WIDTHS} {FALLBACK_WIDTH} {_TALLEST} {_NEARLY} {AVIF} {JPEG}"


class Rendition(NamedTuple):
    """One file of a picture: ``avif`` or ``jpg``, its size in pixels."""

    extension: str
    width: int
    height: int

    @property
    def suffix(self) -> str:
        """The end of its name: ``640.avif``."""
        return f"{self.width}.{self.extension}"


def key_of(data: bytes) -> str:
    """16 hexadecimal digits that stand for these bytes under this encoder and its settings."""
    return blake2b(data, digest_size=8, key=_encoder_digest()).hexdigest()


@cache
def _encoder_digest() -> bytes:
    from hashlib import sha256  # 2 ms, where there are pictures

    return sha256(ENCODER.encode()).digest()


def stem_of(name: str) -> str:
    """The readable part of a published file's name: ``Höfe am Markt.JPG`` → ``hoefe-am-markt``."""
    return slugify(PurePath(name).stem)[:60].strip("-") or "bild"


def base_of(name: str, key: str) -> str:
    """What the addresses of all files of a picture begin with."""
    return f"{FOLDER}/{stem_of(name)}-{key}"


def address_of(base: str, rendition: Rendition) -> str:
    """The address of one file, from the site's root."""
    return f"{base}-{rendition.suffix}"


def avifs_of(width: int, height: int) -> tuple[Rendition, ...]:
    """The AVIF files of a picture of this size, narrowest first; never wider than it is."""
    return tuple(
        Rendition("avif", w, max(1, round(w * height / width)))
        for w in rendition_widths(width, height)
    )


def fallback_of(width: int, height: int) -> Rendition:
    """The one JPEG of a picture of this size: as wide as one of its AVIF files."""
    avifs = avifs_of(width, height)
    narrow = [one for one in avifs if one.width <= FALLBACK_WIDTH] or avifs[:1]
    return narrow[-1]._replace(extension="jpg")


def renditions_of(width: int, height: int) -> tuple[Rendition, ...]:
    """Every file of a picture of this size."""
    return (*avifs_of(width, height), fallback_of(width, height))


def rendition_widths(width: int, height: int) -> tuple[int, ...]:
    """The widths in pixels, ascending, that a picture of this size is shown in; never wider."""
    widest = max(1, min(width, WIDTHS[-1], WIDTHS[-1] * _TALLEST * width // height))
    return (*(w for w in WIDTHS if w <= widest * _NEARLY), widest)
