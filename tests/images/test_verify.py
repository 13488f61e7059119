# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What may be shown, and what is refused with which words."""

from __future__ import annotations

import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile

from plugins.core.problem import Severity, declared_codes
from plugins.images import verify
from plugins.images.encode import encode
from plugins.images.header import webp_size
from plugins.images.picture import PictureError, missing
from tests.images.samples import corners, exif, near, png_header, saved

KINDS = ("JPEG", "PNG", "WEBP", "HEIF", "AVIF")
SOUND = {kind: saved(corners(480, 420), kind) for kind in KINDS}


def refused(data: bytes, name: str = "laden.jpg") -> PictureError:
    """The error for a picture that must be refused."""
    with pytest.raises(PictureError) as caught:
        verify.inspect(data, name)
    return caught.value


@pytest.mark.parametrize("kind", KINDS)
def test_five_formats_are_welcome_under_any_name(kind: str) -> None:
    """The content decides, not the ending of the name."""
    picture = verify.inspect(SOUND[kind], "laden.txt")
    assert (picture.format, picture.width, picture.height) == (kind, 480, 420)
    assert picture.notes == ()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<svg/>', "SVG"),
        ("Öffnungszeiten: täglich".encode(), "Textdatei"),
        (b"<!DOCTYPE html><p>404", "Internetseite"),
        (b"%PDF-1.7", "PDF"),
        (b"GIF89a", "GIF"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "Video"),
        (b"\0\x01\x02\x03", "kein bekanntes Bild"),
    ],
)
def test_other_files_are_named_for_what_they_are(data: bytes, words: str) -> None:
    """A merchant who sends a PDF reads that it is a PDF, and what to send instead."""
    error = refused(data)
    assert error.code == "image-format"
    assert words in error.message
    assert "JPEG" in error.hint


def test_an_empty_file_is_broken() -> None:
    """Nothing was uploaded: say so."""
    assert refused(b"").code == "image-broken"


def test_a_png_of_900_megapixels_is_refused_by_its_header() -> None:
    """30,000 × 30,000 pixels in a hundred bytes would fill the memory."""
    assert refused(png_header(30_000, 30_000)).code == "image-bomb"


@pytest.mark.parametrize("size", [(8000, 5001), (30_001, 2)])
def test_a_picture_beyond_the_limits_is_refused(size: tuple[int, int]) -> None:
    """The limits hold for the number of pixels and for one side."""
    assert refused(png_header(*size)).code == "image-bomb"


def test_a_webp_canvas_is_measured_before_it_is_opened() -> None:
    """Opening a WebP allocates its canvas, so its header is read first."""
    size = (16_383 - 1).to_bytes(3, "little")
    body = b"VP8X" + (10).to_bytes(4, "little") + bytes(4) + size + size
    data = b"RIFF" + (4 + len(body)).to_bytes(4, "little") + b"WEBP" + body
    assert refused(data).code == "image-bomb"


@pytest.mark.parametrize("options", [{}, {"lossless": True}, {"exif": exif()}])
def test_webp_sizes_are_read_from_all_three_headers(options: dict[str, object]) -> None:
    """VP8, VP8L and VP8X say the size in three different ways."""
    data = saved(corners(333, 217), "WEBP", **options)
    assert webp_size(data) == (333, 217)


def test_a_jpeg_of_a_thousand_scans_is_refused() -> None:
    """A progressive JPEG can ask for hours of decoding."""
    assert refused(SOUND["JPEG"][:-2] + b"\xff\xda\0\x06" * 1000).code == "image-bomb"


def test_a_progressive_jpeg_of_an_editor_is_welcome() -> None:
    """The limit on scans does not hit ordinary files."""
    assert verify.inspect(saved(corners(), "JPEG", progressive=True), "a.jpg").width == 600


def test_a_file_of_more_than_twelve_megabytes_is_too_large() -> None:
    """The limit is on what is sent, before anything is opened."""
    assert refused(SOUND["JPEG"] + bytes(12_000_000)).code == "image-too-large"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
def test_a_truncated_picture_is_broken(kind: str, share: float) -> None:
    """A half-uploaded photo is found by decoding it to its end."""
    image = corners(500, 500)
    noise = random.Random(7).randbytes(250_000)
    image.putalpha(Image.frombytes("L", image.size, noise))
    data = saved(image.convert("RGB") if kind == "JPEG" else image, kind)
    assert refused(data[: int(len(data) * share)]).code in {"image-broken", "image-format"}


def test_another_library_does_not_decide_what_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint has Pillow bear with half pictures, in the whole process, once it is imported."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    assert refused(SOUND["JPEG"][: len(SOUND["JPEG"]) // 2]).code == "image-broken"


@pytest.mark.parametrize("lost", [3, 40, 400])
def test_a_jpeg_that_lost_only_its_end_is_broken(lost: int) -> None:
    """The last rows grey: seen by residents, so seen here."""
    noise = Image.frombytes("RGB", (500, 500), random.Random(3).randbytes(750_000))
    assert refused(saved(noise, "JPEG")[:-lost]).code == "image-broken"


def test_a_small_picture_gets_a_warning() -> None:
    """It is shown, but somebody should look for a better one."""
    picture = verify.inspect(saved(corners(399, 900), "PNG"), "logo.png")
    assert [note.code for note in picture.notes] == ["image-small"]
    assert declared_codes()["image-small"] is Severity.WARNING


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_of_a_moving_picture_the_first_frame_is_shown(kind: str) -> None:
    """Nothing moves on the portal; the merchant is told."""
    frames = [Image.new("RGB", (500, 500), color) for color in ("red", "blue")]
    data = saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
    picture = verify.inspect(data, "a.png")
    assert [note.code for note in picture.notes] == ["image-animated"]
    for shown in encode(data, picture).values():
        assert near(Image.open(io.BytesIO(shown)).convert("RGB").getpixel((9, 9)), (255, 0, 0))


def test_a_photo_with_a_preview_inside_is_not_moving() -> None:
    """Phones store a second picture behind the first (MPO); that is no animation."""
    data = saved(corners(), "MPO", save_all=True, append_images=[corners(60, 40)])
    picture = verify.inspect(data, "handy.jpg")
    assert (picture.format, picture.notes) == ("JPEG", ())


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_a_senseless_orientation_is_ignored(orientation: int) -> None:
    """Only 1 to 8 mean something."""
    data = saved(corners(), "JPEG", exif=exif(orientation))
    assert verify.inspect(data, "a.jpg").width == 600


def test_a_missing_picture_is_answered_with_the_nearest_name() -> None:
    """A typo in the name is the likeliest cause."""
    error = missing("hövel.jpg", ["hoevel.jpg", "markt.png"])
    assert error.code == "image-missing"
    assert "hoevel.jpg" in error.hint


@settings(deadline=None, max_examples=150)
@given(
    kind=st.sampled_from(KINDS),
    seed=st.integers(0, 10**9),
    changes=st.integers(1, 40),
    cut=st.floats(0.3, 1.0),
)
def test_mutated_pictures_are_shown_or_refused(
    kind: str, seed: int, changes: int, cut: float
) -> None:
    """Whatever the bytes, the answer is files or a PictureError, never another exception."""
    chance = random.Random(seed)
    data = bytearray(SOUND[kind])
    reach = chance.choice([64, 600, len(data)])
    for _ in range(changes):
        data[chance.randrange(min(reach, len(data)))] = chance.randrange(256)
    try:
        whole = bytes(data[: int(len(data) * cut)])
        encoded = encode(whole, verify.inspect(whole, "x.jpg"))
    except PictureError as error:
        assert error.code in declared_codes()
    else:
        assert encoded
