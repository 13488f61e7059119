# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words of a language that search needs beside the records'."""

from __future__ import annotations

from plugins.search.english import ENGLISH
from plugins.search.german import GERMAN
from plugins.search.turkish import TURKISH
from plugins.search.vocabulary import SearchWords

_BY_LANGUAGE = {"de": GERMAN, "en": ENGLISH, "tr": TURKISH}


def search_words(language: str) -> SearchWords:
    """The words of ``language``; of one without a table none, and the records' own are searched."""
    return _BY_LANGUAGE.get(language, SearchWords())
