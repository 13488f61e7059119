# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where an event is and who holds it: ids and free text resolved for pages and feeds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from plugins.businesses.model import Business
from plugins.businesses.views import postal_address, route_url
from plugins.core.catalogue import Catalogue
from plugins.events.model import Event


@dataclass(frozen=True, slots=True)
class Venue:
    """A place as a visitor needs it. ``address`` is "" unless it has a page here."""

    name: str = ""
    address: str = ""
    street: str = ""
    postal_line: str = ""
    position: tuple[float, float] | None = None
    route_url: str = ""

    @property
    def line(self) -> str:
        """Street and town in one line."""
        return ", ".join(part for part in (self.street, self.postal_line) if part)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who holds an event or takes part: a business with its page, or a name."""

    name: str
    address: str = ""


def venue_of(event: Event, catalogue: Catalogue) -> Venue:
    """The venue: a business, a place of ``city.yaml``, or the words that were written."""
    city, written = catalogue.city, event.location or ""
    town = f"{city.postal_code} {city.name}"
    business = catalogue.get(Business, written)
    if business:
        north = business.latitude
        address = postal_address(business, city) if north is None else ""
        page, street = catalogue.address_of(business), business.street_address or ""
        return _venue(business.name, page, street, town, north, business.longitude, address)
    place = city.places.get(written)
    if place:
        street = place.street_address or ""
        address = f"{street}, {town}" if street else ""
        return _venue(place.name, "", street, town, place.latitude, place.longitude, address)
    return Venue(catalogue.withheld_name("business", written) or written)


@lru_cache(maxsize=16384)
def _venue(
    name: str,
    page: str,
    street: str,
    town: str,
    latitude: float | None,
    longitude: float | None,
    address: str,
) -> Venue:
    position = _position(latitude, longitude)
    return Venue(name, page, street, town, position, route_url(latitude, longitude, address))


def party(written: str, catalogue: Catalogue) -> Party:
    """The business with this id, or the words as they are."""
    business = catalogue.get(Business, written)
    if business:
        return Party(business.name, catalogue.address_of(business))
    return Party(catalogue.withheld_name("business", written) or written)


def _position(latitude: float | None, longitude: float | None) -> tuple[float, float] | None:
    return (latitude, longitude) if latitude is not None and longitude is not None else None
