# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""pydantic without its search for plugins.

Before the first validator, pydantic asks every installed package whether it has a plugin for it.
The module that asks imports ``importlib.metadata``, and that the half of ``email``: 15 ms of every
start, for something that nobody has. ``PYDANTIC_DISABLE_PLUGINS`` saves the asking, not the import.
"""

from __future__ import annotations

import sys
from types import ModuleType

_LOADER = "pydantic.plugin._loader"


def without_plugins() -> None:
    """Take the searching module's place, unless it is there already.

    Should a later pydantic look elsewhere, nothing but the time is lost; ``tests/test_start.py``
    tells.
    """
    loader = ModuleType(_LOADER, "No plugins.")
    loader.get_plugins = tuple  # type: ignore[attr-defined]
    sys.modules.setdefault(_LOADER, loader)
