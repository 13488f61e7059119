# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The list of news, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from plugins.core.editors_markdown import editor_html
from plugins.core.facts import Facts
from plugins.core.plan import Planning
from plugins.feeds.entry import Entry
from plugins.listings.base import Group, Listing, Slice, moment_of, plan_listing
from plugins.news.model import News
from plugins.news.plan import NEWS_ADDRESS, NewsCard, row_of


def newest(facts: Facts) -> tuple[str, ...]:
    """The ids of all news, the newest first."""
    cards: Mapping[str, NewsCard] = facts.catalogue.cards(News)
    return tuple(sorted(cards, key=lambda i: (-cards[i].day.toordinal(), i)))


class NewsListing(Listing[News]):
    """``/neuigkeiten/``."""

    model = News
    template = "news_list.html"
    per_page = 20

    def groups(self, facts: Facts) -> Iterable[Group]:
        """One list of all."""
        words, name = facts.words, facts.catalogue.city.name
        description = words("What is new in %(city)s.", city=name)
        yield Group(NEWS_ADDRESS, words("News"), description, newest(facts))

    def updated(self, ids: Sequence[str], facts: Facts) -> date | None:
        """The day of the newest."""
        cards: Mapping[str, NewsCard] = facts.catalogue.cards(News)
        return max((cards[i].day for i in ids), default=None)

    def newest(self, ids: Sequence[str], facts: Facts) -> Iterable[str]:
        """They stand in this order anyway."""
        return ids

    def names(self, part: Slice[News]) -> Iterable[str]:
        """Those that stand on it."""
        return [news.name for news in part.items]

    def data(self, part: Slice[News]) -> Mapping[str, Any]:
        """The rows of this page."""
        return {
            "rows": tuple(row_of(news, part.facts) for news in part.items),
            "pagination": part.pagination,
        }

    def entry(self, item: News, facts: Facts) -> Entry:
        """A piece of news as a feed entry."""
        row, city = row_of(item, facts), facts.catalogue.city
        url, root = city.absolute(row.address), city.absolute("")
        return Entry(
            id=url,
            url=url,
            title=item.name,
            summary=row.summary,
            html=editor_html(item.text, root, facts.catalogue.dead_addresses, facts.words),
            updated=moment_of(item.date, facts),
            published=moment_of(item.date, facts),
            authors=(row.author,),
            tags=item.keywords,
        )


def plan(planning: Planning) -> None:
    """Receiver of ``plan``."""
    plan_listing(NewsListing(), planning)
