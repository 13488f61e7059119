# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The features that make up the portal, and how they are switched on.

Each is an ordinary Pelican plugin: a module with ``register()``. They are given to Pelican as
modules, never as names: an installed ``pelican.plugins.search`` would shadow ours. They are
imported when they register, for most of them need not be there before the records are.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from types import ModuleType

#: Every feature of ours, in alphabetical order: the order means nothing.
FIRST_PARTY = (
    "plugins.assets",
    "plugins.businesses",
    "plugins.city_plan",
    "plugins.events",
    "plugins.home",
    "plugins.houses",
    "plugins.images",
    "plugins.legal",
    "plugins.listings",
    "plugins.news",
    "plugins.offers",
    "plugins.offline",
    "plugins.pages",
    "plugins.search",
    "plugins.sharing",
    "plugins.sitemap",
    "plugins.window",
)


#: Those that say what records there are. The others plan and draw.
RECORDS = tuple(
    f"plugins.{name}" for name in ("businesses", "events", "images", "news", "offers", "pages")
)


class Late(ModuleType):
    """A feature that is imported when it registers."""

    def register(self) -> None:
        """Let it connect to our signals."""
        import_module(self.__name__).register()


_LATE = tuple(map(Late, FIRST_PARTY))


def modules() -> list[ModuleType]:
    """Every first-party feature."""
    return [*_LATE]


def activate(names: Iterable[str] = FIRST_PARTY) -> None:
    """Let first-party features connect to our signals; a second call changes nothing."""
    for name in names:
        import_module(name).register()
