# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The first words of a page's HTML, for descriptions and lists."""

from __future__ import annotations

from functools import lru_cache

from plugins.core.language import in_language
from plugins.regex import regex

#: Tags within a word or a sentence; any other tag separates words.
_INLINE_TAG = regex(r"</?(?:a|abbr|code|del|em|span|strong|sub|sup)\b[^>]*>")
_TAGS = regex(r"<[^>]+>\s*(?:<[^>]+>\s*)*")


def summary_of(html: str, longest: int = 160, before: str = "") -> str:
    """The first words of ``html`` as plain text, cut between words.

    ``before`` is plain text that stands in front of them.
    """
    text = _words(html)
    if before:
        # One character more than there is room for tells as much as all of a long text.
        text = " ".join([*before.split(), text[: longest + 1]]).rstrip()
    if len(text) > longest:
        text = text[:longest].rpartition(" ")[0].rstrip(" ,;:–-") + " …"
    return text if before else in_language(text, html)


#: One text is summed up for its page, its row, its feeds and its calendar entry.
@lru_cache(maxsize=1024)
def _words(html: str) -> str:
    """The text of ``html`` in one line."""
    text = _TAGS.sub(" ", _INLINE_TAG.sub("", html)).strip()
    if "  " in text or not text.isprintable():  # else there is no white space but single spaces
        text = " ".join(text.split())
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)
