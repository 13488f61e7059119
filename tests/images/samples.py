# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures drawn for the tests: four corners of four colours, so that turning them shows."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pillow_heif
from PIL import Image, ImageDraw

RED, GREEN, BLUE, YELLOW = (220, 30, 30), (30, 160, 60), (30, 60, 200), (240, 210, 40)


def corners(width: int = 600, height: int = 400) -> Image.Image:
    """Red top left, green top right, blue bottom left, yellow bottom right."""
    image = Image.new("RGB", (width, height), RED)
    draw = ImageDraw.Draw(image)
    draw.rectangle((width // 2, 0, width, height // 2), GREEN)
    draw.rectangle((0, height // 2, width // 2, height), BLUE)
    draw.rectangle((width // 2, height // 2, width, height), YELLOW)
    return image


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    """The image in a format of Pillow's, or HEIF."""
    buffer = io.BytesIO()
    if kind == "HEIF" and "exif" in options:
        # Only from bytes does pillow-heif read the orientation, and writes it as phones do, "irot";
        # a HEIF reader must ignore the one in EXIF (ISO/IEC 23008-12 A.2.1).
        options["exif"] = options["exif"].tobytes()
    if kind == "HEIF":
        pillow_heif.register_heif_opener(thumbnails=False)
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """EXIF as a phone writes it: orientation, maker, place and moment."""
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x010F] = "GEHEIMES-TELEFON"
    data.get_ifd(0x8825)[1] = "N"
    data.get_ifd(0x8825)[2] = (51.0, 13.0, 2.4)
    data.get_ifd(0x8825)[29] = "2026:11:23"
    return data


def png_header(width: int, height: int) -> bytes:
    """A PNG that announces a size and holds next to nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + checksum

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + pixels + chunk(b"IEND", b"")


def near(seen: object, wanted: tuple[int, int, int], slack: int = 24) -> bool:
    """Whether a pixel is a colour, but for what lossy formats do to it."""
    assert isinstance(seen, tuple)
    return all(abs(a - b) <= slack for a, b in zip(seen[:3], wanted, strict=True))
