# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a city shows outside the browser: a screen in a shop window, a poster, a printed week."""

from plugins.core import signals
from plugins.window.display import check_displays, plan_displays
from plugins.window.week import plan_week


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.link.connect(check_displays)
    signals.plan.connect(plan_displays)
    signals.plan.connect(plan_week)
