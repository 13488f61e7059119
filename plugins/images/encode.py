# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""One picture as the files that pages show: AVIF in several widths, and one JPEG.

The bytes that were sent are never published. What is published was drawn from the decoded pixels,
so where the photograph was taken, with which phone, and whatever was hidden behind the picture's
end stay behind.
"""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageCms, ImageOps

from plugins.images import verify
from plugins.images.picture import Picture
from plugins.images.renditions import AVIF, JPEG, Rendition, avifs_of, fallback_of

_OPTIONS = {"avif": AVIF, "jpg": JPEG}
#: Of a JPEG from which others are drawn.
_SOURCE: dict[str, Any] = {"quality": 88, "optimize": True, "progressive": True}


def encode(data: bytes, picture: Picture) -> dict[Rendition, bytes]:
    """Draw ``data``, of which ``verify.inspect`` said ``picture``, anew as all its renditions.

    Same bytes, same result. Raises ``PictureError`` for what cannot be decoded.
    """
    drawn = drawings(data, picture)
    fallback = fallback_of(picture.width, picture.height)
    files = {rendition: _saved(image, rendition) for rendition, image in drawn.items()}
    files[fallback] = _saved(drawn[fallback._replace(extension="avif")], fallback)
    return files


def redrawn(data: bytes, name: str, longest: int) -> bytes:
    """``data`` drawn anew as a JPEG whose longer side has at most ``longest`` pixels.

    It is upright, and has nothing but pixels. Raises ``PictureError``.
    """
    with verify.opened(data, name) as image:
        width, height = verify.shown_size(image)
    scale = min(1.0, longest / max(width, height))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    pixels = _pixels(data, Picture(name, "", width, height), size[0])
    small = pixels.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    bare = Image.new("RGB", small.size)
    bare.paste(small)
    buffer = io.BytesIO()
    bare.save(buffer, "JPEG", **_SOURCE)
    return buffer.getvalue()


def middle_of(data: bytes, picture: Picture, width: int, height: int) -> Image.Image:
    """The middle of ``data`` as far as it fills a width and a height, in pixels.

    Of what is too high more is left away below, for faces and gables are above the middle. Raises
    ``PictureError``.
    """
    scale = max(width / picture.width, height / picture.height)
    image = _pixels(data, picture, max(1, round(min(1.0, scale) * picture.width)))
    size, centre = (width, height), (0.5, 0.4)
    return _bare(ImageOps.fit(image, size, Image.Resampling.LANCZOS, centering=centre))


def drawings(data: bytes, picture: Picture) -> dict[Rendition, Image.Image]:
    """The pixels of each AVIF file, widest first: each drawn from the next wider, a third faster.

    Raises ``PictureError``.
    """
    renditions = avifs_of(picture.width, picture.height)
    image = _pixels(data, picture, renditions[-1].width)
    drawn = {}
    for rendition in reversed(renditions):
        size = (rendition.width, rendition.height)
        image = _bare(image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0))
        drawn[rendition] = image
    return drawn


def _bare(image: Image.Image) -> Image.Image:
    """The pixels of ``image``, and none of what Pillow would write into a file beside them."""
    if not image.info:
        return image
    bare = Image.new("RGB", image.size)
    bare.paste(image)
    return bare


def _saved(image: Image.Image, rendition: Rendition) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, **_OPTIONS[rendition.extension])  # type: ignore[arg-type]
    return buffer.getvalue()


def _pixels(data: bytes, picture: Picture, width: int) -> Image.Image:
    """The picture upright, in sRGB, opaque, not much wider than ``width``."""
    image = verify.opened(data, picture.name)
    turned = verify.orientation(image)
    verify.decode_smaller(image, width / picture.width, picture.name)
    image = _to_srgb(_eight_bit(image))
    if turned > 1:
        # Only the orientation is carried over: the rest of the EXIF may be broken, and is unwanted.
        image.getexif().clear()
        image.getexif()[0x0112] = turned
        image = ImageOps.exif_transpose(image)
    return image


def _eight_bit(image: Image.Image) -> Image.Image:
    """Bring 16-bit grey to 8 bits by value; Pillow's own conversion would clip it to white."""
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value / 257).convert("L")
    if image.mode in ("I", "F"):
        return image.convert("F").point(lambda value: value / 257).convert("L")
    return image


def _to_srgb(image: Image.Image) -> Image.Image:
    """RGB in the colours of the web. Transparent places become white, as on paper."""
    image = _by_profile(image)
    if image.has_transparency_data:
        layer = image if image.mode == "RGBA" else image.convert("RGBA")
        paper = Image.new("RGB", layer.size, "white")
        paper.paste(layer, mask=layer)
        return paper
    return image if image.mode == "RGB" else image.convert("RGB")


def _by_profile(image: Image.Image) -> Image.Image:
    """Apply the picture's colour profile; one that cannot be read is left aside."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "RGBA", "CMYK", "L"):
        return image
    target = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        ours = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(image, source, ours, outputMode=target)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
    return converted or image
