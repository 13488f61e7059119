# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Addresses and places."""

from __future__ import annotations

from functools import lru_cache

from plugins.structured_data.node import Node, NodeLike, make_node
from plugins.structured_data.written import Written, encode, said

# A tenth of a metre; the digits of a converted float would only look precise.
_DIGITS = 6


def postal_address(
    *,
    street: str | None = None,
    postal_code: str | None = None,
    locality: str | None = None,
    region: str | None = None,
    country: str = "DE",
) -> Node:
    """Return a ``PostalAddress``; ``country`` as ISO 3166-1 code, ``region`` as its 3166-2 part."""
    return make_node(
        "PostalAddress",
        streetAddress=street,
        postalCode=postal_code,
        addressLocality=locality,
        addressRegion=region,
        addressCountry=country,
    )


def write_address(
    street: str | None, postal_code: str, locality: str, region: str, country: str
) -> Written:
    """``postal_address`` as text, for what thousands of pages have."""
    town = _town(postal_code, locality, region, country)
    return Written(f'{{"@type":"PostalAddress"{said("streetAddress", street)}{town}}}')


#: A city has few postal codes.
@lru_cache
def _town(postal_code: str, locality: str, region: str, country: str) -> str:
    return (
        said("postalCode", postal_code)
        + said("addressLocality", locality)
        + said("addressRegion", region)
        + said("addressCountry", country)
    )


def geo(*, latitude: float, longitude: float) -> Node:
    """Return ``GeoCoordinates`` in degrees (WGS 84)."""
    return make_node(
        "GeoCoordinates",
        latitude=round(float(latitude), _DIGITS),
        longitude=round(float(longitude), _DIGITS),
    )


def write_geo(latitude: float, longitude: float) -> Written:
    """``geo`` as text."""
    return Written(
        f'{{"@type":"GeoCoordinates","latitude":{_degrees(latitude)}'
        f',"longitude":{_degrees(longitude)}}}'
    )


def _degrees(value: float) -> str:
    """Rounded; most coordinates have no more digits, and to round them takes five times as long."""
    text = repr(float(value))
    if "e" in text or "n" in text or len(text) - text.find(".") > _DIGITS + 1:
        return encode(round(float(value), _DIGITS))
    return text


def place(
    *,
    name: str | None = None,
    address: NodeLike | None = None,
    geo: NodeLike | None = None,
    url: str | None = None,
    kind: str = "Place",
) -> Node:
    """Return a place, the ``location`` of an event for one; ``url`` is its permanent page."""
    return make_node(kind, id=url, name=name, url=url, address=address, geo=geo)


def write_place(name: str, address: Written, geo: Written | None) -> Written:
    """A ``Place`` with a name and no page, as text: thousands of events have one each."""
    where = f"{said('address', address)}{said('geo', geo)}"
    return Written(f'{{"@type":"Place"{said("name", name)}{where}}}')


def amenity_feature(name: str, value: bool | str | None) -> Node | None:
    """Return something that a place has (True), has not (False) or has in part (words).

    None, if nothing is known.
    """
    if value is None:
        return None
    return make_node("LocationFeatureSpecification", name=name, value=value)


def wheelchair(value: str | None, name: str, in_part: str) -> Node | None:
    """Return OSM's ``wheelchair`` (yes, limited, no) as an amenity; None if it says nothing.

    ``name`` and ``in_part`` are what a page in its language calls it.
    """
    known: dict[str, bool | str] = {"yes": True, "limited": in_part, "no": False}
    return amenity_feature(name, known.get(value or ""))
