# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Settings of a local build. ``pelican`` alone builds the site with them.

Everything about the city is in ``content/city.yaml``; nothing here needs to change for a city.
"""

import os
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from plugins import features, portal  # noqa: E402
from plugins.core.clock import moment_of  # noqa: E402
from plugins.portal.foreign import LANGUAGE_FILTERS  # noqa: E402

#: Time enters here and in the commands, nowhere else (SOURCE_DATE_EPOCH is honoured).
STADTFENSTER = {
    "cache": str(HERE / ".cache"),
    "now": moment_of(None, os.environ, time.time()).isoformat(),
}

#: Imported modules, not names: an installed pelican.plugins.search would shadow one of ours.
PLUGINS = [portal, *features.modules()]

PATH = str(HERE / "content")
OUTPUT_PATH = str(HERE / "output")
THEME = str(HERE / "theme")
SITENAME = "Stadtfenster"
SITEURL = ""
RELATIVE_URLS = True

#: Pelican reads no content: ours is untrusted, and only our loader may open it.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
TAG_SAVE_AS = CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ""
TAGS_SAVE_AS = CATEGORIES_SAVE_AS = AUTHORS_SAVE_AS = ARCHIVES_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
THEME_STATIC_PATHS: list[str] = []
DELETE_OUTPUT_DIRECTORY = False
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
DEFAULT_DATE_FORMAT = "%Y-%m-%d"
TIMEZONE = "Europe/Berlin"
DEFAULT_LANG = "de"

JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n"],
}

#: Pelican's own generators compile the theme's templates, though they show none of them.
JINJA_FILTERS = LANGUAGE_FILTERS
