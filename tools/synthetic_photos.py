# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Picture files that weigh like photographs from a phone, the same on every machine.

    .venv/bin/python -m tools.synthetic_photos 8 FOLDER

No real photograph may be kept in the repository for measuring alone. What makes one expensive is
imitated: detail at every scale (as in nature, half the contrast at twice the fineness), smooth
skies, hard edges of roofs and windows, lettering-like strokes, and the noise of a sensor.
"""

from __future__ import annotations

import random
import sys
from functools import reduce
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

#: What phones and cameras send, and what an editor has made smaller.
SIZES = ((4000, 3000), (3000, 4000), (4608, 2592), (1600, 1200))


def photo(number: int) -> Image.Image:
    """The photograph with this number: its size is ``SIZES`` in turn."""
    chance = random.Random(number)  # noqa: S311
    size = SIZES[number % len(SIZES)]
    drawing, *colours = (_clouds(chance, size, octaves) for octaves in (9, 4, 4))
    faint = [colour.point(lambda value: 128 + (value - 128) // 6) for colour in colours]
    image = Image.merge("YCbCr", (drawing, *faint)).convert("RGB")
    sky = Image.linear_gradient("L").resize(size, Image.Resampling.BICUBIC)
    image.paste(_shade(chance, 150, 235), (0, 0), ImageChops.invert(sky).point(_fading))
    _draw_houses(image, chance)
    image = image.filter(ImageFilter.GaussianBlur(size[0] / 4000))
    return _with_grain(image, chance)


def _clouds(chance: random.Random, size: tuple[int, int], octaves: int) -> Image.Image:
    """Spots of every size, the finest first, each coarser layer half again as strong."""
    layers = []
    for octave in range(octaves, 0, -1):
        width, height = 2**octave * 4, 2**octave * 3
        spots = Image.frombytes("L", (width, height), chance.randbytes(width * height))
        layers.append(spots.resize(size, Image.Resampling.BICUBIC))
    image = reduce(lambda finer, coarser: Image.blend(finer, coarser, 0.35), layers)
    return image.point([max(0, min(255, round((v - 128) * 1.8 + 118))) for v in range(256)])


def _fading(value: int) -> int:
    return max(0, (value - 110) * 255 // 145)


def _shade(chance: random.Random, low: int, high: int) -> tuple[int, int, int]:
    base = chance.randint(low, high)
    return (max(0, base - 20), base, min(255, base + 15))


def _draw_houses(image: Image.Image, chance: random.Random) -> None:
    draw = ImageDraw.Draw(image, "RGBA")
    width, height = image.size
    left = 0
    while left < width:
        wide, top = (
            chance.randint(width // 12, width // 6),
            chance.randint(height // 3, height // 2),
        )
        wall = tuple(chance.randint(60, 230) for _ in range(3))
        draw.rectangle((left, top, left + wide, height * 4 // 5), (*wall, 170))
        draw.polygon(
            [(left, top), (left + wide // 2, top - wide // 2), (left + wide, top)],
            (110, 50, 40, 220),
        )
        step = max(8, wide // 6)
        for x in range(left + step // 2, left + wide - step, step):
            for y in range(top + step, height * 4 // 5 - step, step * 2):
                draw.rectangle((x, y, x + step // 2, y + step), (30, 35, 45, 230))
                draw.line((x, y + step // 2, x + step // 2, y + step // 2), (240, 240, 230, 255), 2)
        for _ in range(40):
            x, y = left + chance.randint(0, wide), top + chance.randint(0, step)
            draw.line((x, y, x + chance.randint(2, 9), y + chance.randint(2, 14)), (20, 20, 20), 2)
        left += wide


def _with_grain(image: Image.Image, chance: random.Random) -> Image.Image:
    """Add noise, two or three of 256 steps, finer than any detail."""
    grain = Image.frombytes("RGB", image.size, chance.randbytes(image.width * image.height * 3))
    return Image.blend(image, grain, 0.03)


def main() -> None:
    """Write so many photographs into a folder, as JPEG of quality 90."""
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        photo(number).save(folder / f"photo-{number:03}.jpg", quality=90)


if __name__ == "__main__":
    main()
