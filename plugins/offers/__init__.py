# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Offers: with a beginning and an end; what is over leaves the lists by itself."""

from __future__ import annotations

from plugins.businesses.related import OffersHere
from plugins.core import signals
from plugins.core.catalogue import Facts
from plugins.core.registry import RecordType, Registry
from plugins.offers.model import Offer
from plugins.offers.plan import check_offers, offers_here, plan_offers
from plugins.offers.views import OfferRow, offer_rows


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.record_types.connect(_record_types)
    signals.link.connect(check_offers)
    signals.derive.connect(_derive)
    signals.plan.connect(plan_offers)


def _record_types(registry: Registry) -> None:
    registry.add(RecordType("offer", "offers", Offer, "angebote/{id}/"))


def _derive(facts: Facts) -> None:
    facts.define(OfferRow, offer_rows)
    facts.define(OffersHere, offers_here)
