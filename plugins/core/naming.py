# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a record names: other records, pictures, pages of the site."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from plugins.core.model import Picture, Record, Reference
from plugins.core.taken import Named
from plugins.regex import regex

_OWN = regex(r'<a [^>]*?href="/(?!/)([^"#?]*)')


@cache
def reference_fields(model: type[Record]) -> dict[str, Reference]:
    """The fields of ``model`` that hold ids, with what the ids may name."""
    return _marked(model, Reference)


@cache
def picture_fields(model: type[Record]) -> dict[str, Picture]:
    """The fields of ``model`` that name pictures."""
    return _marked(model, Picture)


def references_named(record: Record) -> tuple[Named, ...]:
    """Every reference of a record."""
    return _named(record, reference_fields(type(record)))


def pictures_named(record: Record) -> tuple[Named, ...]:
    """Every picture that a record names."""
    return _named(record, picture_fields(type(record)))


def own_links(record: Record) -> tuple[str, ...]:
    """Every address of this site that the editors' text of a record links to, each once."""
    if not record.editors_text or "/" not in record.text:
        return ()
    from plugins.core.editors_markdown import editor_html

    return tuple(dict.fromkeys(_OWN.findall(editor_html(record.text, "/"))))


def _marked(model: type[Record], mark: type[Any]) -> dict[str, Any]:
    found = {
        name: next((m for m in info.metadata if isinstance(m, mark)), None)
        for name, info in model.model_fields.items()
    }
    return {name: m for name, m in found.items() if m is not None}


def _named(record: Record, fields: Iterable[str]) -> tuple[Named, ...]:
    values = record.__dict__
    found: list[Named] = []
    for name in fields:
        value = values[name]
        if isinstance(value, str):
            found.append((name, None, value))
        elif value:
            found += [(name, index, item) for index, item in enumerate(value)]
    return tuple(found)
