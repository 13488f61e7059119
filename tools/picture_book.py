# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The list of all demo pictures: file name → the function that draws it."""

from __future__ import annotations

from collections.abc import Callable

from picture_kit import Canvas

Draw = Callable[[Canvas], None]

SCENES: dict[str, tuple[Draw, int, int, int]] = {}


def scene(
    filename: str, width: int = 1600, height: int = 1067, *, pixels: int = 0
) -> Callable[[Draw], Draw]:
    """Enter a drawing function under its picture's file name and size in picture units.

    ``pixels`` is the width of the file when that is to differ from ``width``.
    """

    def enter(draw: Draw) -> Draw:
        if filename in SCENES:
            raise ValueError(filename)
        SCENES[filename] = (draw, width, height, pixels or width)
        return draw

    return enter
