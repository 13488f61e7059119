# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What becomes of a picture: upright, in the right colours, and nothing of its past."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageCms, ImageOps

from plugins.images import encode as encoding
from plugins.images import verify
from plugins.images.picture import Picture
from plugins.images.renditions import (
    Rendition,
    address_of,
    base_of,
    fallback_of,
    key_of,
    rendition_widths,
    renditions_of,
)
from plugins.images.view import picture_view
from tests.images.samples import BLUE, GREEN, RED, YELLOW, corners, exif, near, saved


def encode(data: bytes) -> dict[Rendition, bytes]:
    """All files of a picture."""
    return encoding.encode(data, verify.inspect(data, "a.jpg"))


def jpeg(data: bytes) -> bytes:
    """The one JPEG of a picture."""
    return next(encoded for file, encoded in encode(data).items() if file.extension == "jpg")


def pixels(data: bytes) -> Image.Image:
    """The decoded picture."""
    return Image.open(io.BytesIO(data)).convert("RGB")


def four(image: Image.Image) -> list[object]:
    """The colours in the middle of the four quarters: top left, top right, bottom left, right."""
    w, h = image.size
    places = [
        (w // 4, h // 4),
        (3 * w // 4, h // 4),
        (w // 4, 3 * h // 4),
        (3 * w // 4, 3 * h // 4),
    ]
    return [image.getpixel(place) for place in places]


def is_upright(encoded: dict[Rendition, bytes]) -> bool:
    """Whether every file shows red, green, blue, yellow where they belong."""
    return all(
        near(seen, wanted)
        for data in encoded.values()
        for seen, wanted in zip(four(pixels(data)), (RED, GREEN, BLUE, YELLOW), strict=True)
    )


@pytest.mark.parametrize("kind", ["JPEG", "HEIF", "AVIF", "WEBP", "PNG"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photo_stands_upright(kind: str, orientation: int) -> None:
    """EXIF orientations 1 to 8 end in the same pixels."""
    undo = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6}[orientation]
    turned = corners()
    turned.getexif()[0x0112] = undo
    data = saved(ImageOps.exif_transpose(turned), kind, exif=exif(orientation))
    picture = verify.inspect(data, "a.jpg")
    assert (picture.width, picture.height) == (600, 400)
    assert is_upright(encode(data))


@pytest.mark.parametrize("kind", ["JPEG", "HEIF", "AVIF", "WEBP", "PNG"])
def test_no_file_remembers_where_it_was_taken(kind: str) -> None:
    """Neither EXIF, place, XMP, profile nor comment survives."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = saved(corners(), kind, exif=exif(), icc_profile=profile, xmp=b"<x>GEHEIM</x>")
    for encoded in encode(data).values():
        image = Image.open(io.BytesIO(encoded))
        assert not dict(image.getexif())
        assert not {"exif", "xmp", "icc_profile", "comment", "photoshop"} & set(image.info)
        assert b"GEHEIM" not in encoded


def test_what_hides_behind_a_picture_is_gone() -> None:
    """A file that is a picture and an archive at once becomes a picture."""
    for encoded in encode(saved(corners(), "JPEG") + b"PK\x03\x04<script>").values():
        assert b"<script>" not in encoded


def test_a_photo_of_a_print_shop_keeps_its_colours() -> None:
    """CMYK becomes RGB, not a negative."""
    assert is_upright(encode(saved(corners().convert("CMYK"), "JPEG")))


def test_sixteen_bit_grey_keeps_its_tones() -> None:
    """The middle of 65,536 greys is the middle of 256."""
    image = Image.new("I;16", (500, 500), 32_768)
    assert near(pixels(jpeg(saved(image, "PNG"))).getpixel((9, 9)), (128,) * 3, 3)


def test_transparency_becomes_white_paper() -> None:
    """A logo with a transparent ground, with alpha or with a palette, stands on white."""
    image = corners().convert("RGBA")
    image.putalpha(Image.new("L", image.size, 0))
    image.paste((*RED, 255), (300, 0, 600, 400))
    palette = image.quantize(8)
    for logo in (image, palette):
        colours = four(pixels(jpeg(saved(logo, "PNG"))))
        assert near(colours[0], (255, 255, 255))
        assert near(colours[1], RED)


def test_the_phones_wide_colours_are_translated() -> None:
    """A profile is applied, not thrown away: swapped primaries come out swapped."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    dull = bytearray(srgb.tobytes())
    red, green = dull.find(b"rXYZ"), dull.find(b"gXYZ")
    dull[red : red + 4], dull[green : green + 4] = b"gXYZ", b"rXYZ"
    data = saved(corners(), "PNG", icc_profile=bytes(dull))
    assert not near(four(pixels(jpeg(data)))[0], RED)


def test_a_broken_profile_is_left_aside() -> None:
    """A picture is not lost for its profile."""
    assert is_upright(encode(saved(corners(), "PNG", icc_profile=b"nonsense" * 40)))


def test_a_picture_is_never_made_wider() -> None:
    """Widths end at the picture's own; the JPEG is one of them."""
    encoded = encode(saved(corners(1000, 500), "JPEG"))
    assert sorted(f.width for f in encoded if f.extension == "avif") == [320, 480, 640, 1000]
    assert fallback_of(1000, 500) == Rendition("jpg", 640, 320)


@pytest.mark.parametrize("size", [(1, 1), (1, 30_000), (30_000, 1), (1440, 960), (7000, 5000)])
def test_every_shape_has_renditions(size: tuple[int, int]) -> None:
    """A till roll or a single pixel still gives widths of at least 1, none wider than it is."""
    widths = rendition_widths(*size)
    assert list(widths) == sorted(set(widths))
    assert 1 <= widths[0] <= widths[-1] <= min(size[0], 1440)


def test_a_till_roll_becomes_files() -> None:
    """Extreme shapes do not break an encoder."""
    assert pixels(jpeg(saved(corners(20, 20_000), "PNG"))).height <= 2880


def test_names_follow_the_bytes_alone() -> None:
    """Another picture under the same name gets another address; the same bytes the same files."""
    one, two = saved(corners(), "JPEG", quality=80), saved(corners(), "JPEG", quality=81)
    assert encode(one) == encode(one)
    assert key_of(one) != key_of(two)
    assert base_of("Höfe am Markt.JPG", "0" * 16) == f"bilder/hoefe-am-markt-{'0' * 16}"


@pytest.mark.parametrize("size", [(1000, 500), (1440, 961), (333, 1000), (20, 20_000)])
def test_the_files_that_are_made_are_those_announced(size: tuple[int, int]) -> None:
    """A page is planned from the picture's header; sizes and formats are those of the files."""
    encoded = encode(saved(corners(*size), "PNG"))
    assert set(encoded) == set(renditions_of(*size))
    for file, data in encoded.items():
        assert pixels(data).size == (file.width, file.height)
        kind = {"avif": "AVIF", "jpg": "JPEG"}[file.extension]
        assert Image.open(io.BytesIO(data)).format == kind


@pytest.mark.parametrize("size", [(1000, 500), (1440, 961), (333, 1000), (20, 20_000)])
def test_a_page_names_exactly_the_announced_files(size: tuple[int, int]) -> None:
    """Addresses and sizes in the view are the renditions', no more and no fewer."""
    picture = Picture("Höfe.png", "PNG", *size)
    view = picture_view(picture, "0" * 16, "Die Ladenfront", "Foto Hövel")
    assert (view.alt, view.credit) == ("Die Ladenfront", "Foto Hövel")
    base = base_of("Höfe.png", "0" * 16)
    (source,) = view.sources
    named = {address for address, _ in source.srcset} | {view.fallback.address}
    assert named == {address_of(base, file) for file in renditions_of(*size)}
    widest = max(renditions_of(*size), key=lambda file: file.width)
    assert (view.width, view.height) == (widest.width, widest.height)
    fallback = fallback_of(*size)
    assert view.fallback[1:] == (fallback.width, fallback.height)
