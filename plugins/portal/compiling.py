# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a template becomes Python: Jinja's compiler, without what our pages never ask of it.

The output is Jinja's, but for white space; ``tests/portal/test_compiling.py`` renders with both.
What is ours alone: ``x.y`` is an attribute of ``x``. Where Jinja would go on to look for an entry
of a mapping, ``AttributeError`` is raised, and ``templating.Renderer`` lets Jinja render the page.
What it saves: docs/decisions/0013.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from keyword import iskeyword
from typing import Any, cast

from jinja2 import Environment, nodes, runtime
from jinja2.compiler import CodeGenerator, Frame, find_undeclared
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.tests import test_none
from jinja2.utils import _PassArg, missing

from plugins.core.messages import Messages
from plugins.portal import template_runtime
from plugins.portal.folding import Folding
from plugins.portal.once import OnceCompiler
from plugins.portal.template_runtime import NAMED, WithText, Writing
from plugins.portal.whole import first_imports, imported_names
from plugins.portal.words import HARMLESS


class PlainMacro(WithText, runtime.Macro):
    """Jinja's macro, whose text can be had without the ``Markup`` around it."""

    MISSING = missing


#: What the code asks of its environment, and Jinja's own code imports.
RUNTIME = {name: getattr(runtime, name) for name in runtime.exported} | {"Macro": PlainMacro}
_IMPORTING = "from jinja2.runtime import "


def compile_well(environment: Environment, messages: Messages, own_language: bool = False) -> None:
    """Let ``environment`` compile as told here, in the words of ``messages``; in the site's own
    language nothing is foreign. Call it when the globals are set: it looks which are functions.
    """
    environment.plural_form = messages.plural_form  # type: ignore[attr-defined]
    environment.templates, environment.pages = {}, {}  # type: ignore[attr-defined]
    environment.runtime = RUNTIME  # type: ignore[attr-defined]
    made = partial(_Compiler, Folding(messages, own_language))
    environment.code_generator_class = cast("type[CodeGenerator]", made)


class _Compiler(OnceCompiler):
    """Jinja's compiler, with the steps made cheaper of which a page has hundreds."""

    def __init__(self, folding: Folding, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._folding = folding
        self._writing: set[str] = set()
        self._plain: set[str] = set()
        self._printed: nodes.Expr | None = None
        self._gathers = True
        self._is_last = True
        self._first_imports: Sequence[nodes.FromImport] = ()

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """The whole template: what is known is folded, then the rest is compiled."""
        self._folding.visit(node)
        known = self.environment.globals
        self._writing = {name for name, value in known.items() if isinstance(value, Writing)}
        self._writing |= {macro.name for macro in node.find_all(nodes.Macro)} | {"caller"}
        for imported in node.find_all(nodes.FromImport):
            self._writing.update(alias for _, _, alias in imported_names(imported))
        self._plain = {
            name
            for name, value in known.items()
            if callable(value) and _PassArg.from_obj(value) is None and not isinstance(value, type)
        }
        # Jinja writes a ``yield`` for it wherever it stands.
        self._gathers = all(include.with_context for include in node.find_all(nodes.Include))
        self._is_last = node.find(nodes.Extends) is None
        for macro in node.find_all(nodes.Macro):
            self._look_up_before_loops(macro)
        for block in node.find_all(nodes.Block):
            self._look_up_before_loops(block)
        self._first_imports = first_imports(node)
        self.writeline(
            f"from {template_runtime.__name__} import "
            "Imported, Pieces, escape_text, escaped, template_of"
        )
        self.writeline(f"{_IMPORTING}TemplateRuntimeError, internalcode")
        names = [name for first in self._first_imports for name in imported_names(first)]
        self.writeline(f"imported = Imported(environment, {names!r})")
        blocks = [statement for block in node.find_all(nodes.Block) for statement in block.body]
        super().pull_dependencies([*node.body, *blocks])
        super().visit_Template(node, frame)

    def writeline(self, x: str, node: nodes.Node | None = None, extra: int = 0) -> None:
        """A line. What Jinja's code imports of Jinja, ours asks of its environment: there may be
        no Jinja where pages are drawn.
        """
        if x.startswith(_IMPORTING):
            names = x.removeprefix(_IMPORTING)
            x = f"{names} = [environment.runtime[name] for name in {names.split(', ')!r}]"
        super().writeline(x, node, extra)

    def _look_up_before_loops(self, function: nodes.Macro | nodes.Block) -> None:
        """Say what loops call before they begin; Jinja would look it up in every round."""
        if function.find(nodes.For):
            called = sorted(find_undeclared(function.body, self._plain))
            names = [nodes.Name(name, "load", lineno=function.lineno) for name in called]
            function.body[:0] = [nodes.ExprStmt(name, lineno=function.lineno) for name in names]

    def pull_dependencies(self, nodes: Iterable[nodes.Node]) -> None:
        """Filters and tests are looked up once, when the template is loaded."""

    def write_commons(self) -> None:
        """The head of every function that takes the context."""
        self.writeline("resolve = context.resolve_or_missing")
        self.writeline("undefined = environment.undefined")
        self.writeline("concat = environment.concat")
        self.writeline("cond_expr_undefined = Undefined")

    def enter_frame(self, frame: Frame) -> None:
        """The names of a scope: one that is not there is found out here, not at every use.

        A block gathers its text in a list, as macros do; so does what extends no other template.
        """
        super().enter_frame(frame)
        for target, (action, name) in frame.symbols.loads.items():
            if action == VAR_LOAD_RESOLVE:
                self.writeline(f"if {target} is missing: {target} = undefined(name={name!r})")
        if self._gathers_in(frame):
            self.buffer(frame)
        elif frame.block_frame or frame.rootlevel:
            self.writeline("if 0: yield None")  # a generator, as Jinja's functions are

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        """The end of a scope."""
        super().leave_frame(frame, with_python_scope)
        if self._gathers_in(frame):
            self.writeline(f"return Pieces({frame.buffer})")

    def _gathers_in(self, frame: Frame) -> bool:
        return self._gathers and (frame.block_frame or (frame.rootlevel and self._is_last))

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:
        """A variable."""
        ref = frame.symbols.ref(node.name) if node.ctx == "load" else ""
        load = frame.symbols.find_load(ref) if ref else None
        if load and load[0] == VAR_LOAD_RESOLVE:
            self.write(ref)
        else:
            super().visit_Name(node, frame)

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        """Text and values up to the next statement are put together at once."""
        finalize = self._make_finalize()
        if frame.require_output_check or not self._is_plainly_escaped(frame, finalize):
            super().visit_Output(node, frame)
            return
        pieces: list[str] = []
        for number, child in enumerate(node.nodes):
            try:
                pieces.append(repr(self._output_child_to_const(child, frame, finalize)))
            except Exception:  # it is not constant, or a mistake, which the page is told of
                pieces.append(self._value(f"v{number}", child, frame))
        self.start_write(frame, node)
        self.write(" ".join(pieces) or "''")
        self.end_write(frame)

    def _value(self, name: str, node: nodes.Expr, frame: Frame) -> str:
        """Let ``name`` be the value of ``node``; give the piece of an f-string that prints it."""
        self.newline(node)
        self.write(f"{name} = ")
        if self._is_writing(node):
            self._printed = node
            self.visit(node, frame)
            return f"f'{{{name}}}'"
        self.visit(node, frame)
        is_text, is_number = f"{name}.__class__ is str", f"{name}.__class__ is int"
        return (
            f"f'{{escape_text({name}) if {is_text} else "
            f"{name} if {is_number} else escaped({name})}}'"
        )

    def _is_plainly_escaped(self, frame: Frame, finalize: Any) -> bool:
        return not frame.eval_ctx.volatile and frame.eval_ctx.autoescape and not finalize.src

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """``f(x)`` for a plain function, a method, a macro; ``Context.call`` would ask each callee
        whether it wants to be given the context."""
        if not self._is_direct(node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        if node is self._printed:
            self.write(".text")
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for named in node.kwargs:
            self.write(NAMED if node is self._printed else "")
            self.visit(named, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def _is_direct(self, call: nodes.Call) -> bool:
        if call.dyn_args or call.dyn_kwargs or any(iskeyword(named.key) for named in call.kwargs):
            return False
        match call.node:
            case nodes.Name(name=name):
                return name in self._writing or name in self._plain
            case nodes.EnvironmentAttribute(name=name):
                return name == "plural_form"
        return isinstance(call.node, nodes.ImportedName | nodes.Getattr)

    def _is_writing(self, node: nodes.Expr) -> bool:
        match node:
            case nodes.Call(node=nodes.Name(name=name)):
                return name in self._writing and self._is_direct(node)
            case nodes.Filter(name=name):
                return self.environment.filters.get(name) in HARMLESS
        return False

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        """``x is none``, which most tests are."""
        if self.environment.tests.get(node.name) is not test_none:
            super().visit_Test(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(" is None)")

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:
        """All first imports where the first of them stands."""
        if not any(node is first for first in self._first_imports):
            super().visit_FromImport(node, frame)
        elif node is self._first_imports[0]:
            names = [name for first in self._first_imports for _, _, name in imported_names(first)]
            self.writeline("context.vars.update(imported.macros)", node)
            self.writeline(
                f"[{', '.join(map(frame.symbols.ref, names))}] = imported.macros.values()"
            )

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        match node:
            case nodes.FromImport(template=nodes.Const(value=str(name)), with_context=False):
                self.write(f"template_of(environment, {name!r}).module")
            case _:
                super()._import_common(node, frame)

    def visit_Extends(self, node: nodes.Extends, frame: Frame) -> None:
        """``{% extends "base.html" %}``."""
        match node.template:
            case nodes.Const(value=str(name)) if frame.rootlevel and not self.extends_so_far:
                self.writeline(f"parent_template = template_of(environment, {name!r})", node)
                self.writeline("for name, parent_block in parent_template.blocks.items():")
                self.writeline("    context.blocks.setdefault(name, []).append(parent_block)")
                self.has_known_extends = True
                self.extends_so_far += 1
            case _:
                super().visit_Extends(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """``x.y``."""
        if iskeyword(node.attr) or isinstance(node.node, nodes.Const):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Block(self, node: nodes.Block, frame: Frame) -> None:
        """A block hands over what it gathered, not each piece through all templates above."""
        inherits = frame.toplevel and (self.has_known_extends or self.extends_so_far)
        if inherits or node.required or node.scoped or not self._gathers:
            super().visit_Block(node, frame)
            return
        context = self.get_context_ref()
        block = f"context.blocks[{node.name!r}][0]({context})"
        if frame.buffer is None:
            self.writeline(f"yield from {block}", node)
        else:
            self.writeline(f"{frame.buffer}.extend({block})", node)
