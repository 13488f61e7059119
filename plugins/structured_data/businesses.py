# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A business as a node."""

from __future__ import annotations

from collections.abc import Sequence
from json.encoder import encode_basestring_ascii as _quoted

from plugins.structured_data.node import NodeLike
from plugins.structured_data.written import Written, encode, said

#: The only types that have a menu, a cuisine and reservations.
FOOD_ESTABLISHMENTS = frozenset(
    {
        "Bakery",
        "BarOrPub",
        "Brewery",
        "CafeOrCoffeeShop",
        "Distillery",
        "FastFoodRestaurant",
        "FoodEstablishment",
        "IceCreamShop",
        "Restaurant",
        "Winery",
    }
)
#: Types of the category table that are places, but no LocalBusiness.
PLACES = frozenset(
    {
        "Aquarium",
        "BusStation",
        "Cemetery",
        "CityHall",
        "CivicStructure",
        "CollegeOrUniversity",
        "Courthouse",
        "Crematorium",
        "EducationalOrganization",
        "Embassy",
        "EventVenue",
        "LandmarksOrHistoricalBuildings",
        "Museum",
        "MusicVenue",
        "Park",
        "ParkingFacility",
        "PerformingArtsTheater",
        "PlaceOfWorship",
        "Playground",
        "Preschool",
        "PublicToilet",
        "School",
        "TaxiStand",
        "TouristAttraction",
        "Zoo",
    }
)
_OSM_WIKI = "https://wiki.openstreetmap.org/wiki/Tag:"
_SPECIAL = "specialOpeningHoursSpecification"


def local_business(
    *,
    kind: str,
    name: str,
    url: str,
    address: NodeLike | Written,
    osm_tag: str | None = None,
    description: str | None = None,
    geo: NodeLike | Written | None = None,
    telephone: str | None = None,
    email: str | None = None,
    same_as: Sequence[str] = (),
    image: Sequence[str] = (),
    opening_hours: Sequence[NodeLike] | Written = (),
    special_opening_hours: Sequence[NodeLike] | Written = (),
    payment: str = "",
    cuisine: Sequence[str] = (),
    menu_url: str | None = None,
    booking_url: str | None = None,
    amenities: Sequence[NodeLike | None] | Written = (),
    languages: Sequence[str] = (),
    keywords: Sequence[str] = (),
    offers: Sequence[NodeLike | Written] = (),
    legal_name: str | None = None,
    vat_id: str | None = None,
) -> Written:
    """Return a business; ``url`` is its page on the portal and, being permanent, its ``@id``.

    ``kind`` is the category's type. A museum or a town hall is a place and no business by
    schema.org; where it has what only a business has (an e-mail address, payment, offers), it
    is a LocalBusiness as well. ``osm_tag`` (``craft=tailor``) tells kinds apart for which
    schema.org has one type. ``payment`` holds the record's values, ``languages`` ISO 639 codes.
    """
    food = kind in FOOD_ESTABLISHMENTS
    of_business = (email, legal_name, vat_id, payment, languages, offers)
    kinds = [kind, "LocalBusiness"] if kind in PLACES and any(of_business) else kind
    page = _quoted(url)
    # Most businesses have few of these; ``said`` is not asked about what is not there.
    return Written(
        f'{{"@type":{encode(kinds)},"@id":{page}'
        f"{said('additionalType', _OSM_WIKI + osm_tag) if osm_tag else ''}"
        f'{said("name", name)},"url":{page}'
        f"{said('description', description) if description else ''}"
        f"{said('address', address)}"
        f"{said('geo', geo) if geo else ''}"
        f"{said('telephone', telephone) if telephone else ''}"
        f"{said('image', image) if image else ''}"
        f"{said('sameAs', same_as) if same_as else ''}"
        f"{said('openingHoursSpecification', opening_hours) if opening_hours else ''}"
        f"{said(_SPECIAL, special_opening_hours) if special_opening_hours else ''}"
        f"{said('amenityFeature', amenities) if amenities else ''}"
        f"{said('keywords', keywords) if keywords else ''}"
        f"{said('email', email) if email else ''}"
        f"{said('legalName', legal_name) if legal_name else ''}"
        f"{said('vatID', vat_id) if vat_id else ''}"
        f"{_paid(payment) if payment else ''}"
        f"{said('knowsLanguage', languages) if languages else ''}"
        f"{said('makesOffer', offers) if offers else ''}"
        f"{_served(cuisine, menu_url, booking_url) if food else ''}}}"
    )


def _paid(payment: str) -> str:
    return f'{said("paymentAccepted", payment)},"currenciesAccepted":"EUR"'


def _served(cuisine: Sequence[str], menu_url: str | None, booking_url: str | None) -> str:
    return (
        said("servesCuisine", cuisine)
        + said("hasMenu", menu_url)
        + said("acceptsReservations", booking_url)
    )
