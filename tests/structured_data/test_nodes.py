# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The builders of schema.org nodes, judged by the vocabulary."""

import json
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.businesses.categories import builtin
from plugins.structured_data.businesses import FOOD_ESTABLISHMENTS, PLACES
from plugins.structured_data.events import EVENT_TYPES
from plugins.structured_data.nodes import (
    Node,
    amenity_feature,
    breadcrumbs,
    event,
    geo,
    item_list,
    local_business,
    make_node,
    news_article,
    offer,
    organization,
    place,
    postal_address,
    schedule,
    serialise,
    unit_price,
    web_page,
    website,
    wheelchair,
)
from tests.structured_data.schema_org import vocabulary
from tests.structured_data.vocabulary import document_problems

ROOT = "https://lennebrueck.example/"
ADDRESS = postal_address(street="Lange Straße 12", postal_code="58999", locality="Lennebrück")
CET = timezone(timedelta(hours=1))
START = datetime(2026, 12, 5, 11, tzinfo=CET)
CATEGORIES = ["market", "tour", "other", *EVENT_TYPES]
TYPES = sorted({entry.schema_type for entry in builtin().entries})


def business(kind: str = "Bakery", **more: Any) -> Node:
    """A business with nothing but what every one has, and ``more``."""
    facts = {"name": "Hövel", "url": f"{ROOT}betriebe/hoevel/", "address": ADDRESS, **more}
    return local_business(kind=kind, **facts)


def an_event(**more: Any) -> Node:
    """An event with nothing but what every one has, and ``more``."""
    facts: dict[str, Any] = {
        "name": "Adventsmarkt",
        "url": f"{ROOT}veranstaltungen/adventsmarkt/",
        "start": START,
        "location": place(name="Marktplatz", address=ADDRESS),
    }
    return event(**(facts | more))


def written(node: Node) -> dict[str, Any]:
    """What a reader of the page gets; fails if the vocabulary objects."""
    text = serialise(node)
    assert document_problems(text) == []
    parsed: dict[str, Any] = json.loads(text)
    return parsed


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
    "payment": ["cash", "girocard"],
    "cuisine": ["regional"],
    "menu_url": "https://hoevel.example/karte",
    "booking_url": "https://hoevel.example/tisch",
    "amenities": [wheelchair("limited"), amenity_feature("Außenplätze", True)],
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
    assert business("Playground", telephone="+49 2391 1")["@type"] == "Playground"
    assert business("Museum", email="a@b.example")["@type"] == ["Museum", "LocalBusiness"]


def test_only_food_has_a_cuisine() -> None:
    """A cuisine on a shoe shop is left out, since no reader would know what to make of it."""
    assert "servesCuisine" not in business("ShoeStore", cuisine=["regional"])
    assert business("Restaurant", cuisine=["regional"])["servesCuisine"] == ["regional"]


def test_the_permanent_page_names_the_node() -> None:
    """A business's @id is its page, so offers and events can point at it."""
    assert business()["@id"] == f"{ROOT}betriebe/hoevel/"


@pytest.mark.parametrize(
    ("value", "said"), [("yes", True), ("limited", "teilweise"), ("no", False)]
)
def test_wheelchair_is_said_in_all_three_states(value: str, said: bool | str) -> None:
    """»Nicht rollstuhlgerecht« is a fact that people need as much as its opposite."""
    node = written(business(amenities=[wheelchair(value)]))
    assert node["amenityFeature"][0]["value"] == said


def test_nothing_is_said_of_an_unknown_amenity() -> None:
    """No word about wheelchairs is no »no«."""
    assert "amenityFeature" not in business(amenities=[wheelchair(None)])


@pytest.mark.parametrize("category", CATEGORIES)
@pytest.mark.parametrize("status", ["scheduled", "cancelled", "postponed", "rescheduled"])
def test_every_kind_and_state_of_event_is_valid(category: str, status: str) -> None:
    """Each event_category in each event_status gives JSON-LD without a fault."""
    node = an_event(
        category=category,
        status=status,
        end=START + timedelta(hours=9),
        previous_start=START - timedelta(days=7),
        organizer=organization(name="Werbering", url="https://werbering.example"),
        contributors=[business()],
        price=Decimal("8.50"),
        ticket_url="https://karten.example",
        image=[f"{ROOT}bilder/markt.jpg"],
        schedule=schedule(
            start=START.date(),
            end=date(2026, 12, 20),
            frequency="P1W",
            weekdays=[5, 6],
            except_dates=[date(2026, 12, 13)],
        ),
        keywords=["Advent"],
    )
    assert written(node)["eventStatus"].lower().endswith(status)


def test_an_event_tells_the_offset() -> None:
    """A visitor in another country reads the time that is meant."""
    assert written(an_event())["startDate"] == "2026-12-05T11:00:00+01:00"


def test_an_all_day_event_has_no_time() -> None:
    """A day stays a day, and does not begin at midnight."""
    node = written(an_event(start=date(2026, 12, 5), end=date(2026, 12, 6)))
    assert (node["startDate"], node["endDate"]) == ("2026-12-05", "2026-12-06")


def test_a_time_without_an_offset_is_refused() -> None:
    """A naive time is a mistake in our code and never reaches a page."""
    with pytest.raises(ValueError, match="offset"):
        an_event(start=datetime(2026, 12, 5, 11))  # noqa: DTZ001 - the mistake that is meant


def test_free_entry_is_said_and_unknown_entry_is_not() -> None:
    """Price 0 is free, no price is unknown."""
    free, unknown = written(an_event(price=0)), written(an_event())
    assert free["isAccessibleForFree"] is True
    assert free["offers"]["price"] == 0
    assert "isAccessibleForFree" not in unknown
    assert "offers" not in unknown


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
        offered_by=business(),
        available_at=f"{ROOT}betriebe/hoevel/",
    )
    assert written(node)["price"] == "14.90"


def test_an_offer_without_a_price_has_no_currency() -> None:
    """»20 % auf alles« has no price, so no currency stands alone."""
    assert "priceCurrency" not in written(offer(name="20 % auf alles"))


def test_pages_of_the_site_are_valid() -> None:
    """The site, its operator, a page with its way, and news pass the vocabulary."""
    operator = organization(
        kind="GovernmentOrganization",
        name="Stadt Lennebrück",
        id=f"{ROOT}impressum/",
        url="https://rathaus.example",
        address=ADDRESS,
        email="stadt@lennebrueck.example",
        telephone="+49 2391 1",
        vat_id="DE1",
        logo=f"{ROOT}logo.svg",
    )
    way = breadcrumbs([("Start", ROOT), ("Betriebe", f"{ROOT}betriebe/")])
    listing = item_list([f"{ROOT}betriebe/a/", f"{ROOT}betriebe/b/"], name="Betriebe")
    written(website(name="Lennebrück", url=ROOT, publisher=operator, description="Alles offen"))
    written(
        web_page(
            kind="CollectionPage",
            name="Betriebe",
            url=f"{ROOT}betriebe/",
            website=ROOT,
            breadcrumb=way,
            main_entity=listing,
            date_modified=date(2026, 11, 2),
        )
    )
    for author in ("Mia Kohl", None):
        written(
            news_article(
                headline="Neue Bänke",
                url=f"{ROOT}neuigkeiten/baenke/",
                date_published=date(2026, 11, 2),
                author=author,
                publisher=operator,
                image=[f"{ROOT}bilder/bank.jpg"],
            )
        )


def test_lists_of_one_and_of_none_are_valid() -> None:
    """A list with one entry is still a list, and an empty category names no entries."""
    assert isinstance(written(item_list([ROOT]))["itemListElement"], list)
    assert "itemListElement" not in item_list([])
    assert isinstance(written(breadcrumbs([("Start", ROOT)]))["itemListElement"], list)


def test_several_nodes_are_one_graph() -> None:
    """A page with two nodes has one context."""
    text = serialise([business(), breadcrumbs([("Start", ROOT)])])
    assert document_problems(text) == []
    assert len(json.loads(text)["@graph"]) == 2


def test_what_says_nothing_is_left_out() -> None:
    """Empty text, empty lists and bare nodes go; False and 0 are facts and stay."""
    node = make_node("Thing", a=None, b="", c=[], d=[None, ""], e=make_node("Place"), f=0, g=False)
    assert node == {"@type": "Thing", "f": 0, "g": False}


def test_a_number_that_json_lacks_is_refused() -> None:
    """NaN would make the whole block unreadable."""
    with pytest.raises(ValueError, match="JSON"):
        serialise(business(geo=geo(latitude=float("nan"), longitude=7)))


@settings(deadline=None, max_examples=150)
@given(
    st.text() | st.sampled_from(["</script><script>alert(1)</script>", "<!--", "]]>", "&quot;"]),
)
def test_no_text_leaves_the_script_element(text: str) -> None:
    """Any name survives the round trip, and none can close or change the element."""
    block = serialise({"@type": "Bakery", "name": text})
    assert not set(block) & set("<>&\u2028\u2029")
    assert json.loads(block).get("name", "") == text


@settings(deadline=None, max_examples=50)
@given(st.characters(categories=["Cs"]))
def test_a_lone_surrogate_can_be_written(character: str) -> None:
    """What is no Unicode text still becomes bytes of a page."""
    block = serialise({"@type": "Bakery", "name": character})
    assert json.loads(block.encode("utf-8"))["name"] == character
