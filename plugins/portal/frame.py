# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every page shares: the site's frame, and a page's own head."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from plugins.assets.asset import Bundle
from plugins.assets.colour import palette, sky
from plugins.core.catalogue import Catalogue
from plugins.core.city import City
from plugins.core.clock import Now
from plugins.core.endonyms import endonym
from plugins.core.messages import N_
from plugins.core.plan import Crumb, FeedLink, Page, Plan
from plugins.structured_data import nodes
from plugins.structured_data.serialise import ScriptText

#: No inline code, no foreign host, nothing embedded. ``frame-ancestors`` needs a header: docs.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; media-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)


class NavItem(Struct, frozen=True):
    """A link of the frame; ``key`` marks the current one."""

    label: str
    address: str
    key: str = ""


class Choice(Struct, frozen=True):
    """A language of the site: its code, what it calls itself, where its pages begin, and whether
    it is that of the page.
    """

    code: str
    name: str
    prefix: str
    chosen: bool


class SiteView(Struct, frozen=True):
    """The site as every page sees it."""

    name: str
    site_name: str
    language: str
    #: Which way it is written: ``ltr`` or ``rtl``.
    direction: str
    #: What the pages are also there in; none where the site has one language.
    languages: tuple[Choice, ...]
    timezone: str
    nav: tuple[NavItem, ...]
    legal: tuple[NavItem, ...]
    pages: tuple[NavItem, ...]
    #: Pages for people who read or hear little, beside the languages.
    easy: tuple[NavItem, ...]
    #: The addresses of these.
    beside: tuple[str, ...]
    operator_name: str
    operator_line: str
    report_email: str
    #: The form service, with a slash at its end; "" where the city has none.
    editing_url: str
    #: What its public forms are asked with, to speak the language of the site; "" for German.
    in_language: str
    #: The day; a page that named the minute would change with every build.
    built: date
    voucher_name: str
    voucher_url: str
    csp: str
    font_preloads: tuple[str, ...]
    brand_color: str
    #: What a browser paints around the page: by day, and in the dark.
    theme_colors: tuple[str, str]
    #: The ground of the page by day.
    paper: str
    #: Whether what was seen is kept for times without a net.
    offline: bool
    #: The language as Open Graph writes it.
    locale: str
    #: Whether every listed page has a picture of its own beside it; the picture of the others.
    shared: bool
    share_image: str


class PageView(Struct, frozen=True):
    """A page's head and place."""

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
    #: The same page in each language of the site, by its code; none where there is one only.
    alternates: tuple[tuple[str, str], ...]
    #: Whether the page is there in this language only.
    alone: bool
    #: The photograph that is on the picture for links to it; "" where nothing but words is.
    photo: str


NAV = (
    NavItem(N_("Now"), "", "now"),
    NavItem(N_("Businesses"), "betriebe/", "directory"),
    NavItem(N_("Offers"), "angebote/", "offers"),
    NavItem(N_("Calendar"), "veranstaltungen/", "calendar"),
)
#: Only a city with an extract of OpenStreetMap has one.
_PLAN = NavItem(N_("Plan"), "plan/", "plan")
#: The pages that lie on no way.
_ON_NO_WAY = frozenset({"", "404.html"})
_AREAS = frozenset(item.address for item in (*NAV, _PLAN))
LEGAL = (
    NavItem(N_("Imprint"), "impressum/"),
    NavItem(N_("Privacy"), "datenschutz/"),
    NavItem(N_("Accessibility"), "barrierefreiheit/"),
)
#: What Open Graph calls the languages that our towns most often have.
_LOCALES = {
    "ar": "ar_AR", "de": "de_DE", "en": "en_GB", "es": "es_ES", "fr": "fr_FR", "it": "it_IT",
    "nl": "nl_NL", "pl": "pl_PL", "ro": "ro_RO", "ru": "ru_RU", "tr": "tr_TR", "uk": "uk_UA",
}  # fmt: skip
#: Languages that are written from right to left.
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur"})


def site_view(
    catalogue: Catalogue, plan: Plan, now: Now, bundle: Bundle, shared: bool = False
) -> SiteView:
    """The frame of the pages in the language of ``catalogue``; ``shared`` as ``Face`` has it."""
    city = catalogue.city
    operator = city.operator
    easy = tuple([NavItem(words, at) for words, at in plan.links("beside", city.further)])
    nav = (*NAV, _PLAN) if _PLAN.address + "index.html" in plan.files else NAV
    return SiteView(
        name=city.name,
        site_name=city.site_name,
        language=city.language,
        direction="rtl" if city.language in _RIGHT_TO_LEFT else "ltr",
        languages=_choices(city) if len(city.languages) > 1 else (),
        timezone=city.timezone,
        nav=tuple([replace(item, label=city.words(item.label)) for item in nav]),
        legal=tuple([replace(item, label=city.words(item.label)) for item in LEGAL]),
        pages=tuple(
            NavItem(words, address) for words, address in plan.links("footer", city.further)
        ),
        easy=easy,
        beside=tuple([item.address for item in easy]),
        operator_name=operator.name,
        operator_line=f"{operator.street_address}, {operator.postal_code} "
        f"{operator.address_locality}",
        report_email=operator.email,
        editing_url=f"{city.editing_url.rstrip('/')}/" if city.editing_url else "",
        in_language="" if city.language == "de" else f"?sprache={city.language}",
        built=now.today,
        voucher_name=city.as_written(city.voucher.name) if city.voucher else "",
        voucher_url=(city.voucher.url or "") if city.voucher else "",
        csp=POLICY,
        font_preloads=bundle.preloads,
        brand_color=city.brand_color,
        theme_colors=sky(city.brand_color),
        paper=dict(palette(city.brand_color).light)["paper"],
        offline=city.offline,
        locale=_LOCALES.get(city.language, city.language),
        shared=shared,
        share_image=city.url + ("teilen.png" if shared else bundle.address("icon-512.png")),
    )


def _choices(city: City) -> tuple[Choice, ...]:
    """The languages of the site."""
    own = city.languages[0]
    return tuple(
        [
            Choice(code, endonym(code), "" if code == own else f"{code}/", code == city.language)
            for code in city.languages
        ]
    )


#: Thousands of pages lie on one way.
@lru_cache(maxsize=1024)
def _way(first: str, crumbs: tuple[Crumb, ...]) -> tuple[Crumb, ...]:
    return (Crumb(first, ""), *crumbs)


@lru_cache(maxsize=1024)
def _steps(root: str, way: tuple[Crumb, ...]) -> tuple[tuple[str, str], ...]:
    """The way in full addresses."""
    return tuple([(step.name, root + step.address) for step in way])


#: So much of a title is shown where it is searched for.
_MOST_LETTERS = 65


def _head_title(title: str, site_name: str) -> str:
    """The title with the portal's name, where there is room for it."""
    whole = f"{title} – {site_name}"
    return whole if len(whole) <= _MOST_LETTERS else title


def page_view(page: Page, catalogue: Catalogue) -> PageView:
    """The head of one page."""
    city = catalogue.city
    root = city.absolute("")
    url = root + page.address
    way = () if page.address in _ON_NO_WAY else _way(city.words("Home page"), page.crumbs)
    # What the page is about, or that it is a page; and the way to it.
    own = page.json_ld or (nodes.web_page(name=page.title, url=url),)
    json_ld = [nodes.serialise(node) for node in own]
    if way:
        json_ld.append(nodes.breadcrumbs_text(_steps(root, way), (page.title, url)))
    alternates: tuple[tuple[str, str], ...] = ()
    if len(city.languages) > 1 and page.indexed and not page.alone:
        own_language, *further = city.languages
        alternates = (
            (own_language, city.url + page.address),
            *[(code, f"{city.url}{code}/{page.address}") for code in further],
            ("x-default", city.url + page.address),
        )
    return PageView(
        page.address,
        page.nav,
        "page" if page.address in _AREAS else "true",
        page.title,
        _head_title(page.title, city.site_name) if page.address else city.site_name,
        page.description,
        url,
        way,
        page.feeds,
        tuple(json_ld),
        not page.indexed,
        alternates,
        page.alone,
        page.photo,
    )
