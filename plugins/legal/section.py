# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A section of a legal page: a heading and plain paragraphs."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from plugins.core.markdown import SafeHtml
from plugins.regex import regex

_MAIL = regex(r"(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = regex(r"https?://[^\s<>\"]+[^\s<>\".,;)]")


_MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)


def german_date(day: date) -> str:
    """``24. Dezember 2026``: these pages are German whatever the site speaks."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


class Section(Struct, frozen=True):
    """Heading, anchor, and the text as HTML."""

    heading: str
    anchor: str
    text: SafeHtml


def paragraphs(*texts: str) -> SafeHtml:
    """Plain texts as paragraphs: escaped, line breaks kept, addresses made links; "" left out."""
    return SafeHtml("".join(f"<p>{_inline(text)}</p>" for text in texts if text))


def bullets(items: tuple[str, ...]) -> SafeHtml:
    """Plain texts as a list."""
    return SafeHtml("<ul>" + "".join(f"<li>{_inline(item)}</li>" for item in items) + "</ul>")


def _inline(text: str) -> str:
    from html import escape  # it brings the names of all letters, and few builds draw these pages

    escaped = escape(text, quote=False).replace("\n", "<br>")
    escaped = _LINK.sub(lambda m: f'<a href="{m[0]}">{m[0]}</a>', escaped)
    return _MAIL.sub(lambda m: f'<a href="mailto:{m[0]}">{m[0]}</a>', escaped)
