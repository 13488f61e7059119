# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The site, who runs it, and its pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from plugins.structured_data.node import Node, NodeLike, make_node, reference
from plugins.structured_data.written import Written, said, write_items, write_node


def website(
    *,
    name: str,
    url: str,
    description: str | None = None,
    language: str = "de",
    publisher: NodeLike | None = None,
) -> Node:
    """Return the whole site; ``url`` is its root."""
    return make_node(
        "WebSite",
        id=_site_id(url),
        name=name,
        url=url,
        description=description,
        inLanguage=language,
        publisher=publisher,
    )


def organization(
    *,
    name: str,
    url: str | None = None,
    kind: str = "Organization",
    id: str | None = None,
    legal_name: str | None = None,
    address: NodeLike | None = None,
    email: str | None = None,
    telephone: str | None = None,
    vat_id: str | None = None,
    logo: str | None = None,
) -> Node:
    """Return an organisation; a municipality's ``kind`` is ``GovernmentOrganization``."""
    return make_node(
        kind,
        id=id,
        name=name,
        legalName=legal_name,
        url=url,
        address=address,
        email=email,
        telephone=telephone,
        vatID=vat_id,
        logo=logo,
    )


def write_organization(name: str, url: str | None) -> Written:
    """``organization`` with a name and a page, as text: thousands hold events or have offers."""
    return Written(f'{{"@type":"Organization"{said("name", name)}{said("url", url)}}}')


def web_page(
    *,
    name: str,
    url: str,
    kind: str = "WebPage",
    description: str | None = None,
    language: str = "de",
    website: str | None = None,
    breadcrumb: NodeLike | None = None,
    main_entity: NodeLike | Written | None = None,
    date_modified: date | datetime | None = None,
) -> Written:
    """Return a page; ``kind`` may be ``CollectionPage``, ``AboutPage`` or ``ContactPage``.

    ``website`` is the root of the site that it belongs to.
    """
    return write_node(
        kind,
        id=url,
        name=name,
        url=url,
        description=description,
        inLanguage=language,
        isPartOf=reference(_site_id(website)) if website else None,
        dateModified=date_modified,
        breadcrumb=breadcrumb,
        mainEntity=main_entity,
    )


def breadcrumbs(items: Sequence[tuple[str, str]]) -> Node:
    """Return the way from the root to a page: (name, full address) for each step."""
    steps = [
        make_node("ListItem", position=position, name=name, item=url)
        for position, (name, url) in enumerate(items, start=1)
    ]
    return make_node("BreadcrumbList", itemListElement=steps)


def item_list(urls: Sequence[str], *, name: str | None = None) -> Written:
    """Return a list page's entries in its order, each by its own page's full address."""
    return write_items("ItemList", name, urls)


def news_article(
    *,
    headline: str,
    url: str,
    date_published: date | datetime,
    date_modified: date | datetime | None = None,
    author: str | None = None,
    publisher: NodeLike | None = None,
    description: str | None = None,
    image: Sequence[str] = (),
    language: str = "de",
    keywords: Sequence[str] = (),
) -> Node:
    """Return a piece of news; without an ``author``, the ``publisher`` wrote it."""
    return make_node(
        "NewsArticle",
        id=url,
        headline=headline,
        url=url,
        datePublished=date_published,
        dateModified=date_modified,
        author=make_node("Person", name=author) if author else publisher,
        publisher=publisher,
        description=description,
        image=image,
        inLanguage=language,
        keywords=keywords,
    )


def _site_id(root: str) -> str:
    """The root is already the address of the home page, which is another thing."""
    return f"{root}#website"
