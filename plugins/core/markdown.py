# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Merchants' Markdown → HTML that is safe to print.

Their text is CommonMark without HTML: pyromark (a native engine that stays linear on hostile text)
→ nh3. What nh3 would have to remove is an error with its place, so that nothing is lost silently
and the sanitiser is the second wall, not the first. The editors' own: ``editors_markdown.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any
from urllib.parse import unquote, urlsplit

import nh3
import pyromark
from msgspec import Struct

from plugins.core.problem import declare
from plugins.core.safe_html import SafeHtml as SafeHtml
from plugins.core.summary import summary_of as summary_of
from plugins.regex import regex

TEXT_HTML = declare("text-html")
TEXT_LINK = declare("text-link")
TEXT_PICTURE = declare("text-picture")


MERCHANT_TAGS = frozenset(
    ["p", "br", "em", "strong", "del", "ul", "ol", "li", "blockquote", "a", "h2", "h3", "h4", "hr",
     "code", "pre"]
)  # fmt: skip
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_HEADING = regex(r"(</?h)([1-6])(?=[\s>])")
#: An address of which nobody can say that it is none, whatever reads it.
_PLAIN_ADDRESS = r"https?://[A-Za-z0-9][A-Za-z0-9./_~?=#+,-]*"
#: A link to one, as it is written. What holds no other bracket holds no other link.
_PLAIN_LINK = regex(rf"\[(?<![!\\]\[)[^\[\]]*\]\({_PLAIN_ADDRESS}\)")
_REL = "noopener nofollow"
_CLEAN_TAGS = "p|em|strong|del|ul|ol|li|blockquote"
_CLEAN_LINK = rf'/a>|a href="{_PLAIN_ADDRESS}">'
#: What of a text without HTML the sanitiser might not give back letter by letter. The engine nests
#: its tags properly, others than links have no attributes, and other letters are written in one way
#: only. Each begins with a letter that is soon found, or found missing.
_UNCLEAN_TAG = regex(rf"<(?!/?(?:{_CLEAN_TAGS}|h[34])>|{_CLEAN_LINK})")
_HEADING_OR_UNCLEAN = regex(rf"<(?!/?(?:{_CLEAN_TAGS})>|{_CLEAN_LINK})")
_UNCLEAN_REFERENCE = regex(r"&(?!(?:amp|lt|gt);)")
_OPTIONS = pyromark.Options.ENABLE_STRIKETHROUGH


class Objection(Struct, frozen=True):
    """A piece of Markdown that may not be: code, offset and length in characters, what and why."""

    code: str
    offset: int
    length: int
    message: str
    hint: str


def objections(text: str) -> tuple[Objection, ...]:
    """What in a merchant's ``text`` the site would not show, in order."""
    # HTML begins with »<«, a picture and a link with »[«, or with »<« as well.
    if "<" not in text and ("[" not in text or "[" not in _PLAIN_LINK.sub("", text)):
        return ()
    return tuple(_object(text))


def _object(text: str) -> Iterator[Objection]:
    at = _characters(text)
    for event, span in pyromark.events_with_range(text, options=_OPTIONS):
        if not isinstance(event, dict):
            continue
        kind, value = next(iter(event.items()))
        start, length = at(span["start"]), at(span["end"]) - at(span["start"])
        if kind in ("Html", "InlineHtml"):
            tag = str(value).strip().split("\n")[0][:40]
            yield Objection(
                TEXT_HTML,
                start,
                length,
                f"HTML wird im Text nicht gezeigt: »{tag}«.",
                "Schreiben Sie Markdown: **fett**, *kursiv*, - Liste, [Text](https://…). "
                "Ein einzelnes »<« schreiben Sie als »\\<«.",
            )
        elif kind == "Start" and isinstance(value, dict):
            yield from _object_to_target(value, start, length)


def _object_to_target(value: dict[str, Any], start: int, length: int) -> Iterator[Objection]:
    if "Image" in value:
        yield Objection(
            TEXT_PICTURE,
            start,
            length,
            "Bilder stehen nicht im Text.",
            "Nennen Sie das Bild oben: »image: name.jpg« und »image_alt: was es zeigt«.",
        )
    elif "Link" in value and not is_safe_link(value["Link"]["dest_url"], value["Link"]):
        target = str(value["Link"]["dest_url"])[:60]
        yield Objection(
            TEXT_LINK,
            start,
            length,
            f"Dieser Link ist hier nicht erlaubt: »{target}«.",
            "Erlaubt sind vollständige Adressen (https://…), mailto:name@… und tel:+49….",
        )


def is_safe_link(target: str, link: dict[str, Any] | None = None) -> bool:
    """Whether a merchant's text may link to ``target``: a full http(s), mailto or tel address."""
    if link and link.get("link_type") == "Email":
        return True
    try:
        parts = urlsplit(unquote(target))
    except ValueError:
        return False
    if parts.scheme.lower() in ("mailto", "tel"):
        return bool(parts.path)
    return parts.scheme.lower() in ("http", "https") and bool(parts.netloc)


def _characters(text: str) -> Callable[[int], int]:
    """Offsets in UTF-8 bytes (the engine's) as offsets in characters (ours)."""
    if text.isascii():
        return lambda offset: offset
    encoded = text.encode()
    return lambda offset: len(encoded[:offset].decode("utf-8", "ignore"))


@cache
def _merchant_cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(MERCHANT_TAGS),
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=set(SCHEMES),
        link_rel=_REL,
        attribute_filter=_merchant_attribute,
    )


def _merchant_attribute(tag: str, name: str, value: str) -> str | None:
    return None if name == "href" and not is_safe_link(value) else value


@lru_cache(maxsize=2048)
def merchant_html(text: str) -> SafeHtml:
    """A merchant's CommonMark as safe HTML; headings begin at h3, below the page's own."""
    if not text.strip():
        return SafeHtml("")
    html = pyromark.html(text, options=_OPTIONS)
    if "<" in text or not _is_clean(html, _HEADING_OR_UNCLEAN):
        html = _demote(html, 2)
        if "<" in text or not _is_clean(html):
            return SafeHtml(_merchant_cleaner().clean(html).strip()).made_of(text)
    if "<a " in html:  # nothing else that is clean has attributes
        html = html.replace('">', f'" rel="{_REL}">')
    return SafeHtml(html.strip()).made_of(text)


def _is_clean(html: str, unclean_tag: re.Pattern[str] = _UNCLEAN_TAG) -> bool:
    if "\x00" in html or "\r" in html or "\xa0" in html:
        return False
    return not (unclean_tag.search(html) or ("&" in html and _UNCLEAN_REFERENCE.search(html)))


def _demote(html: str, by: int) -> str:
    """Shift headings down, at most to h4: the page has its own h1 and h2."""
    if "<h" not in html:
        return html
    return _HEADING.sub(lambda m: f"{m[1]}{min(4, int(m[2]) + by)}", html)
