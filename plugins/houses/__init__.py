# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The street: a house for every business, out of a few shared pieces.

Pure functions: a set (``sets/*.yaml``) becomes one SVG file of pieces (``sprite``), a business a
handful of references into it (``house``).
"""

from plugins.core import signals
from plugins.houses.check import check_set


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.link.connect(check_set)
