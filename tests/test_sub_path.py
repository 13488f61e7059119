# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A site works where it is put: every link of a site under /stadt/ stays there and leads somewhere.

The pages are fetched over HTTP from a plain static host, and every address is followed: links,
pictures in all sizes, style sheets and what they load, feeds, calendars, sitemap, JSON-LD.
"""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.crawling import Crawl, crawl

# The whole site is fetched once, so one process does it.
pytestmark = pytest.mark.xdist_group("sub-path")

PUBLIC = "https://stadt.example/stadt/"
ENTRANCES = ("", "404.html", "sitemap.xml", "robots.txt")


def test_the_crawl_finds_each_kind_of_mistake(
    tmp_path: Path, site_server: Callable[..., str]
) -> None:
    """A dead link, one that leaves the sub-path, a foreign picture, a missing anchor: all told."""
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(
        "<link rel=stylesheet href=s.css><a href=a/#x>a</a><a href=a/#y>a</a><a href=/>home</a>"
        "<img srcset='https://cdn.example/p.jpg 1x'><a href=https://other.example/>other</a>"
    )
    (tmp_path / "a" / "index.html").write_text("<p id=\"x\"><a href='../none/'>none</a>")
    (tmp_path / "s.css").write_text("@import 'more.css'; p { background: url('p.png') }")
    served = site_server(tmp_path, "/stadt/")
    found = crawl(served, PUBLIC)
    assert set(found.broken) == {served + name for name in ("none/", "more.css", "p.png")}
    assert found.outside == {f"{served} links to /"}
    assert found.foreign_loads == {f"{served} loads https://cdn.example/p.jpg"}
    assert found.missing_anchors == {f"{served}a/#y"}


@pytest.fixture(scope="module")
def address(sub_path_site: Path, site_server: Callable[..., str]) -> str:
    return site_server(sub_path_site, "/stadt/")


@pytest.fixture(scope="module")
def whole_site(address: str) -> Crawl:
    return crawl(address, PUBLIC, ENTRANCES)


def test_no_link_is_broken(whole_site: Crawl) -> None:
    """Every internal address answers 200."""
    assert len(whole_site.statuses) > 100
    assert whole_site.broken == {}


def test_no_link_leaves_the_sub_path(whole_site: Crawl) -> None:
    """No address on the site's host lies outside /stadt/."""
    assert whole_site.outside == set()


def test_nothing_is_loaded_from_elsewhere(whole_site: Crawl) -> None:
    """No script, style, font, picture or frame comes from another host."""
    assert whole_site.foreign_loads == set()


def test_every_anchor_exists(whole_site: Crawl) -> None:
    """A link to a place within a page finds that place."""
    assert whole_site.missing_anchors == set()


def test_no_page_is_orphaned(whole_site: Crawl, address: str, sub_path_site: Path) -> None:
    """Every page can be reached from the home page by links alone."""
    pages = {
        address + quote(path.relative_to(sub_path_site).as_posix().removesuffix("index.html"))
        for path in sub_path_site.rglob("*.html")
    }
    assert pages - whole_site.reachable(address) == {f"{address}404.html"}


@pytest.mark.parametrize("missing", ["nichts", "betriebe/nie-gewesen/", "a/b/c/d.html"])
def test_the_404_page_works_at_any_depth(address: str, missing: str) -> None:
    """What a host sends for a missing address has working links, however deep that address is."""
    found = crawl(address, PUBLIC, [missing], depth=1)
    assert found.broken == {address + missing: 404}
    assert len(found.statuses) > 5
    assert found.outside == set()
