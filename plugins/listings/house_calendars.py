# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A calendar for every business that keeps having events, beside its page."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.businesses.card import BusinessCard
from plugins.businesses.model import Business
from plugins.core.plan import Planning
from plugins.events.plan import EventOrder, is_followed
from plugins.listings.base import Group
from plugins.listings.events import EventListing
from plugins.listings.feeds import plan_calendar


def plan(planning: Planning) -> None:
    """Receiver of ``plan``: ``betriebe/<id>/kalender.ics``."""
    facts, kind = planning.facts, planning.catalogue.registry.of(Business)
    cards: Mapping[str, BusinessCard] = facts.catalogue.cards(Business)
    order = facts.of(EventOrder, "")
    for business, found in sorted(order.turns.items()):
        if is_followed(len(found)):
            calendar = tuple([order.ids[turn] for turn in found])
            address, name = kind.address_of(business), cards[business].name
            plan_calendar(EventListing(), Group(address, name, "", (), calendar=calendar), planning)
