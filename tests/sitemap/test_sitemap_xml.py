# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sitemap as search engines read it, within the limits of sitemaps.org."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plugins.core.plan import File
from plugins.sitemap import sitemap_xml
from plugins.sitemap.sitemap_xml import sitemap_files

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NAME = f"{{{NAMESPACE}}}"
DAY = date(2026, 11, 23)


def absolute(address: str) -> str:
    """The full URL of an address."""
    return f"https://lennebrueck.example/{address}"


def by_elementtree(entries: Sequence[tuple[str, date | None]]) -> bytes:
    """One file with all entries, written by the standard library."""
    root = ElementTree.Element("urlset", xmlns=NAMESPACE)
    for address, day in entries:
        entry = ElementTree.SubElement(root, "url")
        ElementTree.SubElement(entry, "loc").text = absolute(address)
        if day:
            ElementTree.SubElement(entry, "lastmod").text = day.isoformat()
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def urls(file: File) -> list[str]:
    """Every address in a file."""
    return [element.text or "" for element in etree.fromstring(file.content).iter(f"{NAME}loc")]


ADDRESSES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=30)


@given(st.lists(st.tuples(ADDRESSES, st.none() | st.dates()), min_size=1, max_size=9))
def test_it_is_written_as_elementtree_writes_it(entries: list[tuple[str, date | None]]) -> None:
    """Whatever stands in an address: the same bytes."""
    (file,) = sitemap_files(entries, absolute)
    assert (file.address, file.content) == ("sitemap.xml", by_elementtree(entries))


def test_a_site_without_pages_has_a_sitemap() -> None:
    """It is named in robots.txt, so it must be there."""
    (file,) = sitemap_files([], absolute)
    assert urls(file) == []


def test_fifty_thousand_addresses_are_one_file() -> None:
    """sitemaps.org: at most 50,000 addresses in a file."""
    entries = [(f"betriebe/{n}/", DAY) for n in range(50_000)]
    (file,) = sitemap_files(entries, absolute)
    assert len(urls(file)) == 50_000


@given(
    st.lists(ADDRESSES | st.text("&<>😀", max_size=30), min_size=1, max_size=9), st.integers(1, 4)
)
def test_what_is_surely_one_file_is_one(addresses: list[str], languages: int) -> None:
    """However long its letters are when they are written."""

    def spoken(address: str) -> list[tuple[str, str]]:
        return [("xx-Xxxx-XX", address)] * languages if languages > 1 else []

    number, longest = len(addresses), max(len(absolute(a)) for a in addresses)
    with pytest.MonkeyPatch.context() as limits:
        (file,) = sitemap_files([(a, DAY) for a in addresses], absolute, spoken)
        limits.setattr(sitemap_xml, "MOST_BYTES", len(file.content) - 1)
        assert not sitemap_xml.is_surely_one(number, longest, languages)
        limits.setattr(sitemap_xml, "MOST_BYTES", 2**30)
        limits.setattr(sitemap_xml, "MOST_ADDRESSES", number)
        assert sitemap_xml.is_surely_one(number, longest, languages)
        assert not sitemap_xml.is_surely_one(number + 1, longest, languages)


def test_one_more_makes_an_index() -> None:
    """``sitemap.xml`` keeps its address and names the files with the addresses."""
    entries = [(f"betriebe/{n}/", DAY) for n in range(100_001)]
    index, *files = sitemap_files(entries, absolute)
    assert index.address == "sitemap.xml"
    assert etree.fromstring(index.content).tag == f"{NAME}sitemapindex"
    assert [file.address for file in files] == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert urls(index) == [absolute(file.address) for file in files]
    assert [len(urls(file)) for file in files] == [50_000, 50_000, 1]
    assert [url for file in files for url in urls(file)] == [absolute(a) for a, _ in entries]
    assert b"<lastmod>2026-11-23</lastmod>" in files[0].content


def test_no_file_is_longer_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """sitemaps.org: at most 50 MB in a file, here two thousand bytes."""
    monkeypatch.setattr(sitemap_xml, "MOST_BYTES", 2000)
    entries = [(f"veranstaltungen/{'ä' * (n % 40)}-{n}/", DAY) for n in range(60)]
    _, *files = sitemap_files(entries, absolute)
    assert len(files) > 3
    assert all(1000 < len(file.content) <= 2000 for file in files[:-1])
    assert [url for file in files for url in urls(file)] == [absolute(a) for a, _ in entries]
