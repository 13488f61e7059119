# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A model's fields as an editor sees them, from which schemas and configurations are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args

from msgspec import Struct

from plugins.core.city import City
from plugins.core.declared import Declared
from plugins.core.fields import FieldInfo
from plugins.core.model import Picture, Reference, Translatable
from plugins.core.purpose import purposes
from plugins.core.registry import RecordType
from plugins.editing.form.choices import options_of, words_of
from plugins.editing.form.labels import LOOKS, OTHER_LABELS
from plugins.editing.submission import TEXT, Kind

#: ``word`` is one line with likely values, ``record`` the id of another record, ``either`` an id or
#: free text.
Sort = Literal[
    "line", "markdown", "number", "day", "moment", "choice", "word", "record", "either", "picture"
]

_LABELS = {
    "business": "Betrieb",
    "verified": "Zuletzt bestätigt am",
    "source": "Herkunft",
    "date": "Datum",
    "author": "Von wem",
    "made_in": "Gemacht in",
}
_OTHER = {(str(kind), own): label for (kind, own), label in OTHER_LABELS.items()}
_LIKELY = ("category", "cuisine", "diet", "price_unit", "price_currency", "house_form")


class Face(Struct, frozen=True):
    """One field. ``options`` are values with their German words."""

    name: str
    label: str
    purpose: str
    sort: Sort
    many: bool
    required: bool
    translatable: bool
    options: tuple[tuple[str, str], ...] = ()
    #: Names of the types that it may name.
    targets: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    longest: int | None = None
    pattern: str = ""
    example: str = ""


def faces_of(record_type: RecordType, city: City) -> tuple[Face, ...]:
    """The fields of a type in its model's order, the text last."""
    model = record_type.model
    schema = model.model_json_schema(by_alias=False)
    found = [
        _face(record_type.name, model, name, info, schema, city)
        for name, info in model.model_fields.items()
    ]
    return tuple(sorted(found, key=lambda face: face.name == TEXT))


def _face(
    kind: str,
    model: type[Declared],
    name: str,
    info: FieldInfo,
    schema: Mapping[str, Any],
    city: City,
) -> Face:
    own = info.alias or name
    parts = list(_parts(schema["properties"][name], schema.get("$defs", {})))
    many = any(part.get("type") == "array" for part in parts)
    reference = next((mark for mark in info.metadata if isinstance(mark, Reference)), None)
    enum = [value for part in parts for value in part.get("enum", ())]
    sort = _sort(own, info, parts, enum, reference)
    example = (info.examples or [""])[0]
    look = LOOKS.get(own)
    return Face(
        name=own,
        label=_OTHER.get((kind, own)) or (look.label if look else _LABELS.get(own, own)),
        purpose=" ".join(purposes(model)[name].split()).replace("`", ""),
        sort=sort,
        many=many,
        required=info.is_required(),
        translatable=any(isinstance(mark, Translatable) for mark in info.metadata),
        options=_options(kind, own, enum, city),
        targets=reference.types if reference else (),
        least=_first(parts, "minimum"),
        most=_first(parts, "maximum"),
        longest=_first(parts, "maxLength"),
        pattern=_first(parts, "pattern") or "",
        example=str(example[0] if isinstance(example, list) else example),
    )


def _sort(
    own: str,
    info: FieldInfo,
    parts: list[Mapping[str, Any]],
    enum: list[str],
    reference: Reference | None,
) -> Sort:
    formats = {part.get("format") for part in parts}
    if own == TEXT:
        return "markdown"
    if any(isinstance(mark, Picture) for mark in info.metadata):
        return "picture"
    if reference:
        return "either" if reference.free_text else "record"
    if enum:
        return "choice"
    if "date-time" in formats:
        return "moment"
    if "date" in formats:
        return "day"
    if any(part.get("type") in ("number", "integer") for part in parts):
        return "number"
    return "word" if own in _LIKELY else "line"


def _parts(
    schema: Mapping[str, Any], definitions: Mapping[str, Any]
) -> Iterator[Mapping[str, Any]]:
    """A schema, and what it is made of: alternatives, items, what it refers to."""
    if "$ref" in schema:
        yield from _parts(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    yield schema
    for part in schema.get("anyOf", ()):
        yield from _parts(part, definitions)
    if isinstance(schema.get("items"), Mapping):
        yield from _parts(schema["items"], definitions)


def _first(parts: list[Mapping[str, Any]], key: str) -> Any:
    return next((part[key] for part in parts if key in part), None)


def _options(kind: str, own: str, enum: list[str], city: City) -> tuple[tuple[str, str], ...]:
    words = words_of(own)
    if enum:
        return tuple([(value, words.get(value, value)) for value in enum])
    if own == "category":
        return tuple([(o.label, o.label) for o in options_of("business", own, city, {})])
    if own in ("cuisine", "diet"):
        return tuple(words.items())
    if own in _LIKELY:
        known: Kind = next(each for each in get_args(Kind) if each == kind)
        return tuple([(o.value, o.label) for o in options_of(known, own, city, {}) if o.value])
    return ()
