# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Is this file a picture that can be shown?

The file comes from a stranger's phone. It is judged by its content, never by its name; its size
is read from its header before anything is decoded; then it is decoded to the last byte, so that
a half-uploaded photograph is found here and not by a resident.

Pillow is imported here and in ``encode`` only, and these only for a picture nobody knows yet.
"""

from __future__ import annotations

import io
import warnings
from functools import cache
from threading import Lock

from PIL import Image, ImageFile, UnidentifiedImageError

from plugins.images import header
from plugins.images.picture import (
    ANIMATED,
    BOMB,
    BROKEN,
    FORMAT,
    MAX_BYTES,
    SMALL,
    TOO_LARGE,
    Picture,
    PictureError,
    PictureNote,
)

MAX_PIXELS = 40_000_000
#: No side longer than what JPEG, the narrowest of our formats, is asked to hold.
MAX_SIDE = 30_000
#: Passes over the picture that a JPEG may ask for; see ``header.jpeg_scans``.
MAX_SCANS = 100
SMALL_SIDE = 400

_WELCOME = "Möglich sind JPEG, PNG, WebP, HEIC und AVIF, so wie Handy und Kamera sie speichern."

#: What Python does with warnings is the process's, not the thread's.
_OPENING = Lock()


def inspect(data: bytes, name: str) -> Picture:
    """Judge the picture ``data``; ``name`` is its file name and only for the messages.

    Raises ``PictureError``, and nothing else, for anything that cannot be shown.
    """
    with opened(data, name) as image:
        width, height = shown_size(image)
        animated = image.format != "MPO" and getattr(image, "n_frames", 1) > 1
        # Every byte is looked at even so.
        decode_smaller(image, 1 / 8, name)
    return Picture(
        name, header.sniff(data) or "", width, height, _notes(name, width, height, animated)
    )


def opened(data: bytes, name: str) -> Image.Image:
    """Open ``data`` without decoding it, after every check that needs no decoding.

    Raises ``PictureError``.
    """
    kind = _accepted(data, name)
    try:
        with _OPENING, warnings.catch_warnings():
            # Pillow's own limit is above ours; its warning would only repeat our refusal.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            _know(kind)
            # Of the whole process, and WeasyPrint sets it when it is imported.
            ImageFile.LOAD_TRUNCATED_IMAGES = False
            image = Image.open(io.BytesIO(data), formats=(kind,))
    except Image.DecompressionBombError:
        raise _bomb(name, "mehr als 100") from None
    except UnidentifiedImageError:
        raise _broken(name) from None
    except Exception as error:  # decoders raise whatever they like on hostile bytes
        raise _broken(name) from error
    if image.width * image.height > MAX_PIXELS or max(image.size) > MAX_SIDE:
        raise _bomb(name, str(round(image.width * image.height / 1e6)))
    return image


def decode(image: Image.Image, name: str) -> None:
    """Decode the first frame of ``image`` wholly. Raises ``PictureError`` if that fails."""
    try:
        image.load()
    except Exception as error:  # decoders raise whatever they like on hostile bytes
        raise _broken(name) from error


def decode_smaller(image: Image.Image, scale: float, name: str) -> None:
    """``decode``, but a JPEG at the least size that is ``scale`` (≤ 1) times its own or more.

    A JPEG decodes to half, a quarter or an eighth in a fraction of the time. The others are decoded
    as they are: HEIC would offer the preview it carries, which need not show the same thing.
    """
    if image.format in ("JPEG", "MPO"):
        image.draft(image.mode, (int(image.width * scale), int(image.height * scale)))
    decode(image, name)


def shown_size(image: Image.Image) -> tuple[int, int]:
    """Width and height in pixels after the orientation in the picture's EXIF is applied."""
    return image.size[::-1] if orientation(image) >= 5 else image.size


def orientation(image: Image.Image) -> int:
    """The EXIF orientation, 1 to 8 (EXIF 2.32 §4.6.4 A); 1 where it is missing or nonsense."""
    try:
        value = image.getexif().get(0x0112, 1)
    except Exception:  # EXIF is a format of its own, and as easily broken
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _accepted(data: bytes, name: str) -> str:
    """Pillow's name of the format of ``data``, after the checks on the raw bytes."""
    if not data:
        raise PictureError(BROKEN, f"Die Bilddatei »{name}« ist leer.", "Laden Sie sie neu hoch.")
    kind = header.sniff(data)
    if kind is None:
        message = f"»{name}« ist {header.describe(data)}, kein Foto."
        raise PictureError(FORMAT, message, _WELCOME)
    if len(data) > MAX_BYTES:
        raise PictureError(
            TOO_LARGE,
            f"Das Bild »{name}« ist größer als {MAX_BYTES // 1_000_000} MB.",
            "Verkleinern Sie es auf etwa 2000 Pixel Breite; größer wird es nirgends gezeigt.",
        )
    if kind == "WEBP" and (size := header.webp_size(data)) and size[0] * size[1] > MAX_PIXELS:
        raise _bomb(name, str(round(size[0] * size[1] / 1e6)))
    if kind == "JPEG" and header.jpeg_scans(data) > MAX_SCANS:
        raise PictureError(
            BOMB,
            f"Das Bild »{name}« ist in über {MAX_SCANS} Durchgängen gespeichert.",
            "Speichern Sie es als gewöhnliches JPEG neu.",
        )
    return kind


@cache
def _know(kind: str) -> None:
    """Teach Pillow the format ``kind``. HEIC needs its own decoder, loaded when one comes."""
    if kind == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener(thumbnails=False)


def _notes(name: str, width: int, height: int, animated: bool) -> tuple[PictureNote, ...]:
    notes = []
    if min(width, height) < SMALL_SIDE:
        notes.append(
            PictureNote(
                SMALL,
                f"Das Bild »{name}« ist mit {width} × {height} Pixeln sehr klein.",
                f"Ab {SMALL_SIDE} Pixeln je Seite sieht es gut aus, ab 1440 am besten.",
            )
        )
    if animated:
        notes.append(
            PictureNote(
                ANIMATED,
                f"Das Bild »{name}« ist bewegt; gezeigt wird nur das erste Einzelbild.",
                "Ist das gut so, ist nichts zu tun.",
            )
        )
    return tuple(notes)


def _bomb(name: str, megapixels: str) -> PictureError:
    return PictureError(
        BOMB,
        f"Das Bild »{name}« hat {megapixels} Millionen Bildpunkte; erlaubt sind 40 Millionen.",
        "Verkleinern Sie es auf etwa 2000 Pixel Breite; größer wird es nirgends gezeigt.",
    )


def _broken(name: str) -> PictureError:
    return PictureError(
        BROKEN,
        f"Das Bild »{name}« ist beschädigt oder nicht vollständig übertragen.",
        "Öffnen Sie das Original, speichern Sie es neu und laden Sie es noch einmal hoch.",
    )
