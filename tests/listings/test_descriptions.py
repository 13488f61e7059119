# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a list says of itself where it is searched for."""

import re
from html import unescape
from pathlib import Path

from plugins.listings.describing import seldom_first, with_names

LISTS = ("angebote", "betriebe", "kategorien", "neuigkeiten", "strassen", "veranstaltungen")


def test_names_follow_as_far_as_they_are_shown() -> None:
    """A sentence that has a colon gets a dash; what is left out is marked."""
    assert with_names("Läden in Neustadt.", ["Anker", "Boje"]) == "Läden in Neustadt: Anker, Boje."
    assert with_names("Musik: was los ist.", ["Chor"]) == "Musik: was los ist – Chor."
    assert with_names("Nichts.", []) == "Nichts."
    long = with_names("Läden.", ["Laden am Alten Markt"] * 30)
    assert long.endswith(" …")
    assert len(long) <= 162


def test_what_is_seldom_stands_first() -> None:
    """In the order in which it comes, if it is equally seldom."""
    assert seldom_first(["Markt", "Lesung", "Markt", "Chor"]) == ["Lesung", "Chor", "Markt"]


def test_every_list_of_the_demo_says_something_of_its_own(demo_site: Path) -> None:
    """Of those that search engines may list: long enough, and no two alike."""
    found: dict[str, Path] = {}
    for folder in LISTS:
        for page in (demo_site / folder).rglob("index.html"):
            html = page.read_text("utf-8")
            if 'name="robots" content="noindex"' in html:
                continue
            match = re.search(r'<meta name="description" content="([^"]*)"', html)
            assert match
            said = unescape(match[1])
            assert said not in found, (page, found.get(said))
            found[said] = page
            one_of_a_list = page.parents[1].name == folder and folder in ("betriebe", "angebote")
            assert len(said) >= (40 if one_of_a_list else 60), (page, said)
    assert len(found) > 200
