# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where an event is and who holds it: ids and free text resolved for pages and feeds."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.businesses.model import Business
from plugins.businesses.views import postal_address, route_url
from plugins.core.facts import Facts
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


def venue_of(event: Event, facts: Facts) -> Venue:
    """Where an event is: many share a venue."""
    return facts.of(Venue, event.location or "")


def party(written: str, facts: Facts) -> Party:
    """Who holds an event or takes part in it, as written in its file."""
    return facts.of(Party, written)


def venue(facts: Facts, written: str) -> Venue:
    """The rule behind the fact ``Venue``, by what an event's ``location`` says: a business, a place
    of ``city.yaml``, or the words that were written.
    """
    catalogue = facts.catalogue
    city = catalogue.city
    town = f"{city.postal_code} {city.name}"
    business = catalogue.get(Business, written)
    if business:
        return Venue(
            business.name,
            catalogue.address_of(business),
            business.street_address or "",
            town,
            _position(business.latitude, business.longitude),
            route_url(business.latitude, business.longitude, postal_address(business, city)),
        )
    place = city.places.get(written)
    if place:
        address = f"{place.street_address}, {town}" if place.street_address else ""
        return Venue(
            place.name,
            "",
            place.street_address or "",
            town,
            _position(place.latitude, place.longitude),
            route_url(place.latitude, place.longitude, address),
        )
    return Venue(catalogue.withheld_name("business", written) or written)


def named_party(facts: Facts, written: str) -> Party:
    """The rule behind the fact ``Party``: the business with this id, or the words as they are."""
    catalogue = facts.catalogue
    business = catalogue.get(Business, written)
    if business:
        return Party(business.name, catalogue.address_of(business))
    return Party(catalogue.withheld_name("business", written) or written)


def _position(latitude: float | None, longitude: float | None) -> tuple[float, float] | None:
    return (latitude, longitude) if latitude is not None and longitude is not None else None
