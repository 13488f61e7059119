# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""In which order fields are written, and so where a new one goes."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache

from plugins.businesses.model import Business
from plugins.core.model import PicturedRecord, Record, translatable_fields
from plugins.editing.submission import TEXT, AnyKind
from plugins.events.model import Event
from plugins.news.model import News
from plugins.offers.model import Offer
from plugins.pages.model import EditorsPage

MODELS: Mapping[AnyKind, type[Record]] = {
    "business": Business,
    "offer": Offer,
    "event": Event,
    "news": News,
    "page": EditorsPage,
}

_LANGUAGE = re.compile(r"(.+)_([a-z]{2})\Z")


@cache
def fields_of(kind: AnyKind) -> tuple[str, ...]:
    """The names of a kind's fields as they are written, in the order of its model; what is said of
    pictures comes behind the keywords.
    """
    model = MODELS[kind]
    pictures = [name for name in PicturedRecord.__annotations__ if name in model.model_fields]
    own = [
        info.alias or name
        for name, info in model.model_fields.items()
        if name not in pictures and name != TEXT
    ]
    at = own.index("keywords") + 1 if "keywords" in own else len(own)
    return (*own[:at], *pictures, *own[at:], TEXT)


def split_language(kind: AnyKind, name: str) -> tuple[str, str]:
    """``name_en`` → ``name``, ``en``; any other name → itself, ""."""
    match = _LANGUAGE.match(name)
    if match and name not in fields_of(kind) and match[1] in translatable_fields(MODELS[kind]):
        return match[1], match[2]
    return name, ""


def kind_of(names: Collection[str]) -> AnyKind:
    """The kind of a record that has these fields: the one that knows most of them."""
    return max(MODELS, key=lambda kind: sum(name in fields_of(kind) for name in names))


def rank(kind: AnyKind, name: str) -> tuple[int, str]:
    """What to sort the fields of a record by; a translation follows what it translates."""
    own, language = split_language(kind, name)
    known = fields_of(kind)
    return (known.index(own) if own in known else len(known)), language
