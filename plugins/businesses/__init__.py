# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Businesses: profiles, opening hours, categories, freshness."""

from __future__ import annotations

from plugins.businesses.card import business_card
from plugins.businesses.checks import check_business, check_businesses
from plugins.businesses.drawn import StreetRow, along_the_streets, street_rows
from plugins.businesses.hours import OpeningHours, ToldHours, opening_hours, told_hours
from plugins.businesses.hours_data import plan_hours
from plugins.businesses.model import Business
from plugins.businesses.plan import plan_businesses
from plugins.businesses.plots import Plot, drawn_plot
from plugins.businesses.views import BusinessRow, business_row
from plugins.core import signals
from plugins.core.facts import Facts
from plugins.core.registry import RecordType, Registry


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.record_types.connect(_record_types)
    signals.link.connect(check_businesses)
    signals.derive.connect(_derive)
    signals.plan.connect(plan_businesses)
    signals.plan.connect(plan_hours)


def _record_types(registry: Registry) -> None:
    registry.add(
        RecordType(
            "business", "businesses", Business, "betriebe/{id}/", business_card, check_business
        )
    )


def _derive(facts: Facts) -> None:
    facts.define_each(OpeningHours, opening_hours, near=True)
    facts.define_each(ToldHours, told_hours)
    facts.define(StreetRow, street_rows, kept=True)
    facts.define_each(BusinessRow, business_row)
    facts.define_each(Plot, drawn_plot)
    facts.side_by_side(along_the_streets)
