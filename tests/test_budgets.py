# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a page has its visitors load: so much style, so many scripts, and no more.

A browser opens every kind of page and does there all that has it fetch more: goes down to its end,
reaches for the plan, opens the filters and takes one that nobody fits, types into the search field.
Every style sheet and script that it asks for counts, that for paper, too, as gzip leaves it; and
what a page loads that the worker had kept. Only the service worker itself does not count: it is the
site's, and comes once.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, Request

from tests.browser.page_types import PAGE_TYPES

#: KB of 1024 bytes (issue 4). Of style also the headers of its answers count, as Lighthouse counts
#: them: so many bytes each.
STYLE, SCRIPT, HEADERS = 14, 12, 240
#: The script of every page alone, so that there is room for what a page needs besides.
CORE = 4


@cache
def compressed(path: Path) -> int:
    """The bytes of a file as a server sends it."""
    return len(gzip.compress(path.read_bytes(), 9))


class Weight:
    """Counts what a page of a site asks for, from now on."""

    def __init__(self, page: Page, site: Path) -> None:
        """Listen to the page."""
        self._site = site
        self._found: dict[str, set[Path]] = {"stylesheet": set(), "script": set()}
        page.on("request", self._note)

    def _note(self, request: Request) -> None:
        if request.resource_type in self._found:
            self._found[request.resource_type].add(self._site / urlsplit(request.url).path[1:])

    @property
    def style(self) -> int:
        """Bytes of style, compressed, with the headers of each answer."""
        files = self._found["stylesheet"]
        return sum(map(compressed, files)) + HEADERS * len(files)

    @property
    def script(self) -> int:
        """Bytes of scripts, compressed."""
        return sum(map(compressed, self._found["script"]))


def use(page: Page) -> None:
    """Do all that has a page fetch more, one after the other."""
    page.evaluate(
        """async () => {
            for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
                scrollTo(0, y);
                await new Promise(requestAnimationFrame);
            }
        }"""
    )
    for element in ("business-filter", "city-plan"):
        page.evaluate(
            """(name) => document.querySelector(name)?.dispatchEvent(
                new PointerEvent("pointerover", { bubbles: true }))""",
            element,
        )
    page.wait_for_load_state("networkidle")
    ask_for_nothing_there(page)
    for field in page.locator("search-entry input").all():
        field.press_sequentially("brot", delay=30)
    page.wait_for_load_state("networkidle")


def ask_for_nothing_there(page: Page) -> None:
    """Narrow the list to what nobody has, by the address: then there are ways out, and a plot."""
    if page.locator("business-filter").count():
        page.evaluate(
            """() => {
                history.replaceState(null, "", "?kategorie=gibt-es-nicht&strasse=gibt-es-nicht");
                dispatchEvent(new PopStateEvent("popstate"));
            }"""
        )
        page.wait_for_selector("[data-nothing]:not([hidden])")
        page.wait_for_load_state("networkidle")


def weigh(browser: Browser, site: Path, address: str, then: Callable[[Page], None]) -> Weight:
    """What a browser without anything in its cache loads for an address, used as ``then`` does."""
    with browser.new_context(
        viewport={"width": 390, "height": 844}, service_workers="block"
    ) as context:
        page = context.new_page()
        weight = Weight(page, site)
        page.goto(address)
        then(page)
        return weight


def different_pages(site: Path) -> dict[str, str]:
    """One address of each kind of page, but only one of those that have the same files linked and
    the same elements that may fetch others.
    """
    found: dict[frozenset[str], tuple[str, str]] = {}
    addresses = {kind: find(site) for kind, find in PAGE_TYPES.items()}
    for kind, address in {**addresses, "open now": "betriebe/?offen=jetzt"}.items():
        path = site / address.partition("?")[0]
        path = path if path.suffix == ".html" else path / "index.html"
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        signs = [address.partition("?")[2]] if "?offen" in address else []
        linked = page.select("link[rel=stylesheet], script[src], [data-part], [data-hands]")
        signs += [
            str(value).rpartition("/")[2]
            for tag in linked
            for value in (tag.get("href") or tag.get("src") or "", tag.get("data-part") or "")
        ]
        found.setdefault(frozenset(signs), (kind, address))
    return dict(found.values())


def test_a_page_loads_little_however_it_is_used(
    browser: Browser, demo_site: Path, site_server: Callable[..., str]
) -> None:
    """Style and scripts of every kind of page, with all that it fetches while somebody uses it."""
    host = site_server(demo_site)
    pages = different_pages(demo_site)
    (kept,) = {compressed(demo_site / "assets" / name) for name in named_kept(demo_site)}
    assert len(pages) > 10
    heavy = {}
    for kind, address in pages.items():
        weight = weigh(browser, demo_site, host + address, use)
        assert weight.style > 4_000 < weight.script + 2_000, kind
        if weight.style > STYLE * 1024 or weight.script + kept > SCRIPT * 1024:
            heavy[kind] = (weight.style, weight.script + kept)
    assert heavy == {}


def named_kept(site: Path) -> set[str]:
    """The script that says of a page that the worker had kept it: which the first page names."""
    page = BeautifulSoup((site / "index.html").read_text("utf-8"), "html.parser")
    return {str(page.html["data-kept"]).rpartition("/")[2]} if page.html else set()


def test_a_search_loads_little(
    browser: Browser, demo_site: Path, site_server: Callable[..., str]
) -> None:
    """With results and without any, on its page; over another page there is more to load."""
    host = site_server(demo_site)

    def wait(page: Page) -> None:
        page.wait_for_load_state("networkidle")

    for query in ("fahrrad", "xqzzwv"):
        weight = weigh(browser, demo_site, f"{host}suche/?q={query}", wait)
        assert 9_000 < weight.script <= SCRIPT * 1024
        assert weight.style <= STYLE * 1024
    before, asked = (weigh(browser, demo_site, host, then) for then in (wait, use))
    assert asked.script - before.script > 2_000
    assert asked.style - before.style > HEADERS


@pytest.mark.parametrize("language", ["en/", "tr/"])
def test_other_languages_load_no_more(
    browser: Browser, demo_site: Path, site_server: Callable[..., str], language: str
) -> None:
    """Their words are longer, here and there: the heaviest pages in each language."""
    host = site_server(demo_site)
    street = PAGE_TYPES["street"](demo_site)
    for address in (language, language + street, f"{language}suche/?q=brot"):
        assert weigh(browser, demo_site, host + address, use).script <= SCRIPT * 1024, address


def test_the_script_of_every_page_is_small(demo_site: Path) -> None:
    """What only some pages need is a part of its own."""
    (core,) = (demo_site / "assets").glob("fenster-*.js")
    first = (demo_site / "impressum" / "index.html").read_text("utf-8")
    assert core.name in first
    assert compressed(core) <= CORE * 1024


def test_more_is_noticed(browser: Browser, tmp_path: Path, site_server: Callable[..., str]) -> None:
    """What is imported counts, at once or when somebody scrolls; so does the style for paper."""
    (tmp_path / "assets").mkdir()
    later = 'addEventListener("scroll",()=>import("./late.js"),{once:true});'
    files = {
        "a.js": f'import{{b}}from"./b.js";\n{later}\n',
        "b.js": "export const b=1;\n",
        "late.js": "export const late=1;\n",
        "a.css": "body{height:300vh}",
        "paper.css": "a{color:red}",
    }
    for name, text in files.items():
        (tmp_path / "assets" / name).write_text(text, "utf-8")
    (tmp_path / "index.html").write_text(
        '<!doctype html><link rel="stylesheet" href="assets/a.css">'
        '<script type="module" src="assets/a.js"></script>'
        '<link rel="stylesheet" href="assets/paper.css" media="print">',
        "utf-8",
    )
    weight = weigh(browser, tmp_path, site_server(tmp_path), use)
    sizes = {name: compressed(tmp_path / "assets" / name) for name in files}
    assert weight.style == sizes["a.css"] + sizes["paper.css"] + 2 * HEADERS
    assert weight.script == sizes["a.js"] + sizes["b.js"] + sizes["late.js"]
