# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What compiled templates (``compiling.py``) use while pages are drawn, with Jinja or without."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, cast

from markupsafe import Markup
from markupsafe import _escape_inner as escape_text  # type: ignore[attr-defined]

__all__ = ["Imported", "Pieces", "WithText", "Writing", "escape_text", "escaped", "template_of"]

#: How Jinja names a macro's parameters, before their names in the template.
NAMED = "l_1_"


def escaped(value: Any) -> str:
    """``markupsafe.escape`` as plain text: what goes straight into a page is no ``Markup``."""
    if value.__class__ is Markup:
        return cast(str, value)
    if hasattr(value, "__html__"):
        return cast(str, value.__html__())
    return escape_text(str(value))


class Pieces(list[str]):
    """What a template writes. Jinja closes what it includes, as one closes a generator."""

    def close(self) -> None:
        """There is nothing left to do."""


class Writing:
    """A function for templates whose text is HTML; printed at once, it needs no ``Markup``."""

    def __init__(self, text: Callable[..., str]) -> None:
        self.text = text

    def __call__(self, *args: Any) -> Markup:
        """What it writes, as a value."""
        return Markup(self.text(*args))  # noqa: S704 - that is what it is for


class WithText:
    """Makes of a class of macros one whose text can be had without the ``Markup`` around it.

    Most macros' ``text`` is the function that writes it. ``MISSING`` is what it is given for a
    value that its caller leaves out.
    """

    MISSING: Any
    arguments: Any
    _func: Any

    def __init__(self, *told: Any) -> None:
        super().__init__(*told)
        self.text: Callable[..., str]
        code = self._func.__code__
        parameters = [NAMED + name for name in self.arguments]
        if list(code.co_varnames[: code.co_argcount]) == parameters:
            self._func.__defaults__ = (self.MISSING,) * len(parameters)
            self.text = self._func
        else:  # it asks for its caller, for whatever values, or stands in a loop
            self.text = self._text

    def _text(self, *args: Any, **kwargs: Any) -> str:
        named = {name.removeprefix(NAMED): value for name, value in kwargs.items()}
        macro: Callable[..., Any] = cast(Any, self)
        return str(macro(*args, **named))


def template_of(environment: Any, name: str) -> Any:
    """The template ``name``, looked up once."""
    templates: dict[str, Any] = environment.templates
    if name not in templates:
        templates[name] = environment.get_template(name)
    return templates[name]


class Imported:
    """The macros that a template imports before it does anything else.

    ``names`` are told as template, macro, name there. They are looked up when a page asks.
    """

    def __init__(self, environment: Any, names: Iterable[tuple[str, str, str]]) -> None:
        self._environment = environment
        self._names = names

    @cached_property
    def macros(self) -> Mapping[str, Any]:
        """By their names."""
        return {alias: self._macro(template, name) for template, name, alias in self._names}

    def _macro(self, template: str, name: str) -> Any:
        module = template_of(self._environment, template).module
        return getattr(module, name, self._environment.undefined(name=name))
