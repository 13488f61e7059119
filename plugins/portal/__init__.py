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


def _generator(pelican: Any) -> Any:
    from plugins.portal.generator import PortalGenerator

    return PortalGenerator
