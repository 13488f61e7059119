# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everything of the theme that a browser loads, for one city."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from plugins.assets.colour import palette
from plugins.assets.fonts import Fonts
from plugins.assets.icons import build_site_icon, build_sprite, read_icons
from plugins.core.messages import catalogue_of, read_messages
from plugins.assets.scripts import build_scripts
from plugins.assets.sign import sign
from plugins.assets.stylesheet import build_part, build_stylesheet
from plugins.core.city import City


class Bundle(Struct, frozen=True):
    """The files, where the templates find them, and the icons that signs are drawn with."""

    files: tuple[tuple[str, bytes], ...]
    preloads: tuple[str, ...]
    addresses: Mapping[str, str]
    icons: Mapping[str, str]

    def address(self, name: str) -> str:
        """Address of ``stylesheet``, ``script``, ``sprite``, ``icon``, or a part: ``plan.js``."""
        return self.addresses[name]

    def sign(self, icon: str, seed: str) -> str:
        """The designed picture of a business without one; an unknown icon gets the tag's."""
        return sign(self.icons.get(icon, self.icons["tag"]), seed)


def bundle(theme: Path, city: City, fonts: Fonts) -> Bundle:
    """Make every asset of ``theme`` for ``city``. Raises ``ColourError`` for its brand colour.

    A folder of ``static/parts`` is a style file, a script, or both, that its pages ask for.
    """
    colours = palette(city.brand_color)
    icons = read_icons(theme / "icons.yaml")
    static = theme / "static"
    messages = read_messages(catalogue_of(theme, city.languages[0]))
    parts = _parts(static / "parts")
    script, scripts = build_scripts(static / "js", parts, messages.text)
    styles = {name: build_part(name, folder) for name, folder in parts.items()}
    assets = {
        "stylesheet": build_stylesheet(static / "css", fonts.css, colours.css()),
        "script": script,
        "sprite": build_sprite(icons),
        "icon": build_site_icon(city.brand_color, dict(colours.light)["lamp"]),
        **{f"{name}.js": asset for name, asset in scripts.items()},
        **{f"{name}.css": asset for name, asset in styles.items() if asset},
    }
    files = (*assets.values(), *fonts.files)
    return Bundle(
        tuple((asset.name, asset.data) for asset in files),
        fonts.preloads,
        {name: asset.name for name, asset in assets.items()},
        icons,
    )


def _parts(folder: Path) -> dict[str, Path]:
    """The parts' folders by name; a theme may do without."""
    if not folder.is_dir():
        return {}
    return {path.name: path for path in sorted(folder.iterdir()) if path.is_dir()}
