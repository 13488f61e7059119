# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""One style file out of the theme's many, in one fixed order.

Order in the cascade is decided here, once, by layers (CSS Cascade 5 §6.4): a later layer wins
whatever the selectors. A file ``<layer>.css`` or any file in a folder ``<layer>/`` is that layer's:
it says so itself (``@layer components { … }``), or is put into it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from plugins.assets.asset import Asset, named
from plugins.assets.sources import part_sources, sources_in
from plugins.regex import regex

#: A string, kept whole; or one of ``{ } ;`` with blanks around it; a comment; blanks at a line end.
_BLANKS = regex(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\s*([{};])\s*|/\*.*?\*/|(?<=\n)\s+|[ \t]+(?=\n)""",
    re.S,
)

LAYERS = ("reset", "tokens", "base", "layout", "components", "utilities", "city")


def build_stylesheet(
    folder: Path, fonts: str, city: str, shorter: Callable[[str], str] = str
) -> Asset:
    """Join the ``.css`` files of ``folder``, the ``fonts`` rules and the ``city`` rules.
    ``shorter`` is the minifier that is asked beside ``squeezed``.

    ``city`` (the brand's colours) is the last layer, after a ``city.css`` of the theme, if any.
    Raises ``ValueError`` for a file that belongs to no layer: a theme's mistake.
    """
    parts = [f"@layer {','.join(LAYERS)};", fonts]
    sources = _by_layer(folder)
    for layer in LAYERS:
        for text in sources[layer]:
            parts.append(_in_layer(layer, text))
    parts.append(_in_layer("city", city))
    return named("stil", "css", shorter(squeezed("\n".join(parts))).encode())


def build_part(
    name: str, parts: Mapping[str, Path], shorter: Callable[[str], str] = str
) -> Asset | None:
    """The ``.css`` files of a part and of those it takes in (``part_sources``), for the pages that
    link them after the first style file.

    They are of the layer ``components``, or say another. None where there are none.
    """
    sources = part_sources(name, parts, ".css").values()
    texts = [_in_layer("components", text) for text in sources if squeezed(text).strip()]
    return named(name, "css", shorter(squeezed("\n".join(texts))).encode()) if texts else None


def squeezed(css: str) -> str:
    """``css`` without comments, indentation, empty lines and the blanks around ``{``, ``}``, ``;``.

    No more: within a nested rule ``a :hover`` and ``a:hover`` are two things, and the usual
    minifier (rcssmin 1.3) makes one of them. Compressed, the difference is 2 %.
    """
    return _BLANKS.sub(lambda found: found[1] or found[2] or "", css).strip() + "\n"


def _by_layer(folder: Path) -> dict[str, list[str]]:
    """The text of every source under its layer."""
    found: dict[str, list[str]] = {layer: [] for layer in LAYERS}
    for path, text in sources_in(folder, ".css"):
        layer = path.removesuffix(".css").partition("/")[0]
        if layer not in found:
            raise ValueError(f"{path}: no layer is called {layer!r}; known: {LAYERS}")
        found[layer].append(text)
    return found


def _in_layer(layer: str, css: str) -> str:
    layers = "|".join(LAYERS) if layer == "components" else layer
    return (
        css if re.search(rf"@layer\s+(?:{layers})\s*\{{", css) else f"@layer {layer}{{\n{css}\n}}"
    )
