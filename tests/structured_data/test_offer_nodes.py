# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Offers and their prices, judged by the vocabulary."""

from datetime import date
from decimal import Decimal

import pytest

from plugins.structured_data.nodes import (
    offer,
    organization,
    unit_price,
)
from tests.structured_data.samples import ROOT, written


@pytest.mark.parametrize(
    ("unit", "quantity"),
    [
        ("1 kg", {"value": "1", "unitCode": "KGM"}),
        ("100 g", {"value": "100", "unitCode": "GRM"}),
        ("0,75 l", {"value": "0.75", "unitCode": "LTR"}),
        ("Stück", {"value": "1", "unitCode": "C62"}),
        ("1 Waschladung", {"value": "1", "unitText": "Waschladung"}),
    ],
)
def test_a_basic_price_names_its_quantity(unit: str, quantity: dict[str, str]) -> None:
    """PAngV units get their UN/CEFACT code, others keep their word."""
    node = offer(
        name="Nüsse",
        price=Decimal("3.98"),
        unit_price=unit_price(price=Decimal("19.90"), unit=unit),
    )
    read = written(node)["priceSpecification"]["referenceQuantity"]
    assert read == {"@type": "QuantitativeValue", **quantity}


def test_an_offer_keeps_its_cents() -> None:
    """14.90 is written as 14.90, neither 14.9 nor 14.899999."""
    node = offer(
        name="Stollen",
        url=f"{ROOT}angebote/stollen/",
        price=Decimal("14.90"),
        valid_from=date(2026, 11, 20),
        valid_through=date(2026, 12, 20),
        offered_by=organization(name="Hövel", url=f"{ROOT}betriebe/hoevel/"),
        available_at=f"{ROOT}betriebe/hoevel/",
    )
    assert written(node)["price"] == "14.90"


def test_an_offer_without_a_price_has_no_currency() -> None:
    """»20 % auf alles« has no price, so no currency stands alone."""
    assert "priceCurrency" not in written(offer(name="20 % auf alles"))
