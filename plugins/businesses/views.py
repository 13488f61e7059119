# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A business as lists and its own page see it: complete, nothing left to decide in a template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from plugins.businesses import words
from plugins.businesses.hours import (
    DayView,
    HoursView,
    OpeningHours,
    badge,
    horizon,
    hours_view,
    today_view,
)
from plugins.businesses.model import Business, Status
from plugins.businesses.streets import category_address_of, split, street_address_of
from plugins.businesses.table import table_of
from plugins.core.facts import Facts
from plugins.core.markdown import SafeHtml, merchant_html
from plugins.core.values import telephone_uri
from plugins.images.gallery import pictures_of
from plugins.images.view import PictureView


@dataclass(frozen=True, slots=True)
class Mark:
    """A small sign beside a name, with its words."""

    icon: str
    label: str


@dataclass(frozen=True, slots=True)
class BusinessRow:
    """A business in a list."""

    id: str
    address: str
    name: str
    category: str
    category_address: str
    street_line: str
    number: str
    icon: str
    status: str
    status_label: str
    today: DayView | None
    badge: str
    horizon: int
    marks: tuple[Mark, ...]
    seed: str
    search: str


@dataclass(frozen=True, slots=True)
class BusinessPage:
    """A business on its own page."""

    id: str
    name: str
    category: str
    category_address: str
    icon: str
    seed: str
    street_line: str
    postal_line: str
    street_address_link: str
    number: str
    geo: str
    route_url: str
    telephone: str
    tel_uri: str
    email: str
    url: str
    url_label: str
    links: tuple[tuple[str, str, str], ...]
    hours: HoursView | None
    status: str
    status_label: str
    status_text: str
    successor_name: str
    successor_address: str
    picture: PictureView | None
    pictures: tuple[PictureView, ...]
    text: SafeHtml
    facts: tuple[tuple[str, str, str], ...]
    imprint: tuple[tuple[str, str], ...]
    verified: date | None
    freshness: str
    source_note: str
    founding_date: date | None


def row_of(business: Business, facts: Facts) -> BusinessRow:
    """The list row of a business: one for all lists."""
    return facts.of(BusinessRow, business.id)


def business_row(facts: Facts, business_id: str) -> BusinessRow:
    """The rule behind the fact ``BusinessRow``."""
    catalogue = facts.catalogue
    business = catalogue.the(Business, business_id)
    category = table_of(catalogue.city).find(business.category)
    found = facts.of(OpeningHours, business.id).hours
    street = split(business.street_address)
    return BusinessRow(
        id=business.id,
        address=catalogue.address_of(business),
        name=business.name,
        category=category.label,
        category_address=category_address_of(category),
        street_line=business.street_address or "",
        number=street.number,
        icon=category.icon,
        status=business.status.value,
        status_label="" if business.status in _SERVING else words.STATUS[business.status],
        today=today_view(found),
        badge=badge(found),
        horizon=horizon(found, facts.now),
        marks=_marks(business),
        seed=business.id,
        search=" ".join((*category.synonyms, *business.keywords)),
    )


#: Open as usual: a list shows the hours and no status.
_SERVING = (Status.OPEN, Status.SEEKING_SUCCESSOR)


def _marks(business: Business) -> tuple[Mark, ...]:
    offered = (
        (business.wheelchair == "yes", "wheelchair", "stufenlos"),
        ("voucher" in business.services, "voucher", "Stadtgutschein"),
        ("vegan" in business.diet, "leaf", "vegan"),
        (business.outdoor_seating == "yes", "terrace", "Plätze im Freien"),
        (business.status is Status.SEEKING_SUCCESSOR, "tuer", "Nachfolge gesucht"),
    )
    return tuple(Mark(icon, label) for present, icon, label in offered if present)


def freshness_of(business: Business, facts: Facts) -> str:
    """``fresh``, ``ageing``, ``stale`` (city.yaml says after how many days) or ``never``."""
    if business.verified is None:
        return "never"
    limits = facts.catalogue.city.freshness
    age = (facts.now.today - business.verified).days
    if age > limits.stale:
        return "stale"
    return "ageing" if age > limits.ageing else "fresh"


def page_of(business: Business, facts: Facts) -> BusinessPage:
    """Everything the page of a business shows."""
    city = facts.catalogue.city
    category = table_of(city).find(business.category)
    street = split(business.street_address)
    pictures = pictures_of(business, facts)
    return BusinessPage(
        id=business.id,
        name=business.name,
        category=category.label,
        category_address=category_address_of(category),
        icon=category.icon,
        seed=business.id,
        street_line=business.street_address or "",
        postal_line=f"{postal_code(business, city)} {locality(business, city)}",
        street_address_link=street_address_of(street.street) if street.street else "",
        number=street.number,
        geo=_geo(business),
        route_url=route_url(business.latitude, business.longitude, postal_address(business, city)),
        hours=hours_view(facts.of(OpeningHours, business.id).hours, facts.now),
        status=business.status.value,
        status_label=words.STATUS[business.status],
        status_text=words.STATUS_TEXT[business.status],
        picture=pictures[0] if pictures else None,
        pictures=pictures[1:],
        text=merchant_html(business.text),
        facts=_facts(business),
        imprint=_imprint(business),
        verified=business.verified,
        freshness=freshness_of(business, facts),
        source_note=_source(business),
        founding_date=business.founding_date,
        **_contact(business),
        **_successor(business, facts),
    )


def _contact(business: Business) -> dict[str, Any]:
    url = business.url or ""
    return {
        "telephone": business.telephone or "",
        "tel_uri": telephone_uri(business.telephone) if business.telephone else "",
        "email": business.email or "",
        "url": url,
        "url_label": url.partition("://")[2].removeprefix("www.").rstrip("/"),
        "links": tuple(
            (label, getattr(business, field), icon)
            for field, label, icon in words.LINKS
            if getattr(business, field)
        ),
    }


def _successor(business: Business, facts: Facts) -> dict[str, Any]:
    catalogue = facts.catalogue
    found = catalogue.get(Business, business.successor)
    if found:
        return {
            "successor_name": found.name,
            "successor_address": catalogue.address_of(found),
        }
    held = catalogue.withheld_name("business", business.successor)
    return {"successor_name": held, "successor_address": ""}


def _facts(business: Business) -> tuple[tuple[str, str, str], ...]:
    rows = (
        ("wheelchair", "Zugang", words.WHEELCHAIR.get(business.wheelchair or "", "")),
        ("card", "Bezahlen", words.words_for(business.payment, words.PAYMENT)),
        ("bag", "Service", words.words_for(business.services, words.SERVICES)),
        ("menu", "Küche", words.words_for(business.cuisine, words.CUISINE)),
        ("leaf", "Speisen", words.words_for(business.diet, words.DIET)),
        ("terrace", "Draußen", words.OUTDOOR_SEATING.get(business.outdoor_seating or "", "")),
        ("language", "Sprachen", words.language_names(business.languages)),
        ("tag", "Stichworte", ", ".join(business.keywords)),
    )
    return tuple(row for row in rows if row[2])


def _imprint(business: Business) -> tuple[tuple[str, str], ...]:
    rows = [(label, getattr(business, field) or "") for field, label in words.IMPRINT]
    return tuple((label, value) for label, value in rows if value)


def _source(business: Business) -> str:
    if business.source and business.source.startswith("osm:"):
        return "Lage und Grunddaten: © OpenStreetMap-Mitwirkende (ODbL)"
    return ""


def _geo(business: Business) -> str:
    if business.latitude is None:
        return ""
    return f"{business.latitude},{business.longitude}"


def postal_code(business: Business, city: Any) -> str:
    """The business's postal code, else the city's."""
    return business.postal_code or str(city.postal_code)


def locality(business: Business, city: Any) -> str:
    """The business's town, else the city's."""
    return business.address_locality or str(city.name)


def postal_address(business: Business, city: Any) -> str:
    """Street, postal code and town in one line; "" without a street."""
    if not business.street_address:
        return ""
    return f"{business.street_address}, {postal_code(business, city)} {locality(business, city)}"


def route_url(latitude: float | None, longitude: float | None, address: str) -> str:
    """A link that opens a route in the visitor's own map: OpenStreetMap, never called by us.

    Nothing is loaded from there before somebody taps it. "" where neither is known.
    """
    from urllib.parse import quote

    if latitude is not None:
        return f"https://www.openstreetmap.org/directions?to={latitude}%2C{longitude}"
    return f"https://www.openstreetmap.org/search?query={quote(address)}" if address else ""
