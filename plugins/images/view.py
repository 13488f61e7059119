# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A picture as a template sees it. The HTML is the theme's component ``picture``."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from plugins.images.picture import Picture
from plugins.images.renditions import address_of, avifs_of, base_of, fallback_of


class Source(NamedTuple):
    """One format: its media type, and each file's address with its width in pixels."""

    media_type: str
    srcset: tuple[tuple[str, int], ...]


class Fallback(NamedTuple):
    """The file for browsers that know none of the sources; size in pixels."""

    address: str
    width: int
    height: int


class PictureView(Struct, frozen=True):
    """A picture on a page: words first, then the largest size in pixels, and the files."""

    alt: str
    credit: str
    width: int
    height: int
    sources: tuple[Source, ...]
    fallback: Fallback


def picture_view(picture: Picture, key: str, alt: str, credit: str = "") -> PictureView:
    """Say of a verified picture what a page needs to know. ``key`` is ``key_of`` its bytes."""
    base = base_of(picture.name, key)
    avifs = avifs_of(picture.width, picture.height)
    fallback = fallback_of(picture.width, picture.height)
    return PictureView(
        alt,
        credit,
        avifs[-1].width,
        avifs[-1].height,
        (Source("image/avif", tuple((address_of(base, one), one.width) for one in avifs)),),
        Fallback(address_of(base, fallback), fallback.width, fallback.height),
    )
