# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A model that is declared in a class: its fields, each with its type, and no way to change it.

To its users it is much like pydantic's ``BaseModel``, and costs nothing to declare: what its fields
are is worked out when somebody asks, and pydantic comes when a value is not plainly right.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from functools import cache
from typing import Any, NamedTuple, NoReturn, Self

from plugins.core.fields import Model
from plugins.core.plain_way import read


class Declared(metaclass=Model):
    """A frozen model. Its values lie in the instance's dictionary."""

    def __init__(self, **values: Any) -> None:
        """Raises pydantic's ``ValidationError``, which is a ``ValueError``."""
        self.__dict__.update(type(self).model_validate(values).__dict__)

    @classmethod
    def model_validate(cls, values: Any, context: Any = None) -> Self:
        """The model of ``values``, texts and lists and mappings of texts; ``context`` is told to
        validators. Raises pydantic's ``ValidationError``, which is a ``ValueError``.
        """
        values = cls.completed(values)
        found = read(cls, values, context)
        if found is None:
            from plugins.core.checked_way import check

            found = check(cls, values, context)
        return cls._made(found)

    @classmethod
    def completed(cls, values: Any) -> Any:
        """``values``, and what follows from them."""
        return values

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """The model of values that are known to be right. Of fields that are not said, their
        default; None of those that must be said.
        """
        return cls._made(values)

    @classmethod
    def _made(cls, values: Mapping[str, Any]) -> Self:
        plain, made = defaults_of(cls)
        told = plain.copy()
        for name in made:
            if name not in values:
                told[name] = cls.model_fields[name].get_default()
        told |= values
        told["model_fields_set"] = frozenset(values)
        model = cls.__new__(cls)
        object.__setattr__(model, "__dict__", told)
        return model

    @classmethod
    def model_json_schema(cls, by_alias: bool = True) -> dict[str, Any]:
        """The JSON Schema of what may be said."""
        from plugins.core.checked_way import checked

        return checked(cls).model_json_schema(by_alias=by_alias)

    #: The names of the fields that were said.
    model_fields_set: frozenset[str]

    def model_copy(self) -> Self:
        """Another instance that says the same."""
        return copy(self)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __repr__(self) -> str:
        said = (f"{name}={self.__dict__[name]!r}" for name in sorted(self.model_fields_set))
        return f"{type(self).__name__}({', '.join(said)})"


class Defaults(NamedTuple):
    """What a model holds that says nothing: ``plain`` values that all may share, and the names of
    the fields whose values are made for each.
    """

    plain: dict[str, Any]
    made: frozenset[str]


@cache
def defaults_of(model: type[Declared]) -> Defaults:
    """The defaults of a model's fields; None for those that must be said."""
    fields = model.model_fields.items()
    made = frozenset(n for n, i in fields if i.default_factory or i.default.__hash__ is None)
    return Defaults({n: i.get_default() for n, i in fields if n not in made}, made)
