# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Nodes as the text of a ``<script type="application/ld+json">``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from json.encoder import encode_basestring_ascii as _quoted
from typing import Any

from plugins.regex import regex
from plugins.structured_data.node import CONTEXT, Node, plain
from plugins.structured_data.written import Written, encode

# "</script" and "<!--" end or change a script element, & is for readers that decode entities
# first. What else is no good there (U+2028, half characters) is escaped as all that is not ASCII.
_UNSAFE = regex("[<>&]")
#: What a node that is written already begins with as a page's own.
_BEGINNING = f'{{"@context":"{CONTEXT}",'


class ScriptText(str):
    """JSON without any character that HTML knows: autoescaping prints it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        """The markup protocol."""
        return self


def serialise(node: Mapping[str, Any] | Sequence[Mapping[str, Any]] | Written) -> ScriptText:
    """Return ``node`` as the whole content of the element.

    Several nodes become one ``@graph``. The text holds no ``<``, ``>`` or ``&``, so no content can
    end the element; properties keep their order, so the same node gives the same text.

    Raises:
        ValueError: for a number that JSON does not have (NaN, infinity).
    """
    if isinstance(node, Written):
        return ScriptText(_harmless(_BEGINNING + node.text[1:]))
    if not isinstance(node, Mapping):
        node = node[0] if len(node) == 1 else {"@graph": list(node)}
    known = node if node.__class__ is Node else plain(node) or {}
    return ScriptText(_harmless(encode({"@context": CONTEXT, **known})))


def text_of(value: str) -> str:
    """One JSON string, as safe in the element as a whole node."""
    return _harmless(_quoted(value))


def _harmless(text: str) -> str:
    if "<" in text or ">" in text or "&" in text:  # quicker than one look for any of them
        return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return text
