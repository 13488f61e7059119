# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Offers and prices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from plugins.regex import regex
from plugins.structured_data.node import Node, NodeLike, make_node, member, reference
from plugins.structured_data.written import Written, said

#: Units of the basic price (PAngV § 4) → UN/CEFACT Recommendation 20 code.
_UNIT_CODES = {
    "kg": "KGM",
    "g": "GRM",
    "l": "LTR",
    "ml": "MLT",
    "m": "MTR",
    "cm": "CMT",
    "m²": "MTK",
    "m2": "MTK",
    "m³": "MTQ",
    "m3": "MTQ",
    "stück": "C62",
}
_QUANTITY = regex(r"\s*(?:(\d+(?:[.,]\d+)?)\s*)?(\S.*?)\s*\Z", re.ASCII)


def unit_price(*, price: Decimal, unit: str, currency: str = "EUR") -> Node:
    """Return the basic price: ``price`` for ``unit``, which reads like ``1 kg`` or ``100 g``."""
    return make_node(
        "UnitPriceSpecification",
        price=price,
        priceCurrency=currency,
        referenceQuantity=_quantity(unit),
    )


def _quantity(unit: str) -> Node | None:
    match = _QUANTITY.match(unit)
    if match is None:
        return None
    code = _UNIT_CODES.get(match[2].casefold())
    try:
        amount = Decimal((match[1] or "1").replace(",", "."))
    except InvalidOperation:
        return None
    return make_node(
        "QuantitativeValue",
        value=amount,
        unitCode=code,
        unitText=None if code else match[2],
    )


def offer(
    *,
    name: str | None = None,
    url: str | None = None,
    description: str | None = None,
    price: Decimal | int | None = None,
    currency: str = "EUR",
    valid_from: date | datetime | None = None,
    valid_through: date | datetime | None = None,
    unit_price: NodeLike | None = None,
    offered_by: NodeLike | Written | None = None,
    available_at: str | None = None,
    availability: str | None = "InStoreOnly",
    image: Sequence[str] = (),
) -> Written:
    """Return an offer; ``available_at`` is the ``@id`` of the business that has it.

    A former price is left out on purpose: the vocabulary has no word for the lowest price of
    the last 30 days, and a reduction may not be announced without it (PAngV § 11).
    """
    paid_in = currency if price is not None else None
    at = reference(available_at)
    # Most offers have few of these; ``said`` is not asked about what is not there.
    return Written(
        f'{{"@type":"Offer"{said("@id", url)}{said("name", name)}{said("url", url)}'
        f"{said('description', description) if description else ''}"
        f"{said('image', image) if image else ''}"
        f"{said('price', price)}{said('priceCurrency', paid_in)}"
        f"{said('priceSpecification', unit_price) if unit_price else ''}"
        f"{said('validFrom', valid_from)}{said('validThrough', valid_through)}"
        f"{said('availability', member(availability)) if availability else ''}"
        f"{said('availableAtOrFrom', at) if at else ''}"
        f"{said('offeredBy', offered_by) if offered_by else ''}}}"
    )
