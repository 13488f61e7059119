# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""All colours of a portal out of the city's one.

Each colour starts where the look was drawn and moves in lightness until everything that stands on
it or beside it can be read: 4.5:1 for text (WCAG 2.2, 1.4.3), 3:1 for what is operated or must be
recognised (1.4.11). A brand colour on which neither white nor dark text can be read is refused.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from plugins.assets.oklch import Oklch, contrast, from_hex
from plugins.regex import regex

TEXT = 4.5
CONTROL = 3.0
_STEP = 0.004

_HEX = regex(r"#[0-9a-fA-F]{6}\Z")
_GROUNDS = ("paper", "card", "tint", "tint-2")

#: Which colour must be told from which, and how well: (colour, ground, ratio).
PAIRS = (
    *((ink, ground, TEXT) for ink in ("ink", "soft", "act") for ground in _GROUNDS),
    ("on-brand", "brand", TEXT),
    ("on-act", "act", TEXT),
    ("on-deep", "deep", TEXT),
    ("lamp", "deep", TEXT),
    ("on-lamp", "lamp", TEXT),
    *((edge, ground, CONTROL) for edge in ("edge", "focus", "bar") for ground in _GROUNDS),
)


class ColourError(Exception):
    """A brand colour that cannot carry a portal: a German sentence, and which one could."""

    def __init__(self, message: str, hint: str) -> None:
        """Keep both sentences."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class Palette(Struct, frozen=True):
    """Token names, without the dashes, and their ``#rrggbb`` in the two schemes."""

    light: tuple[tuple[str, str], ...]
    dark: tuple[tuple[str, str], ...]

    def css(self) -> str:
        """Rules for ``:root``: plain values first, then ``light-dark()`` where it is understood."""
        dark = dict(self.dark)
        both = ";".join(
            f"--{name}:light-dark({tone},{dark[name]})"
            for name, tone in self.light
            if tone != dark[name]
        )
        return (
            f":root{{color-scheme:light dark;{_plain(self.light)}}}\n"
            f"@media (prefers-color-scheme:dark){{:root{{{_plain(self.dark)}}}}}\n"
            f"@supports (color:light-dark(red,red)){{:root{{{both}}}}}\n"
        )


@lru_cache(maxsize=8)
def palette(brand: str) -> Palette:
    """Derive every token from ``brand`` (``#rrggbb``).

    Raises ``ColourError`` if it is no such colour, or if text on it cannot reach 4.5:1.
    """
    if not _HEX.match(brand):
        raise ColourError(
            f"»{brand}« ist keine Farbe.",
            'Schreiben Sie sie mit Raute und sechs Ziffern, zum Beispiel "#0b5d4e".',
        )
    brand = brand.lower()
    tone = from_hex(brand)
    if _on_brand(brand) is None:
        raise ColourError(
            f"Auf der Farbe »{brand}« ist weder weiße noch dunkle Schrift gut zu lesen "
            "(Kontrast unter 4,5 : 1).",
            f'Die nächste Farbe, auf der es geht, ist "{_nearest_legible(tone)}".',
        )
    made = Palette(
        _scheme(brand, _light_grounds(tone), dark=False),
        _scheme(brand, _dark_grounds(tone), dark=True),
    )
    _assure(made)
    return made


def sky(brand: str) -> tuple[str, str]:
    """The sky at the head of a page by day and in the blue hour."""
    return _scene(brand, dark=False)["sky"], _scene(brand, dark=True)["sky"]


#: What is drawn behind and below the houses: lightness, chroma, and how far its hue is from the
#: brand's, by day and in the blue hour.
_SCENE = {
    "sky": ((0.945, 0.016, -10), (0.33, 0.055, 62)),
    "hill-far": ((0.885, 0.035, 0), (0.29, 0.05, 57)),
    "hill-near": ((0.81, 0.052, 0), (0.245, 0.042, 50)),
    "kerb": ((0.74, 0.012, 20), (0.37, 0.022, 50)),
    "pave": ((0.86, 0.012, 20), (0.25, 0.026, 50)),
    "iron": ((0.25, 0.035, 0), (0.13, 0.02, 30)),
}
#: Glass of a window with light behind it.
_GLASS = ("#fdeecb", "#e9bf6e")


def _scene(brand: str, dark: bool) -> dict[str, str]:
    hue = from_hex(brand).hue
    tones = {name: both[dark] for name, both in _SCENE.items()}
    drawn = {
        name: Oklch(light, much, hue + turn).hex() for name, (light, much, turn) in tones.items()
    }
    return {**drawn, "glass": _GLASS[dark]}


def _light_grounds(brand: Oklch) -> dict[str, str]:
    """The surfaces of the drawn day."""
    warm, muted = brand.hue - 60, min(brand.chroma / 0.085, 1.0)
    return {
        "paper": Oklch(0.975, 0.008 * muted, warm).hex(),
        "card": Oklch(0.995, 0.004 * muted, warm).hex(),
        "tint": Oklch(0.94, 0.026 * muted, brand.hue).hex(),
        "tint-2": Oklch(0.9, 0.038 * muted, brand.hue).hex(),
        "deep": Oklch(0.285, 0.048 * muted, brand.hue).hex(),
    }


def _dark_grounds(brand: Oklch) -> dict[str, str]:
    """The surfaces of the blue hour."""
    night, muted = brand.hue + 38, min(brand.chroma / 0.085, 1.0)
    return {
        "paper": Oklch(0.205, 0.026 * muted, night).hex(),
        "card": Oklch(0.25, 0.03 * muted, night).hex(),
        "tint": Oklch(0.29, 0.04 * muted, brand.hue).hex(),
        "tint-2": Oklch(0.34, 0.048 * muted, brand.hue).hex(),
        "deep": Oklch(0.15, 0.018 * muted, night).hex(),
    }


def _scheme(brand: str, grounds: dict[str, str], dark: bool) -> tuple[tuple[str, str], ...]:
    """Every token of one scheme, in the order of the style guide."""
    tone = from_hex(brand)
    hue, muted = tone.hue, min(tone.chroma / 0.085, 1.0)
    surfaces = [grounds[name] for name in _GROUNDS]
    step = _STEP if dark else -_STEP

    def legible(lightness: float, chroma: float, ratio: float) -> str:
        return _legible(Oklch(lightness, chroma, hue), surfaces, ratio, step)

    ink = legible(0.95, 0.012 * muted, 7.0) if dark else legible(0.24, 0.035 * muted, 7.0)
    night_ink = Oklch(0.24, 0.035 * muted, hue).hex()
    chroma = min(tone.chroma, 0.1)
    act = legible(0.86, chroma, TEXT) if dark else legible(tone.lightness, tone.chroma, TEXT)
    # The one second hue: light itself. Always under dark text.
    lamp = Oklch(0.86 if dark else 0.89, 0.12, 85).hex()
    bar = legible(0.6, chroma, CONTROL) if dark else legible(tone.lightness, tone.chroma, CONTROL)
    tokens = {
        "brand": brand,
        "on-brand": _on_brand(brand) or "#ffffff",
        "paper": grounds["paper"],
        "card": grounds["card"],
        "ink": ink,
        "soft": legible(0.78 if dark else 0.44, 0.024 * muted, TEXT),
        "line": Oklch(0.36 if dark else 0.83, 0.022 * muted, hue).hex(),
        "edge": legible(0.63 if dark else 0.55, 0.04 * muted, CONTROL),
        "act": act,
        "on-act": Oklch(0.2, 0.03 * muted, hue).hex() if dark else "#ffffff",
        "tint": grounds["tint"],
        "tint-2": grounds["tint-2"],
        "deep": grounds["deep"],
        "on-deep": Oklch(0.94, 0.016 * muted, hue).hex(),
        "lamp": lamp,
        "on-lamp": night_ink,
        "bar": bar,
        "bar-past": Oklch(0.38 if dark else 0.79, 0.035 * muted, hue).hex(),
        "focus": lamp if dark else ink,
        **_scene(brand, dark),
    }
    return tuple(tokens.items())


def _legible(start: Oklch, grounds: list[str], ratio: float, step: float) -> str:
    """``start`` or the nearest lighter (``step`` > 0) or darker tone that all grounds can carry.

    Black or white carries any ratio we ask for on our grounds, so there always is one.
    """
    lightness = start.lightness
    while True:
        tone = Oklch(lightness, start.chroma, start.hue).hex()
        if all(contrast(tone, ground) >= ratio for ground in grounds):
            return tone
        if not 0 < lightness < 1:
            return tone
        lightness += step


def _on_brand(brand: str) -> str | None:
    """White or dark text for ``brand``, whichever reads better; None if neither reads well."""
    tone = from_hex(brand)
    dark = Oklch(0.2, min(tone.chroma, 0.03), tone.hue).hex()
    best = max(("#ffffff", dark), key=lambda text: contrast(text, brand))
    return best if contrast(best, brand) >= TEXT else None


def _nearest_legible(brand: Oklch) -> str:
    """The tone of the same hue, a little darker or lighter, on which text can be read."""
    for distance in range(1, 300):
        for sign in (-1, 1):
            lightness = brand.lightness + sign * distance * _STEP / 2
            tone = Oklch(lightness, brand.chroma, brand.hue).hex()
            if 0 < lightness < 1 and _on_brand(tone):
                return tone
    return "#0b5d4e"


def _assure(made: Palette) -> None:
    """Measure what was derived: the promise is kept by a check, not by an argument."""
    for tones in (dict(made.light), dict(made.dark)):
        for colour, ground, ratio in PAIRS:
            if contrast(tones[colour], tones[ground]) < ratio:
                raise ColourError(
                    f"Aus »{tones['brand']}« lassen sich keine gut lesbaren Farben ableiten "
                    f"({colour} auf {ground}).",
                    "Wählen Sie einen dunkleren oder kräftigeren Ton.",
                )


def _plain(tones: tuple[tuple[str, str], ...]) -> str:
    return ";".join(f"--{name}:{tone}" for name, tone in tones)
