# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A business as a node, judged by the vocabulary."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.structured_data.businesses import FOOD_ESTABLISHMENTS, PLACES
from plugins.structured_data.nodes import (
    amenity_feature,
    geo,
    local_business,
    make_node,
    offer,
    place,
    postal_address,
    serialise,
    wheelchair,
    write_address,
    write_geo,
    write_place,
)
from tests.structured_data.samples import ADDRESS, ROOT, TYPES, business, written
from tests.structured_data.schema_org import vocabulary

FULL: dict[str, Any] = {
    "osm_tag": "shop=bakery",
    "description": "Sauerteig & Brezeln",
    "geo": geo(latitude=51.2173, longitude=7.8812),
    "telephone": "+49 2391 55501",
    "email": "laden@hoevel.example",
    "same_as": ["https://hoevel.example"],
    "image": [f"{ROOT}bilder/hoevel.jpg"],
    "opening_hours": [
        make_node(
            "OpeningHoursSpecification",
            dayOfWeek=["https://schema.org/Monday"],
            opens="06:30",
            closes="18:00",
        )
    ],
    "special_opening_hours": [
        make_node(
            "OpeningHoursSpecification",
            opens="00:00",
            closes="00:00",
            validFrom=date(2026, 12, 25),
            validThrough=date(2026, 12, 26),
        )
    ],
    "payment": "bar, Girocard",
    "cuisine": ["regional"],
    "menu_url": "https://hoevel.example/karte",
    "booking_url": "https://hoevel.example/tisch",
    "amenities": [
        wheelchair("limited", "Rollstuhlgerecht", "teilweise"),
        amenity_feature("Außenplätze", True),
    ],
    "languages": ["de", "tr"],
    "keywords": ["Hochzeitstorten"],
    "offers": [offer(name="Stollen", price=Decimal("14.90"), valid_from=date(2026, 11, 20))],
    "legal_name": "Hövel GmbH",
    "vat_id": "DE123456789",
}


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_of_the_table_takes_a_full_business(kind: str) -> None:
    """Whatever the category, a record with every field gives JSON-LD without a fault."""
    node = written(business(kind, **FULL))
    kinds = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    assert kinds[0] == kind


def test_food_and_place_types_are_the_vocabularys() -> None:
    """Which types have a menu or are no business is the vocabulary's word for all our types."""
    words = vocabulary()
    food = {kind for kind in TYPES if "FoodEstablishment" in words.ancestors(kind)}
    places = {kind for kind in TYPES if "LocalBusiness" not in words.ancestors(kind)}
    assert food == FOOD_ESTABLISHMENTS
    assert places == PLACES


def test_a_place_stays_a_place_until_it_has_what_only_a_business_has() -> None:
    """A playground is no LocalBusiness; a museum with a ticket desk is one as well."""
    assert written(business("Playground", telephone="+49 2391 1"))["@type"] == "Playground"
    museum = written(business("Museum", email="a@b.example"))
    assert museum["@type"] == ["Museum", "LocalBusiness"]


def test_only_food_has_a_cuisine() -> None:
    """A cuisine on a shoe shop is left out, since no reader would know what to make of it."""
    assert "servesCuisine" not in written(business("ShoeStore", cuisine=["regional"]))
    assert written(business("Restaurant", cuisine=["regional"]))["servesCuisine"] == ["regional"]


def test_the_permanent_page_names_the_node() -> None:
    """A business's @id is its page, so offers and events can point at it."""
    assert written(business())["@id"] == f"{ROOT}betriebe/hoevel/"


@pytest.mark.parametrize(
    ("value", "said"), [("yes", True), ("limited", "teilweise"), ("no", False)]
)
def test_wheelchair_is_said_in_all_three_states(value: str, said: bool | str) -> None:
    """»Nicht rollstuhlgerecht« is a fact that people need as much as its opposite."""
    node = written(business(amenities=[wheelchair(value, "Rollstuhlgerecht", "teilweise")]))
    assert node["amenityFeature"][0]["value"] == said


def test_nothing_is_said_of_an_unknown_amenity() -> None:
    """No word about wheelchairs is no »no«."""
    assert "amenityFeature" not in written(
        business(amenities=[wheelchair(None, "Rollstuhlgerecht", "teilweise")])
    )


#: What a property is called in schema.org's words, in the order of a business.
_PROPERTIES = {
    "description": "description",
    "geo": "geo",
    "telephone": "telephone",
    "image": "image",
    "same_as": "sameAs",
    "opening_hours": "openingHoursSpecification",
    "special_opening_hours": "specialOpeningHoursSpecification",
    "amenities": "amenityFeature",
    "keywords": "keywords",
    "email": "email",
    "legal_name": "legalName",
    "vat_id": "vatID",
    "payment": "paymentAccepted",
    "languages": "knowsLanguage",
    "cuisine": "servesCuisine",
    "menu_url": "hasMenu",
    "booking_url": "acceptsReservations",
}


@settings(deadline=None)
@given(st.sets(st.sampled_from(sorted(_PROPERTIES))))
def test_a_business_is_written_as_the_encoder_writes_it(told: set[str]) -> None:
    """Letter by letter, whatever is known of it: each is put together by hand."""
    facts = {name: FULL[name] for name in _PROPERTIES if name in told}
    properties: dict[str, Any] = {}
    for name, value in facts.items():
        properties[_PROPERTIES[name]] = value
        if name == "payment":
            properties["currenciesAccepted"] = "EUR"
    url = f"{ROOT}betriebe/hoevel/"
    known = {key: properties.pop(key, None) for key in ("description",)}
    node = make_node(
        "Bakery", id=url, name="Hövel", url=url, **known, address=ADDRESS, **properties
    )
    found = local_business(kind="Bakery", name="Hövel", url=url, address=ADDRESS, **facts)
    assert serialise(found) == serialise(node)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_position_is_written_as_the_encoder_writes_it(latitude: float, longitude: float) -> None:
    """Letter by letter, however many digits there are."""
    told = serialise(geo(latitude=latitude, longitude=longitude))
    assert serialise(write_geo(latitude, longitude)) == told


@pytest.mark.parametrize("latitude", [float("nan"), float("inf")])
def test_a_written_position_is_one(latitude: float) -> None:
    """NaN would make the whole block unreadable."""
    with pytest.raises(ValueError, match="JSON"):
        write_geo(latitude, 7.8)


@pytest.mark.parametrize("street", ["", "Markt 1"])
@pytest.mark.parametrize("position", [None, (51.2173, 7.8812)])
def test_a_place_is_written_as_the_encoder_writes_it(
    street: str, position: tuple[float, float] | None
) -> None:
    """Letter by letter, with and without a street and a position."""
    told = write_place(
        "Markt",
        write_address(street, "58999", "Lennebrück", "", "DE"),
        write_geo(*position) if position else None,
    )
    address = postal_address(street=street, postal_code="58999", locality="Lennebrück")
    at = geo(latitude=position[0], longitude=position[1]) if position else None
    assert serialise(told) == serialise(place(name="Markt", address=address, geo=at))
