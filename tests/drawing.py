# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Drawing the pages and files of a plan, as a build does, without writing them."""

from collections.abc import Mapping
from typing import Any

from plugins.core.pipeline import Outcome


def drawn(outcome: Outcome) -> Mapping[str, Any]:
    """Draw all that `outcome` plans, by file: a `Page`, or a file's bytes. There is a plan."""
    assert outcome.plan is not None
    assert outcome.facts is not None
    return {
        file: planned.draw(outcome.facts, *planned.arguments)
        for file, planned in outcome.plan.items()
    }
