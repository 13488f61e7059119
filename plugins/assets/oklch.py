# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Colours as lightness, chroma and hue as people see them, and their contrast.

OKLCH: CSS Color 4 §9.4 with the matrices of its §18 (after Björn Ottosson). Contrast: WCAG 2.2,
"relative luminance" and "contrast ratio". Written out because the usual library takes 0.12 s to
import, twice what all of this module's work costs; the tests compare it with that library.
"""

from __future__ import annotations

import math

from msgspec import Struct

Triple = tuple[float, float, float]

_RGB_TO_LMS = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_LMS_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_LAB_TO_LMS = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_LMS_TO_RGB = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)


class Oklch(Struct, frozen=True):
    """Lightness 0 to 1, chroma 0 to about 0.37, hue in degrees."""

    lightness: float
    chroma: float
    hue: float

    def hex(self) -> str:
        """``#rrggbb``, with just so much chroma taken away that screens can show it."""
        low, high = 0.0, self.chroma
        rgb = self._linear(high)
        if not _in_gamut(rgb):
            for _ in range(16):
                middle = (low + high) / 2
                low, high = (middle, high) if _in_gamut(self._linear(middle)) else (low, middle)
            rgb = self._linear(low)
        return "#" + "".join(f"{round(255 * _encode(v)):02x}" for v in rgb)

    def _linear(self, chroma: float) -> Triple:
        angle = math.radians(self.hue)
        lab = (self.lightness, chroma * math.cos(angle), chroma * math.sin(angle))
        long, medium, short = _times(_LAB_TO_LMS, lab)
        return _times(_LMS_TO_RGB, (long**3, medium**3, short**3))


def from_hex(color: str) -> Oklch:
    """The OKLCH of ``#rrggbb``."""
    long, medium, short = _times(_RGB_TO_LMS, _linear_rgb(color))
    roots = (math.cbrt(long), math.cbrt(medium), math.cbrt(short))
    lightness, a, b = _times(_LMS_TO_LAB, roots)
    return Oklch(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two ``#rrggbb`` colours, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = _linear_rgb(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear_rgb(color: str) -> Triple:
    red, green, blue = (_decode(v / 255) for v in bytes.fromhex(color[1:]))
    return red, green, blue


def _decode(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _encode(value: float) -> float:
    value = min(max(value, 0.0), 1.0)
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def _in_gamut(rgb: Triple) -> bool:
    return all(-1e-4 <= value <= 1 + 1e-4 for value in rgb)


def _times(matrix: tuple[Triple, Triple, Triple], vector: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third
