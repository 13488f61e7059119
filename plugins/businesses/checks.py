# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is poor in a business's data, and what does not fit between businesses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.businesses.card import BusinessCard, is_listed
from plugins.businesses.categories import BadCategory, builtin
from plugins.businesses.model import Business
from plugins.core.link import Linking
from plugins.core.problem import Problem, Severity, declare, problem
from plugins.core.registry import Setting

CITY_CATEGORY = declare("city-category")
SUCCESSOR_CIRCLE = declare("successor-circle")
NEVER_VERIFIED = declare("never-verified", Severity.WARNING)
IMPRINT_MISSING = declare("imprint-missing", Severity.WARNING)
POSSIBLE_DUPLICATE = declare("possible-duplicate", Severity.WARNING)


def check_business(business: Business, setting: Setting) -> Iterator[Problem]:
    """What one business lacks."""
    if not is_listed(business):
        return
    if business.verified is None:
        yield problem(
            NEVER_VERIFIED,
            business.document.key_place("name"),
            "Diese Angaben hat noch niemand bestätigt.",
            "Fragen Sie nach, und ergänzen Sie »verified: « mit dem heutigen Datum.",
        )
    if not business.legal_name:
        yield problem(
            IMPRINT_MISSING,
            business.document.key_place("name"),
            "Es fehlt das Impressum des Betriebs (§ 5 DDG).",
            "Ergänzen Sie »legal_name: « und, wo es sie gibt, »legal_representative«, "
            "»register« und »vat_id«.",
        )


def check_businesses(linking: Linking) -> None:
    """Receiver of ``link``: the city's categories, circles of successors, businesses twice."""
    _check_categories(linking)
    cards: Mapping[str, BusinessCard] = linking.catalogue.cards(Business)
    _check_circles(linking, cards)
    placed = [(i, card) for i, card in cards.items() if card.street_address]
    keys = [(card.name.casefold(), card.street_address.casefold()) for _, card in placed]
    if len(set(keys)) == len(keys):
        return
    seen: dict[tuple[str, str], str] = {}
    for (business_id, _), key in zip(placed, keys, strict=True):
        first = seen.setdefault(key, business_id)
        if first != business_id:
            linking.report(
                POSSIBLE_DUPLICATE,
                linking.catalogue.the(Business, business_id).place("name"),
                f"Name und Adresse stehen auch in »{linking.catalogue.the(Business, first).path}«.",
                "Wenn es derselbe Betrieb ist, löschen Sie eine der beiden Dateien.",
            )


def _check_categories(linking: Linking) -> None:
    if not linking.catalogue.city.categories:
        return
    try:
        builtin().extended(linking.catalogue.city.categories)
    except BadCategory as bad:
        linking.report(
            CITY_CATEGORY,
            linking.city_place("categories", bad.index, bad.field),
            f"Die {bad.index + 1}. eigene Kategorie ist falsch: {bad}",
            f"Prüfen Sie das Feld »{bad.field}« unter »categories«.",
        )


def _check_circles(linking: Linking, cards: Mapping[str, BusinessCard]) -> None:
    """Report each circle once, at the member that is open: it has no successor yet."""
    done: set[str] = set()
    for start in [i for i, card in cards.items() if card.successor is not None]:
        way: list[str] = []
        current: str | None = start
        while current in cards and current not in way and current not in done:
            way.append(str(current))
            current = cards[str(current)].successor
        if current in way:
            circle = way[way.index(str(current)) :]
            wrong = next((i for i in circle if not cards[i].closed), circle[-1])
            linking.report(
                SUCCESSOR_CIRCLE,
                linking.catalogue.the(Business, wrong).place("successor"),
                "Die Nachfolge läuft im Kreis: " + " → ".join([*circle, circle[0]]) + ".",
                "Löschen Sie »successor« bei dem Betrieb, der heute noch da ist.",
            )
        done.update(way)
