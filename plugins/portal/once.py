# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""``{% once key, … %}…{% endonce %}``: a part of many pages that is rendered once for its keys.

The header is the same on all business pages: ``{% once page.key %}``. Inside, only what the keys
name may be used, and what is the same for the whole build: ``site``, ``link()``, ``icon()``. Texts
and numbers are told apart by their value, everything else by its identity.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.parser import Parser

_BY_VALUE = frozenset({str, int})
#: More parts than this are forgotten together: memory has an end, a city's lists have none. Those
#: that are asked for again (a neighbour's house, a week) mostly are soon.
MOST_KEPT = 2048


class Part(str):
    """A part of pages, and the same in UTF-8: ``data`` goes straight into their files. ``keys`` are
    kept as well: an identity is given out again when its owner is gone.
    """

    __slots__ = ("data", "keys")
    data: bytes
    keys: tuple[Any, ...]


#: Parts by what ``kept`` looks them up under: a part without keys by its place alone.
Store = dict[str | tuple[Any, ...], Part]


class Once(Extension):
    """The tag. ``store`` holds what has been rendered for pages with the same root of links."""

    tags = {"once"}  # noqa: RUF012 - as Jinja declares it

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.store: Store = {}

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

    def kept(self, place: str, keys: tuple[Any, ...], caller: Any) -> Part:
        """The part as it was rendered first; ``place`` tells the tags apart."""
        if not keys:
            key: str | tuple[Any, ...] = place
        elif len(keys) == 1:  # most have one, and a page asks for ten parts
            [one] = keys
            key = (place, one if one.__class__ in _BY_VALUE else id(one))
        else:
            key = (place, *[k if k.__class__ in _BY_VALUE else id(k) for k in keys])
        found = self.store.get(key)
        if found is None:
            if len(self.store) >= MOST_KEPT:
                self.store.clear()
            found = self.store[key] = Part(caller())
            found.data, found.keys = found.encode(), keys
        return found


class OnceCompiler(CodeGenerator):
    """How the tag is compiled."""

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:
        """``{% once %}`` needs the function that writes its part, and no macro made of it; where
        there are no keys, as mostly, not even that once the part is there.
        """
        match node.call:
            case nodes.Call(
                node=nodes.ExtensionAttribute(identifier=Once.identifier) as kept,
                args=[nodes.Const(value=place), nodes.Tuple(items=keys) as told],
            ):
                if not keys:
                    self.writeline("part = ", node)
                    self.write(f"environment.extensions[{Once.identifier!r}].store.get({place!r})")
                    self.writeline("if part is None:")
                    self.indent()
                self.macro_body(node, frame)
                self.writeline("part = ", node)
                self.visit(kept, frame)
                self.write(f"({place!r}, ")
                self.visit(told, frame)
                self.write(", macro)")
                if not keys:
                    self.outdent()
                self.simple_write("part", frame)
            case _:
                super().visit_CallBlock(node, frame)
