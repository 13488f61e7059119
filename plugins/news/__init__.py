# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""News: pages, the list, and its feeds."""

from __future__ import annotations

from plugins.core import signals
from plugins.core.registry import RecordType, Registry
from plugins.news.model import News
from plugins.news.plan import news_card, plan_news


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.record_types.connect(_record_types)
    signals.plan.connect(plan_news)


def _record_types(registry: Registry) -> None:
    registry.add(RecordType("news", "news", News, "neuigkeiten/{id}/", news_card))
