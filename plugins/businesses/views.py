# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A business as lists and its own page see it: complete, nothing left to decide in a template."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from msgspec import Struct

from plugins.businesses import words
from plugins.businesses.category import Category
from plugins.businesses.drawn import house_of
from plugins.businesses.hours import DayView, HoursView, hours_here, hours_view
from plugins.businesses.marks import Mark, all_marks, marks_of
from plugins.businesses.model import Business, Status
from plugins.businesses.streets import split, street_address_of
from plugins.businesses.table import table_of
from plugins.core.city import City
from plugins.core.facts import Facts
from plugins.core.identity import made_once
from plugins.core.language import in_language
from plugins.core.markdown import SafeHtml, merchant_html
from plugins.core.messages import Messages
from plugins.core.values import telephone_uri
from plugins.houses.house import House
from plugins.images.gallery import pictures_of
from plugins.images.view import PictureView
from plugins.opening_hours.week import Hours


class BusinessRow(Struct, frozen=True):
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
    #: Its house as it is known without its street and its offers; and whether it has a photo.
    house: House
    pictured: bool


class BusinessPage(Struct, frozen=True):
    """A business on its own page."""

    name: str
    category: str
    icon: str
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
    hours, say = hours_here(business, facts), facts.words
    return BusinessRow(
        address=catalogue.address_of(business),
        name=business.name,
        category=category.label,
        street_line=street or "",
        number=split(street).number if street else "",
        icon=category.icon,
        status=status,
        status_label=say(label) if (label := words.STATUS[status].in_lists) else "",
        today=hours.today,
        badge=hours.badge,
        horizon=hours.horizon,
        days=hours.days,
        marks=marks_of(business, say),
        house=house_of(business, category),
        pictured=business.image is not None,
    )


@made_once
def example(say: Messages) -> BusinessRow:
    """A row with all that a row can have, for a script to fill."""
    marks = all_marks(say)
    house = House("", "", "", "")
    return BusinessRow(
        "", "", "", " ", "0", "tag", Status.OPEN, "", None, "", 0, "", marks, house, False
    )


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
    say = facts.words
    return BusinessPage(
        name=business.name,
        category=category.label,
        icon=category.icon,
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
                (say(label), address, icon)
                for field, label, icon in words.LINKS
                if (address := getattr(business, field))
            ]
        ),
        hours=hours_view(hours, facts.now, say),
        status=business.status,
        status_label=say(status.label) if status.label else "",
        status_text=say(status.text) if status.text else "",
        successor_name=successor_name,
        successor_address=successor_address,
        picture=pictures[0] if pictures else None,
        pictures=pictures[1:],
        text=merchant_html(business.text),
        facts=_facts(business, city),
        imprint=tuple(
            [
                (say(label), value)
                for field, label in words.IMPRINT
                if (value := getattr(business, field))
            ]
        ),
        verified=business.verified,
        freshness=freshness_of(business, facts),
        source_note=_source(business, say),
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


def _facts(business: Business, city: City) -> tuple[tuple[str, str, str], ...]:
    rows = []
    say = city.words
    if business.wheelchair:
        rows.append(("wheelchair", say("Access"), say(words.WHEELCHAIR[business.wheelchair])))
    if business.payment:
        payment = words.words_for(business.payment, words.PAYMENT, say)
        rows.append(("card", say("Payment"), payment))
    if business.services:
        services = words.words_for(business.services, words.SERVICES, say)
        rows.append(("bag", say("Services"), services))
    if business.cuisine:
        cuisine = words.words_for(business.cuisine, words.CUISINE, say)
        rows.append(("menu", say("Cuisine"), cuisine))
    if business.diet:
        diet = words.words_for(business.diet, words.DIET, say)
        rows.append(("leaf", say("Diet"), diet))
    if business.outdoor_seating:
        rows.append(
            ("terrace", say("Outdoors"), say(words.OUTDOOR_SEATING[business.outdoor_seating]))
        )
    if business.languages:
        languages = words.language_names(business.languages, city)
        rows.append(("language", say("Languages"), languages))
    if business.keywords:
        keywords = in_language(", ".join(business.keywords), business.keywords[0])
        rows.append(("tag", say("Keywords"), keywords))
    return tuple(rows)


def _source(business: Business, say: Messages) -> str:
    if business.source and business.source.startswith("osm:"):
        return say("Position and basic data: © OpenStreetMap contributors (ODbL)")
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
    """A link to a route: on openstreetmap.org, from where nothing is loaded before somebody taps
    it; a script (``route.js``) hands it to the visitor's own map where the system has one.

    "" where neither is known.
    """
    if latitude is not None:
        return f"https://www.openstreetmap.org/directions?to={latitude}%2C{longitude}"
    return f"https://www.openstreetmap.org/search?query={quote(address)}" if address else ""
