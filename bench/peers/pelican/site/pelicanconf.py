# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Stock Pelican: no plugin, its own reader, generators and writer.

Set up for speed: Python-Markdown with the one extension that Pelican needs, indexes that are made
once, and no list or feed that the comparison does not have. Businesses and offers are articles;
events are pages, as Pelican would spread a category of articles over pages that we do not have.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

PATH = "content"
OUTPUT_PATH = "public"
THEME = "."
THEME_STATIC_PATHS: list[str] = []
STATIC_PATHS = ["assets"]

SITENAME = "Unsere Messstadt"
SITEURL = "https://messstadt.example"
DEFAULT_LANG = "de"
TIMEZONE = "Europe/Berlin"
DEFAULT_DATE = (2026, 11, 1)

ARTICLE_PATHS = ["betriebe", "angebote"]
ARTICLE_URL = "{category}/{slug}/"
ARTICLE_SAVE_AS = "{category}/{slug}/index.html"
ARTICLE_ORDER_BY = "order"
PAGE_PATHS = ["veranstaltungen"]
PAGE_URL = "veranstaltungen/{slug}/"
PAGE_SAVE_AS = "veranstaltungen/{slug}/index.html"
PAGE_ORDER_BY = "order"
CATEGORY_URL = "{slug}/"
CATEGORY_SAVE_AS = "{slug}/index.html"
TAG_URL = "kategorien/{slug}/"
TAG_SAVE_AS = "kategorien/{slug}/index.html"
AUTHOR_URL = "strassen/{slug}/"
AUTHOR_SAVE_AS = "strassen/{slug}/index.html"

#: What is no entry: the calendar's days and pages, and the pages of the footer. Written beside
#: this file with the content, and for each such page a template.
JINJA_GLOBALS = {"stadt": json.loads(Path("stadt.json").read_text(encoding="utf-8"))}
_MORE = {
    "tags": "kategorien/index.html",
    "authors": "strassen/index.html",
    "calendar": "veranstaltungen/index.html",
    "sitemap": "sitemap.xml",
    "missing": "404.html",
    **{
        f"monat-{number}": f"{page['address'][1:]}index.html"
        for number, page in enumerate(JINJA_GLOBALS["stadt"]["pages"])
    },
    **{
        f"art-{number}": f"{kind['address'][1:]}index.html"
        for number, kind in enumerate(JINJA_GLOBALS["stadt"]["kinds"])
    },
    "week": "veranstaltungen/woche/index.html",
    **{page["name"]: f"{page['name']}/index.html" for page in JINJA_GLOBALS["stadt"]["standing"]},
}
DIRECT_TEMPLATES = ["index", *_MORE]
globals().update({f"{name.upper()}_SAVE_AS": place for name, place in _MORE.items()})
CATEGORIES_SAVE_AS = ARCHIVES_SAVE_AS = ""

DEFAULT_PAGINATION = 60
PAGINATED_TEMPLATES = {"category": 60, "tag": 60, "author": 60}
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/seite-{number}/", "{base_name}/seite-{number}/index.html"),
)

FEED_DOMAIN = SITEURL
FEED_ALL_ATOM = "feed.atom"
FEED_MAX_ITEMS = 50
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

MARKDOWN = {
    "extension_configs": {"markdown.extensions.meta": {}},
    "output_format": "html5",
}

_Index = Mapping[str, list[Any]]
_indexes: dict[tuple[int, str], _Index] = {}


def _once(items: Iterable[Any], name: str, make: Callable[[], _Index]) -> _Index:
    """What ``make`` makes of a list; made once for a list and a name."""
    key = (id(items), name)
    if key not in _indexes:
        _indexes[key] = make()
    return _indexes[key]


def _by(items: Iterable[Any], field: str) -> _Index:
    index: dict[str, list[Any]] = {}
    for item in items:
        for part in str(getattr(item, field, "")).split("; "):
            index.setdefault(part, []).append(item)
    return index


def by(items: Iterable[Any], field: str) -> _Index:
    """Items by the parts of their metadata ``field``."""
    return _once(items, field, lambda: _by(items, field))


def _coming(items: Iterable[Any]) -> list[Any]:
    return [item for item in items if not hasattr(item, "past")]


def coming(events: Iterable[Any], field: str) -> _Index:
    """The events to come by their metadata ``field``."""
    return _once(events, f"coming {field}", lambda: _by(_coming(events), field))


def _at(items: Iterable[Any], link: str, articles: Iterable[Any], field: str) -> _Index:
    """Items by the ``field`` of the business that ``link`` names."""
    index: dict[str, list[Any]] = {}
    businesses = by(articles, "slug")
    for item in items:
        index.setdefault(getattr(businesses[getattr(item, link)][0], field), []).append(item)
    return index


def offers_at(articles: Iterable[Any], field: str) -> _Index:
    """The offers that hold, by the category or street of their business."""

    def make() -> _Index:
        current = [item for item in articles if getattr(item, "state", "") == "current"]
        return _at(current, "business", articles, field)

    return _once(articles, f"offers {field}", make)


def events_at(events: Iterable[Any], field: str, articles: Iterable[Any]) -> _Index:
    """The events to come, by the category or street of their place."""
    return _once(events, f"at {field}", lambda: _at(_coming(events), "location", articles, field))


def letters(articles: Iterable[Any]) -> Iterable[tuple[str, int]]:
    """The letters, each with the number of the page on which it begins."""
    seen: dict[str, int] = {}
    for index, article in enumerate(articles):
        seen.setdefault(article.letter, index // DEFAULT_PAGINATION + 1)
    return seen.items()


def beside(slug: str, streets: list[Any]) -> list[Any]:
    """The 25 streets around this one."""
    ordered = _once(streets, "ordered", lambda: {"": sorted(streets)})[""]
    places = _once(streets, "places", lambda: {s.slug: [n] for n, (s, _) in enumerate(ordered)})
    first = max(0, min(places[slug][0] - 12, len(ordered) - 25))
    return ordered[first : first + 25]


def later(number: int, address: str) -> str:
    """The address of a list's page."""
    return address if number == 1 else f"{address}seite-{number}/"


def named(slug: str, by_slug: _Index) -> Any:
    """The article of this name."""
    return by_slug[slug][0]


JINJA_FILTERS = {
    "named": named,
    "by": by,
    "coming": coming,
    "offers_at": offers_at,
    "events_at": events_at,
    "letters": letters,
    "beside": beside,
    "later": later,
}
