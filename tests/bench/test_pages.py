# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A site that lacks a page, a text or a link is noticed before its times are believed."""

from pathlib import Path

import pytest

from bench import corpus
from bench.pages import addresses, extent, missing_links, missing_texts
from bench.peers.entries import SECTIONS, days_of, entry_of
from plugins.core.markdown import merchant_html

BUSINESSES = 2


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A corpus of two businesses."""
    corpus.write(BUSINESSES, tmp_path / "content")
    return tmp_path / "content"


@pytest.fixture
def output(tmp_path: Path, content: Path) -> Path:
    """A site of that corpus that has all texts, and lists that lead to everything."""
    site = tmp_path / "public"
    for folder in SECTIONS:
        for path in sorted((content / folder).iterdir()):
            entry = entry_of(path)
            text = merchant_html(entry.text)
            put(site, f"{entry.section}/{entry.name}", f"<h1>{entry.fields['title']}</h1>{text}")
            link = f'<a href="/{entry.section}/{entry.name}/">'
            lists = {f"{entry.section}/{day[:4]}/{day[5:7]}" for day in days_of(entry)}
            lists |= {entry.section}
            for key, place in (("kategorie", "kategorien"), ("strasse", "strassen")):
                lists |= {f"{place}/{entry.fields[key]}"} if key in entry.fields else set()
            for name in lists:
                put(site, name, link)
    return site


def put(site: Path, address: str, text: str) -> None:
    """Add text to the page of an address."""
    page = site / address / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text((page.read_text("utf-8") if page.exists() else "") + text, "utf-8")


def test_a_whole_site_lacks_nothing(output: Path, content: Path) -> None:
    """Texts and links are found whatever stands around them."""
    assert missing_texts(output, content) == []
    assert missing_links(output, content) == []


def test_a_lost_paragraph_is_missing(output: Path, content: Path) -> None:
    """A page with half of its text is not the same page."""
    page = output / "betriebe" / "betrieb-0" / "index.html"
    page.write_text(page.read_text("utf-8").replace("Absatz 2", "Absatz zwei"), "utf-8")
    (found,) = missing_texts(output, content)
    assert found.startswith("betriebe/betrieb-0/index.html")


def test_a_lost_item_of_a_list_is_missing(output: Path, content: Path) -> None:
    """What a text says point by point is text as well, and so are the words of a link."""
    page = output / "betriebe" / "betrieb-0" / "index.html"
    page.write_text(page.read_text("utf-8").replace("einer eigenen Seite", "Papier"), "utf-8")
    (found,) = missing_texts(output, content)
    assert "Mehr steht auf einer eigenen Seite" in found


def test_an_entry_that_no_list_names_is_missing(output: Path, content: Path) -> None:
    """A list without one of its entries is not the same list."""
    page = output / "angebote" / "index.html"
    page.write_text(page.read_text("utf-8").replace("/angebot-1/", "/"), "utf-8")
    assert missing_links(output, content) == ["angebote: angebot-1"]


def test_later_pages_of_a_list_count(output: Path, content: Path) -> None:
    """What a list shows on its second page is not missing, wherever that page lies."""
    for address in ("angebote/seite-2", "angebote/seite/2"):
        first = output / "angebote" / "index.html"
        text = first.read_text("utf-8")
        first.write_text(text.replace('href="/angebote/angebot-1/"', ""), "utf-8")
        put(output, address, 'href="/angebote/angebot-1/"')
        assert missing_links(output, content) == []


def test_addresses_are_compared_in_one_spelling(tmp_path: Path) -> None:
    """Hugo's `seite/2/` is our `seite-2/`."""
    put(tmp_path, "betriebe/seite/2", "")
    put(tmp_path, "betriebe/seite-3", "")
    put(tmp_path, "seite", "")
    expected = {"betriebe/seite-2/", "betriebe/seite-3/", "seite/"}
    assert addresses(tmp_path) == expected


def test_extent_counts_pages_files_and_bytes(tmp_path: Path) -> None:
    """A feed is a file and no page."""
    put(tmp_path, "a", "1234")
    (tmp_path / "feed.atom").write_bytes(b"12")
    found = extent(tmp_path)
    assert (found.pages, found.files, found.bytes) == (1, 2, 6)
