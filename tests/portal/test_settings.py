# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The settings files mean the same to us, without Pelican, as they mean to Pelican."""

import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from pelican.generators import Generator
from pelican.settings import DEFAULT_CONFIG, read_settings

from plugins.portal import settings as ours
from tests.building import ROOT

LOCAL, PRODUCTION = ROOT / "pelicanconf.py", ROOT / "publishconf.py"
#: Pelican's settings that mean nothing where it has no article, page, file or feed of its own, or
#: that our generator obeys without it.
WITHOUT_EFFECT = {
    "ARTICLE_EXCLUDES", "PAGE_EXCLUDES", "STATIC_EXCLUDES", "STATIC_EXCLUDE_SOURCES",
    "THEME_STATIC_DIR", "CATEGORY_FEED_ATOM", "AUTHOR_FEED_ATOM", "AUTHOR_FEED_RSS",
    "TRANSLATION_FEED_ATOM", "FEED_MAX_ITEMS", "RSS_FEED_SUMMARY_ONLY", "FEED_APPEND_REF",
    "SITEURL", "SITENAME", "DISPLAY_PAGES_ON_MENU", "DISPLAY_CATEGORIES_ON_MENU",
    "DOCUTILS_SETTINGS", "OUTPUT_SOURCES_EXTENSION", "USE_FOLDER_AS_CATEGORY", "DEFAULT_CATEGORY",
    "WITH_FUTURE_DATES", "CSS_FILE", "NEWEST_FIRST_ARCHIVES", "REVERSE_CATEGORY_ORDER",
    "OUTPUT_RETENTION", "RELATIVE_URLS", "DEFAULT_LANG", "PAGINATED_TEMPLATES",
    "DEFAULT_DATE_FORMAT", "DATE_FORMATS", "MARKDOWN", "DEFAULT_PAGINATION", "DEFAULT_ORPHANS",
    "DEFAULT_METADATA", "FILENAME_METADATA", "PATH_METADATA", "EXTRA_PATH_METADATA",
    "PAGINATION_PATTERNS", "TYPOGRIFY", "TYPOGRIFY_IGNORE_TAGS", "TYPOGRIFY_OMIT_FILTERS",
    "TYPOGRIFY_DASHES", "SUMMARY_END_SUFFIX", "SUMMARY_MAX_LENGTH", "PYGMENTS_RST_OPTIONS",
    "TEMPLATE_EXTENSIONS", "IGNORE_FILES", "SLUG_REGEX_SUBSTITUTIONS", "INTRASITE_LINK_REGEX",
    "SLUGIFY_SOURCE", "SLUGIFY_USE_UNICODE", "SLUGIFY_PRESERVE_CASE", "CONTENT_CACHING_LAYER",
    "CACHE_PATH", "GZIP_CACHE", "CHECK_MODIFIED_METHOD", "FORMATTED_FIELDS", "PORT", "BIND",
    "STATIC_CREATE_LINKS", "STATIC_CHECK_IF_MODIFIED", "ARTICLE_ORDER_BY", "PAGE_ORDER_BY",
    "ARTICLE_TRANSLATION_ID", "PAGE_TRANSLATION_ID", "ARTICLE_PERMALINK_STRUCTURE",
}  # fmt: skip
OBEYED = {
    "PATH", "OUTPUT_PATH", "THEME", "PLUGINS", "THEME_TEMPLATES_OVERRIDES",
    "JINJA_ENVIRONMENT", "JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS",
}  # fmt: skip


def written(folder: Path, *lines: str) -> Path:
    """Write a settings file that changes `lines` in those of the clone."""
    conf = folder / "cityconf.py"
    start = ["import sys", f"sys.path.insert(0, {str(ROOT)!r})", "from pelicanconf import *"]
    conf.write_text("\n".join([*start, *lines, ""]), encoding="utf-8")
    return conf


def values(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what the moment of reading decides."""
    return {name: value for name, value in settings.items() if name != "STADTFENSTER"}


def loaders(loader: BaseLoader | None) -> Any:
    """Describe a loader so that two can be compared."""
    if isinstance(loader, ChoiceLoader):
        return [loaders(one) for one in loader.loaders]
    if isinstance(loader, PrefixLoader):
        return {prefix: loaders(one) for prefix, one in loader.mapping.items()}
    assert isinstance(loader, FileSystemLoader)
    return loader.searchpath


def described(environment: Environment) -> dict[str, Any]:
    """Return everything that decides what a template becomes."""
    plain = ("autoescape", "undefined", "trim_blocks", "lstrip_blocks", "keep_trailing_newline")
    return {
        "loader": loaders(environment.loader),
        "extensions": sorted(environment.extensions),
        "filters": sorted(environment.filters),
        "tests": sorted(environment.tests),
        "globals": sorted(environment.globals),
        **{name: getattr(environment, name) for name in plain},
    }


def pelicans(conf: Path) -> Environment:
    """Return the environment that Pelican's own generator makes."""
    settings = read_settings(str(conf))
    settings["PLUGINS"] = [plugin.__name__ for plugin in settings["PLUGINS"]]  # as its run does
    generator = Generator(
        settings.copy(), settings, settings["PATH"], settings["THEME"], settings["OUTPUT_PATH"]
    )
    environment = generator.env
    assert isinstance(environment, Environment)
    return environment


@pytest.mark.parametrize("conf", [LOCAL, PRODUCTION], ids=lambda conf: conf.stem)
def test_the_settings_are_those_that_pelican_reads(conf: Path) -> None:
    """Every name that a file sets has the value that it has for Pelican."""
    read = values(ours.read(conf))
    theirs = read_settings(str(conf))
    assert {name: theirs[name] for name in read} == read


def test_only_production_publishes() -> None:
    """`publishconf.py` asks for the audit; the local settings do not."""
    assert ours.read(PRODUCTION)["STADTFENSTER"]["publish"] is True
    assert "publish" not in ours.read(LOCAL)["STADTFENSTER"]


def test_folders_count_from_the_file(tmp_path: Path) -> None:
    """A relative folder lies beside the settings file, wherever one stands, as for Pelican."""
    (tmp_path / "mine").mkdir()
    conf = written(tmp_path, 'THEME = "mine"', 'OUTPUT_PATH = "../out"')
    read, theirs = ours.read(conf), read_settings(str(conf))
    assert read["THEME"] == theirs["THEME"] == str(tmp_path / "mine")
    assert Path(read["OUTPUT_PATH"]).resolve() == Path(theirs["OUTPUT_PATH"])


@pytest.mark.parametrize("conf", [LOCAL, PRODUCTION], ids=lambda conf: conf.stem)
def test_our_own_settings_need_no_pelican(conf: Path) -> None:
    """What the clone comes with is built without Pelican's loop."""
    assert not ours.needs_pelican(ours.read(conf))


@pytest.mark.parametrize(
    "line",
    [
        'ARTICLE_PATHS = ["blog"]',
        'STATIC_PATHS = ["downloads"]',
        "del ARTICLE_PATHS",
        'DIRECT_TEMPLATES = ["archives"]',
        'THEME_STATIC_PATHS = ["static"]',
        'FEED_ALL_ATOM = "feeds/all.atom.xml"',
        'FEED_ATOM = "feeds/atom.xml"',
        'TEMPLATE_PAGES = {"a.html": "b.html"}',
        'PLUGIN_PATHS = ["plugins"]',
        'PLUGINS = [*PLUGINS, "sitemap"]',
        "PLUGINS = PLUGINS[:-1]",
        "PLUGINS = None",
        "del PLUGINS",
        'PELICAN_CLASS = "mine.Pelican"',
        "DELETE_OUTPUT_DIRECTORY = True",
        'LOCALE = "de_DE.UTF-8"',
        'THEME = "simple"',
        'JINJA_EXTENSIONS = ["jinja2.ext.do"]',
    ],
)
def test_what_is_pelicans_own_needs_pelican(line: str, tmp_path: Path) -> None:
    """A setting that asks Pelican for something is obeyed by Pelican, not overlooked by us."""
    assert ours.needs_pelican(ours.read(written(tmp_path, line)))


@pytest.mark.parametrize(
    "line",
    [
        'SITENAME = "Anders"',
        "MY_OWN = 3",
        'JINJA_GLOBALS = {"town": "Lennebrück"}',
        'THEME_TEMPLATES_OVERRIDES = ["templates"]',
        "FEED_ALL_ATOM = ''",
    ],
)
def test_what_we_obey_needs_no_pelican(line: str, tmp_path: Path) -> None:
    """A city may change what our generator looks at, and what nothing looks at."""
    assert not ours.needs_pelican(ours.read(written(tmp_path, line)))


def test_every_setting_of_pelican_is_judged() -> None:
    """A setting that a later Pelican adds has to be put into one of the groups."""
    addresses = {name for name in DEFAULT_CONFIG if name.endswith(("_URL", "_SAVE_AS"))}
    judged = {*ours._EMPTIED, *ours._ASKING} | WITHOUT_EFFECT | OBEYED | addresses
    assert set(DEFAULT_CONFIG) <= judged


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ('THEME_TEMPLATES_OVERRIDES = ["/a", "/b"]',),
        (
            'JINJA_FILTERS = {"loud": str.upper}',
            'JINJA_GLOBALS = {"town": 1}',
            'JINJA_TESTS = {"odd_one": bool}',
        ),
        ('JINJA_ENVIRONMENT = {"extensions": ["jinja2.ext.do"], "trim_blocks": False}',),
        ("del JINJA_ENVIRONMENT",),
    ],
)
def test_templates_meet_the_environment_that_pelican_makes(
    lines: tuple[str, ...], tmp_path: Path
) -> None:
    """Where templates lie and what they may use is the same with and without Pelican."""
    conf = written(tmp_path, *lines)
    assert described(ours.environment(ours.read(conf))) == described(pelicans(conf))


@pytest.mark.parametrize(
    "source",
    [
        "{{ moment|strftime('%d.%m.%Y %H:%M') }}",
        "{{ 'plugins.portal' is plugin_enabled }}{{ 'sitemap' is plugin_enabled }}",
        "{% include '!simple/translations.html' ignore missing %}{{ '<b>' }}",
    ],
)
def test_what_pelican_gives_to_templates_works(source: str) -> None:
    """Its filter, its test and its theme's templates answer as they do with Pelican."""
    moment = datetime(2026, 11, 23, 10)  # noqa: DTZ001 - the city's wall time
    made = [ours.environment(ours.read(LOCAL)), pelicans(LOCAL)]
    one, other = (made.from_string(source).render(moment=moment) for made in made)
    assert one == other


def test_reading_the_settings_imports_no_pelican() -> None:
    """Its import alone takes longer than a build after one edit may take."""
    code = (
        "import sys; from pathlib import Path; from plugins.portal import settings as ours;"
        f"read = ours.read(Path({str(PRODUCTION)!r})); ours.needs_pelican(read);"
        "ours.environment(read); print(sorted({name.split('.')[0] for name in sys.modules}))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert "'jinja2'" in done.stdout
    for package in ("pelican", "docutils", "rich", "feedgenerator"):
        assert f"'{package}'" not in done.stdout
