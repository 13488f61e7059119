# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everything of the theme that a browser loads, for one city."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from plugins.assets.asset import Asset, Bundle, named
from plugins.assets.colour import palette
from plugins.assets.fonts import Fonts
from plugins.assets.icons import build_sprite, read_icons
from plugins.assets.minifier import Minifier, minifier
from plugins.assets.scripts import build_scripts
from plugins.assets.site_icon import build_home_icons, build_site_icon
from plugins.assets.stylesheet import build_part, build_stylesheet
from plugins.core.city import City
from plugins.core.messages import catalogue_of, read_messages
from plugins.houses.kept_sprite import sprite_of


def bundle(theme: Path, city: City, fonts: Fonts) -> Bundle:
    """Make every asset of ``theme`` for ``city``. Raises ``ColourError`` for its brand colour.

    A folder of ``static/parts`` is a style file, a script, or both, that its pages ask for.
    """
    colours = palette(city.brand_color)
    light = dict(colours.light)
    icons = read_icons(theme / "icons.yaml")
    static = theme / "static"
    parts = _parts(static / "parts")
    with minifier() as shorter:
        own, *further = [_scripts(theme, parts, lang, shorter) for lang in city.languages]
        styles = {name: build_part(name, parts, shorter.style) for name in parts}
        main = build_stylesheet(static / "css", fonts.css, colours.css(), shorter.style)
    assets = {
        "stylesheet": main,
        **own,
        "sprite": build_sprite(icons),
        "houses": named("haeuser", "svg", sprite_of(city.houses)),
        "icon": build_site_icon(city.brand_color, light["lamp"]),
        **build_home_icons(city.brand_color, light["card"], light["lamp"]),
        **{f"{name}.css": asset for name, asset in styles.items() if asset},
    }
    spoken = [asset for scripts in further for asset in scripts.values()]
    files = {asset.name: asset.data for asset in (*assets.values(), *fonts.files, *spoken)}
    return Bundle(
        tuple(files.items()),
        fonts.preloads,
        _addresses(assets),
        dict(zip(city.languages[1:], map(_addresses, further), strict=True)),
    )


def _addresses(assets: Mapping[str, Asset]) -> dict[str, str]:
    return {name: asset.name for name, asset in assets.items()}


def _scripts(
    theme: Path, parts: Mapping[str, Path], language: str, shorter: Minifier
) -> dict[str, Asset]:
    """The scripts in one language: ``script``, and those of the parts (``plan.js``)."""
    messages = read_messages(catalogue_of(theme, language))
    script, scripts = build_scripts(theme / "static" / "js", parts, messages.text, shorter.script)
    return {"script": script, **{f"{name}.js": asset for name, asset in scripts.items()}}


def _parts(folder: Path) -> dict[str, Path]:
    """The parts' folders by name; a theme may do without."""
    if not folder.is_dir():
        return {}
    return {path.name: path for path in sorted(folder.iterdir()) if path.is_dir()}
