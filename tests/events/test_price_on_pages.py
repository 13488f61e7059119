# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an event costs is written in the money in which it is paid."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from tests.building import build_site
from tests.small_town import write_town

CONCERT = """\
---
name: Konzert in der Kirche
start_date: 2026-11-28T19:00
location: Kirche
event_category: music
price: 15
price_currency: CHF
---
"""


def test_a_price_in_francs_is_no_price_in_euros(tmp_path: Path) -> None:
    """On the event's own page, and in the list of its month."""
    content = write_town(tmp_path / "content")
    (content / "events").mkdir(exist_ok=True)
    (content / "events" / "konzert.md").write_text(CONCERT, "utf-8")
    output = build_site(tmp_path, content)
    for page in ("veranstaltungen/konzert", "veranstaltungen/2026/11"):
        html = (output / page / "index.html").read_text("utf-8")
        shown = BeautifulSoup(html, "html.parser").get_text().replace("\N{NO-BREAK SPACE}", " ")
        assert "15,00 CHF" in shown
        assert "15,00 €" not in shown
