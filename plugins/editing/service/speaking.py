# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""In which language a page is: what is for everybody is in the portal's, all else in German."""

from __future__ import annotations

from starlette.requests import Request

from plugins.core.city import City
from plugins.editing.templates import GERMAN, languages

#: What the address says, and of which page of the portal it came.
ASKED, PAGE = "sprache", "seite"
#: Below these nobody needs a link.
_PUBLIC = ("/melden/", "/bestaetigen/")


def language_of(request: Request, city: City) -> str:
    """The language that the address names; else that of the page somebody came from."""
    if not request.scope["path"].startswith(_PUBLIC):
        return GERMAN
    known = languages() & set(city.languages)
    asked = request.query_params.get(ASKED, "")
    if asked:
        return asked if asked in known else GERMAN
    came = request.query_params.get(PAGE) or request.headers.get("referer", "")
    first = came.removeprefix(city.url).lstrip("/").partition("/")[0]
    own = city.languages[0] if city.languages[0] in known else GERMAN
    return first if first in known else own


def in_language(path: str, language: str) -> str:
    """The address of a page of this service in a language."""
    return path if language == GERMAN else f"{path}?{ASKED}={language}"


def home_of(city: City, language: str) -> str:
    """Where the portal begins in a language."""
    further = language in city.languages[1:]
    return f"{city.url}{language}/" if further else city.url
