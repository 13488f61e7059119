# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""``betriebe/stunden.json``: the hours of every listed business.

A page carries the hours of the businesses that it shows. Search and filters look at all of them,
and fetch this file when somebody uses them. It is another every day: no hash is in its name.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import json

from plugins.businesses.card import BusinessCard
from plugins.businesses.hours import ToldHours, horizon_of
from plugins.businesses.model import Business
from plugins.core.facts import Facts
from plugins.core.plan import Planning, planned_file

ADDRESS = "betriebe/stunden.json"


def plan_hours(planning: Planning) -> None:
    """Receiver of ``plan``: the file, planned with each text of hours and the ids that have it."""
    cards: Mapping[str, BusinessCard] = planning.catalogue.cards(Business)
    holders: dict[str, list[str]] = {}
    for business_id, card in cards.items():
        if card.listed and card.hours:
            holders.setdefault(card.hours, []).append(business_id)
    found = tuple([(text, tuple(sorted(holders[text]))) for text in sorted(holders)])
    planning.add(planned_file(ADDRESS, draw_hours, found))


def draw_hours(facts: Facts, holders: tuple[tuple[str, tuple[str, ...]], ...]) -> bytes:
    """``{"horizon": minute, "hours": {id: badge}, "days": {id: what is said of days}}``, all as a
    row of a list says them (``told_of_days``); of whose days nothing is said is not in ``days``.

    Who has no hours, or is away for a while, is not in it. Equal hours stand one after another: so
    they are packed to nearly nothing on the way.
    """
    hours: dict[str, str] = {}
    days: dict[str, str] = {}
    every = facts.each(ToldHours, [text for text, _ in holders])
    for found, (_, ids) in zip(every, holders, strict=True):
        hours.update(dict.fromkeys(ids, found.badge))
        if found.days:
            days.update(dict.fromkeys(ids, found.days))
    told = {"horizon": horizon_of(facts.now), "hours": hours, "days": days}
    return json.encode(told)
