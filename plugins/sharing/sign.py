# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sign itself, drawn with Pillow: the board over a shop in the city's colour, an awning, and
the portal's name in the window below.

All that is the same for a city is drawn once a process, four times as large and then made smaller.
A picture has a palette: its first colours are steps from a ground to the writing on it, so words
are laid on by a table, and nothing is looked for in a picture of three quarters of a million dots.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any, NamedTuple

from PIL import Image, ImageDraw

from plugins.assets.colour import palette
from plugins.sharing.lettering import Block, address, city_name, kicker, name, note
from plugins.sharing.words_on_it import OnSign

WIDTH, HEIGHT = 1200, 630
#: The board, the awning below it, the window below that.
_BOARD, _AWNING = 416, 494
_FRAME, _MARGIN = 22, 62
_STRIPES = 15
_GAP = 8
_STEPS = 16
#: So much larger it is drawn, so that edges are smooth when it was made smaller.
TIMES = 4

Rgb = tuple[int, int, int]


class _Front(NamedTuple):
    """A sign without words: the picture, and per kind of lettering where its steps begin."""

    image: Image.Image
    on_board: int
    on_window: int


def draw_sign(words: OnSign, site_name: str, host: str, brand: str) -> bytes:
    """The sign as PNG. Same words, same bytes."""
    front = _front(brand, site_name, host)
    image = front.image.copy()
    width = WIDTH - 2 * _MARGIN
    lines = [kicker(words.kicker, width), name(words.name, width), note(words.note, width)]
    blocks = [block for block in lines if block]
    top = (_BOARD - sum(block.height for block in blocks) - _GAP * (len(blocks) - 1)) // 2
    for block in blocks:
        _write(image, block, (WIDTH - block.width) // 2, top, front.on_board)
        top += block.height + _GAP
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()


def _write(image: Image.Image, block: Block, left: int, top: int, ramp: int) -> None:
    """Lay letters on a ground of one colour, by the steps that begin at ``ramp``."""
    steps = block.mask.point([ramp + round(value * (_STEPS - 1) / 255) for value in range(256)])
    steps.putpalette(image.getpalette() or [])
    image.paste(steps, (left, top))


def window_sill(brand: str, site_name: str, host: str, top: int) -> Image.Image:
    """The lowest part of every sign, from the row ``top``: the portal's name."""
    return _front(brand, site_name, host).image.crop((0, top, WIDTH, HEIGHT)).convert("RGB")


@lru_cache(maxsize=4)
def _front(brand: str, site_name: str, host: str) -> _Front:
    """All of a sign but its words, which every sign of a city has."""
    colours = {token: rgb(tone) for token, tone in palette(brand).light}
    board, window = colours["brand"], colours["deep"]
    ramps = [*_ramp(board, colours["on-brand"]), *_ramp(window, colours["on-deep"])]
    drawn = _drawn(colours)
    chosen = drawn.quantize(96, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    rest = (chosen.getpalette() or [])[: 96 * 3]
    table = [part for tone in ramps for part in tone] + rest
    shared = Image.new("P", (1, 1))
    shared.putpalette(table)
    image = drawn.quantize(palette=shared, dither=Image.Dither.NONE)
    front = _Front(image, 0, _STEPS)
    where = address(host, (WIDTH - 2 * _MARGIN) // 3)
    sign = city_name(site_name, WIDTH - 2 * _MARGIN - 130 - where.width)
    middle = (_AWNING + HEIGHT) // 2 + 12
    _write(image, sign, _MARGIN + 84, middle - sign.height // 2, front.on_window)
    right = WIDTH - _MARGIN - where.width
    _write(image, where, right, middle - where.height // 2, front.on_window)
    return front


def _drawn(colours: dict[str, Rgb]) -> Image.Image:
    size = (WIDTH * TIMES, HEIGHT * TIMES)
    image = Image.new("RGB", size, colours["brand"])
    draw = ImageDraw.Draw(image)

    def box(left: float, top: float, right: float, bottom: float, colour: Rgb) -> None:
        draw.rectangle((left * TIMES, top * TIMES, right * TIMES - 1, bottom * TIMES - 1), colour)

    box(_FRAME, _FRAME, WIDTH - _FRAME, _BOARD - 14, colours["lamp"])
    box(_FRAME + 4, _FRAME + 4, WIDTH - _FRAME - 4, _BOARD - 18, colours["brand"])
    box(0, _BOARD, WIDTH, HEIGHT, colours["deep"])
    draw_awning(draw, _BOARD, _AWNING + 8, (colours["lamp"], colours["card"]))
    _house(draw, colours)
    return image.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


def draw_awning(
    draw: ImageDraw.ImageDraw, top: float, bottom: float, stripes: tuple[Any, Any]
) -> None:
    """An awning over the whole width, ``TIMES`` as large as it is to be, in two colours."""
    step = WIDTH / _STRIPES
    for number in range(_STRIPES):
        left, right = number * step * TIMES, (number + 1) * step * TIMES - 1
        edge, bow = bottom - step / 2, step / 2
        colour = stripes[number % 2]
        draw.rectangle((left, top * TIMES, right, edge * TIMES - 1), colour)
        draw.ellipse((left, (edge - bow) * TIMES, right, (edge + bow) * TIMES), colour)


def _house(draw: ImageDraw.ImageDraw, colours: dict[str, Rgb]) -> None:
    """The portal's own sign, as on its icon."""
    left, top, unit = _MARGIN, _AWNING + 44, 2.35

    def place(*points: float) -> list[float]:
        origin = (left, top)
        return [(origin[at % 2] + value * unit) * TIMES for at, value in enumerate(points)]

    draw.polygon(place(13, 0, 26, 11, 26, 28, 0, 28, 0, 11), colours["on-deep"])
    draw.rectangle(place(8, 12, 18, 23), colours["deep"])
    for x, y in ((9, 13), (13.5, 13), (9, 18), (13.5, 18)):
        draw.rectangle(place(x, y, x + 3.5, y + 4), colours["lamp"])


def rgb(tone: str) -> Rgb:
    """``#0b5d4e`` as three numbers."""
    red, green, blue = bytes.fromhex(tone[1:])
    return red, green, blue


def _ramp(ground: Rgb, ink: Rgb) -> list[Rgb]:
    """Steps from one colour to the other."""

    def mixed(step: int) -> Rgb:
        red, green, blue = (
            round(a + (b - a) * step / (_STEPS - 1)) for a, b in zip(ground, ink, strict=True)
        )
        return red, green, blue

    return [mixed(step) for step in range(_STEPS)]
