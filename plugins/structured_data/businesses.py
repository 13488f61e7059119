# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A business as a node."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.structured_data.node import NodeLike
from plugins.structured_data.written import Written, write_node

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
    return write_node(
        (kind, "LocalBusiness") if kind in PLACES and any(of_business) else kind,
        id=url,
        additionalType=_OSM_WIKI + osm_tag if osm_tag else None,
        name=name,
        url=url,
        description=description,
        address=address,
        geo=geo,
        telephone=telephone,
        image=image or None,
        sameAs=same_as,
        openingHoursSpecification=opening_hours,
        specialOpeningHoursSpecification=special_opening_hours,
        amenityFeature=amenities,
        keywords=keywords or None,
        email=email,
        legalName=legal_name,
        vatID=vat_id,
        paymentAccepted=payment or None,
        currenciesAccepted="EUR" if payment else None,
        knowsLanguage=languages or None,
        makesOffer=offers or None,
        servesCuisine=cuisine if food else None,
        hasMenu=menu_url if food else None,
        acceptsReservations=booking_url if food else None,
    )
