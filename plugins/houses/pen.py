# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pen that houses are drawn with: short SVG path data, and paints instead of colours.

A paint is a custom property that the page's style sheet sets (``theme/static/parts/houses``): it is
inherited into what ``<use>`` brings from another file, where classes of the page mean nothing. So
one drawing serves day, blue hour, forced colours and print.

Units: a plot is 160 wide, the ground lies at y = 280, y grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterable

#: The plot, the ground line, and where the shop's storey ends and the upper ones begin.
PLOT, GROUND, SHOP_TOP = 160, 280, 190
#: From wall to wall, and the middle of it.
LEFT, RIGHT, MIDDLE = 2.0, 158.0, 80.0
STOREY = 47


def number(value: float) -> str:
    """The shortest text of a coordinate, to a tenth."""
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def box(x: float, y: float, width: float, height: float) -> str:
    """A rectangle."""
    return f"M{number(x)} {number(y)}h{number(width)}v{number(height)}h{number(-width)}z"


def way(*points: tuple[float, float]) -> str:
    """An open line through ``points``."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def shape(*points: tuple[float, float]) -> str:
    """A closed polygon."""
    return way(*points) + "z"


def arch(x: float, y: float, width: float, height: float, rise: float = 5) -> str:
    """A rectangle whose upper side is an arch, ``rise`` high."""
    return (
        f"M{number(x)} {number(y + height)}v{number(rise - height)}"
        f"q{number(width / 2)} {number(-2 * rise)} {number(width)} 0v{number(height - rise)}z"
    )


def disc(x: float, y: float, radius: float) -> str:
    """A circle."""
    r, d = number(radius), number(2 * radius)
    return f"M{number(x - radius)} {number(y)}a{r} {r} 0 1 0 {d} 0 {r} {r} 0 1 0-{d} 0z"


def level(y: float, left: float, right: float) -> str:
    """A horizontal line."""
    return f"M{number(left)} {number(y)}H{number(right)}"


def upright(x: float, top: float, bottom: float) -> str:
    """A vertical line."""
    return f"M{number(x)} {number(top)}V{number(bottom)}"


#: What a paint becomes on paper and in forced colours, where there are only lines and areas.
_PLAIN = {
    **dict.fromkeys(("j", "m", "x", "y", "a"), "thin"),
    **dict.fromkeys(("t", "i", "d1", "q", "r1", "z1", "e1"), "pen"),
    "l": "mark",
    "d": "ware",
}


def painted(name: str) -> str:
    """The value of a paint: where the page sets ``--area``, ``--pen`` and so on, these stand in."""
    return f"var(--{_PLAIN.get(name, 'area')},var(--h{name}))"


class Sheet:
    """What has been drawn, back to front; strokes and areas of one kind become one path."""

    def __init__(self) -> None:
        self._paths: list[tuple[str, list[str]]] = []

    def fill(self, paint: str, *data: str) -> None:
        """Areas in ``paint``; they have an outline where the page sets ``--pen``."""
        self._add(f'fill="{painted(paint)}"', data)

    def light(self, *data: str) -> None:
        """Light on the ground, which never has an outline."""
        self._add('fill="var(--hh)" stroke="none"', data)

    def line(self, paint: str, width: float, *data: str, more: str = "") -> None:
        """Lines in ``paint``, ``width`` units wide; ``more`` are further attributes."""
        stroke = f'fill="none" stroke="{painted(paint)}" stroke-width="{number(width)}"'
        self._add(f"{stroke} {more}".strip(), data)

    def dashes(self, paint: str, width: float, pattern: str, data: str, offset: float = 0) -> None:
        """Dashed lines."""
        more = f'stroke-dasharray="{pattern}"'
        if offset:
            more += f' stroke-dashoffset="{number(offset)}"'
        self.line(paint, width, data, more=more)

    def _add(self, attributes: str, data: Iterable[str]) -> None:
        found = [part for part in data if part]
        if not found:
            return
        if self._paths and self._paths[-1][0] == attributes:
            self._paths[-1][1].extend(found)
        else:
            self._paths.append((attributes, found))

    def __str__(self) -> str:
        return "".join(f'<path {kind} d="{"".join(data)}"/>' for kind, data in self._paths)
