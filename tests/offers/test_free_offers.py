# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What costs nothing is called so, in words and not in figures."""

from __future__ import annotations

import re
from pathlib import Path

from bs4 import BeautifulSoup

from tests.building import build_site
from tests.small_town import write_town

SWAP = """\
---
name: Tauschregal
business: laden-1
valid_from: 2026-11-01
valid_through: 2027-01-31
price: {price}
{more}---
"""
SINGING = """\
---
name: Singen
start_date: 2026-11-28T19:00
location: Kirche
price: 0
---
"""


def text_of(page: Path) -> str:
    """What a page says, without its data for machines."""
    soup = BeautifulSoup((page / "index.html").read_text("utf-8"), "html.parser")
    for script in soup("script"):
        script.decompose()
    return soup.get_text(" ").replace("\N{NO-BREAK SPACE}", " ")


def test_an_offer_for_nothing_is_free_in_words(tmp_path: Path) -> None:
    """In lists, on its page, reduced or not; what machines read has the figure."""
    content = write_town(tmp_path / "content")
    (content / "offers").mkdir()
    reduced = "previous_price: 5\nlowest_price_30_days: 4.50\n"
    per_piece = "unit_price: 0\nprice_unit: 1 Stück\n"
    for name, price, more in (("regal", "0", per_piece), ("rest", "0.00", reduced)):
        (content / "offers" / f"{name}.md").write_text(SWAP.format(price=price, more=more), "utf-8")
    (content / "events" / "singen.md").write_text(SINGING, "utf-8")
    output = build_site(tmp_path, content)
    for page in ("angebote", "angebote/regal", "angebote/rest", "betriebe/laden-1", "schaufenster"):
        said = text_of(output / page)
        assert "kostenlos" in said, page
        assert " 0,00" not in said, page
    assert "vorher: 5,00 €" in " ".join(text_of(output / "angebote" / "rest").split())
    assert "Eintritt frei" in text_of(output / "veranstaltungen")
    assert "0,00" not in text_of(output / "veranstaltungen" / "singen")
    for page in ("angebote/regal", "angebote/rest"):
        html = (output / page / "index.html").read_text("utf-8")
        found = re.search(r'"price":\s*"(0(?:\.00)?)"', html)
        assert found, f"{page}: JSON-LD has lost its price"
