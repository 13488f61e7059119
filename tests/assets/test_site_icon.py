# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The icons for home screens, read by Pillow."""

import io

import pytest
from PIL import Image, ImageDraw

from plugins.assets.site_icon import SIZES, build_home_icons, png

BRAND, HOUSE, LAMP = "#0b5d4e", "#fdfdfa", "#fcd77a"


@pytest.mark.parametrize("size", SIZES)
def test_an_icon_has_its_size_and_colours(size: int) -> None:
    """Opaque, the city's colour at the edges, a house in the middle with one window lit."""
    data = build_home_icons(BRAND, HOUSE, LAMP)[f"icon-{size}.png"].data
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        assert (image.size, image.mode) == ((size, size), "RGB")
        assert image.getpixel((0, 0)) == image.getpixel((size - 1, size - 1)) == (11, 93, 78)
        assert image.getpixel((size // 2, size // 4)) == (253, 253, 250)
        assert image.getpixel((size * 45 // 100, size // 2)) == (252, 215, 122)
    assert len(data) < 6_000


def test_what_is_cut_to_a_circle_stays_whole() -> None:
    """Everything but the ground lies within 0.8 of the side (W3C: maskable icons)."""
    data = build_home_icons(BRAND, HOUSE, LAMP)["icon-512.png"].data
    with Image.open(io.BytesIO(data)) as image:
        mask = Image.new("L", image.size, 255)
        ImageDraw.Draw(mask).ellipse((51.2, 51.2, 460.8, 460.8), fill=0)
        outside = Image.composite(image, Image.new("RGB", image.size, BRAND), mask)
        assert outside.getcolors() == [(512 * 512, (11, 93, 78))]


def test_edges_are_as_soft_as_a_large_drawing_made_smaller() -> None:
    """Pillow draws the shape eight times as large and takes means: no pixel differs by much."""
    points = [(10.3, 3.7), (58.1, 30.2), (41.4, 60.9), (5.2, 44.4)]
    ours = Image.open(io.BytesIO(png(64, (0, 0, 0), [((255, 255, 255), points)]))).convert("L")
    large = Image.new("L", (512, 512))
    ImageDraw.Draw(large).polygon([(8 * x, 8 * y) for x, y in points], fill=255)
    theirs = large.resize((64, 64), Image.Resampling.BOX)
    worst = max(abs(a - b) for a, b in zip(ours.tobytes(), theirs.tobytes(), strict=True))
    assert worst <= 56
