# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Stock Pelican: no plugin, its own reader, generators and writer.

Set up for speed: Python-Markdown with the one extension that Pelican needs, indexes that are made
once, and no list or feed that the comparison does not have. Businesses and offers are articles;
events are pages, as Pelican would spread a category of articles over pages that we do not have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

PATH = "content"
OUTPUT_PATH = "public"
THEME = "."
THEME_STATIC_PATHS: list[str] = []
STATIC_PATHS = ["extra"]
EXTRA_PATH_METADATA = {"extra/stil.css": {"path": "stil.css"}}

SITENAME = "Unsere Messstadt"
SITEURL = "https://messstadt.example"
DEFAULT_LANG = "de"
TIMEZONE = "Europe/Berlin"
DEFAULT_DATE = (2026, 11, 1)

ARTICLE_PATHS = ["betriebe", "angebote"]
ARTICLE_URL = "{category}/{slug}/"
ARTICLE_SAVE_AS = "{category}/{slug}/index.html"
ARTICLE_ORDER_BY = "title"
PAGE_PATHS = ["veranstaltungen"]
PAGE_URL = "veranstaltungen/{slug}/"
PAGE_SAVE_AS = "veranstaltungen/{slug}/index.html"
CATEGORY_URL = "{slug}/"
CATEGORY_SAVE_AS = "{slug}/index.html"
TAG_URL = "kategorien/{slug}/"
TAG_SAVE_AS = "kategorien/{slug}/index.html"
AUTHOR_URL = "strassen/{slug}/"
AUTHOR_SAVE_AS = "strassen/{slug}/index.html"

#: A month is a template of its own, which is written beside these with the content.
MONTHS = sorted(path.stem for path in Path("templates").glob("20*.html"))

TODAY = "2026-11-23"

DIRECT_TEMPLATES = ["index", "tags", "authors", "calendar", "sitemap", *MONTHS]
TAGS_SAVE_AS = "kategorien/index.html"
AUTHORS_SAVE_AS = "strassen/index.html"
CALENDAR_SAVE_AS = "veranstaltungen/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
globals().update(
    {
        f"{month}_SAVE_AS": f"veranstaltungen/{month.replace('-', '/')}/index.html"
        for month in MONTHS
    }
)
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

_indexes: dict[tuple[int, str], Mapping[str, list[Any]]] = {}


def by(items: Iterable[Any], field: str) -> Mapping[str, list[Any]]:
    """Items by the parts of their metadata ``field``; made once for a list."""
    index = _indexes.get((id(items), field))
    if index is None:
        index = _indexes[id(items), field] = {}
        for item in items:
            for part in getattr(item, field, "").split(", "):
                index.setdefault(part, []).append(item)
    return index


JINJA_FILTERS = {"by": by}
