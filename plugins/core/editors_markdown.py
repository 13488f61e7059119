# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The editors' Markdown, of news and pages → HTML that is safe to print.

It is Python-Markdown's, with tables, footnotes and attributes, and sanitised as a merchant's is
(``markdown.py``).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import nh3
import pyromark

from plugins.core.markdown import MERCHANT_TAGS, SCHEMES, Objection
from plugins.core.messages import NO_MESSAGES, Messages
from plugins.core.problem import declare
from plugins.core.safe_html import SafeHtml
from plugins.regex import regex

TEXT_REMOVED = declare("text-removed")

_EDITOR_TAGS = MERCHANT_TAGS | frozenset(
    ["table", "thead", "tbody", "tr", "th", "td", "sup", "sub", "dl", "dt", "dd", "abbr", "div",
     "span", "h5", "h6", "section", "caption"]
)  # fmt: skip
_EDITOR_ATTRIBUTES = {
    "*": {"id", "class", "lang"},
    "abbr": {"title"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
    "a": {"role"},
    "div": {"role"},
}
_IDS = pyromark.Options.ENABLE_HEADING_ATTRIBUTES
#: A link to the site's own page, as the sanitiser writes it; links cannot be nested.
_OWN_LINK = regex(r'<a [^>]*?href="/(?!/)([^"#?]*)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)


@cache
def _editor_cleaner() -> nh3.Cleaner:
    attributes = {tag: set(names) for tag, names in _EDITOR_ATTRIBUTES.items()}
    attributes["a"] |= {"href", "title"}
    return nh3.Cleaner(
        tags=set(_EDITOR_TAGS),
        attributes=attributes,
        url_schemes=set(SCHEMES),
        link_rel=None,
        generic_attribute_prefixes={"aria-"},
    )


def editor_html(
    text: str,
    root: str,
    dead: frozenset[str] = frozenset(),
    words: Messages = NO_MESSAGES,
    plain: bool = False,
) -> SafeHtml:
    """The editors' Markdown (tables, footnotes, attributes) as safe HTML.

    ``[…](/betriebe/)`` means the site's own page: the slash becomes ``root``, the way from the
    page the text stands on (``../``) or, in a feed, the site's full URL. Of a link to one of the
    ``dead`` addresses (without the first slash) the words remain. ``words`` are the page's.
    ``plain`` text needs but CommonMark and ids at headings, and not 30 ms for Python-Markdown.
    """
    clean = (
        _editor_cleaner().clean(pyromark.html(text, options=_IDS)) if plain else _editor_clean(text)
    )
    html = clean.strip().replace(_BACK, words("Back to the place in the text"))
    if dead:
        html = _OWN_LINK.sub(lambda m: m[2] if m[1] in dead else m[0], html)
    html = re.sub(r'(<a [^>]*?href=")/(?!/)', rf"\g<1>{root}", html)
    # A table in a region of its own, which scrolls sideways, also by keyboard (WCAG 2.1.1).
    name = words("Table")
    region = f'<div class="wide-table" role="region" aria-label="{name}" tabindex="0">'
    html = _TABLE.sub(lambda table: f"{region}{table[0]}</div>", html)
    return SafeHtml(html).made_of(text)


_TABLE = regex(r"<table\b.*?</table>", re.DOTALL)
#: The title of a footnote's way back, before it is said in the page's words.
_BACK = "Stadtfenster: footnote"


@lru_cache(maxsize=1024)
def _editor_raw(text: str) -> str:
    import markdown  # 40 ms that a city without news or pages need not spend

    html = markdown.markdown(
        text,
        extensions=["tables", "footnotes", "attr_list", "def_list", "abbr", "sane_lists"],
        extension_configs={"footnotes": {"BACKLINK_TITLE": _BACK}},
        output_format="html",
    )
    # Inline styles are against the site's policy; the theme's classes align columns as well.
    html = re.sub(r'style="text-align: (left|right|center);"', r'class="align-\1"', html)
    return _demote_from_h1(html)


@lru_cache(maxsize=1024)
def _editor_clean(text: str) -> str:
    return _editor_cleaner().clean(_editor_raw(text))


def _demote_from_h1(html: str) -> str:
    """A page's h1 is its name: the text's own headings begin at h2."""
    if not re.search(r"<h1[\s>]", html):
        return html
    return re.sub(r"(</?h)([1-5])(?=[\s>])", lambda m: f"{m[1]}{int(m[2]) + 1}", html)


def editor_objections(text: str) -> tuple[Objection, ...]:
    """What the sanitiser takes out of the editors' text, with the line it stands in."""
    raw, kept = _editor_raw(text), _editor_clean(text)
    found = []
    removed = _tags(raw) - _tags(kept)
    for tag in sorted(removed):
        name = tag.split(" ")[0]
        if name != tag and name in removed:
            continue  # the attribute goes with its tag
        match = re.search(rf"<{re.escape(name)}\b", text, re.IGNORECASE)
        attribute = tag.split(" ")[1] if " " in tag else ""
        if attribute:
            match = re.search(re.escape(attribute), text, re.IGNORECASE) or match
        offset = match.start() if match else 0
        what = f"Das Attribut »{attribute}«" if attribute else f"»<{name}>«"
        found.append(
            Objection(
                TEXT_REMOVED,
                offset,
                len(match.group()) if match else 1,
                f"{what} wird aus dem Text entfernt, weil es auf der Seite nicht erlaubt ist.",
                "Schreiben Sie es mit Markdown, oder löschen Sie es.",
            )
        )
    return tuple(sorted(found, key=lambda o: (o.offset, o.message)))


def _tags(html: str) -> frozenset[str]:
    """Every tag and every ``tag attribute`` that occurs in ``html``."""
    from html.parser import HTMLParser

    found: set[str] = set()

    class Collector(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.add(tag)
            found.update(f"{tag} {name}" for name, _ in attrs)

        def handle_comment(self, data: str) -> None:
            found.add("!--")

    Collector().feed(html)
    return frozenset(found)
