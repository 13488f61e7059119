# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What becomes of a picture: upright, in the right colours, and nothing of its past."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageOps

from plugins.images.cache import load_or_encode
from plugins.images.encode import Encoded, encode, key_of, rendition_widths
from plugins.images.view import Fallback, picture_view
from tests.images.samples import BLUE, GREEN, RED, YELLOW, corners, exif, near, saved


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


def is_upright(encoded: Encoded) -> bool:
    """Whether every file shows red, green, blue, yellow where they belong."""
    return all(
        near(seen, wanted)
        for file in encoded.files
        for seen, wanted in zip(four(pixels(file.data)), (RED, GREEN, BLUE, YELLOW), strict=True)
    )


@pytest.mark.parametrize("kind", ["JPEG", "HEIF", "AVIF", "WEBP", "PNG"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photo_stands_upright(kind: str, orientation: int) -> None:
    """EXIF orientations 1 to 8 end in the same pixels."""
    undo = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6}[orientation]
    turned = corners()
    turned.getexif()[0x0112] = undo
    data = saved(ImageOps.exif_transpose(turned), kind, exif=exif(orientation))
    encoded = encode(data, "a.jpg")
    assert (encoded.picture.width, encoded.picture.height) == (600, 400)
    assert is_upright(encoded)


@pytest.mark.parametrize("kind", ["JPEG", "HEIF", "AVIF", "WEBP", "PNG"])
def test_no_file_remembers_where_it_was_taken(kind: str) -> None:
    """Neither EXIF, place, XMP, profile nor comment survives."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = saved(corners(), kind, exif=exif(), icc_profile=profile, xmp=b"<x>GEHEIM</x>")
    for file in encode(data, "a.jpg").files:
        image = Image.open(io.BytesIO(file.data))
        assert not dict(image.getexif())
        assert not {"exif", "xmp", "icc_profile", "comment", "photoshop"} & set(image.info)
        assert b"GEHEIM" not in file.data


def test_what_hides_behind_a_picture_is_gone() -> None:
    """A file that is a picture and an archive at once becomes a picture."""
    for file in encode(saved(corners(), "JPEG") + b"PK\x03\x04<script>", "a.jpg").files:
        assert b"<script>" not in file.data


def test_a_photo_of_a_print_shop_keeps_its_colours() -> None:
    """CMYK becomes RGB, not a negative."""
    assert is_upright(encode(saved(corners().convert("CMYK"), "JPEG"), "a.jpg"))


def test_sixteen_bit_grey_keeps_its_tones() -> None:
    """The middle of 65,536 greys is the middle of 256."""
    image = Image.new("I;16", (500, 500), 32_768)
    assert near(
        pixels(encode(saved(image, "PNG"), "a.png").fallback.data).getpixel((9, 9)), (128,) * 3, 3
    )


def test_transparency_becomes_white_paper() -> None:
    """A logo with a transparent ground, with alpha or with a palette, stands on white."""
    image = corners().convert("RGBA")
    image.putalpha(Image.new("L", image.size, 0))
    image.paste((*RED, 255), (300, 0, 600, 400))
    palette = image.quantize(8)
    for logo in (image, palette):
        colours = four(pixels(encode(saved(logo, "PNG"), "logo.png").fallback.data))
        assert near(colours[0], (255, 255, 255))
        assert near(colours[1], RED)


def test_the_phones_wide_colours_are_translated() -> None:
    """A profile is applied, not thrown away: swapped primaries come out swapped."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    dull = bytearray(srgb.tobytes())
    red, green = dull.find(b"rXYZ"), dull.find(b"gXYZ")
    dull[red : red + 4], dull[green : green + 4] = b"gXYZ", b"rXYZ"
    encoded = encode(saved(corners(), "PNG", icc_profile=bytes(dull)), "a.png")
    assert not near(four(pixels(encoded.fallback.data))[0], RED)


def test_a_broken_profile_is_left_aside() -> None:
    """A picture is not lost for its profile."""
    assert is_upright(encode(saved(corners(), "PNG", icc_profile=b"nonsense" * 40), "a.png"))


def test_a_picture_is_never_made_wider() -> None:
    """Widths end at the picture's own; the files' sizes are the announced ones."""
    encoded = encode(saved(corners(1000, 500), "JPEG"), "Höfe am Markt.JPG")
    assert [r.width for r in encoded.renditions] == [320, 480, 640, 1000]
    for file in encoded.files:
        assert pixels(file.data).size == (file.width, file.height)
    assert encoded.fallback.name.startswith("bilder/hoefe-am-markt-")
    assert encoded.fallback.width == 640


@pytest.mark.parametrize("size", [(1, 1), (1, 30_000), (30_000, 1), (1440, 960), (7000, 5000)])
def test_every_shape_has_renditions(size: tuple[int, int]) -> None:
    """A till roll or a single pixel still gives widths of at least 1, none wider than it is."""
    widths = rendition_widths(*size)
    assert list(widths) == sorted(set(widths))
    assert 1 <= widths[0] <= widths[-1] <= min(size[0], 1440)


def test_a_till_roll_becomes_files() -> None:
    """Extreme shapes do not break an encoder."""
    assert encode(saved(corners(20, 20_000), "PNG"), "a.png").fallback.height <= 2880


def test_names_follow_the_bytes_alone() -> None:
    """Another picture under the same name gets another address; the same bytes the same files."""
    one, two = saved(corners(), "JPEG", quality=80), saved(corners(), "JPEG", quality=81)
    assert encode(one, "a.jpg") == encode(one, "a.jpg")
    assert encode(one, "a.jpg").fallback.name != encode(two, "a.jpg").fallback.name


def test_the_colour_is_the_one_that_covers_most() -> None:
    """A blue picture with a red spot is blue."""
    image = Image.new("RGB", (500, 500), BLUE)
    image.paste(RED, (0, 0, 100, 100))
    color = encode(saved(image, "PNG"), "a.png").color
    assert near(tuple(bytes.fromhex(color[1:])), BLUE)


@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "flipped", "folder"])
def test_a_damaged_cache_means_encoding_again(tmp_path: Path, damage: str) -> None:
    """The cache can be deleted or broken at any time without changing the site."""
    data = saved(corners(), "JPEG", exif=exif(6))
    fresh = load_or_encode(tmp_path, data, "a.jpg")
    (path,) = tmp_path.iterdir()
    packed = path.read_bytes()
    path.unlink()
    if damage == "folder":
        path.mkdir()
    elif damage != "missing":
        flipped = packed[:99] + bytes([packed[99] ^ 1]) + packed[100:]
        path.write_bytes({"empty": b"", "cut": packed[:-9], "flipped": flipped}[damage])
    assert load_or_encode(tmp_path, data, "a.jpg") == fresh
    assert load_or_encode(tmp_path, data, "a.jpg") == load_or_encode(None, data, "a.jpg")


def test_a_kept_picture_answers_to_its_new_name(tmp_path: Path) -> None:
    """Renaming a file renames its addresses and messages, without encoding it again."""
    data = saved(corners(300, 300), "PNG")
    load_or_encode(tmp_path, data, "alt.png")
    assert load_or_encode(tmp_path, data, "neu.png") == encode(data, "neu.png")


@pytest.mark.parametrize("size", [(1000, 500), (1440, 961), (333, 1000), (20, 20_000)])
def test_a_page_names_exactly_the_files_that_are_made(size: tuple[int, int]) -> None:
    """A page is planned from the picture's header; addresses and sizes are those of the files."""
    data = saved(corners(*size), "PNG")
    encoded = encode(data, "Höfe.png")
    view = picture_view(encoded.picture, key_of(data), "Die Ladenfront", "Foto Hövel")
    assert (view.alt, view.credit) == ("Die Ladenfront", "Foto Hövel")
    assert view.sources[0].srcset == tuple((r.name, r.width) for r in encoded.renditions)
    assert (view.width, view.height) == (
        encoded.renditions[-1].width,
        encoded.renditions[-1].height,
    )
    fallback = encoded.fallback
    assert view.fallback == Fallback(fallback.name, fallback.width, fallback.height)
