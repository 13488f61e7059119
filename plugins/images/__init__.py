# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures: looked at before they are trusted, always encoded anew, never copied.

``verify`` says what a file is or why it cannot be shown, and ``judgements`` remembers it;
``encode`` makes the ``renditions`` that a page needs, and ``shelf`` keeps them; ``view`` is what
a template sees.
"""

from plugins.core import signals
from plugins.core.registry import Registry
from plugins.images.gallery import check, check_words


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.record_types.connect(_record_types)
    signals.link.connect(check)


def _record_types(registry: Registry) -> None:
    registry.check_each(check_words)
