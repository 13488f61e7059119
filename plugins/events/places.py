# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where an event is and who holds it: ids and free text resolved for pages and feeds."""

from __future__ import annotations

from msgspec import Struct

from plugins.businesses.model import Business
from plugins.businesses.views import postal_address, route_url
from plugins.core.city import City
from plugins.core.facts import Facts
from plugins.events.model import Event
from plugins.structured_data import nodes


class Venue(Struct, frozen=True):
    """A place as a visitor needs it. ``address`` is "" unless it has a page here.

    ``line`` is street and town, ``node`` the place in schema.org's words.
    """

    name: str
    address: str
    line: str
    position: tuple[float, float] | None
    route_url: str
    node: nodes.Written


class Party(Struct, frozen=True):
    """Somebody who holds an event or takes part: a business with its page, or a name."""

    name: str
    address: str
    node: nodes.Written


def venue_of(event: Event, facts: Facts) -> Venue:
    """Where an event is: many share a venue."""
    return facts.of(Venue, event.location or "")


def holder_of(event: Event, facts: Facts) -> Party | None:
    """Who holds an event, if its file says so."""
    return facts.of(Party, event.organizer) if event.organizer else None


def party(written: str, facts: Facts) -> Party:
    """Who takes part in an event, as written in its file."""
    return facts.of(Party, written)


def venue_name(facts: Facts, written: str) -> str:
    """What a place is called: all that a row says of it. Most rows are drawn without its page."""
    catalogue = facts.catalogue
    business = catalogue.get(Business, written)
    if business:
        return business.name
    place = catalogue.city.places.get(written)
    name = place.name if place else catalogue.withheld_name("business", written) or written
    return catalogue.city.as_written(name)


def venue(facts: Facts, written: str) -> Venue:
    """The rule behind the fact ``Venue``, by what an event's ``location`` says: a business, a place
    of ``city.yaml``, or the words that were written.
    """
    catalogue = facts.catalogue
    city, name = catalogue.city, venue_name(facts, written)
    town = f"{city.postal_code} {city.name}"
    business = catalogue.get(Business, written)
    if business:
        street = business.street_address or ""
        position = _position(business.latitude, business.longitude)
        return Venue(
            name,
            catalogue.address_of(business),
            f"{street}, {town}" if street else town,
            position,
            route_url(business.latitude, business.longitude, postal_address(business, city)),
            _place_node(business.name, street, position, city),
        )
    place = city.places.get(written)
    if place:
        street = place.street_address or ""
        line = f"{street}, {town}" if street else ""
        position = _position(place.latitude, place.longitude)
        return Venue(
            name,
            "",
            line or town,
            position,
            route_url(place.latitude, place.longitude, line),
            _place_node(place.name, street, position, city),
        )
    return Venue(name, "", "", None, "", _place_node(name, "", None, city))


def named_party(facts: Facts, written: str) -> Party:
    """The rule behind the fact ``Party``: the business with this id, or the words as they are."""
    catalogue = facts.catalogue
    business = catalogue.get(Business, written)
    if business:
        name, address = business.name, catalogue.address_of(business)
        url = catalogue.city.absolute(address)
    else:
        name, address = catalogue.withheld_name("business", written) or written, ""
        name, url = catalogue.city.as_written(name), None
    return Party(name, address, nodes.write_organization(name, url))


def _position(latitude: float | None, longitude: float | None) -> tuple[float, float] | None:
    return (latitude, longitude) if latitude is not None and longitude is not None else None


def _place_node(
    name: str, street: str, position: tuple[float, float] | None, city: City
) -> nodes.Written:
    return nodes.write_place(
        name or city.name,
        nodes.write_address(street, city.postal_code, city.name, "", city.country),
        nodes.write_geo(*position) if position else None,
    )
