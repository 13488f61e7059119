# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What lists of businesses show beside and below their rows."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from plugins import features
from plugins.core.pipeline import Run, walk
from plugins.listings.base import PER_PAGE
from plugins.listings.categories import MOST_HOUSES
from plugins.listings.streets import MOST_BESIDE
from tests.drawing import drawn
from tests.small_town import BUSINESS, write_town

#: The last one ends first.
OFFER = """\
---
name: Angebot {number}
business: laden-1
valid_from: 2026-11-01
valid_through: 2026-12-{day:02d}
---

Nur jetzt.
"""


def pages_of(content: Path) -> Mapping[str, Any]:
    """All pages of a content folder, drawn."""
    features.activate()
    return drawn(walk(Run(content, datetime(2026, 11, 23))))  # noqa: DTZ001 - the city's clock


def write_streets(folder: Path, count: int, status: str = "") -> None:
    """One shop in each of ``count`` streets, Aweg to …; its number is its street's."""
    for number in range(count):
        name = f"{chr(ord('A') + number % 26)}weg{'' if number < 26 else ' Nord'}"
        text = BUSINESS.format(name=f"Geschäft {number}", number=1).replace("Markt", name)
        path = folder / "businesses" / f"geschaeft-{number:02d}.md"
        path.write_text(text.replace("---\n\nBrot", f"{status}---\n\nBrot"), "utf-8")


def beside(pages: Mapping[str, Any], slug: str) -> list[str]:
    """The streets that a street's page names."""
    return [street.label for street in pages[f"strassen/{slug}/index.html"].data["siblings"]]


def test_a_street_names_those_beside_it(tmp_path: Path) -> None:
    """As many before it as after it, at both ends of the alphabet as many in all."""
    content = write_town(tmp_path / "content")
    write_streets(content, 40)
    pages = pages_of(content)
    for slug, first, last in [
        ("aweg", "Aweg", "Markt"),
        ("kweg", "Eweg", "Rweg"),
        ("zweg", "Iweg", "Zweg"),
    ]:
        found = beside(pages, slug)
        assert found[-1] == "Alle Straßen"
        assert len(found) == MOST_BESIDE + 1
        assert slug.title() in found
        streets = found[:-1]
        assert streets == sorted(streets)
        assert (streets[0], streets[-1]) == (first, last)


def test_a_small_town_names_all_its_streets(tmp_path: Path) -> None:
    """There is no way to all of them where all of them stand there."""
    content = write_town(tmp_path / "content")
    write_streets(content, 3)
    assert beside(pages_of(content), "bweg") == ["Aweg", "Bweg", "Cweg", "Markt"]


def test_a_street_of_closed_shops_has_neighbours_too(tmp_path: Path) -> None:
    """It is not among the streets, and its page is still there."""
    content = write_town(tmp_path / "content")
    write_streets(content, 2, "status: closed\n")
    assert beside(pages_of(content), "aweg") == ["Markt"]


@pytest.mark.parametrize("list_page", ["strassen/markt/", "kategorien/baeckerei/", "betriebe/"])
def test_lists_show_the_offers_that_end_first(tmp_path: Path, list_page: str) -> None:
    """Six of them, and what comes first is not what was written first."""
    content = write_town(tmp_path / "content")
    (content / "offers").mkdir()
    for number in range(1, 10):
        text = OFFER.format(number=number, day=20 - number)
        (content / "offers" / f"angebot-{number}.md").write_text(text, "utf-8")
    data = pages_of(content)[f"{list_page}index.html"].data
    assert [row.name for row in data["offers"]] == [f"Angebot {n}" for n in range(9, 3, -1)]
    assert [row.words.name for row in data["events"]] == ["Wochenmarkt"]


def test_the_register_stands_by_letter(tmp_path: Path) -> None:
    """Every row under the letter that the alphabet has it under."""
    content = write_town(tmp_path / "content")
    (content / "businesses" / "oel.md").write_text(BUSINESS.format(name="Öl-Müller", number=7))
    (content / "businesses" / "drei.md").write_text(BUSINESS.format(name="3 Linden", number=8))
    groups = pages_of(content)["betriebe/index.html"].data["groups"]
    assert [(group.title, [row.name for row in group.rows]) for group in groups] == [
        ("0–9", ["3 Linden"]),
        ("L", ["Laden 1", "Laden 2"]),
        ("O", ["Öl-Müller"]),
    ]


def houses(pages: Mapping[str, Any], address: str) -> list[str]:
    """The businesses whose houses stand above a list, in order."""
    return [plot.row.name for plot in pages[f"{address}index.html"].data["plots"]]


def test_the_houses_of_a_category_stand_above_its_list(tmp_path: Path) -> None:
    """The first few on its first page; one alone makes no street, nor does who is gone."""
    content = write_town(tmp_path / "content", shops=PER_PAGE + 8)
    for number, category in ((1, "shop=books"), (2, "craft=tailor"), (3, "craft=tailor")):
        path = content / "businesses" / f"laden-{number}.md"
        text = path.read_text("utf-8").replace("shop=bakery", category)
        gone = "---\n\nBrot", "status: closed\n---\n\nBrot"
        path.write_text(text if number == 1 else text.replace(*gone), "utf-8")
    pages = pages_of(content)
    first = houses(pages, "kategorien/baeckerei/")
    assert len(first) == MOST_HOUSES == len({*first})
    rows = pages["kategorien/baeckerei/index.html"].data["groups"][0].rows
    assert {*first} == {row.name for row in rows[:MOST_HOUSES]}
    assert houses(pages, "kategorien/baeckerei/seite-2/") == []
    assert houses(pages, "kategorien/buchhandlung/") == []
    assert houses(pages, "kategorien/schneiderei/") == []
