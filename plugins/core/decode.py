# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Decode: a document and its type's model → a frozen record, or problems at their places."""

from __future__ import annotations

from collections.abc import Sequence as Items
from functools import cache
from typing import Any, TypeVar

from plugins.core.city import City
from plugins.core.declared import Declared
from plugins.core.document import Document, Mapped, Node, Scalar, Sequence
from plugins.core.document import is_blank as is_blank
from plugins.core.document import plain as plain
from plugins.core.fields import FieldInfo
from plugins.core.model import (
    Many,
    Picture,
    Record,
    Reference,
    Translations,
    translatable_fields,
)
from plugins.core.problem import Place, Problem, declare, has_errors, problem
from plugins.core.remarks import Remarks
from plugins.core.sentences import missing_field, sentence, unknown_field
from plugins.regex import regex

TEXT_TWICE = declare("text-twice")
UNKNOWN_LANGUAGE = declare("unknown-language")

Model = TypeVar("Model", bound=Declared)
RecordModel = TypeVar("RecordModel", bound=Record)

_LANGUAGE = regex(r"(.+)_([a-z]{2})\Z")


class Rejected(Exception):
    """A document that is no record; carries every problem found in it."""

    def __init__(self, problems: Items[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


def decode(
    document: Document, model: type[RecordModel], city: City
) -> tuple[RecordModel, list[Problem]]:
    """Make the record of ``document``; the list holds notes and warnings. Raises ``Rejected``."""
    problems = list(document.flaws)
    values, translations = _without_translations(document, model, city, problems)
    if document.body and not document.body.isspace():
        if "text" in values:
            node = document.fields.values["text"]
            problems.append(
                problem(
                    TEXT_TWICE,
                    document.place(node),
                    "Der Text steht zweimal da: im Feld »text« und unter der Zeile »---«.",
                    "Löschen Sie das Feld »text«.",
                )
            )
        values["text"] = document.body
    remarks = Remarks(city)
    record = validate(document, model, values, model.noun.one, remarks, problems)
    if record is not None:
        problems.extend(_broken_rules(document, record))
    if record is None or has_errors(problems):
        raise Rejected(problems)
    problems.extend(
        problem(code, field_place(document, (name,)), message, hint)
        for code, name, message, hint in remarks.found
    )
    return record.bound(document, translations), problems


def _broken_rules(document: Document, record: Record) -> list[Problem]:
    return [
        problem(
            found.code,
            field_place(document, (found.field,), {"offset": found.offset, "length": found.length}),
            found.message,
            found.hint,
        )
        for found in record.rules()
    ]


def validate(
    document: Document,
    model: type[Model],
    values: dict[str, Any],
    owner: str,
    remarks: Remarks,
    problems: list[Problem],
) -> Model | None:
    """Validate ``values``; on failure add a problem per pydantic error and return None."""
    try:
        return model.model_validate(values, context=remarks)
    except ValueError as error:
        from pydantic import ValidationError  # it is there already, if it is one of pydantic's

        if not isinstance(error, ValidationError):
            raise
        for detail in error.errors(include_url=False):
            problems.append(_problem(document, model, owner, detail))
        return None


def sketch(document: Document, model: type[Record]) -> Record:
    """A rejected document as a record of its references and pictures alone.

    They are texts, whatever else is wrong, and can be checked in the same run.
    """
    values: dict[str, Any] = {n: None for n, i in model.model_fields.items() if i.is_required()}
    for name, info in model.model_fields.items():
        node = document.fields.values.get(info.alias or name)
        if node is None or not any(isinstance(m, Reference | Picture) for m in info.metadata):
            continue
        texts = node.items if isinstance(node, Sequence) else (node,)
        if all(isinstance(t, Scalar) and 0 < len(t.text.strip()) <= 200 for t in texts):
            found = tuple(t.text.strip() for t in texts if isinstance(t, Scalar))
            values[name] = found if isinstance(node, Sequence) else found[0]
    return model.model_construct(**values).bound(document, {})


def field_place(document: Document, loc: tuple[int | str, ...], context: Any = None) -> Place:
    """The place in ``document`` of pydantic's location ``loc``."""
    node: Node = document.fields
    for number, step in enumerate(loc):
        if isinstance(node, Mapped) and step in node.values:
            node = node.values[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        elif isinstance(node, Mapped) and isinstance(step, int):
            # Written »2026-12-06: Name«, read as a list of days (``City.holidays``).
            given = [key for key, value in node.values.items() if not is_blank(value)]
            in_key = loc[number + 1 :] == ("date",)
            node = node.keys[given[step]] if in_key else node.values[given[step]]
            break
    if node is document.fields:
        return Place(document.path, max(1, document.fields.line))
    offset, length = (context or {}).get("offset", 0), (context or {}).get("length", 0)
    return document.place(node, offset, length)


def _problem(document: Document, model: type[Declared], owner: str, detail: Any) -> Problem:
    loc: tuple[int | str, ...] = tuple(detail["loc"])
    context = detail.get("ctx", {})
    part = str(loc[0]) if len(loc) > 1 else ""
    if detail["type"] == "extra_forbidden":
        known = _known_fields(model, loc[:-1])
        code, message, hint = unknown_field(str(loc[-1]), f"»{part}«" if part else owner, known)
        return problem(code, _key_place(document, loc), message, hint)
    if detail["type"] == "missing" and isinstance(loc[-1], str):
        return _missing(document, model, owner, loc)
    code, message, hint = sentence(detail["type"], context, detail.get("input"))
    return problem(code, field_place(document, loc, context), message, hint)


def _missing(
    document: Document, model: type[Declared], owner: str, loc: tuple[int | str, ...]
) -> Problem:
    """A required field that is not there, or is there and says nothing."""
    place = _key_place(document, loc)
    name, part = str(loc[-1]), str(loc[0]) if len(loc) > 1 else ""
    line = document.lines[place.line - 1] if place.line <= len(document.lines) else ""
    blank = line.lstrip().startswith((f"{name}:", f"{name} :"))
    code, message, hint = missing_field(
        name, part, owner, _example(model, loc), line.strip() if blank else ""
    )
    return problem(code, place, message, hint)


def _key_place(document: Document, loc: tuple[int | str, ...]) -> Place:
    node: Node = document.fields
    above: Scalar | None = None
    for step in loc[:-1]:
        if isinstance(node, Mapped) and step in node.values:
            above = node.keys[str(step)]
            node = node.values[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int):
            above, node = None, node.items[step]
    key = node.keys.get(str(loc[-1])) if isinstance(node, Mapped) else None
    return document.place(key or above or node)


def _submodel(model: type[Declared], loc: tuple[int | str, ...]) -> type[Declared]:
    for step in loc:
        info = _fields(model).get(step) if isinstance(step, str) else None
        found = _models_in(info.annotation) if info else []
        model = found[0] if found else model
    return model


def _fields(model: type[Declared]) -> dict[str, FieldInfo]:
    """The fields by the names that are written: ``register``, not ``register_``."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _models_in(annotation: Any) -> list[type[Declared]]:
    if isinstance(annotation, type) and issubclass(annotation, Declared):
        return [annotation]
    return [m for part in getattr(annotation, "__args__", ()) for m in _models_in(part)]


def _known_fields(model: type[Declared], loc: tuple[int | str, ...]) -> list[str]:
    return list(_fields(_submodel(model, loc)))


def _example(model: type[Declared], loc: tuple[int | str, ...]) -> str:
    found = _fields(_submodel(model, loc[:-1])).get(str(loc[-1]))
    return str(found.examples[0]) if found and found.examples else ""


@cache
def _field_names(model: type[Declared]) -> frozenset[str]:
    return frozenset(model.model_fields)


def _without_translations(
    document: Document, model: type[Record], city: City, problems: list[Problem]
) -> tuple[dict[str, Any], Translations]:
    """Split ``name_en`` and its like from the model's own fields, and leave out blank ones."""
    own: dict[str, Any] = {}
    translations: Translations = {}
    known = _field_names(model)
    for key, said in document.texts.items():
        match = None if key in known else _LANGUAGE.match(key)
        if match is None or match[1] not in translatable_fields(model):
            # A copy without white space at its ends would be made of each text.
            if not isinstance(said, str) or (said and not said.isspace()):
                own[key] = said
        elif match[2] not in city.known_languages:
            problems.append(_unknown_language(document.key_place(key), match[2]))
        elif (found := translation(model, match[1], said)) is None:
            code, message, hint = sentence("string_type", {}, None)
            place = document.place(document.fields.values[key])
            problems.append(problem(code, place, message, hint))
        else:
            translations.setdefault(match[2], {})[match[1]] = found
    return own, translations


def translation(model: type[Record], name: str, said: Any) -> str | tuple[str, ...] | None:
    """What was written for the field ``name`` in another language; None if it has not its form."""
    if Many in model.model_fields[name].metadata:
        items = [said] if isinstance(said, str) else said
        sound = isinstance(items, list) and all(isinstance(item, str) for item in items)
        return tuple([item.strip() for item in items if item.strip()]) if sound else None
    if not isinstance(said, str):
        return None
    return said if name == "text" else " ".join(said.split())


def _unknown_language(place: Place, language: str) -> Problem:
    return problem(
        UNKNOWN_LANGUAGE,
        place,
        f"»{language}« ist kein Kürzel einer Sprache.",
        "Kürzel haben zwei Buchstaben nach ISO 639-1: en, tr, uk, ar, pl …",
    )
