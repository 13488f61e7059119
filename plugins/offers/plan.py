# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of offers, and what a business's page says of them."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.businesses.model import Business
from plugins.businesses.related import OffersHere
from plugins.core.catalogue import Facts
from plugins.core.link import Linking
from plugins.core.markdown import merchant_html, summary_of
from plugins.core.plan import Crumb, Page, Planning
from plugins.core.problem import Severity, declare
from plugins.offers.model import Offer
from plugins.offers.views import OfferPage, OfferRow, page_of, row_of
from plugins.structured_data import nodes

OFFER_EXPIRED = declare("offer-expired", Severity.NOTE)

OFFERS_ADDRESS = "angebote/"


def check_offers(linking: Linking) -> None:
    """Receiver of ``link``: an offer that is over is worth a note, not a change of the file."""
    for offer in linking.catalogue.all(Offer):
        if offer.valid_through < linking.now.today:
            linking.report(
                OFFER_EXPIRED,
                offer.place("valid_through"),
                f"Das Angebot ist seit dem {offer.valid_through:%d.%m.%Y} vorbei; es steht nur "
                "noch im Archiv.",
                "Gilt es weiter, tragen Sie ein neues Ende ein. Sonst ist nichts zu tun.",
            )


def plan_offers(planning: Planning) -> None:
    """Receiver of ``plan``: a page for every offer; one that is over says so."""
    facts = planning.facts
    here = facts.all(OffersHere)
    for offer in planning.catalogue.all(Offer):
        view = page_of(offer, facts)
        more = tuple(
            row
            for row in here.get(offer.business, OffersHere()).rows
            if row.id != offer.id and row.state == "current"
        )
        planning.record_page(offer, _page(offer, view, more, facts))


def _page(offer: Offer, view: OfferPage, more: tuple[OfferRow, ...], facts: Facts) -> Page:
    who = f"{view.row.business_name}: " if view.row.business_name else ""
    return Page(
        address="",
        template="offer.html",
        title=offer.name,
        description=summary_of(f"{who}{offer.name}. {view.text}"),
        nav="offers",
        crumbs=(Crumb("Angebote", OFFERS_ADDRESS),),
        json_ld=(offer_node(offer, facts),),
        updated=offer.valid_from if view.row.state == "current" else None,
        data={"offer": view, "business": view.business, "more": more},
        indexed=view.row.state != "expired",
        kind="Angebote",
    )


def offer_node(offer: Offer, facts: Facts) -> nodes.Node:
    """The offer in schema.org's words."""
    catalogue, city = facts.catalogue, facts.catalogue.city
    business = catalogue.get(Business, offer.business)
    unit = (
        nodes.unit_price(
            price=offer.unit_price, unit=offer.price_unit, currency=offer.price_currency
        )
        if offer.unit_price is not None and offer.price_unit
        else None
    )
    return nodes.offer(
        name=offer.name,
        url=city.absolute(catalogue.address_of(offer)),
        description=summary_of(merchant_html(offer.text), 500) or None,
        price=offer.price,
        currency=offer.price_currency,
        valid_from=offer.valid_from,
        valid_through=offer.valid_through,
        unit_price=unit,
        offered_by=nodes.organization(
            name=business.name, url=city.absolute(catalogue.address_of(business))
        )
        if business
        else None,
    )


def offers_here(facts: Facts) -> Mapping[str, OffersHere]:
    """The rule behind the fact ``OffersHere``: by business, what ends first stands first."""
    rows: dict[str, list[OfferRow]] = {}
    nodes_of: dict[str, list[nodes.Node]] = {}
    for offer in facts.catalogue.all(Offer):
        row = row_of(offer, facts)
        if row.state != "expired":
            rows.setdefault(offer.business, []).append(row)
        if row.state == "current":
            nodes_of.setdefault(offer.business, []).append(offer_node(offer, facts))
    return {
        business_id: OffersHere(
            tuple(sorted(found, key=lambda r: (r.state != "current", r.ends, r.id))),
            tuple(nodes_of.get(business_id, ())),
        )
        for business_id, found in rows.items()
    }
