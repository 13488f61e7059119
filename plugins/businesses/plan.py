# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of businesses, and what the city's own categories get wrong."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.businesses.categories import BadCategory, builtin
from plugins.businesses.hours import OpeningHours
from plugins.businesses.model import Business, Status
from plugins.businesses.related import EventsHere, OffersHere
from plugins.businesses.table import table_of
from plugins.businesses.views import BusinessPage, is_listed, locality, page_of, postal_code
from plugins.core.catalogue import Facts
from plugins.core.link import Linking
from plugins.core.markdown import summary_of
from plugins.core.plan import Crumb, Page, Planning
from plugins.core.problem import Severity, declare
from plugins.images.gallery import Shown
from plugins.opening_hours.structured_data import specification
from plugins.structured_data import nodes

CITY_CATEGORY = declare("city-category")
SUCCESSOR_CIRCLE = declare("successor-circle")
NEVER_VERIFIED = declare("never-verified", Severity.WARNING)
IMPRINT_MISSING = declare("imprint-missing", Severity.WARNING)
POSSIBLE_DUPLICATE = declare("possible-duplicate", Severity.WARNING)


def check_businesses(linking: Linking) -> None:
    """Receiver of ``link``: the city's categories, circles of successors, poor data."""
    _check_categories(linking)
    businesses = linking.catalogue.all(Business)
    _check_circles(linking, {b.id: b for b in businesses})
    seen: dict[tuple[str, str], Business] = {}
    for business in businesses:
        _check_quality(linking, business)
        key = (business.name.casefold(), (business.street_address or "").casefold())
        if key[1] and key in seen:
            linking.report(
                POSSIBLE_DUPLICATE,
                business.place("name"),
                f"Name und Adresse stehen auch in »{seen[key].path}«.",
                "Wenn es derselbe Betrieb ist, löschen Sie eine der beiden Dateien.",
            )
        seen.setdefault(key, business)


def _check_categories(linking: Linking) -> None:
    try:
        builtin().extended(linking.catalogue.city.categories)
    except BadCategory as bad:
        linking.report(
            CITY_CATEGORY,
            linking.city_place("categories", bad.index, bad.field),
            f"Die {bad.index + 1}. eigene Kategorie ist falsch: {bad}",
            f"Prüfen Sie das Feld »{bad.field}« unter »categories«.",
        )


def _check_circles(linking: Linking, businesses: Mapping[str, Business]) -> None:
    """Report each circle once, at the member that is open: it has no successor yet."""
    done: set[str] = set()
    for start in businesses:
        way: list[str] = []
        current: str | None = start
        while current in businesses and current not in way and current not in done:
            way.append(str(current))
            current = businesses[str(current)].successor
        if current in way:
            circle = [businesses[i] for i in way[way.index(str(current)) :]]
            wrong = next((b for b in circle if b.status is not Status.CLOSED), circle[-1])
            linking.report(
                SUCCESSOR_CIRCLE,
                wrong.place("successor"),
                "Die Nachfolge läuft im Kreis: "
                + " → ".join([b.id for b in circle] + [circle[0].id])
                + ".",
                "Löschen Sie »successor« bei dem Betrieb, der heute noch da ist.",
            )
        done.update(way)


def _check_quality(linking: Linking, business: Business) -> None:
    if not is_listed(business):
        return
    if business.verified is None:
        linking.report(
            NEVER_VERIFIED,
            business.document.key_place("name"),
            "Diese Angaben hat noch niemand bestätigt.",
            "Fragen Sie nach, und ergänzen Sie »verified: « mit dem heutigen Datum.",
        )
    if not business.legal_name:
        linking.report(
            IMPRINT_MISSING,
            business.document.key_place("name"),
            "Es fehlt das Impressum des Betriebs (§ 5 DDG).",
            "Ergänzen Sie »legal_name: « und, wo es sie gibt, »legal_representative«, "
            "»register« und »vat_id«.",
        )


def plan_businesses(planning: Planning) -> None:
    """Receiver of ``plan``: a page for every business, also for those that are gone."""
    facts = planning.facts
    for business in planning.catalogue.all(Business):
        planning.record_page(business, _page(business, facts))


def _page(business: Business, facts: Facts) -> Page:
    view = page_of(business, facts)
    here = facts.all(OffersHere).get(business.id, OffersHere())
    events = facts.all(EventsHere).get(business.id, EventsHere())
    return Page(
        address="",
        template="business.html",
        title=business.name,
        description=_description(view),
        nav="directory",
        crumbs=(Crumb("Betriebe", "betriebe/"), Crumb(view.category, view.category_address)),
        json_ld=(business_node(business, facts, here, view.text),),
        updated=business.verified,
        data={"business": view, "offers": here.rows, "events": events.rows},
        indexed=is_listed(business),
        kind="Betriebe",
    )


def _description(view: BusinessPage) -> str:
    where = ", ".join(part for part in (view.street_line, view.postal_line) if part)
    return summary_of(f"{view.category}, {where}. {view.text}")


def business_node(business: Business, facts: Facts, here: OffersHere, html: str) -> nodes.Node:
    """The business in schema.org's words."""
    city = facts.catalogue.city
    hours = facts.of(OpeningHours, business.id).hours
    regular, special = specification(hours) if hours else ([], [])
    pictures = facts.of(Shown, business.path).pictures
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
