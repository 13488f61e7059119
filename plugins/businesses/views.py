# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A business as lists and its own page see it: complete, nothing left to decide in a template."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from urllib.parse import quote

from plugins.businesses import words
from plugins.businesses.category import Category
from plugins.businesses.hours import (
    DayView,
    HoursView,
    hours_here,
    hours_view,
)
from plugins.businesses.model import Business, Status
from plugins.businesses.streets import split, street_address_of
from plugins.businesses.table import table_of
from plugins.core.city import City
from plugins.core.facts import Facts
from plugins.core.markdown import SafeHtml, merchant_html
from plugins.core.values import telephone_uri
from plugins.images.gallery import pictures_of
from plugins.images.view import PictureView
from plugins.opening_hours.week import Hours


class Mark(NamedTuple):
    """A small sign beside a name, with its words."""

    icon: str
    label: str


class BusinessRow(NamedTuple):
    """A business in a list."""

    address: str
    name: str
    category: str
    street_line: str
    number: str
    icon: str
    status: str
    status_label: str
    today: DayView | None
    badge: str
    horizon: int
    days: str
    marks: tuple[Mark, ...]
    seed: str


class BusinessPage(NamedTuple):
    """A business on its own page."""

    name: str
    category: str
    icon: str
    seed: str
    street_line: str
    postal_line: str
    street_address_link: str
    number: str
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
    street, status = business.street_address, business.status
    _, badge, horizon, today, days = hours_here(business, facts)
    return BusinessRow(
        address=catalogue.address_of(business),
        name=business.name,
        category=category.label,
        street_line=street or "",
        number=split(street).number if street else "",
        icon=category.icon,
        status=status,
        status_label=words.STATUS[status].in_lists,
        today=today,
        badge=badge,
        horizon=horizon,
        days=days,
        marks=_marks(business),
        seed=business_id,
    )


_STEP_FREE = Mark("wheelchair", "stufenlos")
_VOUCHER = Mark("voucher", "Stadtgutschein")
_VEGAN = Mark("leaf", "vegan")
_OUTSIDE = Mark("terrace", "Plätze im Freien")
_SUCCESSOR_SOUGHT = Mark("tuer", "Nachfolge gesucht")
#: Every mark, in the order of a row.
MARKS = (_STEP_FREE, _VOUCHER, _VEGAN, _OUTSIDE, _SUCCESSOR_SOUGHT)
#: A row with all that a row can have, for a script to fill.
EXAMPLE = BusinessRow("", "", "", " ", "0", "tag", Status.OPEN, "", None, "", 0, "", MARKS, "")


def _marks(business: Business) -> tuple[Mark, ...]:
    marks = []
    if business.wheelchair == "yes":
        marks.append(_STEP_FREE)
    if "voucher" in business.services:
        marks.append(_VOUCHER)
    if "vegan" in business.diet:
        marks.append(_VEGAN)
    if business.outdoor_seating == "yes":
        marks.append(_OUTSIDE)
    if business.status is Status.SEEKING_SUCCESSOR:
        marks.append(_SUCCESSOR_SOUGHT)
    return tuple(marks)


def freshness_of(business: Business, facts: Facts) -> str:
    """``fresh``, ``ageing``, ``stale`` (city.yaml says after how many days) or ``never``."""
    verified = business.verified
    if verified is None:
        return "never"
    limits = facts.catalogue.city.freshness
    age = (facts.now.today - verified).days
    if age > limits.stale:
        return "stale"
    return "ageing" if age > limits.ageing else "fresh"


def page_of(
    business: Business, category: Category, hours: Hours | None, facts: Facts
) -> BusinessPage:
    """Everything the page of a business shows, whose category and hours these are."""
    city = facts.catalogue.city
    street_line = business.street_address or ""
    street = split(street_line)
    status = words.STATUS[business.status]
    pictures = pictures_of(business, facts)
    telephone, url = business.telephone or "", business.url or ""
    where = postal_line(business, city)
    successor_name, successor_address = _successor(business, facts)
    return BusinessPage(
        name=business.name,
        category=category.label,
        icon=category.icon,
        seed=business.id,
        street_line=street_line,
        postal_line=where,
        street_address_link=street_address_of(street.street) if street.street else "",
        number=street.number,
        route_url=route_url(
            business.latitude, business.longitude, f"{street_line}, {where}" if street_line else ""
        ),
        telephone=telephone,
        tel_uri=telephone_uri(telephone) if telephone else "",
        email=business.email or "",
        url=url,
        url_label=url.partition("://")[2].removeprefix("www.").rstrip("/") if url else "",
        links=tuple(
            [
                (label, address, icon)
                for field, label, icon in words.LINKS
                if (address := getattr(business, field))
            ]
        ),
        hours=hours_view(hours, facts.now),
        status=business.status,
        status_label=status.label,
        status_text=status.text,
        successor_name=successor_name,
        successor_address=successor_address,
        picture=pictures[0] if pictures else None,
        pictures=pictures[1:],
        text=merchant_html(business.text),
        facts=_facts(business),
        imprint=tuple(
            [
                (label, value)
                for field, label in words.IMPRINT
                if (value := getattr(business, field))
            ]
        ),
        verified=business.verified,
        freshness=freshness_of(business, facts),
        source_note=_source(business),
        founding_date=business.founding_date,
    )


def _successor(business: Business, facts: Facts) -> tuple[str, str]:
    """Its name and its address; the address is "" while its own file is wrong."""
    if not business.successor:
        return ("", "")
    catalogue = facts.catalogue
    found = catalogue.get(Business, business.successor)
    if found:
        return (found.name, catalogue.address_of(found))
    return (catalogue.withheld_name("business", business.successor), "")


def _facts(business: Business) -> tuple[tuple[str, str, str], ...]:
    rows = []
    if business.wheelchair:
        rows.append(("wheelchair", "Zugang", words.WHEELCHAIR[business.wheelchair]))
    if business.payment:
        rows.append(("card", "Bezahlen", words.words_for(business.payment, words.PAYMENT)))
    if business.services:
        rows.append(("bag", "Service", words.words_for(business.services, words.SERVICES)))
    if business.cuisine:
        rows.append(("menu", "Küche", words.words_for(business.cuisine, words.CUISINE)))
    if business.diet:
        rows.append(("leaf", "Speisen", words.words_for(business.diet, words.DIET)))
    if business.outdoor_seating:
        rows.append(("terrace", "Draußen", words.OUTDOOR_SEATING[business.outdoor_seating]))
    if business.languages:
        rows.append(("language", "Sprachen", words.language_names(business.languages)))
    if business.keywords:
        rows.append(("tag", "Stichworte", ", ".join(business.keywords)))
    return tuple(rows)


def _source(business: Business) -> str:
    if business.source and business.source.startswith("osm:"):
        return "Lage und Grunddaten: © OpenStreetMap-Mitwirkende (ODbL)"
    return ""


def postal_code(business: Business, city: City) -> str:
    """The business's postal code, else the city's."""
    return business.postal_code or city.postal_code


def locality(business: Business, city: City) -> str:
    """The business's town, else the city's."""
    return business.address_locality or city.name


def postal_line(business: Business, city: City) -> str:
    """Postal code and town."""
    return f"{postal_code(business, city)} {locality(business, city)}"


def postal_address(business: Business, city: City) -> str:
    """Street, postal code and town in one line; "" without a street."""
    street = business.street_address
    return f"{street}, {postal_line(business, city)}" if street else ""


def route_url(latitude: float | None, longitude: float | None, address: str) -> str:
    """A link that opens a route in the visitor's own map: OpenStreetMap, never called by us.

    Nothing is loaded from there before somebody taps it. "" where neither is known.
    """
    if latitude is not None:
        return f"https://www.openstreetmap.org/directions?to={latitude}%2C{longitude}"
    return f"https://www.openstreetmap.org/search?query={quote(address)}" if address else ""
