# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The features that make up the portal, and how they are switched on.

Each is an ordinary Pelican plugin: a module with ``register()``. They are given to Pelican as
imported modules, never as names: an installed ``pelican.plugins.search`` would shadow ours.
"""

from __future__ import annotations

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


def modules() -> list[ModuleType]:
    """Every first-party feature, imported."""
    return [import_module(name) for name in FIRST_PARTY]


def activate() -> None:
    """Let every first-party feature connect to our signals; a second call changes nothing."""
    for module in modules():
        module.register()
