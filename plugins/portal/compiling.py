# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a template becomes Python: Jinja's compiler, without what our pages never ask of it.

The output is Jinja's, but for white space; ``tests/portal/test_compiling.py`` renders with both.
What is ours alone: ``x.y`` is an attribute of ``x``. Where Jinja would go on to look for an entry
of a mapping, ``AttributeError`` is raised, and ``templating.Renderer`` lets Jinja render the page.
What it saves: docs/decisions/0013.
"""

from __future__ import annotations

from functools import partial
from keyword import iskeyword
from typing import Any, cast

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from jinja2.utils import _PassArg, missing
from markupsafe import _escape_inner as escape_text  # type: ignore[attr-defined]

from plugins.assets.messages import Messages
from plugins.portal.folding import Folding
from plugins.portal.once import Once


def compile_well(environment: Environment, messages: Messages) -> None:
    """Let ``environment`` compile as told here, its words in the language of ``messages``.

    Call it after the globals are set: which of them are plain functions is asked at compile time.
    """
    environment.plural_form = messages.plural_form  # type: ignore[attr-defined]
    environment.modules = {}  # type: ignore[attr-defined]
    environment.code_generator_class = cast("type[CodeGenerator]", partial(_Compiler, messages))


def escaped(value: Any) -> str:
    """``markupsafe.escape`` as plain text: what goes straight into a page is no ``Markup``."""
    if hasattr(value, "__html__"):
        return cast(str, value.__html__())
    return escape_text(str(value))


class PlainMacro(Macro):
    """A macro whose text can be had without the ``Markup`` around it."""

    def text(self, *args: Any, **kwargs: Any) -> str:
        """What the macro writes."""
        absent = self._argument_count - len(args)
        if absent < 0 or self.caller or self.catch_kwargs or self.catch_varargs:
            return str(self(*args, **kwargs))
        if absent:
            args += tuple(kwargs.pop(name, missing) for name in self.arguments[-absent:])
        return str(self(**kwargs)) if kwargs else self._func(*args)


def module_of(environment: Environment, name: str) -> Any:
    """The macros of the template ``name``, looked up once."""
    modules: dict[str, Any] = environment.modules  # type: ignore[attr-defined]
    if name not in modules:
        modules[name] = environment.get_template(name).module
    return modules[name]


class _Compiler(CodeGenerator):
    """Jinja's compiler, with the steps made cheaper of which a page has hundreds."""

    def __init__(self, messages: Messages, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._messages = messages
        self._macros: set[str] = set()
        self._plain: set[str] = set()
        self._printed: nodes.Expr | None = None

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """The whole template: what is known is folded, then the rest is compiled."""
        Folding(self._messages).visit(node)
        self._macros = {macro.name for macro in node.find_all(nodes.Macro)} | {"caller"}
        for imported in node.find_all(nodes.FromImport):
            self._macros.update(
                name if isinstance(name, str) else name[1] for name in imported.names
            )
        self._plain = {
            name
            for name, value in self.environment.globals.items()
            if callable(value) and _PassArg.from_obj(value) is None and not isinstance(value, type)
        }
        self.writeline(f"from {__name__} import PlainMacro, escape_text, escaped, module_of")
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        """The head of every function."""
        super().write_commons()
        self.writeline("Macro = PlainMacro")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """``f(x)`` for a plain function or a macro; ``Context.call`` would ask each callee whether
        it wants to be given the context."""
        if not self._is_direct(node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write(".text(" if node is self._printed else "(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for keyword in node.kwargs:
            self.visit(keyword, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def _is_direct(self, call: nodes.Call) -> bool:
        if call.dyn_args or call.dyn_kwargs:
            return False
        match call.node:
            case nodes.Name(name=name):
                return name in self._macros or name in self._plain
            case nodes.EnvironmentAttribute(name="plural_form"):
                return True
            case nodes.ExtensionAttribute(identifier=Once.identifier):
                return True
        return False

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not self._is_plainly_escaped(frame, finalize):
            super()._output_child_pre(node, frame, finalize)
        elif self._is_macro(node):
            self._printed = node
        else:
            self.write("(escape_text(v) if (v := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not self._is_plainly_escaped(frame, finalize):
            super()._output_child_post(node, frame, finalize)
        elif not self._is_macro(node):
            self.write(").__class__ is str else escaped(v))")

    def _is_plainly_escaped(self, frame: Frame, finalize: Any) -> bool:
        return not frame.eval_ctx.volatile and frame.eval_ctx.autoescape and not finalize.src

    def _is_macro(self, node: nodes.Expr) -> bool:
        match node:
            case nodes.Call(node=nodes.Name(name=name)):
                return name in self._macros and self._is_direct(node)
        return False

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        match node:
            case nodes.FromImport(template=nodes.Const(value=str(name)), with_context=False):
                self.write(f"module_of(environment, {name!r})")
            case _:
                super()._import_common(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """``x.y``."""
        if iskeyword(node.attr) or isinstance(node.node, nodes.Const):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Block(self, node: nodes.Block, frame: Frame) -> None:
        """A block hands over its text in one piece, not each piece through all templates above."""
        inherits = frame.toplevel and (self.has_known_extends or self.extends_so_far)
        if inherits or node.required or node.scoped or frame.buffer is not None:
            super().visit_Block(node, frame)
            return
        context = self.get_context_ref()
        self.writeline(f"yield concat(context.blocks[{node.name!r}][0]({context}))", node)
