# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sign of a page: its size, its words, and that they stay on the board."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from plugins.assets.colour import palette
from plugins.sharing.lettering import name
from plugins.sharing.sign import HEIGHT, WIDTH, draw_sign
from plugins.sharing.words_on_it import OnSign

GREEN, YELLOW = "#0b5d4e", "#f0b400"
LONG = "Kreishandwerkerschaftsverwaltungsgesellschaftsgebäudereinigungsdienst"


def drawn(words: OnSign, brand: str = GREEN) -> Image.Image:
    """The picture, as whoever is sent the link sees it."""
    data = draw_sign(words, "Unser Lennebrück", "lennebrueck.example", brand)
    assert len(data) <= 60_000
    return Image.open(io.BytesIO(data)).convert("RGB")


@pytest.mark.parametrize("brand", [GREEN, YELLOW, "#7a1f3d", "#222222"])
def test_a_sign_has_the_size_that_networks_ask_for(brand: str) -> None:
    """1200 × 630, the board in the city's colour, writing on it in one that can be read."""
    image = drawn(OnSign("Bäckerei", "Bäckerei Hövel", "Lange Straße 12"), brand)
    assert image.size == (WIDTH, HEIGHT) == (1200, 630)
    tokens = dict(palette(brand).light)
    there = {colour for _, colour in image.getcolors(1 << 20) or []}
    for token in ("brand", "on-brand"):
        assert tuple(bytes.fromhex(tokens[token][1:])) in there


def test_the_same_words_give_the_same_bytes() -> None:
    """And other words others."""
    words = OnSign("Markt", "Adventsmarkt", "Freitag · Marktplatz")
    one, other = (draw_sign(words, "Portal", "a.example", GREEN) for _ in range(2))
    assert one == other
    assert one != draw_sign(words._replace(name="Ostermarkt"), "Portal", "a.example", GREEN)


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=300))
def test_no_name_leaves_the_board(text: str) -> None:
    """Whatever somebody's shop is called: what lies around the board is untouched."""
    image = drawn(OnSign("Gaststätte – vorübergehend geschlossen", text or "–", "Markt 1"))
    plain = drawn(OnSign("", ".", ""))
    for box in ((0, 0, 1200, 26), (0, 0, 26, 416), (1174, 0, 1200, 416), (0, 398, 1200, 630)):
        assert image.crop(box).tobytes() == plain.crop(box).tobytes()


def test_a_word_longer_than_a_line_is_broken() -> None:
    """With a hyphen, and not made so small that nobody can read it."""
    block = name(LONG, 1076)
    assert block.width <= 1080
    assert block.height > 2 * 40


def test_umlauts_keep_their_dots() -> None:
    """What stands above a capital is not cut off: there is a dark row over it."""
    mask = name("ÄÖÜ", 1076).mask
    assert mask.crop((0, 0, mask.width, 1)).getbbox() is None
    assert mask.getbbox() is not None
