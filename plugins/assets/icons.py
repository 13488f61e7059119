# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The theme's icons: data in ``theme/icons.yaml``, one sprite file for all pages.

A page shows one by ``<svg><use href="…#name"></use></svg>``; colour is the text's colour.
"""

from __future__ import annotations

from pathlib import Path

from plugins.assets.asset import Asset, named
from plugins.regex import regex

#: SVG path data (SVG 2 §9.3.9) as our icons use it: nothing in it could end an attribute.
_PATH = regex(r"[Mm][MmZzLlHhVvCcSsQqTtAa0-9 ,.-]+\Z")
_NAME = regex(r"[a-z]+(?:-[a-z]+)*\Z")


def read_icons(path: Path) -> dict[str, str]:
    """Icon name → path data, on a grid of 24 × 24; ``=name`` in the file is resolved.

    Raises ``ValueError`` for what is no name, no path, or another name of nothing.
    """
    import yaml  # only when the icons have changed

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # texts only, with C where there is C
    raw = yaml.load(path.read_text(encoding="utf-8"), loader)  # noqa: S506
    icons = {
        name: raw.get(drawn[1:], "") if drawn[:1] == "=" else drawn for name, drawn in raw.items()
    }
    for name, drawn in icons.items():
        if not _NAME.match(name) or not _PATH.match(drawn):
            raise ValueError(f"{path.name}: {name!r} is no icon: {drawn!r}")
    return icons


def build_sprite(icons: dict[str, str]) -> Asset:
    """One SVG file with a ``<symbol>`` for each icon, by name.

    Presentation attributes only: the policy of our pages allows no style within a file.
    """
    pen = (
        'fill="none" stroke="currentColor" stroke-width="2" '
        'stroke-linecap="round" stroke-linejoin="round"'
    )
    symbols = "".join(
        f'<symbol id="{name}" viewBox="0 0 24 24"><path {pen} d="{icons[name]}"/></symbol>'
        for name in sorted(icons)
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{symbols}</svg>\n'
    return named("zeichen", "svg", svg.encode())
