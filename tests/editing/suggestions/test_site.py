# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the portal's pages lead to the form service."""

import re
from pathlib import Path

from tests.building import build_site
from tests.small_town import write_town

_SERVICE = "https://eintrag.kleinstadt.example/"


def _leads(page: Path) -> set[str]:
    return set(re.findall(rf'href="{_SERVICE}([^"]*)"', page.read_text("utf-8")))


def test_with_a_form_service_pages_lead_there(tmp_path: Path) -> None:
    """To report a mistake from each page, a missing business and event, to ask for a link."""
    content = write_town(tmp_path / "content")
    city = content / "city.yaml"
    city.write_text(city.read_text("utf-8") + f"editing_url: {_SERVICE[:-1]}\n", "utf-8")
    site = build_site(tmp_path, content)
    mistake = "melden/fehler"
    about = "?seite=https%3A//kleinstadt.example/betriebe/laden-1/"
    assert _leads(site / "index.html") >= {mistake}
    assert _leads(site / "betriebe" / "index.html") == {mistake, "melden/betrieb"}
    assert _leads(site / "veranstaltungen" / "index.html") == {mistake, "melden/termin"}
    business = site / "betriebe" / "laden-1" / "index.html"
    assert _leads(business) == {mistake, mistake + about, "melden/link" + about}
    assert 'referrerpolicy="no-referrer-when-downgrade"' in business.read_text("utf-8")
    assert "mailto:stadt@" not in business.read_text("utf-8").split("<footer")[1]


def test_an_english_page_leads_to_the_english_form(tmp_path: Path) -> None:
    """All of them; the form reads the language of a business's page in its address."""
    content = write_town(tmp_path / "content")
    city = content / "city.yaml"
    told = f"editing_url: {_SERVICE[:-1]}\nlanguages: [de, en]\n"
    city.write_text(city.read_text("utf-8") + told, "utf-8")
    site = build_site(tmp_path, content) / "en"
    assert _leads(site / "betriebe" / "index.html") == {
        "melden/fehler?sprache=en",
        "melden/betrieb?sprache=en",
    }
    assert "melden/termin?sprache=en" in _leads(site / "veranstaltungen" / "index.html")
    about = "?seite=https%3A//kleinstadt.example/en/betriebe/laden-1/"
    assert f"melden/fehler{about}" in _leads(site / "betriebe" / "laden-1" / "index.html")
