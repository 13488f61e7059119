# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which files make the index. What stands in which, ``spread.py`` says."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.businesses.card import BusinessCard
from plugins.core.plan import Planning, planned_file, planned_page
from plugins.listings.businesses import category_counts, listed, street_counts
from plugins.news.model import News
from plugins.news.plan import NewsCard
from plugins.pages.model import EditorsPage
from plugins.search.base_file import draw_base
from plugins.search.page import draw_page
from plugins.search.part_file import draw_part
from plugins.search.spread import Here, parts_of

ADDRESS = "suche/"


def plan_search(planning: Planning) -> None:
    """Receiver of ``plan``: the page, and the index."""
    facts = planning.facts
    planning.add(
        planned_page(ADDRESS, draw_page, category_counts(facts), street_counts(facts), kind="Suche")
    )
    plan_index(planning)


def plan_index(planning: Planning) -> None:
    """The index in the language that is planned for."""
    facts = planning.facts
    businesses: Mapping[str, BusinessCard] = listed(facts)
    news: Mapping[str, NewsCard] = planning.catalogue.cards(News)
    parts = parts_of(facts)
    categories = tuple(sorted({card.category for card in businesses.values()}))
    for part in parts:
        there = facts.of(Here, part).businesses
        planning.add(
            planned_file(f"{ADDRESS}{part}.json", draw_part, part, there, categories, kind="Suche")
        )
    planning.add(
        planned_file(
            f"{ADDRESS}index.json",
            draw_base,
            len(parts),
            categories,
            tuple(street.name for street in street_counts(facts)),
            tuple(i for i, card in news.items() if card.day <= facts.now.today),
            tuple(planning.catalogue.ids_of(EditorsPage)),
            kind="Suche",
        )
    )
