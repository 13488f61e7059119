# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is plainly right in a model's values, read without pydantic.

It reads most of what people write, and judges nothing: whatever is not plainly right is left to
``checked_way``, which reads it as well, or says what is wrong. What both read, both read alike
(``tests/core/test_plain_way.py``).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from types import FunctionType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from plugins.core.fields import (
    AfterValidator,
    BeforeValidator,
    FieldInfo,
    Mark,
    Model,
    StringConstraints,
    ValidationInfo,
    apart,
)
from plugins.core.remarks import Remarks

#: Reads one value. Raises ``ValueError`` if it is not plainly right.
Reader = Callable[[Any, ValidationInfo], Any]
_NUMBER = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,17})?\Z")
_WHOLE = re.compile(r"-?[0-9]{1,9}\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


class NotPlain(ValueError):
    """A value, or a type, that takes more."""


def read(model: Model, values: Any, context: Any = None) -> dict[str, Any] | None:
    """Name → value of the fields that ``values`` says, or None if one is not plainly right.

    ``context`` gets the remarks only of what was read.
    """
    own = Remarks(context.city) if isinstance(context, Remarks) else context
    try:
        found = _read(model, values, own)
    except (ValueError, AssertionError):  # what a validator may raise
        return None
    if isinstance(context, Remarks):
        context.found += own.found
    return found


def _read(model: Model, values: Any, context: Any) -> dict[str, Any]:
    form = _form(model)
    if not isinstance(values, dict) or not form.needed <= values.keys():
        raise NotPlain
    found = {}
    fields, info = form.fields, ValidationInfo(context, None)
    for said, value in values.items():
        if said not in fields:
            raise NotPlain
        name, reads = fields[said]
        info.field_name = name
        found[name] = reads(value, info)
    return found


class _Form:
    """How a model's fields are written, and which must be."""

    def __init__(self, model: Model) -> None:
        infos = model.model_fields.items()
        self.needed = {info.alias or name for name, info in infos if info.is_required()}
        self.fields = {
            info.alias or name: (name, _reader(info.annotation, info.metadata))
            for name, info in infos
        }


_form = cache(_Form)


def _reader(said: Any, metadata: Sequence[Any] = ()) -> Reader:
    """How a value of the type ``said`` is read, with ``metadata`` around it."""
    annotation, within = apart(said)
    if get_origin(annotation) in (Union, UnionType):
        # What is said of a value that may be absent is said of the value.
        kinds = [kind for kind in get_args(annotation) if kind is not type(None)]
        if len(kinds) == 1:
            return _reader(kinds[0], (*within, *metadata))
    if within:
        return _reader(annotation, (*within, *metadata))
    reads = _plain(annotation)
    for mark in metadata:
        reads = _around(reads, mark)
    return reads


def _plain(kind: Any) -> Reader:
    origin, told = get_origin(kind), get_args(kind)
    match kind:
        case Model():
            model: Any = kind
            return lambda value, info: model.model_construct(
                **_read(model, model.completed(value), info.context)
            )
        case type() if issubclass(kind, Enum):
            return _among({member.value: member for member in kind})
    if kind in _READERS:
        return _READERS[kind]
    if origin is Literal:
        return _among({value: value for value in told})
    if origin is tuple:
        return _tuple(told)
    if origin is dict and told[0] is str:
        reads = _reader(told[1])
        return lambda value, info: {key: reads(each, info) for key, each in _a(dict, value).items()}
    if origin in (Union, UnionType) and set(told) == {date, datetime}:
        return lambda value, info: _one_of((date, datetime), value)
    return _nothing


def _nothing(value: Any, info: ValidationInfo) -> Any:
    raise NotPlain


def _a(kind: type, value: Any) -> Any:
    return _one_of((kind,), value)


def _one_of(kinds: tuple[type, ...], value: Any) -> Any:
    if value.__class__ not in kinds:
        raise NotPlain
    return value


def _number(make: Callable[[str], Any], pattern: re.Pattern[str]) -> Reader:
    def reads(value: Any, info: ValidationInfo) -> Any:
        if value.__class__ is not str or not pattern.match(value):
            raise NotPlain
        return make(value)

    return reads


def _day(value: Any, info: ValidationInfo) -> Any:
    if value.__class__ is not str or not _DAY.match(value):
        raise NotPlain
    return date.fromisoformat(value)


def _among(known: Mapping[Any, Any]) -> Reader:
    def reads(value: Any, info: ValidationInfo) -> Any:
        if value.__class__ is not str or value not in known:
            raise NotPlain
        return known[value]

    return reads


def _any_text(value: Any, info: ValidationInfo) -> Any:
    if value.__class__ is not str:
        raise NotPlain
    if not value.isascii():
        value.encode()  # half a character is none
    return value


_READERS: Mapping[Any, Reader] = {
    str: _any_text,
    float: _number(float, _NUMBER),
    int: _number(int, _WHOLE),
    Decimal: _number(Decimal, _NUMBER),
    bool: _among({"true": True, "false": False}),
    date: _day,
    Any: lambda value, info: value,
}


def _tuple(kinds: tuple[Any, ...]) -> Reader:
    if kinds[1:] == (...,):
        each = _reader(kinds[0])
        return lambda value, info: tuple([each(one, info) for one in _a(list, value)])
    readers = [_reader(kind) for kind in kinds]

    def reads(value: Any, info: ValidationInfo) -> Any:
        if value.__class__ is not list or len(value) != len(readers):
            raise NotPlain
        return tuple([read(one, info) for read, one in zip(readers, value, strict=True)])

    return reads


def _around(reads: Reader, mark: Any) -> Reader:
    """``reads``, and what ``mark`` asks."""
    match mark:
        case Mark():
            return reads
        case BeforeValidator(func=func):
            return lambda value, info: reads(func(value), info)
        case AfterValidator(func=FunctionType() as func) if func.__code__.co_argcount == 2:
            return lambda value, info: func(reads(value, info), info)
        case AfterValidator(func=FunctionType() as func):
            return lambda value, info: func(reads(value, info))
        case StringConstraints():
            return _text(reads, mark)
        case FieldInfo():
            return _bounded(reads, mark)
    return _nothing  # a stranger's, or what does not tell whether it wants to know more


def _text(reads: Reader, asked: StringConstraints) -> Reader:
    least, most = asked.min_length or 0, asked.max_length or sys.maxsize
    strip, fits = asked.strip_whitespace, re.compile(asked.pattern or "").match
    if reads is not _any_text:
        return _nothing

    def read_text(value: Any, info: ValidationInfo) -> Any:
        # Which characters are white space, Python and Rust do not agree; a space is one to both.
        if value.__class__ is not str or not value.isprintable():
            raise NotPlain
        if strip:
            value = value.strip(" ")
        if not least <= len(value) <= most or not fits(value):
            raise NotPlain
        return value

    return read_text


def _bounded(reads: Reader, asked: FieldInfo) -> Reader:
    low, high, places = asked.ge, asked.le, asked.decimal_places
    if asked.pattern is not None:
        reads = _text(reads, StringConstraints(pattern=asked.pattern))

    def read_bounded(value: Any, info: ValidationInfo) -> Any:
        found = reads(value, info)
        if (
            (low is not None and found < low)
            or (high is not None and found > high)
            or (places is not None and -found.as_tuple().exponent > places)
            or (asked.max_length is not None and len(found) > asked.max_length)
        ):
            raise NotPlain
        return found

    return read_bounded
