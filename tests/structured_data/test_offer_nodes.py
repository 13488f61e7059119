# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Offers and their prices, judged by the vocabulary."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.structured_data.nodes import (
    make_node,
    offer,
    organization,
    serialise,
    unit_price,
    write_organization,
)
from tests.structured_data.samples import ROOT, written
from tests.structured_data.test_serialise import TEXTS


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


@settings(deadline=None)
@given(
    st.fixed_dictionaries(
        {"price": st.sampled_from([None, 0, Decimal("0"), Decimal("14.90")])},
        optional={
            "name": TEXTS,
            "url": TEXTS,
            "description": TEXTS,
            "image": st.lists(TEXTS, max_size=2),
            "valid_from": st.just(date(2026, 11, 20)),
            "unit_price": st.just(unit_price(price=Decimal("19.90"), unit="1 kg")),
            "offered_by": st.builds(organization, name=TEXTS),
            "available_at": TEXTS,
            "availability": st.none(),
        },
    )
)
def test_an_offer_is_written_as_the_encoder_writes_it(facts: dict[str, Any]) -> None:
    """Letter by letter: there are so many offers that each is put together by hand."""
    at = facts.get("available_at")
    node = make_node(
        "Offer",
        id=facts.get("url"),
        name=facts.get("name"),
        url=facts.get("url"),
        description=facts.get("description"),
        image=facts.get("image"),
        price=facts["price"],
        priceCurrency=None if facts["price"] is None else "EUR",
        priceSpecification=facts.get("unit_price"),
        validFrom=facts.get("valid_from"),
        availability=None if "availability" in facts else "https://schema.org/InStoreOnly",
        availableAtOrFrom={"@id": at} if at else None,
        offeredBy=facts.get("offered_by"),
    )
    assert serialise(offer(**facts)) == serialise(node)


@given(TEXTS.filter(bool), st.none() | TEXTS)
def test_who_has_an_offer_is_written_as_the_encoder_writes_it(name: str, url: str | None) -> None:
    """Letter by letter, with and without a page."""
    assert serialise(write_organization(name, url)) == serialise(organization(name=name, url=url))
