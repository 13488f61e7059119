# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A sign with a photograph: its bytes, its words, and that neither leaves its place."""

import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from plugins.images.encode import middle_of
from plugins.images.picture import Picture
from plugins.sharing.lettering import beside
from plugins.sharing.shop_window import BOARD, MOST_BYTES, SILL, TOP, draw_window
from plugins.sharing.words_on_it import OnSign

GREEN = "#0b5d4e"
WORDS = OnSign("Bäckerei", "Bäckerei Hövel", "Lange Straße 12")


def plain(width: int, height: int) -> Image.Image:
    """A photograph of fog."""
    return Image.new("RGB", (width, height), "silver")


def grain(width: int, height: int) -> Image.Image:
    """A photograph that no encoder makes small: nothing but noise."""
    noise = random.Random(1).randbytes(width * height * 3)
    return Image.frombytes("RGB", (width, height), noise)


def drawn(words: OnSign, cut: object = plain, brand: str = GREEN) -> tuple[bytes, Image.Image]:
    """The file, and the picture in it."""
    data = draw_window(words, "Unser Lennebrück", "lennebrueck.example", brand, cut)  # type: ignore[arg-type]
    image = Image.open(io.BytesIO(data))
    assert (image.format, image.size) == ("JPEG", (1200, 630))
    return data, image.convert("RGB")


def test_no_photograph_makes_the_picture_larger_than_allowed() -> None:
    """Whatever there is to see on it; and the words stay as sharp as beside fog."""
    data, image = drawn(WORDS, grain)
    assert 20_000 < len(data) <= MOST_BYTES
    _, calm = drawn(WORDS)
    board = (0, 80, BOARD - 24, SILL)
    apart = ImageChops.difference(image.crop(board), calm.crop(board)).convert("L")
    assert sum(apart.histogram()[40:]) < 0.002 * apart.width * apart.height


def test_the_same_words_and_pixels_give_the_same_bytes() -> None:
    """However often it had to be tried."""
    assert drawn(WORDS, grain)[0] == drawn(WORDS, grain)[0]


@settings(max_examples=25, deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=300),
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=80), max_size=3
    ),
)
def test_no_words_leave_the_board(name: str, notes: list[str]) -> None:
    """Whatever a shop is called, and wherever it is."""
    room = 404
    blocks = beside(("Gaststätte – vorübergehend geschlossen", name), notes[:2], 452, room)
    assert sum(block.height for block in blocks) <= room
    assert all(block.width <= 456 for block in blocks)


def test_a_day_is_not_parted_from_its_month() -> None:
    """Nor a number from its unit: a fixed space ends no line."""
    days = "Samstag, 28. November 2026", "Samstag, 28.\xa0November 2026"
    parted, whole = (beside(("", ""), (day,), 340, 404) for day in days)
    assert parted[0].width < whole[0].width


@pytest.mark.parametrize(("width", "height"), [(1600, 900), (600, 1600), (300, 200)])
def test_the_middle_of_a_photograph_fills_the_window(width: int, height: int) -> None:
    """Of one that is too wide both sides are left away alike, of one that is too high more below,
    where there are neither faces nor gables.
    """
    photo = Image.new("RGB", (width, height), "white")
    photo.paste("black", (0, 0, width // 2, height // 2))
    buffer = io.BytesIO()
    photo.save(buffer, "PNG")
    picture = Picture("a.png", "PNG", width, height)
    size = (1200 - BOARD, SILL - TOP)
    middle = middle_of(buffer.getvalue(), picture, *size)
    assert (middle.size, middle.mode) == (size, "RGB")
    assert middle.getpixel((size[0] // 2 - 20, 10)) == (0, 0, 0)
    assert middle.getpixel((size[0] // 2 + 20, 10)) == (255, 255, 255)
    dark = sum(middle.getpixel((0, y)) == (0, 0, 0) for y in range(size[1]))
    assert dark > size[1] * 0.49
