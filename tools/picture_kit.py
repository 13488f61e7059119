# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The drawing board of the demo pictures: a supersampled canvas and its shapes.

All coordinates are picture units (a landscape picture is 1600 × 1067 of them), y grows downwards.
Shapes are flat colour; a fill may carry alpha. Chance comes from :func:`chance`, seeded by a name,
so the same script draws the same bytes with the same Pillow.
"""

from __future__ import annotations

import math
import random
import unicodedata
from collections.abc import Iterable, Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

Point = tuple[float, float]

Colour = tuple[int, int, int] | tuple[int, int, int, int]

OVERSAMPLING = 2


def rgb(code: str, alpha: int = 255) -> Colour:
    """Turn ``"#0b5d4e"`` into a colour; ``alpha`` from 0 (clear) to 255."""
    red, green, blue = (int(code[i : i + 2], 16) for i in (1, 3, 5))
    return (red, green, blue) if alpha == 255 else (red, green, blue, alpha)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return the colour that lies ``share`` (0 to 1) of the way from ``one`` to ``other``."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one[:3], other[:3], strict=True))
    return (red, green, blue)


def fade(colour: Colour, alpha: int) -> Colour:
    """Return the colour with another alpha (0 to 255)."""
    return (colour[0], colour[1], colour[2], alpha)


INK, DEEP, GREEN = rgb("#10241f"), rgb("#07392f"), rgb("#0b5d4e")

SAGE, MINT, MIST = rgb("#5f9b88"), rgb("#a9cfc1"), rgb("#dcebe3")

PAPER, CREAM, LIGHT = rgb("#f8f5ec"), rgb("#fce9c4"), rgb("#f7c65b")

AMBER, RUST, RED = rgb("#e39b34"), rgb("#b5603a"), rgb("#b83b35")

NIGHT, DUSK, HAZE = rgb("#10273b"), rgb("#1f4461"), rgb("#6f93a8")

SLATE, STONE, SAND = rgb("#40525a"), rgb("#a9aba1"), rgb("#d9c9a5")

SNOW, WOOD, DARKWOOD = rgb("#eff5f4"), rgb("#9a6a41"), rgb("#5c3d28")

ROSE, PLUM, SKY = rgb("#dd8f86"), rgb("#6d3550"), rgb("#bfdde0")


def chance(name: str) -> random.Random:
    """Return the dice of one drawing; the same name always throws the same."""
    return random.Random(name)  # noqa: S311 (drawing, not cryptography)


def smooth(points: Sequence[Point], closed: bool, steps: int = 14) -> list[Point]:
    """Lay a Catmull-Rom curve through the points."""
    count = len(points)
    curve: list[Point] = []
    for i in range(count if closed else count - 1):
        if closed:
            a, b, c, d = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        else:
            a, b, c, d = (points[min(max(i + k, 0), count - 1)] for k in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            curve.append((_catmull(a[0], b[0], c[0], d[0], t), _catmull(a[1], b[1], c[1], d[1], t)))
    if not closed:
        curve.append(points[-1])
    return curve


def _catmull(a: float, b: float, c: float, d: float, t: float) -> float:
    square, cube = t * t, t * t * t
    rise = (c - a) * t + (2 * a - 5 * b + 4 * c - d) * square + (3 * b - a - 3 * c + d) * cube
    return b + 0.5 * rise


class Canvas:
    """A picture in the making."""

    def __init__(self, width: int = 1600, height: int = 1067, ground: Colour = PAPER) -> None:
        """Stretch an empty canvas of ``width`` × ``height`` picture units."""
        self.width, self.height = width, height
        self.image = Image.new("RGB", (width * OVERSAMPLING, height * OVERSAMPLING), ground[:3])
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def finish(self) -> Image.Image:
        """Return the picture at its final size."""
        return self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)

    def rect(self, x: float, y: float, w: float, h: float, fill: Colour, r: float = 0) -> None:
        """Fill a rectangle; ``r`` rounds its corners."""
        k = OVERSAMPLING
        if w <= 0 or h <= 0:
            return
        box = (x * k, y * k, max(x * k, (x + w) * k - 1), max(y * k, (y + h) * k - 1))
        if r:
            self.pen.rounded_rectangle(box, r * k, fill)
        else:
            self.pen.rectangle(box, fill)

    def poly(self, points: Iterable[Point], fill: Colour) -> None:
        """Fill a polygon."""
        self.pen.polygon([(x * OVERSAMPLING, y * OVERSAMPLING) for x, y in points], fill)

    def blob(self, points: Sequence[Point], fill: Colour) -> None:
        """Fill a closed soft shape through the points."""
        self.poly(smooth(points, closed=True), fill)

    def oval(self, x: float, y: float, rx: float, ry: float | None = None, *, fill: Colour) -> None:
        """Fill an ellipse around (x, y); a circle without ``ry``."""
        k, ry = OVERSAMPLING, rx if ry is None else ry
        self.pen.ellipse(((x - rx) * k, (y - ry) * k, (x + rx) * k, (y + ry) * k), fill)

    def ring(self, x: float, y: float, r: float, width: float, fill: Colour) -> None:
        """Draw a circle's line of the given width, lying inside ``r``."""
        k = OVERSAMPLING
        box = ((x - r) * k, (y - r) * k, (x + r) * k, (y + r) * k)
        self.pen.ellipse(box, outline=fill, width=round(width * k))

    def slice(
        self, x: float, y: float, r: float, start: float, end: float, fill: Colour, flat: float = 1
    ) -> None:
        """Fill a circle's segment between two angles (degrees, clockwise from 3 o'clock)."""
        k = OVERSAMPLING
        box = ((x - r) * k, (y - r * flat) * k, (x + r) * k, (y + r * flat) * k)
        self.pen.chord(box, start, end, fill)

    def line(self, points: Sequence[Point], fill: Colour, width: float) -> None:
        """Draw a line with round joints and ends."""
        k = OVERSAMPLING
        scaled = [(x * k, y * k) for x, y in points]
        self.pen.line(scaled, fill, max(1, round(width * k)), joint="curve")
        half = width * k / 2
        if half > 1.5 and len(fill) == 3:
            for x, y in (scaled[0], scaled[-1]):
                self.pen.ellipse((x - half, y - half, x + half, y + half), fill)

    def stroke(self, points: Sequence[Point], fill: Colour, width: float) -> None:
        """Draw a soft line through the points."""
        self.line(smooth(points, closed=False), fill, width)

    def wash(self, y0: float, y1: float, top: Colour, bottom: Colour, x0: float = 0) -> None:
        """Run one colour into another from y0 down to y1; colours may carry alpha."""
        k = OVERSAMPLING
        rows = max(1, round((y1 - y0) * k))
        for row in range(rows):
            share = row / rows
            parts = [
                round(a + (b - a) * share)
                for a, b in zip(_with_alpha(top), _with_alpha(bottom), strict=True)
            ]
            y = y0 * k + row
            colour = (parts[0], parts[1], parts[2], parts[3])
            self.pen.line(((x0 * k, y), (self.width * k, y)), colour)

    def glow(self, x: float, y: float, r: float, colour: Colour, strength: float = 0.6) -> None:
        """Add light around a point, fading out at ``r``."""
        k = OVERSAMPLING
        size = max(2, round(r * k / 2))
        shine = ImageChops.invert(Image.radial_gradient("L")).resize((size * 4, size * 4))
        # radial_gradient reaches its edge value at the corner, so the circle is cut at the side
        shine = shine.point([max(0, round((v - 75) / 180 * 255 * strength)) for v in range(256)])
        layer = Image.new("RGB", shine.size, colour[:3])
        place = (round(x * k) - size * 2, round(y * k) - size * 2)
        lit = Image.new("RGB", self.image.size)
        lit.paste(layer, place, shine)
        self._replace(ImageChops.screen(self.image, lit))

    def mirror(self, shore: float, depth: float, tint: Colour, share: float = 0.45) -> None:
        """Reflect what stands above ``shore`` in water of the given depth, rippled and tinted."""
        k = OVERSAMPLING
        top, height = round(shore * k), round(depth * k)
        bank = self.image.crop((0, top - height, self.width * k, top))
        water = bank.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        water = water.filter(ImageFilter.GaussianBlur(2.2 * k))
        rippled = Image.new("RGB", water.size)
        for row in range(height):
            sway = math.sin(row / k * (0.55 - 0.25 * row / height)) * (2 + 10 * row / height) * k
            strip = water.crop((0, row, water.width, row + 1))
            rippled.paste(ImageChops.offset(strip, round(sway * 0.6), 0), (0, row))
        veil = Image.new("RGB", water.size, tint[:3])
        self.image.paste(Image.blend(rippled, veil, share), (0, top))

    def text(self, x: float, y: float, words: str, size: float, fill: Colour, bold: float) -> None:
        """Write words centred on (x, y) in the typeface that Pillow carries itself.

        That face knows ASCII only, so dots and accents are set over the bare letters here.
        """
        font = ImageFont.load_default(size * OVERSAMPLING)
        bare = "".join(unicodedata.normalize("NFD", letter)[0] for letter in words)
        place = (x * OVERSAMPLING, y * OVERSAMPLING)
        stroke = bold * OVERSAMPLING / 2
        self.pen.text(place, bare, fill, font, anchor="mm", stroke_width=stroke)
        start = x - font.getlength(bare) / OVERSAMPLING / 2
        for i, letter in enumerate(words):
            marks = unicodedata.normalize("NFD", letter)[1:]
            if marks:
                middle = start + font.getlength(bare[:i] + bare[i]) / OVERSAMPLING
                middle -= font.getlength(bare[i]) / OVERSAMPLING / 2
                high = y - size * (0.46 if letter.isupper() else 0.34)
                self._mark(middle, high, size, marks, fill)

    def _mark(self, x: float, y: float, size: float, marks: str, fill: Colour) -> None:
        if marks == "\u0308":
            for side in (-1, 1):
                self.oval(x + side * size * 0.13, y, size * 0.065, fill=fill)
        else:
            self.line([(x - size * 0.05, y), (x + size * 0.1, y - size * 0.11)], fill, size * 0.09)

    def _replace(self, image: Image.Image) -> None:
        self.image = image
        self.pen = ImageDraw.Draw(self.image, "RGBA")


def _with_alpha(colour: Colour) -> tuple[int, int, int, int]:
    return (colour[0], colour[1], colour[2], colour[3] if len(colour) == 4 else 255)
