# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Stadtfenster as a Pelican plugin: one generator. The only folder that imports Pelican."""

from __future__ import annotations

from typing import Any


def register() -> None:
    """Give Pelican our generator (called by Pelican)."""
    from pelican import signals

    from plugins.portal.short_log import shorten

    shorten()
    signals.get_generators.connect(_generator)
    signals.generator_init.connect(_filters)


def _generator(pelican: Any) -> Any:
    from plugins.portal.generator import PortalGenerator

    return PortalGenerator


def _filters(generator: Any) -> None:
    """Let Pelican's own generators compile the theme's templates, of which they show none."""
    from plugins.portal.templating import LANGUAGE_FILTERS

    generator.env.filters.update(LANGUAGE_FILTERS)
