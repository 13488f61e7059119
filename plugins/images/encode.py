# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""One picture as the files that pages show: AVIF in several widths, and one JPEG.

The bytes that were sent are never published. What is published was drawn from the decoded pixels,
so where the photograph was taken, with which phone, and whatever was hidden behind the picture's
end stay behind. Formats, qualities and figures: ``docs/decisions/0005-pictures.md``.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from pathlib import PurePath

import PIL
from PIL import Image, ImageCms, ImageOps, features

from plugins.core.slug import slugify
from plugins.images import verify

WIDTHS = (320, 480, 640, 960, 1440)
#: Width of the JPEG: for browsers without AVIF, and for those who show a link's preview.
FALLBACK_WIDTH = 960
#: A rendition is at most this many times as high as ``WIDTHS[-1]``: a till roll is not a photo.
_TALLEST = 2
#: A picture's own width stands beside the standard ones unless one of them is nearly as wide.
_NEARLY = 0.85

FOLDER = "bilder"
_AVIF = {"format": "AVIF", "quality": 58, "speed": 9, "max_threads": 1, "autotiling": False}
_JPEG = {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True}
_SRGB = ImageCms.createProfile("sRGB")

#: Changes whenever the same source would give other bytes: the key of a file holds it.
ENCODER = (
    f"1 pillow {PIL.__version__} avif {features.version('avif')} jpeg {features.version('jpg')}"
    f" {WIDTHS} {FALLBACK_WIDTH} {_TALLEST} {_NEARLY} {_AVIF} {_JPEG}"
)


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file: size in pixels, media type, address from the site's root, bytes."""

    width: int
    height: int
    media_type: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Encoded:
    """A picture's files, widest last; ``fallback`` is the JPEG; ``color`` is ``#rrggbb``."""

    picture: verify.Picture
    color: str
    renditions: tuple[Rendition, ...]
    fallback: Rendition

    @property
    def files(self) -> tuple[Rendition, ...]:
        """Everything that must be written."""
        return (*self.renditions, self.fallback)


def key_of(data: bytes) -> str:
    """16 hexadecimal digits that stand for these bytes under this encoder and its settings."""
    digest = hashlib.blake2b(data, digest_size=8, key=hashlib.sha256(ENCODER.encode()).digest())
    return digest.hexdigest()


def stem_of(name: str) -> str:
    """The readable part of a published file's name: ``Höfe am Markt.JPG`` → ``hoefe-am-markt``."""
    return slugify(PurePath(name).stem)[:60].strip("-") or "bild"


def encode(data: bytes, name: str) -> Encoded:
    """Draw the picture ``data``, called ``name``, anew in every width it is wide enough for.

    Same bytes and name, same result. Raises ``PictureError`` for what ``verify`` refuses.
    """
    picture = verify.inspect(data, name)
    image = _pixels(data, picture)
    base = f"{FOLDER}/{stem_of(name)}-{key_of(data)}"
    widths = rendition_widths(picture.width, picture.height)
    smaller = _cascade(image, widths, picture.width / picture.height)
    return Encoded(
        picture,
        color=_dominant(smaller[widths[0]]),
        renditions=tuple(_render(smaller[w], base, "avif", _AVIF) for w in widths),
        fallback=_render(smaller[fallback_width(widths)], base, "jpeg", _JPEG),
    )


def rendition_widths(width: int, height: int) -> tuple[int, ...]:
    """The widths in pixels, ascending, that a picture of this size is shown in; never wider."""
    widest = max(1, min(width, WIDTHS[-1], WIDTHS[-1] * _TALLEST * width // height))
    return (*(w for w in WIDTHS if w <= widest * _NEARLY), widest)


def fallback_width(widths: tuple[int, ...]) -> int:
    """The width in pixels of the one JPEG among ``rendition_widths``."""
    return max((w for w in widths if w <= FALLBACK_WIDTH), default=widths[0])


def _pixels(data: bytes, picture: verify.Picture) -> Image.Image:
    """The picture upright, in sRGB, opaque, without metadata, not much wider than needed."""
    image = verify.opened(data, picture.name)
    turned = verify.orientation(image)
    scale = rendition_widths(picture.width, picture.height)[-1] / picture.width
    verify.decode_smaller(image, scale, picture.name)
    image = _to_srgb(_eight_bit(image))
    if turned > 1:
        # Only the orientation is carried over: the rest of the EXIF may be broken, and is unwanted.
        image.getexif().clear()
        image.getexif()[0x0112] = turned
        image = ImageOps.exif_transpose(image)
    bare = Image.new("RGB", image.size)
    bare.paste(image)
    return bare


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
        layer = image.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(paper, layer).convert("RGB")
    return image.convert("RGB")


def _by_profile(image: Image.Image) -> Image.Image:
    """Apply the picture's colour profile; one that cannot be read is left aside."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "RGBA", "CMYK", "L"):
        return image
    target = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, _SRGB, outputMode=target)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
    return converted or image


def _cascade(image: Image.Image, widths: tuple[int, ...], ratio: float) -> dict[int, Image.Image]:
    """The picture in each width, each drawn from the next wider, a third faster."""
    smaller = {}
    for width in reversed(widths):
        size = (width, max(1, round(width / ratio)))
        image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        smaller[width] = image
    return smaller


def _render(image: Image.Image, base: str, kind: str, options: dict[str, object]) -> Rendition:
    buffer = io.BytesIO()
    image.save(buffer, **options)  # type: ignore[arg-type]
    extension = "jpg" if kind == "jpeg" else kind
    name = f"{base}-{image.width}.{extension}"
    return Rendition(image.width, image.height, f"image/{kind}", name, buffer.getvalue())


def _dominant(image: Image.Image) -> str:
    """The colour that covers most of the picture, shown while it loads."""
    tiny = image.resize((32, 32), Image.Resampling.BOX)
    few = tiny.quantize(6, Image.Quantize.MEDIANCUT)
    counts = few.getcolors() or [(1, 0)]
    index = max(counts, key=lambda pair: (pair[0], -int(str(pair[1]))))[1]
    palette = few.getpalette() or [128, 128, 128]
    red, green, blue = palette[3 * int(str(index)) : 3 * int(str(index)) + 3]
    return f"#{red:02x}{green:02x}{blue:02x}"
