# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of news. News of a day to come waits for its day in no list, but has its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plugins.core.catalogue import Facts
from plugins.core.markdown import SafeHtml, editor_html, summary_of
from plugins.core.plan import Crumb, Page, Planning
from plugins.images.gallery import Shown
from plugins.images.view import PictureView
from plugins.news.model import News
from plugins.structured_data import nodes

NEWS_ADDRESS = "neuigkeiten/"


@dataclass(frozen=True, slots=True)
class NewsRow:
    """News in a list."""

    address: str
    name: str
    day: date
    author: str
    summary: str
    picture: PictureView | None


@dataclass(frozen=True, slots=True)
class NewsPage:
    """News on its own page."""

    name: str
    day: date
    author: str
    text: SafeHtml
    picture: PictureView | None
    pictures: tuple[PictureView, ...]


def html_of(news: News, facts: Facts) -> SafeHtml:
    """The text of a piece of news, its links as seen from its own page."""
    catalogue = facts.catalogue
    root = "../" * catalogue.address_of(news).count("/")
    return editor_html(news.text, root, catalogue.dead_addresses)


def row_of(news: News, facts: Facts) -> NewsRow:
    """The row of a piece of news."""
    return NewsRow(
        address=facts.catalogue.address_of(news),
        name=news.name,
        day=news.date,
        author=news.author or facts.catalogue.city.operator.name,
        summary=summary_of(html_of(news, facts)),
        picture=facts.of(Shown, news.path).first,
    )


def plan_news(planning: Planning) -> None:
    """Receiver of ``plan``: a page for every piece of news."""
    for news in planning.catalogue.all(News):
        planning.record_page(news, _page(news, planning.facts))


def _page(news: News, facts: Facts) -> Page:
    city = facts.catalogue.city
    pictures = facts.of(Shown, news.path).pictures
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
        address="",
        template="news.html",
        title=news.name,
        description=row.summary,
        crumbs=(Crumb("Neuigkeiten", NEWS_ADDRESS),),
        json_ld=(node,),
        updated=news.date,
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
        kind="Neuigkeiten",
    )
