# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The listings: A–Z, categories, streets, offers, the calendar, news. Each a small module."""

from __future__ import annotations

from plugins.core import signals
from plugins.listings import a_to_z, calendar, categories, news, offers, streets


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    for module in (a_to_z, calendar, categories, news, offers, streets):
        signals.plan.connect(module.plan)
