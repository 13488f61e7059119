# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of offers, and what a business's page says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from msgspec import Struct

from plugins.businesses.model import Business
from plugins.businesses.related import OffersHere, Papers
from plugins.businesses.views import row_of as business_row
from plugins.core.dates import minute_of_day
from plugins.core.facts import Facts
from plugins.core.markdown import merchant_html, summary_of
from plugins.core.plan import Crumb, Page, Planning
from plugins.core.problem import Problem, Severity, declare, problem
from plugins.core.registry import Setting
from plugins.images.gallery import pictures_of
from plugins.offers.model import Offer
from plugins.offers.pricing import validity
from plugins.offers.views import row_of
from plugins.structured_data import nodes

OFFER_EXPIRED = declare("offer-expired", Severity.NOTE)

OFFERS_ADDRESS = "angebote/"


class OfferCard(Struct, frozen=True, array_like=True):
    """An offer in short; ``state`` is ``future``, ``current`` or ``expired`` on the build's day."""

    business: str
    valid_from: date
    valid_through: date
    state: str


class OfferIds(Struct, frozen=True):
    """The offers of one business that hold or will hold: what ends first stands first."""

    ids: tuple[str, ...]


def offer_card(offer: Offer, setting: Setting) -> OfferCard:
    """The card of ``offer``."""
    state = validity(offer.valid_from, offer.valid_through, setting.now.today)
    return OfferCard(offer.business, offer.valid_from, offer.valid_through, state)


def check_offer(offer: Offer, setting: Setting) -> Iterator[Problem]:
    """An offer that is over is worth a note, not a change of the file."""
    if offer.valid_through < setting.now.today:
        yield problem(
            OFFER_EXPIRED,
            offer.place("valid_through"),
            f"Das Angebot ist seit dem {offer.valid_through:%d.%m.%Y} vorbei; es steht nur "
            "noch im Archiv.",
            "Gilt es weiter, tragen Sie ein neues Ende ein. Sonst ist nichts zu tun.",
        )


def plan_offers(planning: Planning) -> None:
    """Receiver of ``plan``: a page for every offer; one that is over says so."""
    planning.record_pages(Offer, draw_offer, _told)


def _told(card: OfferCard) -> Mapping[str, Any]:
    return {
        "kind": "Angebote",
        "near": card.business,
        "indexed": card.state != "expired",
        "updated": card.valid_from if card.state == "current" else None,
    }


def draw_offer(facts: Facts, offer_id: str) -> Page:
    """The page of one offer."""
    offer = facts.catalogue.the(Offer, offer_id)
    row, text = row_of(offer, facts), merchant_html(offer.text)
    business = facts.catalogue.get(Business, offer.business)
    here = facts.find(OffersHere, offer.business)
    rows = here.rows if here else ()
    who = f"{row.business_name}: {offer.name}." if row.business_name else f"{offer.name}."
    return Page(
        template="offer.html",
        title=offer.name,
        description=summary_of(text, before=who),
        nav="offers",
        crumbs=(Crumb(facts.words("Offers"), OFFERS_ADDRESS),),
        json_ld=(node_of(offer, facts),),
        data={
            "offer": row,
            "text": text,
            "pictures": pictures_of(offer, facts)[1:] if row.picture else (),
            "business": business_row(business, facts) if business else None,
            "more": tuple([r for r in rows if r.state == "current" and r.address != row.address]),
        },
    )


def node_of(offer: Offer, facts: Facts) -> nodes.Written:
    """The offer in schema.org's words: one for its own page and its business's."""
    return facts.made(offer_node, offer.id, partial(offer_node, offer, facts))


def offer_node(offer: Offer, facts: Facts) -> nodes.Written:
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
        description=summary_of(merchant_html(offer.text), 500),
        price=offer.price,
        currency=offer.price_currency,
        valid_from=offer.valid_from,
        valid_through=offer.valid_through,
        unit_price=unit,
        offered_by=nodes.write_organization(
            business.name, city.absolute(catalogue.address_of(business))
        )
        if business
        else None,
    )


def offer_ids(facts: Facts) -> Mapping[str, OfferIds]:
    """The rule behind the fact ``OfferIds``, by business."""
    found: dict[str, list[tuple[bool, date, str]]] = {}
    cards: Mapping[str, OfferCard] = facts.catalogue.cards(Offer)
    for offer_id, card in cards.items():
        if card.state != "expired":
            rank = (card.state != "current", card.valid_through, offer_id)
            found.setdefault(card.business, []).append(rank)
    return {
        business: OfferIds(tuple(r[2] for r in sorted(ranks))) for business, ranks in found.items()
    }


def papers(facts: Facts) -> Mapping[str, Papers]:
    """The rule behind the fact ``Papers``, by business."""
    found: dict[str, list[date]] = {}
    cards: Mapping[str, OfferCard] = facts.catalogue.cards(Offer)
    for card in cards.values():
        if card.state == "current":
            found.setdefault(card.business, []).append(card.valid_through)
    return {
        business: Papers(
            tuple([minute_of_day(day + timedelta(days=1), facts.now) for day in sorted(days)[:2]])
        )
        for business, days in found.items()
    }


def offers_here(facts: Facts, business_id: str) -> OffersHere:
    """The rule behind the fact ``OffersHere``."""
    known = facts.find(OfferIds, business_id)
    offers = [facts.catalogue.the(Offer, offer_id) for offer_id in known.ids] if known else []
    rows = tuple(row_of(offer, facts) for offer in offers)
    current = (offer for offer, row in zip(offers, rows, strict=True) if row.state == "current")
    return OffersHere(rows, tuple(node_of(offer, facts) for offer in current))
