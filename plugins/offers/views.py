# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""An offer as lists and its own page see it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct

from plugins.businesses.model import Business
from plugins.businesses.table import table_of
from plugins.core.dates import minute_of_day
from plugins.core.facts import Facts
from plugins.core.markdown import merchant_html, summary_of
from plugins.images.gallery import pictures_of
from plugins.images.view import PictureView
from plugins.offers.model import Offer
from plugins.offers.pricing import reduction, validity


class OfferRow(Struct, frozen=True):
    """An offer in a list, and the head of its page. ``begins``/``ends``: epoch minutes between
    which it holds.
    """

    address: str
    name: str
    business: str
    business_name: str
    price: Decimal | None
    currency: str
    previous_price: Decimal | None
    lowest_price: Decimal | None
    price_unit: str
    unit_price: Decimal | None
    valid_from: date
    valid_through: date
    state: str
    begins: int
    ends: int
    summary: str
    picture: PictureView | None
    icon: str


def row_of(offer: Offer, facts: Facts) -> OfferRow:
    """The row of an offer: one for all lists."""
    return facts.of(OfferRow, offer.id)


_DAY = timedelta(days=1)


def offer_row(facts: Facts, offer_id: str) -> OfferRow:
    """The rule behind the fact ``OfferRow``."""
    catalogue, now = facts.catalogue, facts.now
    offer = catalogue.the(Offer, offer_id)
    pictures = pictures_of(offer, facts)
    business = catalogue.get(Business, offer.business)
    reduced = reduction(offer.price_tag) if offer.previous_price is not None else None
    begins, ends = offer.valid_from, offer.valid_through
    return OfferRow(
        address=catalogue.address_of(offer),
        name=offer.name,
        business=offer.business,
        business_name=business.name
        if business
        else catalogue.withheld_name("business", offer.business),
        price=offer.price,
        currency=offer.price_currency,
        previous_price=reduced.previous_price if reduced else None,
        lowest_price=reduced.lowest_price_30_days if reduced else None,
        price_unit=facts.words.of("unit", offer.price_unit or ""),
        unit_price=offer.unit_price,
        valid_from=begins,
        valid_through=ends,
        state=validity(begins, ends, now.today),
        begins=minute_of_day(begins, now),
        ends=minute_of_day(ends + _DAY, now),
        summary=summary_of(merchant_html(offer.text), 140),
        picture=pictures[0] if pictures else None,
        icon=table_of(catalogue.city).find(business.category).icon if business else "tag",
    )
