# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signs as HTML's references to them: ``–`` as ``&#8211;``.

Python keeps a text in one byte a letter while all of it is in Latin-1. One dash beyond that makes
two of each letter, also of all that it is joined with, and such a text takes longer to be joined
and to be written as UTF-8. To who reads the page both are the same.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from markupsafe import escape

_LAST_LATIN = "\xff"
#: Punctuation, symbols and separators. Where letters are beyond Latin-1, all is wide anyway.
_SIGNS = frozenset("PSZ")


def with_references(html: str) -> str:
    """``html`` in Latin-1, if nothing but signs of it is not; else as it is."""
    wide = set() if html.isascii() else {sign for sign in html if sign > _LAST_LATIN}
    if any(unicodedata.category(sign)[0] not in _SIGNS for sign in wide):
        return html
    for sign in wide:
        html = html.replace(sign, f"&#{ord(sign)};")
    return html


@lru_cache(maxsize=4096)
def escaped_with_references(text: str) -> str:
    """A text that many pages show, as HTML: what something costs."""
    return with_references(str(escape(text)))
