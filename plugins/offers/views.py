# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""An offer as lists and its own page see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from plugins.businesses.model import Business
from plugins.businesses.table import table_of
from plugins.businesses.views import BusinessRow
from plugins.businesses.views import row_of as business_row
from plugins.core.dates import minute_of_day
from plugins.core.facts import Facts
from plugins.core.markdown import SafeHtml, merchant_html, summary_of
from plugins.images.gallery import pictures_of
from plugins.images.view import PictureView
from plugins.offers.model import Offer
from plugins.offers.pricing import reduction, validity


@dataclass(frozen=True, slots=True)
class OfferRow:
    """An offer in a list. ``begins``/``ends``: epoch minutes between which it holds."""

    id: str
    address: str
    name: str
    business_name: str
    business_address: str
    price: Decimal | None
    currency: str
    previous_price: Decimal | None
    lowest_price: Decimal | None
    percent: int
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
    seed: str


@dataclass(frozen=True, slots=True)
class OfferPage:
    """An offer on its own page: its row, its text, the rest of its pictures."""

    row: OfferRow
    text: SafeHtml
    pictures: tuple[PictureView, ...]
    business: BusinessRow | None
    url: str

    def __getattr__(self, name: str) -> Any:
        """What the row knows, the page knows."""
        return getattr(self.row, name)


def row_of(offer: Offer, facts: Facts) -> OfferRow:
    """The row of an offer: one for all lists."""
    return facts.of(OfferRow, offer.id)


def offer_row(facts: Facts, offer_id: str) -> OfferRow:
    """The rule behind the fact ``OfferRow``."""
    catalogue, now = facts.catalogue, facts.now
    offer = catalogue.the(Offer, offer_id)
    pictures = pictures_of(offer, facts)
    business = catalogue.get(Business, offer.business)
    held = "" if business else catalogue.withheld_name("business", offer.business)
    category = table_of(catalogue.city).find(business.category) if business else None
    reduced = reduction(offer.price_tag)
    return OfferRow(
        id=offer.id,
        address=catalogue.address_of(offer),
        name=offer.name,
        business_name=business.name if business else held,
        business_address=catalogue.address_of(business) if business else "",
        price=offer.price,
        currency=offer.price_currency,
        previous_price=reduced.previous_price if reduced else None,
        lowest_price=reduced.lowest_price_30_days if reduced else None,
        percent=reduced.percent if reduced else 0,
        price_unit=offer.price_unit or "",
        unit_price=offer.unit_price,
        valid_from=offer.valid_from,
        valid_through=offer.valid_through,
        state=validity(offer.valid_from, offer.valid_through, now.today),
        begins=minute_of_day(offer.valid_from, now),
        ends=minute_of_day(offer.valid_through + timedelta(days=1), now),
        summary=summary_of(merchant_html(offer.text), 140),
        picture=pictures[0] if pictures else None,
        icon=category.icon if category else "tag",
        seed=offer.id,
    )


def page_of(offer: Offer, facts: Facts) -> OfferPage:
    """Everything the page of an offer shows."""
    business = facts.catalogue.get(Business, offer.business)
    return OfferPage(
        row=row_of(offer, facts),
        text=merchant_html(offer.text),
        pictures=pictures_of(offer, facts)[1:],
        business=business_row(business, facts) if business else None,
        url=offer.url or "",
    )
