# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a model says what its fields hold, in pydantic's words and without pydantic.

``Field``, ``StringConstraints``, ``AfterValidator`` and ``BeforeValidator`` mean what they mean
there. They only say it: ``plain_way`` reads what is plainly right, and ``checked_way`` hands the
rest to pydantic, which takes longer to import than a small build takes to draw.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, ClassVar, get_args, get_origin

from msgspec import Struct
from msgspec.structs import replace


class Mark(Struct, frozen=True):
    """Base of metadata that says what a value is for, and asks nothing of it."""


class StringConstraints(Struct, frozen=True):
    """Metadata of a text; lengths in characters, ``pattern`` a regular expression. With
    ``one_line``, which pydantic does not have, its line breaks become spaces.
    """

    min_length: int | None = None
    max_length: int | None = None
    strip_whitespace: bool | None = None
    pattern: str | None = None
    one_line: bool = False


class AfterValidator(Struct, frozen=True):
    """Metadata: ``func(value)`` or ``func(value, info)`` checks what the type made of the value."""

    func: Callable[..., Any]


class BeforeValidator(Struct, frozen=True):
    """Metadata: ``func(value)`` changes the value before the type sees it."""

    func: Callable[..., Any]


class ValidationInfo(Struct):
    """What a validator that asks for it is told: the ``Remarks`` of the record, and the field."""

    context: Any
    field_name: str | None


class FieldInfo(Struct, kw_only=True, eq=False):
    """A field of a model; within ``Annotated`` only the bounds of a value."""

    default: Any = ...
    default_factory: Callable[[], Any] | None = None
    alias: str | None = None
    examples: list[Any] | None = None
    ge: float | None = None
    le: float | None = None
    max_length: int | None = None
    decimal_places: int | None = None
    pattern: str | None = None
    #: The type without its ``Annotated``, and what that said; filled in by ``fields_of``.
    annotation: Any = None
    metadata: tuple[Any, ...] = ()

    def is_required(self) -> bool:
        """Whether a record must say it."""
        return self.default is ... and self.default_factory is None

    def get_default(self) -> Any:
        """What holds where a record does not say it; None if it must."""
        if self.default_factory is not None:
            return self.default_factory()
        return None if self.default is ... else self.default


def Field(default: Any = ..., **told: Any) -> Any:
    """What a field is besides its type: see ``FieldInfo``. Typed loosely, as the value it is."""
    return FieldInfo(default=default, **told)


#: What a field says of its value.
BOUNDS = ("ge", "le", "max_length", "decimal_places", "pattern")
#: What is taken over from a field of pydantic's own, which a plugin may have.
_TOLD = ("default", "default_factory", "alias", "examples")


class Model(type):
    """The type of models (``core/declared.py``): it knows their fields.

    What a class gives its fields is not left in it as attributes. Python 3.11 is slow to find a
    value in an instance if the class has one of that name as well.
    """

    #: What the class itself gives its fields: defaults, or what ``Field`` says.
    given: dict[str, Any]

    def __new__(cls, name: str, bases: tuple[type, ...], values: dict[str, Any]) -> Model:
        """A class, its ``given`` apart."""
        fields = [n for n, said in values.get("__annotations__", {}).items() if _is_field(said)]
        values["given"] = {field: values.pop(field) for field in fields if field in values}
        return super().__new__(cls, name, bases, values)

    @property
    def model_fields(cls) -> Mapping[str, FieldInfo]:
        """Name → field, in order; of what it is derived from come first."""
        return _fields_of(cls)


@cache
def _fields_of(model: Model) -> Mapping[str, FieldInfo]:
    """The fields of ``model``: annotations, which are texts until somebody asks, in the words of
    the module that they stand in.
    """
    found: dict[str, FieldInfo] = {}
    _, *bases = [base for base in reversed(model.__mro__) if isinstance(base, Model)]
    for base in bases:
        words = vars(sys.modules[base.__module__])
        for name, written in vars(base).get("__annotations__", {}).items():
            said = eval(written, words) if isinstance(written, str) else written  # noqa: S307
            if _is_field(written):
                found[name] = _field(said, vars(base)["given"].get(name, ...))
    return found


def _is_field(annotation: Any) -> bool:
    """Whether a name of a class, so annotated, is a field: all are, but what is the class's own."""
    if isinstance(annotation, str):
        return not annotation.partition("[")[0].endswith("ClassVar")
    return get_origin(annotation) is not ClassVar


def _field(said: Any, given: Any) -> FieldInfo:
    annotation, metadata = apart(said)
    if isinstance(given, FieldInfo):
        bounds = given_of(given, BOUNDS)
        marks = (*metadata, FieldInfo(**bounds)) if bounds else metadata
        return replace(given, annotation=annotation, metadata=marks)
    if hasattr(given, "is_required"):  # pydantic's own, in a plugin
        told = {name: getattr(given, name) for name in _TOLD}
        if given.is_required():
            told["default"] = ...
        return FieldInfo(**told, annotation=annotation, metadata=(*metadata, given))
    return FieldInfo(default=given, annotation=annotation, metadata=metadata)


def given_of(mark: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """What ``mark`` says of ``names``."""
    return {name: value for name in names if (value := getattr(mark, name)) is not None}


def apart(said: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type without its ``Annotated``, and what that said."""
    if get_origin(said) is Annotated:
        annotation, *metadata = get_args(said)
        return annotation, tuple(metadata)
    return said, ()
