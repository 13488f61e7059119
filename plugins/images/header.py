# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the first bytes of a picture say, before any decoder sees the file.

A name proves nothing: shops send PNG files called ``.jpg``, and attackers send worse.
"""

from __future__ import annotations

#: Major and compatible brands of ISO base media files that hold a still picture
#: (ISO/IEC 23008-12 §10; AV1 Image File Format §6).
_HEIF_BRANDS = frozenset(
    [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"mif2"]
)
_AVIF_BRANDS = frozenset([b"avif", b"avis"])

#: Beginnings of what is often sent instead of a photograph → what to call it in German.
_OTHERS = (
    (b"GIF8", "ein GIF"),
    (b"BM", "ein BMP"),
    (b"II*\0", "ein TIFF oder ein Rohbild der Kamera"),
    (b"MM\0*", "ein TIFF oder ein Rohbild der Kamera"),
    (b"%PDF", "ein PDF"),
    (b"PK\x03\x04", "ein ZIP-Archiv oder Office-Dokument"),
    (b"8BPS", "eine Photoshop-Datei"),
    (b"\xff\x0a", "ein JPEG XL"),
    (b"\0\0\0\x0cJXL ", "ein JPEG XL"),
)


def sniff(data: bytes) -> str | None:
    """Pillow's name of the format that ``data`` begins like, or None if it is not one of ours.

    One of ``JPEG``, ``PNG``, ``WEBP``, ``HEIF``, ``AVIF``.
    """
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        return _iso_media(data)
    return None


def _iso_media(data: bytes) -> str | None:
    end = min(int.from_bytes(data[:4], "big"), 256)
    brands = {data[8:12], *(data[i : i + 4] for i in range(16, end, 4))}
    if brands & _AVIF_BRANDS:
        return "AVIF"
    return "HEIF" if brands & _HEIF_BRANDS else None


def describe(data: bytes) -> str:
    """German words for what a refused file is, as far as its beginning tells: ``ein PDF``."""
    for magic, words in _OTHERS:
        if data.startswith(magic):
            return words
    if data[4:8] == b"ftyp":
        return "ein Video"
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"<svg") or (head.startswith(b"<?xml") and b"<svg" in head):
        return "eine SVG-Zeichnung"
    if head.startswith((b"<!doctype html", b"<html")):
        return "eine Internetseite"
    if b"\0" not in head and _is_text(data[:1024]):
        return "eine Textdatei"
    return "kein bekanntes Bild"


def _is_text(data: bytes) -> bool:
    # The cut may fall within a character, which is no sign of binary data.
    return "�" not in data.decode("utf-8", "replace").rstrip("�")


def webp_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels that a WebP file announces, or None if it announces none.

    Pillow's WebP reader allocates the whole canvas on opening, so the size must be known before.
    Source: RFC 9649 §2.6 (VP8L) and §2.7 (VP8X); RFC 6386 §9.1 (VP8).
    """
    kind, body = data[12:16], data[20:30]
    if len(body) < 10:
        return None
    if kind == b"VP8X":
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = int.from_bytes(body[6:8], "little"), int.from_bytes(body[8:10], "little")
        return width & 0x3FFF, height & 0x3FFF
    return None


def jpeg_scans(data: bytes) -> int:
    """How many scans a JPEG has at most (markers FF DA, ITU-T T.81 §B.2.3).

    A progressive file can ask for tens of thousands of passes over the whole picture: hours of
    work in a few megabytes. Cameras and editors use about ten.
    """
    return data.count(b"\xff\xda")
