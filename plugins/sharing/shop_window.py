# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sign of what has a photograph: a board with the words, and beside it the photograph as the
view into a shop window, under one awning.

The photograph stands beside the words and not below them, so that no word hides what somebody took
it for, and one that is higher than wide finds its place too. Letters and edges have to be sharp in
few bytes; so the photograph gets what they leave: a lower quality, and in the end less detail.
"""

from __future__ import annotations

import io
from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFilter

from plugins.assets.colour import palette
from plugins.sharing.lettering import beside
from plugins.sharing.sign import HEIGHT, TIMES, WIDTH, Rgb, draw_awning, rgb, window_sill
from plugins.sharing.words_on_it import OnSign

#: No picture has more bytes than this; a messenger does not show what has more than 300,000.
MOST_BYTES = 60_000
#: The board's width, and the room beside the words on it.
BOARD, _MARGIN = 540, 44
#: Where the photograph begins and ends. Its first rows are behind the awning.
TOP, SILL = 12, 518
_AWNING, _SHADOW, _FRAME = 54, 6, 22
#: How far the photograph is blurred (a radius in pixels) and at which JPEG quality all is written:
#: the best first, each smaller than the one before.
_TRIES = (
    *((0.0, quality) for quality in (84, 78, 72, 66, 60, 54, 48, 42)),
    *((radius, 42) for radius in (0.8, 1.6, 3.2, 6.4, 12.8)),
)

#: Gives the middle of the photograph in a width and a height.
Cut = Callable[[int, int], Image.Image]


def draw_window(words: OnSign, site_name: str, host: str, brand: str, cut: Cut) -> bytes:
    """The sign as JPEG. Same words and pixels, same bytes."""
    image = _front(brand, site_name, host).copy()
    _write(image, words, rgb(dict(palette(brand).light)["on-brand"]))
    photo, awning = cut(WIDTH - BOARD, SILL - TOP), _awning(brand)

    def saved(number: int) -> bytes:
        radius, quality = _TRIES[number]
        made = image.copy()
        view = photo.filter(ImageFilter.GaussianBlur(radius)) if radius else photo
        made.paste(view, (BOARD, TOP))
        made.paste(awning, (0, 0), awning)
        buffer = io.BytesIO()
        made.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
        return buffer.getvalue()

    last = len(_TRIES) - 1
    return saved(bisect_left(range(last), True, key=lambda n: len(saved(n)) <= MOST_BYTES))


def _write(image: Image.Image, words: OnSign, ink: Rgb) -> None:
    """The words in the middle of the board."""
    room = SILL - _AWNING - 2 * (_FRAME + 8)
    lines = beside(words[:2], words.note.split(" · "), BOARD - 2 * _MARGIN, room)
    top = _AWNING + (SILL - _AWNING - sum(line.height for line in lines)) // 2
    for line in lines:
        image.paste(ink, ((BOARD - line.width) // 2, top), line.mask)
        top += line.height


@lru_cache(maxsize=4)
def _front(brand: str, site_name: str, host: str) -> Image.Image:
    """All of it but the words, the photograph and the awning."""
    colours = {token: rgb(tone) for token, tone in palette(brand).light}
    image = Image.new("RGB", (WIDTH, HEIGHT), colours["brand"])
    frame = (_FRAME, _AWNING + _FRAME, BOARD - _FRAME, SILL - _FRAME)
    ImageDraw.Draw(image).rectangle(frame, outline=colours["lamp"], width=4)
    image.paste(window_sill(brand, site_name, host, SILL), (0, SILL))
    return image


@lru_cache(maxsize=4)
def _awning(brand: str) -> Image.Image:
    """The awning and its shadow on what is behind it; nothing where it is not."""
    colours = {token: rgb(tone) for token, tone in palette(brand).light}
    image = Image.new("RGBA", (WIDTH * TIMES, (_AWNING + _SHADOW) * TIMES))
    draw = ImageDraw.Draw(image)
    shade = (*colours["deep"], 110)
    draw_awning(draw, 0, _AWNING + _SHADOW, (shade, shade))
    draw_awning(draw, 0, _AWNING, (colours["lamp"], colours["card"]))
    return image.resize((WIDTH, _AWNING + _SHADOW), Image.Resampling.BOX)
