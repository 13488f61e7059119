# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What phones, and worse, upload."""

import io
import sys
import time

import pytest
from PIL import Image

from plugins.editing.photos.cleaning import LONGEST, Cleaner, Unusable
from plugins.images.encode import redrawn
from plugins.images.picture import MAX_BYTES
from tests.images.samples import BLUE, GREEN, RED, YELLOW, corners, exif, near, png_header, saved

_CLEANER = Cleaner()


def _opened(data: bytes, business: str = "baeckerei-hoevel") -> Image.Image:
    photo = _CLEANER.photo(data, business)
    image = Image.open(io.BytesIO(photo.content), formats=("JPEG",))
    image.load()
    return image


@pytest.mark.parametrize("kind", ["JPEG", "HEIF", "PNG", "WEBP", "AVIF"])
def test_every_format_of_phones_becomes_a_clean_jpeg(kind: str) -> None:
    """Smaller, without a word on where and with what it was taken, named by us."""
    data = saved(corners(2400, 1600), kind, **({} if kind == "PNG" else {"exif": exif()}))
    photo = _CLEANER.photo(data, "baeckerei-hoevel")
    image = Image.open(io.BytesIO(photo.content), formats=("JPEG",))
    assert image.size == (LONGEST, 1067)
    assert near(image.getpixel((100, 100)), RED)
    assert not image.getexif()
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive",
                               "progression"}  # fmt: skip
    for secret in (b"GEHEIM", b"Exif", b"GPS", b"http"):
        assert secret not in photo.content
    assert photo.name.startswith("baeckerei-hoevel-")
    assert len(photo.name) == len("baeckerei-hoevel-0123456789.jpg")
    assert _CLEANER.photo(data, "baeckerei-hoevel") == photo


@pytest.mark.parametrize("kind", ["JPEG", "HEIF"])
@pytest.mark.parametrize("turned", range(1, 9))
def test_it_stands_upright(kind: str, turned: int) -> None:
    """All eight orientations of EXIF, and phones' "irot" in HEIC."""
    back = {2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
            4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
            6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
            8: Image.Transpose.ROTATE_270}  # fmt: skip
    lying = corners(320, 200)
    if turned in back:
        lying = lying.transpose(back[turned])
    made = redrawn(saved(lying, kind, exif=exif(turned)), "", LONGEST)
    image = Image.open(io.BytesIO(made))
    assert image.size == (320, 200)
    places = {(20, 20): RED, (300, 20): GREEN, (20, 180): BLUE, (300, 180): YELLOW}
    for place, colour in places.items():
        assert near(image.getpixel(place), colour, 40), (place, colour)


def test_a_transparent_picture_lies_on_white() -> None:
    """Logos come as PNG."""
    image = _opened(saved(Image.new("RGBA", (500, 400), (0, 0, 0, 0)), "PNG"))
    assert near(image.getpixel((10, 10)), (255, 255, 255))


_JPEG = saved(corners(), "JPEG")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (png_header(30_000, 30_000), "zu viele Bildpunkte"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "SVG"),
        (b"%PDF-1.7 " + _JPEG, "ein PDF"),
        (b"GIF89a" + bytes(50), "ein GIF"),
        (b"<html><script>alert(1)</script>", "eine Internetseite"),
        (b"\0\0\0\x18ftypmp42" + bytes(50), "ein Video"),
        (b"", "kein Foto"),
        (_JPEG[: len(_JPEG) // 2], "beschädigt"),
        (saved(corners(), "HEIF")[:-150], "beschädigt"),
        (saved(corners(), "PNG")[:300], "beschädigt"),
        (saved(corners(), "WEBP")[:300], "beschädigt"),
        (b"\xff\xd8\xff" + b"\xff\xda" * 200 + _JPEG, "zu viele Bildpunkte"),
        (b"\xff\xd8\xff" + bytes(MAX_BYTES), "größer als 12 MB"),
    ],
)
def test_what_is_no_photo_is_refused_with_the_reason(data: bytes, says: str) -> None:
    """Bombs, drawings with scripts, half an upload: never more than a sentence comes of it."""
    with pytest.raises(Unusable, match=says):
        _CLEANER.photo(data, "baeckerei-hoevel")


def test_what_hangs_behind_a_picture_is_gone() -> None:
    """A picture that is a page or an archive as well is only a picture afterwards."""
    polyglot = _JPEG + b"<script>alert(1)</script>PK\x03\x04"
    photo = _CLEANER.photo(polyglot, "a")
    assert b"script" not in photo.content
    assert b"PK\x03\x04" not in photo.content


def test_a_decoder_that_hangs_is_ended() -> None:
    """Whatever it does, somebody gets an answer, and the next one a place."""
    slow = Cleaner(1, 0.3, [sys.executable, "-c", "while True: pass"])
    for _ in range(2):
        began = time.monotonic()
        with pytest.raises(Unusable, match="kommen wir nicht zurecht"):
            slow.photo(_JPEG, "a")
        assert time.monotonic() - began < 3


@pytest.mark.parametrize(
    "deed",
    [
        "bytearray(2_000_000_000)",
        "open('/tmp/stadtfenster-must-not-be', 'w').write('x' * 100)",
        "import os; os.abort()",
        "print('no JPEG')",
    ],
)
def test_a_decoder_that_was_taken_over_gets_nowhere(deed: str) -> None:
    """No memory without end, no file; and what is no JPEG is not taken for one."""
    code = f"from plugins.editing.photos.child import limit; limit(); {deed}"
    with pytest.raises(Unusable):
        Cleaner(1, 20, [sys.executable, "-P", "-c", code]).photo(_JPEG, "a")


def test_a_child_sees_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the service's environment it has the path alone."""
    monkeypatch.setenv("TOKEN", "geheim")
    code = "import os,sys; sys.stdout.buffer.write(b'\\xff\\xd8\\xff' + repr(os.environ).encode())"
    seen = Cleaner(1, 20, [sys.executable, "-c", code]).drawn(_JPEG, 100)
    assert b"geheim" not in seen
