# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of businesses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.businesses.card import BusinessCard
from plugins.businesses.hours import OpeningHours
from plugins.businesses.model import Business
from plugins.businesses.related import EventsHere, OffersHere
from plugins.businesses.table import table_of
from plugins.businesses.views import BusinessPage, locality, page_of, postal_code
from plugins.core.facts import Facts
from plugins.core.markdown import summary_of
from plugins.core.plan import Crumb, Page, Planning
from plugins.images.gallery import pictures_of
from plugins.opening_hours.structured_data import specification
from plugins.structured_data import nodes


def plan_businesses(planning: Planning) -> None:
    """Receiver of ``plan``: a page for every business, also for those that are gone."""
    planning.record_pages(Business, draw_business, _told)


def _told(card: BusinessCard) -> Mapping[str, Any]:
    return {"kind": "Betriebe", "indexed": card.listed, "updated": card.verified}


def draw_business(facts: Facts, business_id: str) -> Page:
    """The page of one business."""
    business = facts.catalogue.the(Business, business_id)
    view = page_of(business, facts)
    here = facts.find(OffersHere, business_id) or OffersHere()
    events = facts.find(EventsHere, business_id) or EventsHere()
    return Page(
        template="business.html",
        title=business.name,
        description=_description(view),
        nav="directory",
        crumbs=(Crumb("Betriebe", "betriebe/"), Crumb(view.category, view.category_address)),
        json_ld=(business_node(business, facts, here, view.text),),
        data={"business": view, "offers": here.rows, "events": events.rows},
    )


def _description(view: BusinessPage) -> str:
    where = ", ".join(part for part in (view.street_line, view.postal_line) if part)
    return summary_of(f"{view.category}, {where}. {view.text}")


def business_node(business: Business, facts: Facts, here: OffersHere, html: str) -> nodes.Node:
    """The business in schema.org's words."""
    city = facts.catalogue.city
    hours = facts.of(OpeningHours, business.id).hours
    regular, special = specification(hours) if hours else ([], [])
    pictures = pictures_of(business, facts)
    links = (business.url, business.shop_url)
    return nodes.local_business(
        kind=table_of(city).find(business.category).schema_type,
        name=business.name,
        url=city.absolute(facts.catalogue.address_of(business)),
        address=nodes.postal_address(
            street=business.street_address,
            postal_code=postal_code(business, city),
            locality=locality(business, city),
            region=city.state,
            country=city.country,
        ),
        osm_tag=business.category,
        description=summary_of(html, 500) or None,
        geo=nodes.geo(latitude=business.latitude, longitude=business.longitude or 0.0)
        if business.latitude is not None
        else None,
        telephone=business.telephone,
        email=business.email,
        same_as=[link for link in links if link],
        image=[city.absolute(picture.fallback.address) for picture in pictures],
        opening_hours=regular,
        special_opening_hours=special,
        payment=business.payment,
        cuisine=business.cuisine,
        menu_url=business.menu_url,
        booking_url=business.booking_url,
        amenities=(nodes.wheelchair(business.wheelchair),),
        languages=business.languages,
        keywords=business.keywords,
        offers=here.nodes,
        legal_name=business.legal_name,
        vat_id=business.vat_id,
    )
