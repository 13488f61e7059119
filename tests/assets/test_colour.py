# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A city's colour makes a portal that can be read, or is refused."""

from __future__ import annotations

import re

import pytest
from coloraide import Color
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.assets.colour import ColourError, palette
from plugins.assets.oklch import Oklch, contrast, from_hex

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")
GROUNDS = ("paper", "card", "tint", "tint-2")


def ratio(one: str, other: str) -> float:
    """WCAG contrast by another library."""
    return float(Color(one).contrast(Color(other), method="wcag21"))


def legible(brand: str) -> bool:
    """Whether a brand colour is taken."""
    try:
        palette(brand)
    except ColourError:
        return False
    return True


@settings(deadline=None, max_examples=40)
@given(COLOURS)
def test_every_text_can_be_read_in_both_schemes(brand: str) -> None:
    """4.5:1 for text, 3:1 for controls, measured by another library; or the colour is refused."""
    try:
        made = palette(brand)
    except ColourError as error:
        suggestion = re.findall("#[0-9a-f]{6}", error.hint)[0]
        assert legible(suggestion)
        assert Color(suggestion).delta_e(Color(brand), method="ok") < 0.1
        return
    for scheme in (dict(made.light), dict(made.dark)):
        for ground in GROUNDS:
            for text in ("ink", "soft", "act"):
                assert ratio(scheme[text], scheme[ground]) >= 4.5
            for control in ("edge", "bar", "focus"):
                assert ratio(scheme[control], scheme[ground]) >= 3
        for surface in ("brand", "act", "deep", "lamp"):
            assert ratio(scheme[f"on-{surface}"], scheme[surface]) >= 4.5
        assert ratio(scheme["lamp"], scheme["deep"]) >= 4.5


@pytest.mark.parametrize("brand", ["#777777", "#d81fa9", "#6b7f32"])
def test_a_colour_between_white_and_dark_text_is_refused(brand: str) -> None:
    """Neither reaches 4.5:1; the sentence says so and the hint names a colour that works."""
    with pytest.raises(ColourError) as caught:
        palette(brand)
    assert brand in caught.value.message
    assert legible(re.findall("#[0-9a-f]{6}", caught.value.hint)[0])


@pytest.mark.parametrize(
    "brand", ["", "green", "#0b5", "#0b5d4e ", "#0b5d4g", "0b5d4e", "#0b5d4e\n"]
)
def test_what_is_no_colour_is_refused(brand: str) -> None:
    """A sentence, not a traceback."""
    with pytest.raises(ColourError, match="keine Farbe"):
        palette(brand)


def test_the_brand_stays_what_the_city_chose() -> None:
    """Surfaces in the city's colour have exactly that colour, in both schemes."""
    made = palette("#0B5D4E")
    assert dict(made.light)["brand"] == dict(made.dark)["brand"] == "#0b5d4e"


def test_old_browsers_get_plain_values_for_both_schemes() -> None:
    """Nothing depends on light-dark(): it only refines what stands before it."""
    plain, _, refined = palette("#0b5d4e").css().partition("@supports")
    light, _, dark = plain.partition("@media (prefers-color-scheme:dark)")
    names = set(re.findall(r"--[\w-]+(?=:)", light))
    assert names == set(re.findall(r"--[\w-]+(?=:)", dark)) >= {"--paper", "--on-act", "--tint-2"}
    assert "light-dark(" not in plain
    assert "light-dark(" in refined


@settings(deadline=None, max_examples=60)
@given(COLOURS, COLOURS)
def test_our_colour_arithmetic_agrees_with_a_library(one: str, other: str) -> None:
    """OKLCH and contrast are the ones of the standards."""
    mine, theirs = from_hex(one), Color(one).convert("oklch")
    assert mine.lightness == pytest.approx(theirs["lightness"], abs=1e-3)
    assert mine.chroma == pytest.approx(theirs["chroma"], abs=1e-3)
    assert contrast(one, other) == pytest.approx(ratio(one, other), rel=1e-3)
    assert mine.hex() == one


@settings(deadline=None, max_examples=60)
@given(st.floats(0.1, 0.99), st.floats(0, 0.4), st.floats(0, 360))
def test_a_colour_no_screen_has_becomes_the_nearest_of_its_hue(
    lightness: float, chroma: float, hue: float
) -> None:
    """Chroma gives way, lightness stays."""
    shown = from_hex(Oklch(lightness, chroma, hue).hex())
    assert shown.lightness == pytest.approx(lightness, abs=0.03)
    assert shown.chroma <= chroma + 0.02
