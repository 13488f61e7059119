# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The forge that the settings name."""

from __future__ import annotations

from collections.abc import Callable

from plugins.editing.forges.agit import AGit
from plugins.editing.forges.github import GitHub
from plugins.editing.forges.gitlab import GitLab
from plugins.editing.forges.local import Local
from plugins.editing.settings import Settings
from plugins.editing.store.forge import Away, Declined, Forge, Proposal

__all__ = ["Away", "Declined", "Forge", "Proposal", "forge_for"]


def forge_for(settings: Settings) -> Forge:
    """The driver, ready for use. Raises ``Declined`` where something it needs is missing."""
    drivers: dict[str, Callable[[Settings], Forge]] = {
        "local": Local,
        "gitlab": GitLab,
        "agit": AGit,
        "github": GitHub,
    }
    return drivers[settings.forge.driver](settings)
