# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of businesses."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from plugins.businesses.card import BusinessCard
from plugins.businesses.hours import hours_here
from plugins.businesses.model import Business
from plugins.businesses.plots import street_of
from plugins.businesses.related import EventsHere, OffersHere, on_plan
from plugins.businesses.streets import category_address_of
from plugins.businesses.table import table_of
from plugins.businesses.views import BusinessPage, locality, page_of, postal_code
from plugins.businesses.words import PAYMENT, words_for
from plugins.core.facts import Facts
from plugins.core.markdown import summary_of
from plugins.core.messages import Messages
from plugins.core.plan import CALENDAR, Crumb, FeedLink, Page, Planning
from plugins.feeds.subscription import Subscription
from plugins.opening_hours.structured_data import specification
from plugins.opening_hours.week import Hours
from plugins.structured_data import nodes


def plan_businesses(planning: Planning) -> None:
    """Receiver of ``plan``: a page for every business, also for those that are gone."""
    planning.record_pages(Business, draw_business, _told)


def _told(card: BusinessCard) -> Mapping[str, Any]:
    return {"kind": "Betriebe", "indexed": card.listed, "updated": card.verified}


def draw_business(facts: Facts, business_id: str) -> Page:
    """The page of one business."""
    business = facts.catalogue.the(Business, business_id)
    category = table_of(facts.catalogue.city).find(business.category)
    hours = hours_here(business, facts).hours
    view = page_of(business, category, hours, facts)
    here = facts.find(OffersHere, business_id) or _NO_OFFERS
    events = facts.find(EventsHere, business_id) or _NO_EVENTS
    return Page(
        template="business.html",
        title=business.name,
        description=_description(view),
        nav="directory",
        crumbs=_way(facts.words, category.label, category_address_of(category)),
        feeds=_feeds(events.calendar),
        json_ld=(business_node(business, category.schema_type, hours, facts, view, here),),
        data={
            "business": view,
            "street": street_of(business, facts),
            "offers": here.rows,
            "events": events.rows,
            "on_plan": on_plan(facts, business_id),
            "calendar": events.calendar,
        },
    )


_NO_OFFERS, _NO_EVENTS = OffersHere(), EventsHere()


def _feeds(calendar: Subscription | None) -> tuple[FeedLink, ...]:
    return (FeedLink(calendar.title, calendar.address, CALENDAR),) if calendar else ()


@lru_cache(maxsize=1024)
def _way(words: Messages, category: str, address: str) -> tuple[Crumb, ...]:
    return (Crumb(words("Businesses"), "betriebe/"), Crumb(category, address))


def _description(view: BusinessPage) -> str:
    street = f"{view.street_line}, " if view.street_line else ""
    return summary_of(view.text, before=f"{view.category}, {street}{view.postal_line}.")


@lru_cache
def _amenities(wheelchair: str | None, words: Messages) -> nodes.Written:
    feature = nodes.wheelchair(wheelchair, words("Wheelchair accessible"), words("in part"))
    return nodes.write_list([feature])


def _hours(hours: Hours) -> tuple[nodes.Written, nodes.Written]:
    """The regular week and the special days in schema.org's words."""
    regular, special = specification(hours)
    return nodes.Written(regular, bool(regular)), nodes.Written(special, bool(special))


def business_node(
    business: Business,
    kind: str,
    hours: Hours | None,
    facts: Facts,
    view: BusinessPage,
    here: OffersHere,
) -> nodes.Written:
    """The business in schema.org's words: ``kind`` is its type, ``view`` what its page shows."""
    city = facts.catalogue.city
    regular, special = _hours(hours) if hours else ((), ())
    pictures = (view.picture, *view.pictures) if view.picture else ()
    return nodes.local_business(
        kind=kind,
        name=business.name,
        url=city.absolute(facts.catalogue.address_of(business)),
        address=nodes.write_address(
            business.street_address,
            postal_code(business, city),
            locality(business, city),
            city.state,
            city.country,
        ),
        osm_tag=business.category,
        description=summary_of(view.text, 500),
        geo=nodes.write_geo(business.latitude, business.longitude or 0.0)
        if business.latitude is not None
        else None,
        telephone=business.telephone,
        email=business.email,
        same_as=[link for link in (business.url, business.shop_url) if link],
        image=[city.absolute(picture.fallback.address) for picture in pictures],
        opening_hours=regular,
        special_opening_hours=special,
        payment=words_for(business.payment, PAYMENT, facts.words),
        cuisine=business.cuisine,
        menu_url=business.menu_url,
        booking_url=business.booking_url,
        amenities=_amenities(business.wheelchair, facts.words),
        languages=business.languages,
        keywords=business.keywords,
        offers=here.nodes,
        legal_name=business.legal_name,
        vat_id=business.vat_id,
    )
