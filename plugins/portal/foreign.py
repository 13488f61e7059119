# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The filters for texts in another language than their page, in ``pelicanconf.py`` as well:
without them the theme's templates cannot be compiled, and Pelican's own generators try.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from plugins.core.language import language_of


def lang_attribute(text: object) -> Markup:
    """The filter ``lang``: `` lang="de"`` for the tag that holds a text which is foreign on its
    page, else nothing.
    """
    language = language_of(text)
    return Markup(f' lang="{language}"') if language else Markup()  # noqa: S704 - a code


def foreign_text(text: object) -> str:
    """The filter ``foreign``, for a text that stands among others: in an element of its own, which
    says the language, where it is foreign on its page.
    """
    language = language_of(text)
    said = escape(text)
    return Markup(f'<span lang="{language}">{said}</span>') if language else said  # noqa: S704


#: What the theme's templates need to be compiled at all, whatever the language.
LANGUAGE_FILTERS = {"lang": lang_attribute, "foreign": foreign_text}
