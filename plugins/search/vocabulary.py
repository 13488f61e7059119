# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the words are that are typed beside names and wares: those that filter, those of a question,
those for a cuisine and a kind of event.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class SearchWords(Struct, frozen=True):
    """The words of one language; the browser gets them with the index.

    ``filters`` gives for each filter how it is called on its chip, and all that means it. ``stop``
    are words that ask and find nothing, ``soft`` ones need not be found. ``cuisine`` and ``events``
    are by the values of the records' fields. ``endings`` are what inflection adds to a word,
    ``links`` what stands between the parts of a compound, ``no_plurals`` words that end like one.
    ``same`` are words of one meaning; ``trades``, by OSM tag, what categories and their wares are
    called besides (``|`` parts them), for the categories' own synonyms are German.
    """

    filters: Mapping[str, tuple[str, tuple[str, ...]]] = {}
    stop: str = ""
    soft: str = ""
    cuisine: Mapping[str, str] = {}
    events: Mapping[str, str] = {}
    endings: str = ""
    links: str = ""
    no_plurals: str = ""
    same: tuple[str, ...] = ()
    trades: Mapping[str, str] = {}
