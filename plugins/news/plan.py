# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of news. News of a day to come waits for its day in no list, but has its page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from plugins.core.editors_markdown import editor_html
from plugins.core.facts import Facts
from plugins.core.markdown import SafeHtml, summary_of
from plugins.core.plan import Crumb, Page, Planning
from plugins.core.registry import Setting
from plugins.images.gallery import pictures_of
from plugins.images.view import PictureView
from plugins.news.model import News
from plugins.structured_data import nodes

NEWS_ADDRESS = "neuigkeiten/"


class NewsRow(Struct, frozen=True):
    """News in a list."""

    address: str
    name: str
    day: date
    author: str
    summary: str
    picture: PictureView | None


class NewsPage(Struct, frozen=True):
    """News on its own page."""

    name: str
    day: date
    author: str
    text: SafeHtml
    picture: PictureView | None
    pictures: tuple[PictureView, ...]


class NewsCard(Struct, frozen=True, array_like=True):
    """A piece of news in short."""

    day: date


def news_card(news: News, setting: Setting) -> NewsCard:
    """The card of ``news``."""
    return NewsCard(news.date)


def html_of(news: News, facts: Facts) -> SafeHtml:
    """The text of a piece of news, its links as seen from its own page."""
    catalogue = facts.catalogue
    root = "../" * catalogue.address_of(news).count("/")
    return editor_html(news.text, root, catalogue.dead_addresses, facts.words)


def row_of(news: News, facts: Facts) -> NewsRow:
    """The row of a piece of news."""
    pictures = pictures_of(news, facts)
    return NewsRow(
        address=facts.catalogue.address_of(news),
        name=news.name,
        day=news.date,
        author=facts.catalogue.city.as_written(news.author or facts.catalogue.city.operator.name),
        summary=summary_of(html_of(news, facts)),
        picture=pictures[0] if pictures else None,
    )


def plan_news(planning: Planning) -> None:
    """Receiver of ``plan``: a page for every piece of news."""
    planning.record_pages(News, draw_news, _told)


def _told(card: NewsCard) -> Mapping[str, Any]:
    return {"kind": "Neuigkeiten", "updated": card.day}


def draw_news(facts: Facts, news_id: str) -> Page:
    """The page of one piece of news."""
    city = facts.catalogue.city
    news = facts.catalogue.the(News, news_id)
    pictures = pictures_of(news, facts)
    row = row_of(news, facts)
    node = nodes.news_article(
        headline=news.name,
        url=city.absolute(row.address),
        date_published=news.date,
        author=row.author,
        publisher=nodes.organization(name=city.operator.name),
        description=row.summary,
        image=[city.absolute(picture.fallback.address) for picture in pictures],
        keywords=news.keywords,
    )
    return Page(
        template="news.html",
        title=news.name,
        description=row.summary,
        crumbs=(Crumb(facts.words("News"), NEWS_ADDRESS),),
        json_ld=(node,),
        data={
            "news": NewsPage(
                news.name,
                news.date,
                row.author,
                html_of(news, facts),
                row.picture,
                pictures[1:],
            )
        },
    )
