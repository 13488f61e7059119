# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures: looked at before they are trusted, always encoded anew, never copied.

``verify`` says what a file is or why it cannot be shown, and ``judgements`` remembers it;
``encode`` makes the ``renditions`` that a page needs, and ``shelf`` keeps them; ``view`` is what
a template sees.
"""

from plugins.core import signals
from plugins.core.catalogue import Facts
from plugins.images.gallery import Shown, check, shown


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.link.connect(check)
    signals.derive.connect(_derive)


def _derive(facts: Facts) -> None:
    facts.define(Shown, shown)
