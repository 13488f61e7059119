# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A picture as a template sees it. The HTML is the theme's component ``picture``.

Names and sizes follow from the source's bytes and its header alone, so a page can be planned
without encoding anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from plugins.images.encode import (
    FOLDER,
    fallback_width,
    rendition_widths,
    stem_of,
)
from plugins.images.verify import Picture


class Source(NamedTuple):
    """One format: its media type, and each file's address with its width in pixels."""

    media_type: str
    srcset: tuple[tuple[str, int], ...]


class Fallback(NamedTuple):
    """The file for browsers that know none of the sources; size in pixels."""

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture on a page: words first, then the largest size in pixels, and the files."""

    alt: str
    credit: str
    width: int
    height: int
    sources: tuple[Source, ...]
    fallback: Fallback


def picture_view(picture: Picture, key: str, alt: str, credit: str = "") -> PictureView:
    """Say of a verified picture what a page needs to know. ``key`` is ``key_of`` its bytes."""
    base = f"{FOLDER}/{stem_of(picture.name)}-{key}"
    ratio = picture.width / picture.height
    widths = rendition_widths(picture.width, picture.height)
    narrow = fallback_width(widths)
    return PictureView(
        alt,
        credit,
        widths[-1],
        max(1, round(widths[-1] / ratio)),
        (Source("image/avif", tuple((f"{base}-{w}.avif", w) for w in widths)),),
        Fallback(f"{base}-{narrow}.jpg", narrow, max(1, round(narrow / ratio))),
    )
