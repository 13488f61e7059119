# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""``{% once key, … %}…{% endonce %}``: a part of many pages that is rendered once for its keys.

The header is the same on all business pages: ``{% once page.key %}``. Inside, only what the keys
name may be used, and what is the same for the whole build: ``site``, ``link()``, ``icon()``. Texts
and numbers are told apart by their value, everything else by its identity.
"""

from __future__ import annotations

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.parser import Parser

from plugins.portal.kept_parts import KeptParts


class Once(KeptParts, Extension):
    """The tag."""

    tags = {"once"}  # noqa: RUF012 - as Jinja declares it

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.store = {}

    def parse(self, parser: Parser) -> nodes.Node:
        """The tag with its keys, up to its end."""
        line = next(parser.stream).lineno
        keys: list[nodes.Expr] = []
        while parser.stream.current.type != "block_end":
            if keys:
                parser.stream.expect("comma")
            keys.append(parser.parse_expression())
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        place = nodes.Const(f"{parser.name} {parser.free_identifier().name}")
        call = self.call_method("kept", [place, nodes.Tuple(keys, "load")], lineno=line)
        return nodes.CallBlock(call, [], [], body).set_lineno(line)


def once_of(environment: Environment) -> Once:
    """The tag of this environment."""
    found = environment.extensions[Once.identifier]
    if not isinstance(found, Once):
        raise TypeError(f"{Once.identifier} is another extension's name")
    return found


#: Where compiled templates find what keeps the parts.
_KEEPER = f"environment.extensions[{Once.identifier!r}]"
#: What a key is looked up under, as ``KeptParts.kept`` has it: texts and numbers by what they are.
_LOOKED_UP = "{0} if {0}.__class__ is str or {0}.__class__ is int else id({0})"


class OnceCompiler(CodeGenerator):
    """How the tag is compiled."""

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:
        """``{% once %}`` needs the function that writes its part, and no macro made of it; and not
        even that once the part is there. It is looked up as ``KeptParts.kept`` does.
        """
        match node.call:
            case nodes.Call(
                node=nodes.ExtensionAttribute(identifier=Once.identifier),
                args=[nodes.Const(value=place), nodes.Tuple(items=items)],
            ):
                values = [f"key{number}" for number in range(len(items))]
                for name, item in zip(values, items, strict=True):
                    self.writeline(f"{name} = ", node)
                    self.visit(item, frame)
                own = ", ".join(map(_LOOKED_UP.format, values))
                keys = f"({', '.join(values)},)" if values else "()"
                self.writeline(f"key = ({place!r}, {own})" if values else f"key = {place!r}", node)
                self.writeline(f"part = {_KEEPER}.store.get(key)")
                self.writeline("if part is None:")
                self.indent()
                self.macro_body(node, frame)
                self.writeline(f"part = {_KEEPER}.made(key, {keys}, macro)", node)
                self.outdent()
                self.simple_write("part", frame)
            case _:
                super().visit_CallBlock(node, frame)
