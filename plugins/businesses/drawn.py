# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a business's house says of it, and where the house stands.

A house's form depends on its neighbours': no form stands beside itself. So forms are settled for a
whole side of a street at once, and every page that shows the house looks them up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from plugins.businesses.card import BusinessCard
from plugins.businesses.category import Category
from plugins.businesses.model import Business, Status
from plugins.businesses.streets import number_key, street_address_of
from plugins.businesses.table import table_of
from plugins.core.facts import Facts
from plugins.houses.house import House, board_text, form_of
from plugins.houses.sets import HouseSet, house_set
from plugins.regex import regex

#: Around a square one walks from number to number; a street has two sides.
_SQUARE = regex(r"(?i)(markt|platz|hof)\Z")
EVEN, ODD, AROUND = "gerade", "ungerade", "rundum"
_SIDES = (EVEN, ODD)


class StreetRow(Struct, frozen=True):
    """The houses of one side of a street, as one walks past them: ids, and the form of each."""

    ids: tuple[str, ...]
    forms: tuple[str, ...]


def side_of(street: str, number: str) -> str:
    """On which side of its street a number is."""
    if _SQUARE.search(street):
        return AROUND
    return _SIDES[number_key(number)[0] % 2]


def row_key(street: str, number: str) -> str:
    """The key of the fact ``StreetRow`` for a house; "" for one without a street."""
    return f"{street_address_of(street)}{side_of(street, number)}" if street else ""


def house_of(business: Business, category: Category) -> House:
    """The house as its own record says; its form is "" unless the business chose one."""
    status = business.status
    return House(
        seed=business.id,
        text=board_text(business.name, category.label),
        icon=category.icon,
        form=business.house_form or "",
        wall=business.house_wall or "",
        wood=business.house_wood or "",
        step=business.wheelchair == "no",
        tables=business.outdoor_seating == "yes",
        empty=status in (Status.VACANT, Status.CLOSED),
        away=status is Status.TEMPORARILY_CLOSED,
        successor=status is Status.SEEKING_SUCCESSOR,
    )


def street_rows(facts: Facts) -> Mapping[str, StreetRow]:
    """The rule behind the fact ``StreetRow``, by ``row_key``."""
    houses = house_set(facts.catalogue.city.houses)
    cards: Mapping[str, BusinessCard] = facts.catalogue.cards(Business)
    streets: dict[str, list[tuple[str, str]]] = {}
    for business_id, card in cards.items():
        if card.stands and card.street:
            streets.setdefault(card.street, []).append((card.number, business_id))
    # Spellings of one street share its address, and so its row.
    rows: dict[str, list[tuple[tuple[int, str], str]]] = {}
    for street, there in streets.items():
        address, around = street_address_of(street), _SQUARE.search(street)
        for number, business_id in there:
            place = number_key(number)
            side = AROUND if around else _SIDES[place[0] % 2]
            rows.setdefault(address + side, []).append((place, business_id))
    find = table_of(facts.catalogue.city).find
    icons = {tag: find(tag).icon for tag in {card.category for card in cards.values()}}
    return {
        key: _row([business_id for _, business_id in sorted(row)], cards, icons, houses)
        for key, row in rows.items()
    }


def along_the_streets(facts: Facts) -> Iterator[str]:
    """The ids of the businesses that stand in streets: a page shows the houses next door."""
    return (business_id for row in facts.known(StreetRow).values() for business_id in row.ids)


def _row(
    ids: Sequence[str],
    cards: Mapping[str, BusinessCard],
    icons: Mapping[str, str],
    houses: HouseSet,
) -> StreetRow:
    chosen = [cards[i].house_form or "" for i in ids]
    forms: list[str] = []
    before = ""
    for place, business_id in enumerate(ids):
        after = chosen[place + 1] if place + 1 < len(ids) else ""
        before = chosen[place] or form_of(
            business_id, icons[cards[business_id].category], houses, (before, after)
        )
        forms.append(before)
    return StreetRow(tuple(ids), tuple(forms))
