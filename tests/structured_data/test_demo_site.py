# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The JSON-LD of every page of the demo city, judged by the vocabulary."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from bs4.filter import SoupStrainer

from tests.building import DEMO_CONTENT
from tests.structured_data.schema_org import vocabulary
from tests.structured_data.vocabulary import document_problems

_BLOCKS = SoupStrainer("script", type="application/ld+json")


def blocks(page: Path) -> list[str]:
    """The JSON-LD texts of one page."""
    soup = BeautifulSoup(page.read_bytes(), "lxml", parse_only=_BLOCKS)
    return [element.get_text() for element in soup.find_all("script")]


def kinds(page: Path) -> Iterator[str]:
    """The types, and all above them, of the nodes that a page describes."""
    for text in blocks(page):
        document = json.loads(text)
        for node in document.get("@graph", [document]):
            named: Any = node["@type"]
            for kind in named if isinstance(named, list) else [named]:
                yield from vocabulary().ancestors(kind)


def test_every_block_of_the_site_is_valid(demo_site: Path) -> None:
    """No page of the demo city says anything that schema.org has no words for."""
    found = {
        str(page.relative_to(demo_site)): problems
        for page in sorted(demo_site.rglob("*.html"))
        for text in blocks(page)
        if (problems := document_problems(text))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("records", "folder", "kind"),
    [
        ("businesses", "betriebe", "Place"),
        ("offers", "angebote", "Offer"),
        ("events", "veranstaltungen", "Event"),
        ("news", "neuigkeiten", "NewsArticle"),
    ],
)
def test_each_record_is_described_on_its_page(
    demo_site: Path, records: str, folder: str, kind: str
) -> None:
    """The page of a business, an offer, an event or news says what it is, to machines too."""
    names = {record.name.partition(".")[0] for record in (DEMO_CONTENT / records).iterdir()}
    pages = [demo_site / folder / name / "index.html" for name in sorted(names)]
    described = {page.parent.name for page in pages if page.exists() and kind in kinds(page)}
    assert names - described == set()
