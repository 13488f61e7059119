# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The demo city in three languages: the same pages in each, and no German that nobody marked."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import etree, html

from tests.building import DEMO_CONTENT
from tests.theme.stage import THEME
from tools.update_catalogues import read

OWN, FURTHER = "de", ("en", "tr")
#: A street that is called like something.
STREETS = {"Markt"}
URL = "https://lennebrueck.example/"


@cache
def page(path: Path) -> html.HtmlElement:
    """A page of the site, parsed once."""
    return html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()


def pages(site: Path, language: str) -> set[str]:
    """The pages in one language, relative to its first page."""
    root = site if language == OWN else site / language
    found = {path.relative_to(root).as_posix() for path in root.rglob("*.html")}
    return {name for name in found if name.partition("/")[0] not in FURTHER}


def some(site: Path, language: str) -> Iterator[Path]:
    """One page in eight, in the order of their names: every kind is among them."""
    root = site if language == OWN else site / language
    yield from (root / name for name in sorted(pages(site, language))[::8])


def test_every_page_is_there_in_every_language(spoken_site: Path) -> None:
    """At the same address behind the language's own; but 404.html, which a host shows."""
    own = pages(spoken_site, OWN) - {"404.html"}
    assert len(own) > 400
    for language in FURTHER:
        assert pages(spoken_site, language) == own


@pytest.mark.parametrize("language", [OWN, *FURTHER])
def test_each_page_names_itself_in_all_languages(spoken_site: Path, language: str) -> None:
    """hreflang is mutual: every page of a set lists the same addresses, its own among them."""
    for path in some(spoken_site, language):
        root = page(path)
        assert root.get("lang") == language
        links = root.xpath("//link[@rel='alternate'][@hreflang]")
        told = {link.get("hreflang"): link.get("href") for link in links}
        canonical = root.xpath("string(//link[@rel='canonical']/@href)")
        if not canonical:
            continue
        within = canonical.removeprefix(URL).removeprefix("" if language == OWN else f"{language}/")
        expected = {OWN: URL + within, **{code: f"{URL}{code}/{within}" for code in FURTHER}}
        assert told == {**expected, "x-default": URL + within}, path


def test_the_sitemap_names_the_other_languages(spoken_site: Path) -> None:
    """Each address with the same page in all languages."""
    names = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    root = etree.parse(str(spoken_site / "sitemap.xml"))
    told = {
        url.findtext("s:loc", namespaces=names): {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", names)
        }
        for url in root.iterfind("s:url", names)
    }
    assert told[f"{URL}betriebe/"] == told[f"{URL}en/betriebe/"]
    assert told[f"{URL}betriebe/"] == {
        OWN: f"{URL}betriebe/", **{code: f"{URL}{code}/betriebe/" for code in FURTHER}
    }  # fmt: skip


def shown(root: html.HtmlElement, language: str) -> Iterator[str]:
    """What a page shows and says in its own language, outside elements in another."""
    for element in root.body.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "template"):
            continue
        around = [element, *element.iterancestors()]
        if any(e.get("aria-hidden") == "true" for e in around):
            continue  # a drawing: the words on a shop's sign are a part of its name
        codes = [code for e in around if (code := e.get("lang"))]
        if codes and codes[0] == language:
            yield from (" ".join(t.split()) for t in element.xpath("text()") if t.strip())
            yield from (element.get(name, "") for name in ("aria-label", "title", "alt"))


@pytest.mark.parametrize("language", FURTHER)
def test_no_german_word_of_the_program_is_left(spoken_site: Path, language: str) -> None:
    """Nothing shown equals a German message that has a translation; else: who forgot to look it up,
    or to mark a text?
    """
    german, translated = read(OWN), read(language)
    words = {m.string: m.id for m in german if isinstance(m.string, str) and len(m.string) > 3}
    words |= {m.id: m.id for m in translated if m.context and isinstance(m.id, str)}
    said = {m.string for m in translated if isinstance(m.string, str)}
    left = {
        text: path.relative_to(spoken_site).as_posix()
        for path in some(spoken_site, language)
        for text in shown(page(path), language)
        if text in words and text not in said and text not in STREETS
    }
    assert left == {}


def names_of(folder: str) -> set[str]:
    """The names of records that nobody has translated to English."""
    found = set()
    for path in (DEMO_CONTENT / folder).glob("*.md"):
        text = path.read_text("utf-8")
        other = path.with_suffix(".en.md")
        if "." in path.stem or "name_en:" in text:
            continue
        if not (other.exists() and "\nname:" in other.read_text("utf-8")):
            name = re.search(r"(?m)^name: (.*)$", text)
            found.add(name[1].strip("\"'") if name else "")
    return found - {""}


@pytest.mark.parametrize("folder", ["events", "offers", "news", "pages"])
def test_untranslated_content_says_that_it_is_german(spoken_site: Path, folder: str) -> None:
    """Wherever its name stands alone, in any list and on any page."""
    names = names_of(folder)
    assert len(names) > 2
    for path in some(spoken_site, "en"):
        found = names.intersection(shown(page(path), "en"))
        assert found == set(), path


def test_there_is_a_catalogue_for_each(spoken_site: Path) -> None:
    """And each has its own script."""
    scripts = {
        page(spoken_site / language / "index.html").xpath("string(//script[@type='module']/@src)")
        for language in ("", *FURTHER)
    }
    assert len(scripts) == 3
    assert (THEME / "locale" / "tr").is_dir()
