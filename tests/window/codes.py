# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reading the QR codes of a page as a telephone does: from a picture, by another program."""

import re

import zxingcpp
from bs4 import BeautifulSoup
from PIL import Image, ImageDraw

#: Pixels a module.
_SCALE = 6


def codes_in(html: str) -> list[str]:
    """Return what each QR code of the page says."""
    return [_read(str(svg)) for svg in BeautifulSoup(html, "html.parser").select("svg.qr")]


def _read(svg: str) -> str:
    box = re.search(r'viewbox="(-?\d+) -?\d+ (\d+) (\d+)"', svg, re.IGNORECASE)
    assert box is not None
    edge, side = -int(box[1]), int(box[2])
    assert edge >= 4, "a code has four modules of white around it (ISO/IEC 18004)"
    picture = Image.new("L", (side * _SCALE, side * _SCALE), 255)
    draw = ImageDraw.Draw(picture)
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", svg):
        left, top = (int(x) + edge) * _SCALE, (int(y) + edge) * _SCALE
        draw.rectangle((left, top, left + int(width) * _SCALE - 1, top + _SCALE - 1), fill=0)
    found = zxingcpp.read_barcodes(picture)
    assert len(found) == 1
    return str(found[0].text)
