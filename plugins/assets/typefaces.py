# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which typefaces the theme is set in, which letters it needs, and what stands in meanwhile."""

from __future__ import annotations

from msgspec import Struct

#: What German pages use: ASCII, German letters, the accents of Café, Crêpe, Garçon and Señor, the
#: Turkish letters of many a high street (Yıldız: else 25 KB more for one sign), signs like § and ½,
#: narrow spaces, dashes, quotation marks, bullets, € and №, arrows, minus.
LATIN = frozenset(
    [
        *range(0x20, 0x7F),
        *map(ord, "ÄÖÜäöüßẞ\xa0\xad§©®«»°±²³´µ·½¼¾×÷ÀÉÈÇÁàáâåæçèéêëíîïñóôøúûœĞğİıŞş"),
        *(0x2009, 0x202F, 0x2010, 0x2011, 0x2013, 0x2014),
        *map(ord, "‘’‚“”„‹›†•…‰⁄€№™←→↗−"),
    ]
)
_MORE = frozenset([*range(0xA1, 0x180), *range(0x218, 0x21C)])
#: The names of neighbours, Łukasz, Dvořák and Niță, and the rest of Latin-1: a second file,
#: which a browser fetches only for a page that has such a letter.
LATIN_EXTENDED = _MORE - LATIN
#: Between two names of neighbours who lays out paper takes the space from where their letters are.
SPACES = frozenset([0x20, 0xA0])
#: Those of the first file that stand between them.
AMONG_THEM = _MORE & LATIN


class StandIn(Struct, frozen=True):
    """A font that is on the reader's device: shown until ours has come, in ours' measures.

    ``weight`` is a CSS weight or range; ``measured_at`` the weight of ours it is fitted to;
    ``mean_width`` is the mean advance of German text in em.
    """

    local_names: tuple[str, ...]
    weight: str
    measured_at: float
    mean_width: float


class Typeface(Struct, frozen=True):
    """A family: where its variable font is installed, which part of it is used.

    ``weights`` are the least and the greatest weight; equal ones give a font of that weight alone.
    """

    family: str
    package: str
    path: str
    weights: tuple[float, float]
    features: tuple[str, ...]
    tabular: bool
    stand_ins: tuple[StandIn, ...]


# Mean widths: Arial from its metric twin Arimo; Georgia Bold from the published mean of 1062/2048
# for English, times Arial's German-to-English ratio. Letters weighted as in ``GERMAN``.
TYPEFACES = (
    Typeface(
        "Vollkorn",
        "fontpkg_vollkorn",
        "files/Vollkorn[wght].ttf",
        (800.0, 800.0),
        ("kern", "liga", "ccmp", "locl", "mark", "lnum", "tnum"),
        tabular=False,
        stand_ins=(StandIn(("Georgia Bold", "Georgia-Bold"), "800", 800.0, 0.534),),
    ),
    Typeface(
        "Libre Franklin",
        "fontpkg_libre_franklin",
        "files/LibreFranklin[wght].ttf",
        (400.0, 700.0),
        ("kern", "liga", "ccmp", "locl", "mark"),
        tabular=True,
        stand_ins=(
            StandIn(("Arial", "ArialMT"), "400 550", 400.0, 0.4547),
            StandIn(("Arial Bold", "Arial-BoldMT"), "551 700", 700.0, 0.4900),
        ),
    ),
)

#: How often a letter stands in 1,000 of German text, spaces included (Beutelspacher, Kryptologie,
#: table 1.3, umlauts and ß counted apart).
GERMAN = {
    " ": 175.0,
    **dict(
        zip("enisratdhulcg", (174, 98, 76, 73, 70, 65, 62, 51, 48, 44, 34, 31, 30), strict=True)
    ),
    **dict(zip("mobwfkzvp", (25, 25, 19, 19, 17, 12, 11, 7, 8), strict=True)),
    **dict(zip("üäößj", (6, 5, 3, 3, 3), strict=True)),
}
