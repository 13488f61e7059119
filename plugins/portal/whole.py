# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page's template and those that it extends, put together to one before they are compiled.

Which block stands where is the same on every page. So a page is drawn by one function, its text
falls into fewer pieces, and no block is looked up or asks once more for the names it uses.
What cannot be put together (a parent that is chosen while drawing, a block within a loop, a name
that means two things) stays as it is, for Jinja's way to extend.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from jinja2 import Environment, Template, nodes

from plugins.portal.jinja_sources import sources_of
from plugins.portal.template_runtime import template_of
from plugins.portal.template_sources import whole_of


class _Apart(Exception):
    """These templates cannot be put together."""


def page_template_of(environment: Environment, name: str) -> Template:
    """The template of a page, in one piece if it can be; looked up once."""
    pages: dict[str, Template] = environment.pages  # type: ignore[attr-defined]
    if name not in pages:
        pages[name] = _in_one_piece(environment, name) or template_of(environment, name)
    return pages[name]


def _in_one_piece(environment: Environment, name: str) -> Template | None:
    """Compiled, or out of the cache of compiled templates; None where it cannot be."""
    cache = environment.bytecode_cache
    line = sources_of(environment).line_of(name)
    if len(line) < 2:
        return None
    filename = line[name][1]
    told = whole_of(name, line)
    bucket = cache.get_bucket(environment, *told) if cache else None
    code = bucket.code if bucket else None
    if code is None:
        try:
            parsed = {
                part: environment.parse(source, part, file) for part, (source, file) in line.items()
            }
            code = environment.compile(put_together(parsed), name, filename)
        except _Apart:
            return None
        if cache and bucket:
            bucket.code = code
            cache.set_bucket(bucket)
    return environment.template_class.from_code(environment, code, environment.make_globals(None))


def put_together(line: Mapping[str, nodes.Template]) -> nodes.Template:
    """One template of ``line``: a page's, what it extends, what that extends, to the last.

    Raises ``_Apart``.
    """
    *pages, last = line.values()
    extended = [
        getattr(node.template, "value", None)
        for template in line.values()
        for node in template.find_all(nodes.Extends)
    ]
    if extended != [*line][1:]:
        raise _Apart
    blocks: dict[str, list[nodes.Block]] = {}
    for template in line.values():
        for block in template.find_all(nodes.Block):
            blocks.setdefault(block.name, []).append(block)
    head = [*_imports(pages, last)]
    body = [node for node in last.body if not isinstance(node, nodes.FromImport)]
    whole = nodes.Template([*head, *_Filling(blocks).filled(body)], lineno=1)
    whole.set_environment(cast(Environment, last.environment))
    return whole


def _imports(pages: Iterable[nodes.Template], last: nodes.Template) -> Iterable[nodes.FromImport]:
    """What all of them import by name, once each. Beside it pages have nothing but their blocks."""
    known: dict[str, tuple[str, str, str]] = {}
    found = [node for node in last.body if isinstance(node, nodes.FromImport)]
    for node in (node for page in pages for node in page.body):
        match node:
            case nodes.FromImport():
                found.append(node)
            case nodes.Extends() | nodes.Block() | nodes.Output():
                pass  # what a page writes beside its blocks is written nowhere
            case _:
                raise _Apart
    for node in found:
        match node:
            case nodes.FromImport(template=nodes.Const(value=str()), with_context=False):
                names = imported_names(node)
            case _:
                raise _Apart
        node.names = [(name, alias) for _, name, alias in names if alias not in known]
        if any(known.setdefault(told[2], told) != told for told in names):
            raise _Apart  # one name for two things
        if node.names:
            yield node


def imported_names(imported: nodes.FromImport) -> list[tuple[str, str, str]]:
    """Template, macro, and its name here."""
    template = getattr(imported.template, "value", "")
    pairs = [(name, name) if isinstance(name, str) else name for name in imported.names]
    return [(template, name, alias) for name, alias in pairs]


def first_imports(template: nodes.Template) -> Sequence[nodes.FromImport]:
    """The macros a template imports by plain names before it does anything else."""
    found: list[nodes.FromImport] = []
    taken: set[str] = set()
    for node in template.body:
        match node:
            case nodes.Extends() | nodes.Output():
                continue
            case nodes.FromImport(template=nodes.Const(value=str()), with_context=False):
                names = [name for _, _, name in imported_names(node)]
                if not taken.isdisjoint(names) or len(set(names)) < len(names):
                    break
                taken.update(names)
                found.append(node)
            case _:
                break
    return found


class _Filling:
    """Puts blocks where they belong. ``blocks`` are those of each name, the page's own first."""

    def __init__(self, blocks: dict[str, list[nodes.Block]]) -> None:
        self._blocks = blocks
        self._filled: set[tuple[str, int]] = set()

    def filled(
        self, statements: Iterable[nodes.Node], inside: tuple[str, int] = ("", 0)
    ) -> list[nodes.Node]:
        """``statements`` with the blocks in their places; ``inside`` is the block they are of, and
        how far up the line.
        """
        found: list[nodes.Node] = []
        for node in statements:
            match node:
                case nodes.Block(scoped=False, required=False):
                    found += self._block(node.name, 0)
                case nodes.Output():
                    for part in node.nodes:
                        if _is_super(part):
                            found += self._block(inside[0], inside[1] + 1)
                        else:  # where they follow one another, ``folding`` joins them
                            found.append(nodes.Output([part], lineno=node.lineno))
                case nodes.If():
                    node.body = self.filled(node.body, inside)
                    node.else_ = self.filled(node.else_, inside)
                    node.elif_ = cast(list[nodes.If], self.filled(node.elif_, inside))
                    found.append(node)
                case _:
                    found.append(node)
        _refuse_what_is_left(nodes.Scope(found))
        return found

    def _block(self, name: str, up: int) -> list[nodes.Node]:
        blocks = self._blocks.get(name, [])
        if up >= len(blocks) or (name, up) in self._filled:
            raise _Apart
        self._filled.add((name, up))
        body = self.filled(blocks[up].body, (name, up))
        scope = nodes.Scope(body, lineno=blocks[up].lineno)
        return [scope] if any(map(scope.find, _NAMING)) else body  # its names are its own


#: Statements that give something a name.
_NAMING = (nodes.Assign, nodes.AssignBlock, nodes.Macro, nodes.Import, nodes.FromImport)


def _is_super(node: nodes.Node) -> bool:
    match node:
        case nodes.Call(node=nodes.Name(name="super"), args=[], kwargs=[]):
            return True
    return False


def _refuse_what_is_left(scope: nodes.Scope) -> None:
    """Blocks in loops and macros, and templates that speak of themselves, are Jinja's to draw."""
    names = {name.name for name in scope.find_all(nodes.Name)}
    if scope.find(nodes.Block) or not names.isdisjoint(("self", "super")):
        raise _Apart
