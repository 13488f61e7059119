# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The files that pages load: style, script and fonts, made once when the service starts."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from plugins.assets.asset import Asset, named
from plugins.assets.colour import ColourError, palette
from plugins.assets.fonts import beside_the_packages, build_fonts
from plugins.assets.site_icon import build_site_icon
from plugins.assets.stylesheet import LAYERS, squeezed
from plugins.editing.templates import THEME

#: What of the portal's own styles a form needs; its components are others.
_PORTAL = ("reset", "tokens", "base")
#: Scripts of pages that need one of their own.
_SCRIPTS = ("photos", "proof")
_FALLBACK = "#0b5d4e"


class File(Struct, frozen=True):
    """Bytes with their type."""

    content: bytes
    media_type: str


class Assets(Struct, frozen=True):
    """``files`` by name; ``addresses`` by what templates call them: ``style``, ``script``."""

    files: Mapping[str, File]
    addresses: Mapping[str, str]


def assets_for(brand: str, cache: Path) -> Assets:
    """The files for a city's colour. Fonts that have to be cut are kept in ``cache``."""
    fonts = build_fonts(*beside_the_packages(), cache)
    try:
        colours = palette(brand)
    except ColourError:  # `check` tells the city; a form still has to be readable
        brand, colours = _FALLBACK, palette(_FALLBACK)
    parts = [f"@layer {','.join(LAYERS)};", fonts.css]
    parts += [(THEME / "static" / "css" / f"{name}.css").read_text("utf-8") for name in _PORTAL]
    parts += [
        f"@layer city{{{colours.css()}}}",
        (THEME / "editing" / "edit.css").read_text("utf-8"),
    ]
    style = named("eintrag", "css", squeezed("\n".join(parts)).encode())
    script = named("eintrag", "js", (THEME / "editing" / "edit.js").read_bytes())
    more = {
        name: named(name, "js", (THEME / "editing" / f"{name}.js").read_bytes())
        for name in _SCRIPTS
    }
    icon = build_site_icon(brand, dict(colours.light)["lamp"])
    made: list[Asset] = [style, script, icon, *more.values(), *fonts.files]
    return Assets(
        {asset.file_name: File(asset.data, _type(asset.file_name)) for asset in made},
        {
            "style": style.name,
            "script": script.name,
            "icon": icon.name,
            **{name: asset.name for name, asset in more.items()},
        },
    )


def _type(name: str) -> str:
    if name.endswith(".woff2"):
        return "font/woff2"
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
