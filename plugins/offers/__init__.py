# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Offers: with a beginning and an end; what is over leaves the lists by itself."""

from __future__ import annotations

from plugins.businesses.related import OffersHere, Papers
from plugins.core import signals
from plugins.core.facts import Facts
from plugins.core.registry import RecordType, Registry
from plugins.offers.model import Offer
from plugins.offers.plan import (
    OfferIds,
    check_offer,
    offer_card,
    offer_ids,
    offers_here,
    papers,
    plan_offers,
)
from plugins.offers.views import OfferRow, offer_row


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.record_types.connect(_record_types)
    signals.derive.connect(_derive)
    signals.plan.connect(plan_offers)


def _record_types(registry: Registry) -> None:
    registry.add(RecordType("offer", "offers", Offer, "angebote/{id}/", offer_card, check_offer))


def _derive(facts: Facts) -> None:
    facts.define(OfferIds, offer_ids, kept=True, wordless=True)
    facts.define(Papers, papers, kept=True)
    facts.define_each(OfferRow, offer_row)
    facts.define_each(OffersHere, offers_here, near=True)
