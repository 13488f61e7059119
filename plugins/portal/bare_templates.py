# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages drawn by templates that are compiled, without Jinja, whose import takes 20 ms.

Here is as much of what Jinja gives to compiled templates as those of the theme use. It answers as
Jinja does, or raises: then ``templating.Renderer`` lets Jinja draw the page, and all that follow.
``tests/portal/test_bare_templates.py`` draws with both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import CodeType, SimpleNamespace
from typing import Any, NamedTuple, NoReturn

from markupsafe import Markup, escape

from plugins.core.messages import Messages
from plugins.portal.bare_filters import FILTERS, joined
from plugins.portal.compiled import CompiledTemplates
from plugins.portal.kept_parts import ONCE, KeptParts, Store, in_bytes
from plugins.portal.template_runtime import WithText, template_of
from plugins.portal.template_sources import Sources, whole_of


class NotKept(Exception):
    """A template is not compiled, or not there."""


_MISSING = object()
#: What is Jinja's and not here: to use it is an error, to ask whether it is there is not.
_ELSEWHERE = object()


class _Escaping(NamedTuple):
    autoescape: bool = True
    volatile: bool = False


class Nothing:
    """``a if b`` without ``else``: an empty text, an empty list."""

    def __init__(self, hint: str = "", name: str = "") -> None:
        """What Jinja would say, which nobody is told here."""

    def __str__(self) -> str:
        return ""

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))


class Unknown(Nothing):
    """A name that is not there: whoever uses it is wrong."""

    def _wrong(self, *args: object) -> NoReturn:
        raise NameError

    __str__ = __len__ = __iter__ = __eq__ = __hash__ = __bool__ = __ne__ = _wrong
    __contains__ = _wrong


class Macro:
    """A macro that is called with its parameters, by their places or their names."""

    def __init__(
        self,
        environment: Bare,
        func: Callable[..., str],
        name: str | None,
        arguments: tuple[str, ...],
        catch_kwargs: bool,
        catch_varargs: bool,
        caller: bool,
        autoescape: bool,
    ) -> None:
        self.arguments = arguments
        self._func = func
        self._unusual = catch_kwargs or catch_varargs or caller or not autoescape

    def __call__(self, *args: Any, **kwargs: Any) -> Markup:
        """The text as a value."""
        left = [kwargs.pop(name, _MISSING) for name in self.arguments[len(args) :]]
        if self._unusual or kwargs or len(args) > len(self.arguments):
            raise NotImplementedError
        return Markup(self._func(*args, *left))  # noqa: S704 - a template's text


class _PlainMacro(WithText, Macro):
    MISSING = _MISSING


class Loop:
    """A loop that is asked where it stands."""

    def __init__(self, values: Iterable[Any], undefined: type[Unknown]) -> None:
        self._values = list(values)
        self.length = len(self._values)
        self.index0 = -1

    def __iter__(self) -> Iterator[tuple[Any, Loop]]:
        for value in self._values:
            self.index0 += 1
            yield value, self

    index = property(lambda self: self.index0 + 1)
    first = property(lambda self: self.index0 == 0)
    last = property(lambda self: self.index0 == self.length - 1)


_TESTS: Mapping[str, Callable[[Any], bool]] = {
    "defined": lambda value: not isinstance(value, Nothing),
    "none": lambda value: value is None,
}
_GLOBALS: Mapping[str, Any] = {"range": range, "dict": dict} | dict.fromkeys(
    (
        "lipsum",
        "cycler",
        "joiner",
        "namespace",
        "_",
        "gettext",
        "ngettext",
        "pgettext",
        "npgettext",
    ),
    _ELSEWHERE,
)
_RUNTIME: Mapping[str, Any] = {
    "LoopContext": Loop,
    "TemplateReference": _ELSEWHERE,
    "Macro": _PlainMacro,
    "Markup": Markup,
    "TemplateRuntimeError": RuntimeError,
    "missing": _MISSING,
    "escape": escape,
    "markup_join": joined,
    "str_join": lambda values: "".join(map(str, values)),
    "identity": lambda value: value,
    "TemplateNotFound": LookupError,
    "Namespace": Nothing,
    "Undefined": Nothing,
    "internalcode": lambda function: function,
}


class _Names(dict[str, Any]):
    def __missing__(self, name: str) -> Any:
        return _MISSING


class Context:
    """What a template knows: all names, whoever gave them, in one table."""

    eval_ctx = _Escaping()

    def __init__(self, environment: Bare, given: Mapping[str, Any], template: Template) -> None:
        self.environment = environment
        self.vars = _Names(environment.globals)
        self.vars.update(given)
        self.resolve_or_missing = self.vars.__getitem__
        self.exported_vars: set[str] = set()
        self.blocks = {name: [block] for name, block in template.blocks.items()}


class Template:
    """A compiled template."""

    def __init__(self, environment: Bare, code: CodeType) -> None:
        made: dict[str, Any] = {"environment": environment, "__file__": code.co_filename}
        exec(code, made)  # noqa: S102 - what our compiler made
        self.blocks: dict[str, Callable[[Context], Iterator[str]]] = made["blocks"]
        self.root_render_func: Callable[[Context], Iterator[str]] = made["root"]
        self._environment = environment
        self._module: SimpleNamespace | None = None

    @property
    def module(self) -> SimpleNamespace:
        """What others import of it."""
        if self._module is None:
            context = Context(self._environment, {}, self)
            list(self.root_render_func(context))
            self._module = SimpleNamespace(**{n: context.vars[n] for n in context.exported_vars})
        return self._module


class Bare:
    """The compiled templates of one language, and what they ask of their environment."""

    undefined = Unknown
    concat = staticmethod("".join)
    runtime = _RUNTIME
    tests = _TESTS

    def __init__(
        self,
        sources: Sources,
        messages: Messages,
        own_language: bool,
        filters: Mapping[str, Callable[..., Any]],
        names: Mapping[str, Any],
        compiled: CompiledTemplates,
    ) -> None:
        self.filters, self.globals = {**FILTERS, **filters}, {**_GLOBALS, **names}
        self.plural_form = messages.plural_form
        self.templates: dict[str, Template] = {}
        self._pages: dict[str, Template] = {}
        self._once = KeptParts()
        self.extensions = {ONCE: self._once}
        self._sources, self._compiled = sources, compiled

    def render(self, template: str, names: Mapping[str, Any], store: Store) -> bytes:
        """A page as UTF-8. Raises whatever is not known here."""
        self._once.store = store
        if template not in self._pages:
            self._pages[template] = self._page(template)
        page = self._pages[template]
        return in_bytes(page.root_render_func(Context(self, names, page)))

    def _page(self, name: str) -> Template:
        """The template of a page: in one piece, if it is kept so."""
        line = self._sources.line_of(name)
        code = self._compiled.code(*whole_of(name, line)) if len(line) > 1 else None
        return Template(self, code) if code else template_of(self, name)

    def get_template(self, name: str) -> Template:
        """The template of this name."""
        found = self._sources.found(name)
        code = self._compiled.code(name, found[1], found[0]) if found else None
        if code is None:
            raise NotKept(name)
        return Template(self, code)

    def getitem(self, value: Any, key: Any) -> Any:
        """``value[key]``."""
        return value[key]
