# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A picture as a template sees it. The HTML is the theme's component ``picture``."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.images.encode import Encoded


@dataclass(frozen=True, slots=True)
class Source:
    """One format: its media type, and each file's address with its width in pixels."""

    media_type: str
    srcset: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Fallback:
    """The file for browsers that know none of the sources; size in pixels."""

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture on a page: words first, then the largest size in pixels, colour, files."""

    alt: str
    credit: str
    width: int
    height: int
    color: str
    sources: tuple[Source, ...]
    fallback: Fallback


def picture_view(encoded: Encoded, alt: str, credit: str = "") -> PictureView:
    """Say of an encoded picture what a page needs to know, with its description and its credit."""
    largest = encoded.renditions[-1]
    source = Source(largest.media_type, tuple((r.name, r.width) for r in encoded.renditions))
    fallback = encoded.fallback
    return PictureView(
        alt,
        credit,
        largest.width,
        largest.height,
        encoded.color,
        (source,),
        Fallback(fallback.name, fallback.width, fallback.height),
    )
