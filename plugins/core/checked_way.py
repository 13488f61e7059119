# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The same models as pydantic's: they check every value, say what is wrong, and give the schema.

Only who needs that imports it: pydantic takes longer to import than an edit takes to draw.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, reduce
from operator import or_
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pydantic

from plugins.core import fields
from plugins.core.declared import Declared
from plugins.core.fields import BOUNDS, FieldInfo, given_of
from plugins.core.plain_pydantic import without_plugins

without_plugins()

#: What is no field is an error, and a message does not repeat what was written.
_CONFIG = pydantic.ConfigDict(extra="forbid", hide_input_in_errors=True)
_OF_TEXT = ("min_length", "max_length", "strip_whitespace", "pattern")


def check(model: type[Declared], values: Any, context: Any) -> dict[str, Any]:
    """Name → value of the fields that ``values`` says. Raises ``pydantic.ValidationError``."""
    return _said(checked(model).model_validate(values, context=context))


def _said(found: pydantic.BaseModel) -> dict[str, Any]:
    return {name: found.__dict__[name] for name in found.model_fields_set}


@cache
def checked(model: type[Declared]) -> type[pydantic.BaseModel]:
    """pydantic's model of ``model``: its fields, their aliases and defaults, its name."""
    declared = {
        name: (_type(i.annotation, i.metadata), _field(i)) for name, i in model.model_fields.items()
    }
    made: type[pydantic.BaseModel] = pydantic.create_model(
        model.__name__,
        __config__=_CONFIG,
        __module__=model.__module__,
        __doc__=model.__doc__,
        **declared,
    )  # type: ignore[call-overload]
    return made


def _field(info: FieldInfo) -> Any:
    told: dict[str, Any] = {"alias": info.alias, "examples": info.examples}
    if info.default_factory is not None:
        return pydantic.Field(default_factory=info.default_factory, **told)
    return pydantic.Field(info.default, **told)


def _type(said: Any, metadata: tuple[Any, ...] = ()) -> Any:
    """A type of ours as pydantic reads it."""
    annotation, within = fields.apart(said)
    marks = [each for mark in (*within, *metadata) for each in _marks(mark)]
    kind = _plain(annotation)
    return Annotated[(kind, *marks)] if marks else kind


def _plain(kind: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, Declared):
        made: type[Declared] = kind
        return Annotated[
            checked(kind),
            pydantic.AfterValidator(lambda found: made.model_construct(**_said(found))),
        ]
    origin, told = get_origin(kind), tuple(map(_type, get_args(kind)))
    if origin in (Union, UnionType):
        return reduce(or_, told)
    if origin in (tuple, dict):
        return origin[told]
    return kind


def _marks(mark: Any) -> Iterator[Any]:
    match mark:
        case fields.StringConstraints(one_line=one_line):
            yield pydantic.StringConstraints(**given_of(mark, _OF_TEXT))
            if one_line:
                yield pydantic.AfterValidator(_in_one_line)
        case fields.AfterValidator(func=func):
            yield pydantic.AfterValidator(func)
        case fields.BeforeValidator(func=func):
            yield pydantic.BeforeValidator(func)
        case FieldInfo():
            yield pydantic.Field(**given_of(mark, BOUNDS))
        case _:
            yield mark


def _in_one_line(value: str) -> str:
    return re.sub(r"\s*\n\s*", " ", value) if "\n" in value else value
