# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The city plan: drawn at build time from an extract of OpenStreetMap, with the houses of the
businesses on it. A city without an extract has no plan, and nothing here costs it anything.
"""

from __future__ import annotations

from plugins.businesses.related import OnPlan, StreetOnPlan, TownOnPlan
from plugins.city_plan.extract import LAID, look_at_extract
from plugins.core import signals
from plugins.core.facts import Facts
from plugins.core.plan import Planning


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.link.connect(look_at_extract)
    signals.derive.connect(_derive)
    signals.plan.connect(plan_city)


def plan_city(planning: Planning) -> None:
    """Receiver of ``plan``: the plan's pages, where there is one."""
    if planning.catalogue.beside(LAID) is not None:
        from plugins.city_plan.plan import plan_pages

        plan_pages(planning)


def _derive(facts: Facts) -> None:
    # Without a plan no page asks where it is on it. That pages are drawn again when a plan comes
    # or goes, though they noted nothing, is the navigation's doing: it is on each of them.
    if LAID in facts.catalogue.laid:
        from plugins.city_plan.middle import town_on_plan
        from plugins.city_plan.small_plan import place_on_plan
        from plugins.city_plan.street_plan import street_on_plan

        facts.define_each(OnPlan, place_on_plan, wordless=True)
        facts.define_each(StreetOnPlan, street_on_plan, wordless=True)
        facts.define(TownOnPlan, town_on_plan, kept=True, wordless=True)
