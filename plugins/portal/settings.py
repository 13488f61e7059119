# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""``pelicanconf.py`` and ``publishconf.py``, read and obeyed without importing Pelican.

Importing Pelican takes longer than a build after one edit may take in all, and where a city uses
nothing of Pelican's own, its generators find nothing to do. ``needs_pelican`` tells which case it
is; decision 0015 tells more.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from plugins import features, portal
from plugins.portal.foreign import LANGUAGE_FILTERS
from plugins.portal.template_sources import Sources, Templates, in_folders

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment

Settings = Mapping[str, Any]

_FOLDERS = ("PATH", "OUTPUT_PATH", "THEME")

#: Left out, these let Pelican read, render or copy; so they must be there, and empty.
_EMPTIED = (
    "ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS", "DIRECT_TEMPLATES", "THEME_STATIC_PATHS",
    "FEED_ALL_ATOM",
)  # fmt: skip

#: With a value, each of these asks Pelican for something. The second row is what they were called
#: in earlier versions, which Pelican still understands.
_ASKING = (
    "TEMPLATE_PAGES", "READERS", "PLUGIN_PATHS", "PELICAN_CLASS", "DELETE_OUTPUT_DIRECTORY",
    "OUTPUT_SOURCES", "CACHE_CONTENT", "LOAD_CONTENT_CACHE", "LOG_FILTER", "LOCALE",
    "FEED_ALL_RSS", "FEED_ATOM", "FEED_RSS",
    "PLUGIN_PATH", "ARTICLE_DIR", "PAGE_DIR", "EXTRA_TEMPLATES_PATHS", "JINJA_EXTENSIONS",
)  # fmt: skip

#: What Pelican adds to the city's ``JINJA_ENVIRONMENT``.
_JINJA: Settings = {"trim_blocks": True, "lstrip_blocks": True, "extensions": []}
#: What our own settings say of Jinja. With them, and nothing besides, templates are compiled alike.
_OUR_JINJA: Settings = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n"],
}


def read(conf: Path) -> dict[str, Any]:
    """The upper-case names of the module ``conf``, executed; folders absolute.

    Raises what the module raises.
    """
    # Under the name, and in the place, that Pelican gives it: one may import the other.
    spec = importlib.util.spec_from_file_location(conf.stem, conf)
    if spec is None or spec.loader is None:
        raise ImportError(f"{conf} is no Python module")
    module = importlib.util.module_from_spec(spec)
    sys.modules[conf.stem] = module
    spec.loader.exec_module(module)
    settings = {name: value for name, value in vars(module).items() if name.isupper()}
    for name in _FOLDERS:
        if name in settings:
            settings[name] = str(conf.parent / settings[name])
    return settings


def needs_pelican(settings: Settings) -> bool:
    """Tell whether the site is more than our generator makes of it: then Pelican has to run."""
    return (
        settings.get("PLUGINS") != [portal, *features.modules()]
        or any(settings.get(name, "its default") for name in _EMPTIED)
        or any(settings.get(name) for name in _ASKING)
        or not Path(settings["THEME"]).is_dir()  # the name of one that Pelican brings
    )


def templates(settings: Settings) -> Templates:
    """Where ``settings`` have templates from, with Jinja or without."""
    plain = (
        settings.get("JINJA_ENVIRONMENT") == _OUR_JINJA
        and settings.get("JINJA_FILTERS", {}).items() <= LANGUAGE_FILTERS.items()
        and not (settings.get("JINJA_GLOBALS") or settings.get("JINJA_TESTS"))
    )
    return Templates(partial(environment, settings), _sources(settings) if plain else None)


def _sources(settings: Settings) -> Sources:
    """The templates that ``environment`` finds."""
    own, theirs = _theme_templates(settings), _simple_templates()
    return in_folders(
        [*map(str, settings.get("THEME_TEMPLATES_OVERRIDES", ())), own, theirs],
        {"!simple": theirs, "!theme": own},
    )


def _theme_templates(settings: Settings) -> str:
    return str(Path(settings["THEME"], "templates").expanduser())


def environment(settings: Settings) -> Environment:
    """The Jinja environment that Pelican's ``Generator`` would have made of ``settings``."""
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader

    theirs = FileSystemLoader(_simple_templates())
    templates = _theme_templates(settings)
    loaders: list[BaseLoader] = [
        FileSystemLoader([*settings.get("THEME_TEMPLATES_OVERRIDES", ()), templates]),
        theirs,
        PrefixLoader({"!simple": theirs, "!theme": FileSystemLoader(templates)}),
    ]
    made = Environment(  # noqa: S701 - whether it escapes is one of the settings
        loader=ChoiceLoader(loaders),
        **{**_JINJA, **settings.get("JINJA_ENVIRONMENT", {})},
    )
    made.filters.update({"strftime": _strftime, **settings.get("JINJA_FILTERS", {})})
    made.globals.update(settings.get("JINJA_GLOBALS", {}))
    enabled = frozenset(_names(settings.get("PLUGINS") or ()))
    made.tests["plugin_enabled"] = lambda name: (
        not enabled.isdisjoint((name, f"pelican.plugins.{name}"))
    )
    made.tests.update(settings.get("JINJA_TESTS", {}))
    return made


def _simple_templates() -> str:
    """The templates of Pelican's theme »simple«, found without importing Pelican."""
    spec = importlib.util.find_spec("pelican")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("Pelican is not installed")
    return str(Path(spec.submodule_search_locations[0], "themes", "simple", "templates"))


def _names(plugins: Iterable[ModuleType | str]) -> Iterator[str]:
    for plugin in plugins:
        yield plugin if isinstance(plugin, str) else plugin.__name__


def _strftime(moment: Any, pattern: str) -> str:
    """Pelican's filter, for the city's own templates; ours write dates with Babel."""
    from pelican.utils import DateFormatter

    return str(DateFormatter()(moment, pattern))
