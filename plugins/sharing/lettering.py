# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words as a sign painter sets them: as large as they go, in lines of about one length, whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from plugins.assets.fonts import font_file

#: Sizes of a name in pixels, and in how many lines it may stand then.
_NAME_SIZES = ((120, 1), (96, 2), (84, 2), (70, 3), (60, 3), (52, 4), (44, 5))
#: The same for words on a narrow board, with their family and weight.
_NAME_BESIDE = (
    "Vollkorn", 800, ((96, 1), (80, 2), (68, 3), (58, 3), (50, 4), (44, 5), (38, 5)),
)  # fmt: skip
_KICKER_BESIDE = ("Libre Franklin", 600, ((40, 1), (36, 2), (30, 2), (26, 2)))
_NOTE_BESIDE = ("Libre Franklin", 500, ((34, 2), (30, 2), (26, 2)))
_LEADING = 1.06
_SOFT, _FIXED, _DOTS = "\xad", "\xa0", "…"
#: Where a line may end.
_SPACE = re.compile(rf"[^\S{_FIXED}]+")


class Block(NamedTuple):
    """Letters, white on black."""

    mask: Image.Image
    width: int
    height: int


def kicker(text: str, width: int) -> Block | None:
    """The line above a name."""
    return _line(text, "Libre Franklin", 600, (46, 40, 34, 28), width)


def note(text: str, width: int) -> Block | None:
    """The line below a name."""
    return _line(text, "Libre Franklin", 500, (44, 39, 34, 29, 24), width)


def address(text: str, width: int) -> Block:
    """Where the portal is."""
    font, lines = _set(text, "Libre Franklin", 500, ((30, 1), (24, 1), (18, 1)), width)
    return _painted(lines, font)


def city_name(text: str, width: int) -> Block:
    """The portal's name."""
    font, lines = _set(text, "Vollkorn", 800, ((46, 1), (36, 1), (28, 2)), width)
    return _painted(lines, font, left=True)


def name(text: str, width: int) -> Block:
    """The name of what the sign is for."""
    font, lines = _set(text, "Vollkorn", 800, _NAME_SIZES, width)
    return _painted(lines, font)


def beside(words: Sequence[str], below: Sequence[str], width: int, height: int) -> list[Block]:
    """All that stands on a narrow board: the two of ``words`` are the line above a name and the
    name, ``below`` is what comes after it. What is long goes on in a further line.
    """
    parts = (
        *zip(words, (_KICKER_BESIDE, _NAME_BESIDE), strict=True),
        *((text, _NOTE_BESIDE) for text in below),
    )
    for smaller in range(len(_NAME_BESIDE[2])):
        blocks = []
        for text, (family, weight, sizes) in parts:
            if text:
                few = sizes[min(smaller, len(sizes) - 1) :]
                font, lines = _set(text, family, weight, few, width)
                blocks.append(_painted(lines, font))
        if sum(block.height for block in blocks) <= height:
            break
    return blocks


def _line(text: str, family: str, weight: int, sizes: tuple[int, ...], width: int) -> Block | None:
    if not text:
        return None
    font, lines = _set(text, family, weight, tuple((size, 1) for size in sizes), width)
    return _painted(lines, font)


@lru_cache(maxsize=32)
def _font(family: str, weight: int, size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(font_file(family), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font


def _width(font: ImageFont.FreeTypeFont, text: str) -> float:
    """How wide a text is, without kerning, which only brings letters nearer."""
    known = _advances(font)
    width = 0.0
    for letter in text:
        own = known.get(letter)
        if own is None:
            own = known[letter] = font.getlength(letter)
        width += own
    return width


@lru_cache(maxsize=64)
def _advances(font: ImageFont.FreeTypeFont) -> dict[str, float]:
    """The widths of single letters, to be filled: a font is asked for each only once."""
    return {}


def _set(
    text: str, family: str, weight: int, sizes: tuple[tuple[int, int], ...], width: int
) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest of ``sizes`` in whose lines the text fits; what fits in none ends in dots."""
    words = [
        word.replace(_FIXED, " ") for word in _SPACE.split(text.replace(_SOFT, "").strip()) if word
    ]
    for size, most in sizes:
        font = _font(family, weight, size)
        lines = _lines(words, font, width)
        if len(lines) <= most and all(_width(font, line) <= width for line in lines):
            return font, _balanced(words, font, width, len(lines))
    lines = _lines(_broken(words, font, width), font, width)
    if len(lines) > most:
        lines = lines[:most]
        while lines[-1] and _width(font, lines[-1] + _DOTS) > width:
            lines[-1] = lines[-1][:-1].rstrip()
        lines[-1] += _DOTS
    return font, lines


def _lines(words: list[str], font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """As many words a line as fit."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(font, longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _balanced(
    words: list[str], font: ImageFont.FreeTypeFont, width: float, count: int
) -> list[str]:
    """The same number of lines, as short as they can be: none with a single small word."""
    least, most = 0.0, width
    best = _lines(words, font, width)
    while most - least > 8:
        middle = (least + most) / 2
        lines = _lines(words, font, middle)
        if len(lines) <= count and all(_width(font, line) <= middle for line in lines):
            best, most = lines, middle
        else:
            least = middle
    return best


def _broken(words: list[str], font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """Words that are wider than a line, in pieces with hyphens."""
    pieces = []
    for word in words:
        rest = word
        while _width(font, rest) > width:
            end = len(rest) - 1
            while end > 1 and _width(font, rest[:end] + "-") > width:
                end -= 1
            pieces.append(rest[:end] + "-")
            rest = rest[end:]
        pieces.append(rest)
    return pieces


def _painted(lines: list[str], font: ImageFont.FreeTypeFont, left: bool = False) -> Block:
    step = round(font.size * _LEADING)
    widths = [font.getlength(line) for line in lines]
    rise, fall = round(font.size * 0.14), round(font.size * 0.08)  # dots of an Ä, the foot of a g
    width, height = int(max(widths, default=0)) + 2, step * len(lines) + rise + fall
    mask = Image.new("L", (width, height))
    draw = ImageDraw.Draw(mask)
    for number, (line, own) in enumerate(zip(lines, widths, strict=True)):
        x = 0 if left else (width - own) / 2
        draw.text((x, rise + step * number + step * 0.8), line, fill=255, font=font, anchor="ls")
    return Block(mask, width, height)
