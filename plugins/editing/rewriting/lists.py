# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A list with other items, in the way it is written: in brackets, or item below item.

Items that stay keep their quotes, their lines and the comments behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from plugins.editing.rewriting.layout import Layout, Node
from plugins.editing.rewriting.spelling import listed, spelled
from plugins.editing.rewriting.splices import Splice

_COMMA = re.compile(r"(?:[ \n\t]|(?<=\s)#[^\n]*\n)*,")
_DASH = re.compile(r"[ ]*-[ ]+\Z")


class Unusual(Exception):
    """A list that is written in a way of its own."""


def list_splices(layout: Layout, node: Node, items: tuple[str, ...]) -> list[Splice]:
    """What makes the list ``node`` say ``items``. Raises ``Unusual``."""
    if not all(item.is_scalar for item in node.items):
        raise Unusual
    if node.style == "-":
        return list(_below(layout, node, items))
    written = layout.text[node.start : node.end]
    if not node.items:
        return [Splice(node.start, node.end, listed(items))]
    if "\n" in written:
        return list(_over_lines(layout, node, items))
    return [Splice(node.start, node.end, _in_one_line(layout, node, items))]


def _in_one_line(layout: Layout, node: Node, items: tuple[str, ...]) -> str:
    raw = {item.text.strip(): layout.text[item.start : item.end] for item in reversed(node.items)}
    inner = layout.text[node.start + 1 : node.end - 1]
    padding = " " if inner.startswith(" ") and inner.endswith(" ") else ""
    texts = [raw.get(item) or spelled(item, in_flow=True) for item in items]
    return f"[{padding}{', '.join(texts)}{padding}]"


def _over_lines(layout: Layout, node: Node, items: tuple[str, ...]) -> Iterator[Splice]:
    """A list in brackets over several lines, perhaps with comments."""
    old = node.items
    for kept, a, b, news in _steps(node, items):
        for item, new in zip_longest(old[a:b], news):
            if new is None:
                yield _without_item(layout, node, item)
            elif item is not None:
                style = item.style if item.style in ("'", '"') else ""
                yield Splice(item.start, item.end, spelled(new, style, in_flow=True))
        more = [spelled(new, in_flow=True) for new in news[b - a :]]
        if more and (b > a or kept):
            at = old[b - 1].end
            yield Splice(at, at, "".join([f", {new}" for new in more]))
        elif more:
            at = old[0].start
            yield Splice(at, at, "".join([f"{new}, " for new in more]))


def _without_item(layout: Layout, node: Node, item: Node) -> Splice:
    """Take an item out with its comma, and the line if nothing else is left in it."""
    comma = _COMMA.match(layout.text, item.end, node.end)
    start, end = item.start, item.end
    if comma and "\n" not in comma[0]:
        end = comma.end()
    line, line_end = layout.line_start(start), layout.line_end(end)
    left = layout.text[line:start] + layout.text[end:line_end].partition(" #")[0]
    if not left.strip() and line > node.start and line_end < node.end:
        return Splice(line, line_end + 1, "")
    if comma and "\n" in comma[0]:
        raise Unusual
    spaces = len(layout.text[end:line_end]) - len(layout.text[end:line_end].lstrip(" "))
    return Splice(start, end + spaces, "")


def _below(layout: Layout, node: Node, items: tuple[str, ...]) -> Iterator[Splice]:
    """A list with a dash before each item."""
    text, old = layout.text, node.items
    starts = [layout.line_start(item.start) for item in old]
    dashes = [text[start : item.start] for start, item in zip(starts, old, strict=True)]
    if not old or not all(_DASH.match(dash) for dash in dashes):
        raise Unusual
    for kept, a, b, news in _steps(node, items):
        for number, new in zip_longest(range(a, b), news):
            if number is None:
                break
            item = old[number]
            if new is None:
                yield Splice(starts[number], min(layout.line_end(item.end) + 1, len(text)), "")
            else:
                style = item.style if item.style in ("'", '"') else ""
                yield Splice(item.start, item.end, spelled(new, style))
        more = [dashes[max(0, b - 1)] + spelled(new) for new in news[b - a :]]
        if more and (b > a or kept):
            at = layout.line_end(old[b - 1].end)
            yield Splice(at, at, "".join([f"\n{line}" for line in more]))
        elif more:
            yield Splice(starts[0], starts[0], "".join([f"{line}\n" for line in more]))


def _steps(node: Node, items: tuple[str, ...]) -> Iterator[tuple[bool, int, int, tuple[str, ...]]]:
    """Whether items stand before it, the range of old items, and what shall stand there."""
    old = [item.text.strip() for item in node.items]
    matcher = SequenceMatcher(None, old, list(items), autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield a > 0, a, b, items[c:d]
