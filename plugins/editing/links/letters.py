# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The letter that brings a business its link: A4, with a code for its phone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from plugins.assets.colour import ColourError, palette
from plugins.assets.fonts import Fonts
from plugins.core.city import City
from plugins.editing.links.links import Link
from plugins.editing.submission import Value
from plugins.editing.templates import THEME, environment

#: The styles beside the letters.
STYLES = "brief.css"
_FALLBACK = "#0b5d4e"


class Invitation(Struct, frozen=True):
    """A letter: to whom, and the address with its code (modules a side, and SVG path data)."""

    link: Link
    name: str
    address: tuple[str, ...]
    url: str
    code_size: int
    code_path: str


def address_lines(said: Mapping[str, Value], city: City) -> tuple[str, ...]:
    """Where the letter goes, below the name."""
    street = _text(said.get("street_address"))
    place = f"{_text(said.get('postal_code')) or city.postal_code} " + (
        _text(said.get("address_locality")) or city.name
    )
    return tuple(line for line in (street, place.strip()) if line)


def letters(invitations: Iterable[Invitation], city: City, day: str, host: str) -> str:
    """One document with a sheet for each; ``day`` is the date as it is written in a letter."""
    template = environment().get_template("letter.html")
    return template.render(
        invitations=list(invitations),
        city=city,
        day=day,
        host=host,
        styles=STYLES,
        brand=_light(city)["brand"],
    )


def lay_styles(city: City, fonts: Fonts, folder: Path) -> None:
    """Lay the styles, the city's colours and the fonts into ``folder``."""
    for font in fonts.files:
        (folder / font.file_name).write_bytes(font.data)
    colours = "".join(f"--{name}:{tone};" for name, tone in _light(city).items())
    own = (THEME / "editing" / "letter.css").read_text("utf-8")
    (folder / STYLES).write_text(f"{fonts.css}:root{{{colours}}}\n{own}", "utf-8")


def _light(city: City) -> dict[str, str]:
    try:
        return dict(palette(city.brand_color).light)
    except ColourError:
        return dict(palette(_FALLBACK).light)


def _text(value: Value | None) -> str:
    return value if isinstance(value, str) else ", ".join(value or ())
