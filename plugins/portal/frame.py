# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every page shares: the site's frame, and a page's own head."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from plugins.core.catalogue import Catalogue
from plugins.core.clock import Now
from plugins.core.plan import Crumb, FeedLink, Page, Plan
from plugins.structured_data import nodes
from plugins.structured_data.serialise import ScriptText

#: No inline code, no foreign host, nothing embedded. ``frame-ancestors`` needs a header: docs.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)


class NavItem(Struct, frozen=True):
    """A link of the frame; ``key`` marks the current one."""

    label: str
    address: str
    key: str = ""


class SiteView(Struct, frozen=True):
    """The site as every page sees it."""

    name: str
    site_name: str
    language: str
    timezone: str
    nav: tuple[NavItem, ...]
    legal: tuple[NavItem, ...]
    pages: tuple[NavItem, ...]
    operator_name: str
    operator_line: str
    report_email: str
    #: The day; a page that named the minute would change with every build.
    built: date
    voucher_name: str
    voucher_url: str
    csp: str
    font_preloads: tuple[str, ...]
    brand_color: str


class PageView(NamedTuple):
    """A page's head and place. There is one a page, and a tuple is made in no time."""

    address: str
    key: str
    #: What ``aria-current`` says of the area ``key``: "page" if it is this very page, else "true".
    current: str
    title: str
    head_title: str
    description: str
    canonical: str
    crumbs: tuple[Crumb, ...]
    feeds: tuple[FeedLink, ...]
    #: One text a script element: what the page is about, then the way to it.
    json_ld: tuple[ScriptText, ...]
    noindex: bool


NAV = (
    NavItem("Jetzt", "", "now"),
    NavItem("Betriebe", "betriebe/", "directory"),
    NavItem("Angebote", "angebote/", "offers"),
    NavItem("Kalender", "veranstaltungen/", "calendar"),
)
#: The first step to every page, and the two pages that lie on no way.
_FIRST = Crumb("Startseite", "")
_ON_NO_WAY = frozenset({"", "404.html"})
_AREAS = frozenset(item.address for item in NAV)
LEGAL = (
    NavItem("Impressum", "impressum/"),
    NavItem("Datenschutz", "datenschutz/"),
    NavItem("Barrierefreiheit", "barrierefreiheit/"),
)


def site_view(catalogue: Catalogue, plan: Plan, now: Now, preloads: tuple[str, ...]) -> SiteView:
    """The frame of this build."""
    city = catalogue.city
    operator = city.operator
    return SiteView(
        name=city.name,
        site_name=city.site_name,
        language=city.languages[0],
        timezone=city.timezone,
        nav=NAV,
        legal=LEGAL,
        pages=tuple(NavItem(words, address) for words, address in plan.footer()),
        operator_name=operator.name,
        operator_line=f"{operator.street_address}, {operator.postal_code} "
        f"{operator.address_locality}",
        report_email=operator.email,
        built=now.today,
        voucher_name=city.voucher.name if city.voucher else "",
        voucher_url=(city.voucher.url or "") if city.voucher else "",
        csp=POLICY,
        font_preloads=preloads,
        brand_color=city.brand_color,
    )


#: Thousands of pages lie on one way.
@lru_cache(maxsize=1024)
def _way(crumbs: tuple[Crumb, ...]) -> tuple[Crumb, ...]:
    return (_FIRST, *crumbs)


@lru_cache(maxsize=1024)
def _steps(root: str, way: tuple[Crumb, ...]) -> tuple[tuple[str, str], ...]:
    """The way in full addresses."""
    return tuple([(step.name, root + step.address) for step in way])


def page_view(page: Page, catalogue: Catalogue) -> PageView:
    """The head of one page."""
    city = catalogue.city
    url = city.absolute(page.address)
    way = () if page.address in _ON_NO_WAY else _way(page.crumbs)
    # What the page is about, or that it is a page; and the way to it.
    own = page.json_ld or (nodes.web_page(name=page.title, url=url),)
    json_ld = [nodes.serialise(node) for node in own]
    if way:
        json_ld.append(nodes.breadcrumbs_text(_steps(city.url, way), (page.title, url)))
    return PageView(
        page.address,
        page.nav,
        "page" if page.address in _AREAS else "true",
        page.title,
        f"{page.title} – {city.site_name}" if page.address else city.site_name,
        page.description,
        url,
        way,
        page.feeds,
        tuple(json_ld),
        not page.indexed,
    )
