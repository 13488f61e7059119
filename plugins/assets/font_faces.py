# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The ``@font-face`` rules of a typeface: where its files are, and what stands in meanwhile."""

from __future__ import annotations

from plugins.assets.font_subset import Cut
from plugins.assets.typefaces import Typeface


def face(
    typeface: Typeface, part: Cut, file_name: str, claimed: frozenset[int] = frozenset()
) -> str:
    """The rule that loads ``part`` from ``file_name`` when a page has one of its characters.

    ``claimed``, if any, are the characters that it names instead, for a shorter range.
    """
    least, greatest = typeface.weights
    weight = f"{least:g}" if least == greatest else f"{least:g} {greatest:g}"
    return (
        f'@font-face{{font-family:"{typeface.family}";'
        f'src:url("{file_name}") format("woff2");'
        f"font-weight:{weight};font-style:normal;font-display:swap;"
        f"unicode-range:{unicode_range(tuple(sorted(claimed)) or part.characters)}}}"
    )


def stand_ins(typeface: Typeface, part: Cut) -> list[str]:
    """Rules for ``"<family> Fallback"``: a device font stretched to ours' width and line height.

    Nothing moves when ours arrives (CSS Fonts 5, § size-adjust and metrics overrides).
    """
    widths = dict(part.mean_widths)
    rules = []
    for stand_in in typeface.stand_ins:
        scale = widths[stand_in.measured_at] / stand_in.mean_width
        sources = ",".join(f'local("{name}")' for name in stand_in.local_names)
        rules.append(
            f'@font-face{{font-family:"{typeface.family} Fallback";src:{sources};'
            f"font-weight:{stand_in.weight};size-adjust:{_percent(scale)};"
            f"ascent-override:{_percent(part.ascent / scale)};"
            f"descent-override:{_percent(part.descent / scale)};"
            f"line-gap-override:{_percent(part.line_gap / scale)}}}"
        )
    return rules


def unicode_range(characters: tuple[int, ...]) -> str:
    """CSS ``unicode-range`` of ascending code points: ``U+20-7E,U+A0``. "" for none."""
    runs: list[list[int]] = []
    for point in characters:
        if runs and runs[-1][1] == point - 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return ",".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)


def _percent(share: float) -> str:
    return f"{share * 100:.2f}".rstrip("0").rstrip(".") + "%"
