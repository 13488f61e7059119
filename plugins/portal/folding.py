# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is the same on every page is settled before a template is compiled: words, white space.

Works on Jinja's syntax tree. A call that cannot be settled (a message that is only known at run
time, a message with a context) stays a call; Jinja's own i18n extension answers it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from plugins.core.messages import Messages
from plugins.regex import regex

_HOLE = regex(r"%\((\w+)\)s|%(%)")
_SPACE = regex(r"[ \t\r\n]{2,}")
#: A loop's number, as a variable.
_NUMBER = "_round"
#: Where white space means something, all of the template's stays.
_PREFORMATTED = ("<pre", "<textarea")


class Folding(NodeTransformer):
    """Puts the translations of ``messages`` into a template's tree, and indents nothing."""

    def __init__(self, messages: Messages, own_language: bool = False) -> None:
        self._messages = messages
        self._own_language = own_language
        self._keeps_space = False

    def visit_Template(self, node: nodes.Template) -> nodes.Node:
        """The whole template."""
        data = [text.data for text in node.find_all(nodes.TemplateData)]
        self._keeps_space = any(tag in text for text in data for tag in _PREFORMATTED)
        return self._of_parts(node)

    def visit_TemplateData(self, node: nodes.TemplateData) -> nodes.Node:
        """White space between tags: one character is as good as the indentation of three macros."""
        if not self._keeps_space:
            node.data = _SPACE.sub(lambda run: "\n" if "\n" in run[0] else " ", node.data)
        return node

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node:
        """``|lang``, ``|foreign``: on pages in the site's own language nothing is foreign."""
        self.generic_visit(node)
        if self._own_language and node.name == "lang":
            return nodes.TemplateData("")
        if self._own_language and node.name == "foreign" and node.node:
            return node.node
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        """``_("Open")`` within an expression."""
        self.generic_visit(node)
        match self._pieces(node):
            case [nodes.TemplateData(data=text)]:
                return nodes.MarkSafe(nodes.Const(text, lineno=node.lineno), lineno=node.lineno)
        return node

    def visit_Output(self, node: nodes.Output) -> nodes.Node | list[nodes.Node]:
        """``{{ _("Open") }}``, ``{% trans %}``: the words become text of the template."""
        settled: list[nodes.Expr] = []
        for child in node.nodes:
            if isinstance(child, nodes.Call):
                self.generic_visit(child)
                if counted := self._counted(child):
                    return counted if len(node.nodes) == 1 else node
                settled += self._pieces(child) or [child]
            else:
                settled.append(cast(nodes.Expr, self.visit(child)))
        node.nodes[:] = settled
        return node

    def visit_For(self, node: nodes.For) -> nodes.Node:
        """A loop that asks for nothing but its number is counted by Python: what Jinja calls
        ``loop`` looks ahead, and back, and into the loop around it."""
        self.generic_visit(node)
        if _asks_for_number(node):
            for statement in node.body:
                _Numbered().visit(statement)
            node.target = nodes.Tuple([nodes.Name(_NUMBER, "store"), node.target], "store")
            count = nodes.ImportedName("builtins.enumerate")
            node.iter = nodes.Call(count, [node.iter], [], None, None, lineno=node.lineno)
        return node

    def _pieces(self, call: nodes.Call) -> list[nodes.Expr]:
        """The message in pieces, its holes filled with their expressions; none if it stays."""
        match call:
            case nodes.Call(
                node=nodes.Name(name="_" | "gettext"),
                args=[nodes.Const(value=str(message))],
                dyn_args=None,
                dyn_kwargs=None,
            ):
                return _filled(self._messages.text(message), _fillings(call))
        return []

    def _counted(self, call: nodes.Call) -> list[nodes.Node]:
        """A counted message as a choice between its forms; none if it stays."""
        match call:
            case nodes.Call(
                node=nodes.Name(name="ngettext"),
                args=[nodes.Const(value=str(one)), nodes.Const(value=str(many)), number],
                dyn_args=None,
                dyn_kwargs=None,
            ):
                fillings = {"num": number, **_fillings(call)}
                forms = [_filled(f, fillings) for f in self._messages.forms(one, many)]
                if all(forms):
                    return [_choice([nodes.Output(form) for form in forms], number)]
        return []

    def _of_parts(self, node: nodes.Template) -> nodes.Node:
        """Neighbouring texts become one, so that a page is made of fewer pieces."""
        self.generic_visit(node)
        for part in (node, *node.find_all(nodes.Stmt)):
            for field in ("body", "else_"):
                if isinstance(statements := getattr(part, field, None), list):
                    statements[:] = _joined(statements)
        return node


class _Numbered(NodeTransformer):
    """Puts a loop's number where its template asks for it."""

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:
        """``loop.index0`` and its kin."""
        number = nodes.Name(_NUMBER, "load", lineno=node.lineno)
        match node:
            case nodes.Getattr(node=nodes.Name(name="loop"), attr="index0"):
                return number
            case nodes.Getattr(node=nodes.Name(name="loop"), attr="index"):
                return nodes.Add(number, nodes.Const(1))
            case nodes.Getattr(node=nodes.Name(name="loop"), attr="first"):
                return nodes.Not(number)
        return self.generic_visit(node)


def _asks_for_number(loop: nodes.For) -> bool:
    """Whether it is only asked which round it is, and not from within another scope."""
    inner = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block)
    if loop.recursive or loop.test or any(loop.find(kind) for kind in inner):
        return False
    body = nodes.Scope(loop.body)
    names = [name for name in body.find_all(nodes.Name) if name.name == "loop"]
    asked = [
        node
        for node in body.find_all(nodes.Getattr)
        if node.attr in ("index0", "index", "first") and node.node in names
    ]
    return 0 < len(names) == len(asked)


def _fillings(call: nodes.Call) -> Mapping[str, nodes.Expr]:
    return {keyword.key: keyword.value for keyword in call.kwargs}


def _filled(text: str, fillings: Mapping[str, nodes.Expr]) -> list[nodes.Expr]:
    """``bis %(day)s`` as text and expressions; none if a hole has no filling."""
    pieces: list[nodes.Expr] = []
    end = 0
    for hole in _HOLE.finditer(text):
        pieces.append(nodes.TemplateData(text[end : hole.start()] + (hole[2] or "")))
        if hole[1]:
            if hole[1] not in fillings:
                return []
            pieces.append(fillings[hole[1]])
        end = hole.end()
    pieces.append(nodes.TemplateData(text[end:]))
    return _texts_joined(pieces)


def _texts_joined(pieces: list[nodes.Expr]) -> list[nodes.Expr]:
    joined: list[nodes.Expr] = []
    for piece in pieces:
        match joined[-1:], piece:
            case [nodes.TemplateData() as last], nodes.TemplateData():
                last.data += piece.data
            case _:
                joined.append(piece)
    return joined


def _choice(forms: list[nodes.Output], number: nodes.Expr) -> nodes.Node:
    """``if plural_form(number) == 0`` the first form, and so on; the last one otherwise."""
    *tested, chosen = forms
    otherwise: list[nodes.Node] = [chosen]
    for index, form in reversed(list(enumerate(tested))):
        which = nodes.Call(nodes.EnvironmentAttribute("plural_form"), [number], [], None, None)
        test = nodes.Compare(which, [nodes.Operand("eq", nodes.Const(index))])
        otherwise = [nodes.If(test, [form], [], otherwise)]
    return otherwise[0]


def _joined(statements: list[nodes.Node]) -> list[nodes.Node]:
    joined: list[nodes.Node] = []
    for statement in statements:
        match joined[-1:], statement:
            case [nodes.Output() as last], nodes.Output():
                last.nodes += statement.nodes
            case _:
                joined.append(statement)
    return joined
