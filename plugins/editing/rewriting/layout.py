# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A record file as text with the offsets of its fields.

``core.frontmatter`` judges the file and says what it says; where a value ends it need not know, so
the events of the same parser are read once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct

from plugins.core.document import Document
from plugins.core.frontmatter import document_of as _document
from plugins.core.malformed import Malformed
from plugins.core.source import SourceFile, Unreadable, text_of
from plugins.editing.rewriting.refused import Refused
from plugins.editing.rewriting.values import normal
from plugins.editing.submission import TEXT, Value

_FENCE = re.compile(r"---[ \t]*(?:\n|\Z)")
_NEXT_FENCE = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)


class Node(Struct, frozen=True):
    """A value: ``start`` and ``end`` (exclusive) are offsets in the file's text.

    ``style`` is how it is written: ``'``, ``"``, ``|``, ``>`` or "" for a plain scalar, ``[`` or
    ``-`` for a list, ``{`` for a mapping, which no field of ours has. Of ``|`` and ``>``, ``end``
    leaves blank lines out, and ``beyond`` is behind them.
    """

    start: int
    end: int
    style: str = ""
    text: str = ""
    items: tuple[Node, ...] = ()
    beyond: int = 0

    @property
    def is_scalar(self) -> bool:
        """Whether it is one text."""
        return self.style not in ("[", "-", "{")


class Field(Struct, frozen=True):
    """A field with the offset of its name."""

    name: str
    start: int
    value: Node


class Layout(Struct, frozen=True):
    """The normal ``text`` of a file (see ``core.source.text_of``), and what stands where.

    ``fields`` are in the order of the file; one that stands twice is there twice, and its first
    counts. ``front`` is where they begin, ``front_end`` where they end; ``body`` is where the
    Markdown begins, and the text's end in a ``.yaml``. ``column`` is that of the names, and
    ``brackets`` are the offsets of ``{`` and ``}``, if somebody wrote the whole as ``{a: b}``.
    """

    text: str
    is_markdown: bool
    fields: tuple[Field, ...]
    front: int
    front_end: int
    body: int
    column: int
    brackets: tuple[int, int] | None

    def first(self, name: str) -> Field | None:
        """The field, if it is there."""
        return next((field for field in self.fields if field.name == name), None)

    def line_start(self, offset: int) -> int:
        """Where the line begins that ``offset`` lies in."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Where it ends, its ``\\n`` not counted."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end

    @property
    def text_is_field(self) -> bool:
        """Whether the record's text is the field ``text``: so in a ``.yaml``, and where somebody
        wrote it above an empty Markdown.
        """
        blank = not self.text[self.body :].strip()
        return not self.is_markdown or (blank and self.first(TEXT) is not None)


def said_of(document: Document) -> dict[str, Value]:
    """What is given, field by field, in the normal form; nested mappings are left out."""
    found: dict[str, Value] = {}
    for name, value in document.texts.items():
        if isinstance(value, str):
            found[name] = normal(name, value)
        elif isinstance(value, list) and all(isinstance(item, str) for item in value):
            found[name] = normal(name, tuple(value))
    found[TEXT] = normal(TEXT, document.text)
    return {name: value for name, value in found.items() if value is not None}


def document_of(source: str, path: str = "") -> Document:
    """The document of a file's ``source`` as the build reads it. Raises ``Refused``.

    Without ``path`` its form says whether it is Markdown with front matter, or YAML.
    """
    try:
        text, _ = text_of(SourceFile(path, source.encode("utf-8", "surrogatepass")))
        form = path or f"businesses/x{'.md' if _has_fences(text) else '.yaml'}"
        return _document(form, "x", text)
    except (Unreadable, Malformed) as unfit:
        raise Refused(unfit.problem) from unfit


def layout_of(document: Document) -> Layout:
    """Where everything stands in a document that can be read."""
    text = document.source
    if not document.path.endswith(".md"):
        front, front_end, body = 0, len(text), len(text)
    else:
        opening = _FENCE.match(text)
        front = opening.end() if opening else 0
        closing = _NEXT_FENCE.search(text, front)
        front_end, body = closing.span() if closing else (len(text), len(text))
    # The loader is given the lines between the fences without the last line's end.
    written = text[front : max(front, front_end - 1)] if body > front_end else text[front:front_end]
    fields, column, brackets = _Reader(written, front).root()
    is_markdown = document.path.endswith(".md")
    return Layout(text, is_markdown, fields, front, front_end, body, column, brackets)


def _has_fences(text: str) -> bool:
    opening = _FENCE.match(text)
    return opening is not None and _NEXT_FENCE.search(text, opening.end()) is not None


class _Reader:
    """Turns PyYAML's events into nodes with offsets; the text is sound, so nothing is refused."""

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset
        self._events: Iterator[Any] = yaml.parse(text, Loader=yaml.SafeLoader)

    def root(self) -> tuple[tuple[Field, ...], int, tuple[int, int] | None]:
        """The fields, the column of their names, and the brackets around them, if any."""
        for event in self._events:
            if isinstance(event, yaml.MappingStartEvent):
                mark: Any = event.start_mark
                fields, end = self._fields()
                brackets = (mark.index + self._offset, end - 1) if event.flow_style else None
                return fields, mark.column, brackets
        return (), 0, None

    def _fields(self) -> tuple[tuple[Field, ...], int]:
        """The fields of a mapping that has begun, and where it ends."""
        found: list[Field] = []
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                return tuple(found), self._at(event.end_mark)
            start = self._at(event.start_mark)
            found.append(Field(event.value, start, self._node(next(self._events))))
        raise EOFError("a mapping without an end")

    def _at(self, mark: Any) -> int:
        """Where in the file the mark of an event is; events made from text have all marks."""
        return int(mark.index) + self._offset

    def _node(self, event: Any) -> Node:
        start = event.start_mark.index
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            for item in self._events:
                if isinstance(item, yaml.SequenceEndEvent):
                    # A block's end is known only by what comes after it.
                    flow = bool(event.flow_style)
                    last = self._at(item.end_mark)
                    end = last if flow or not items else items[-1].end
                    style = "[" if flow else "-"
                    return Node(start + self._offset, end, style, items=tuple(items), beyond=end)
                items.append(self._node(item))
        fields, last = self._fields()
        end = last if event.flow_style or not fields else fields[-1].value.end
        return Node(start + self._offset, end, "{", beyond=end)

    def _scalar(self, event: Any) -> Node:
        start, beyond = event.start_mark.index, event.end_mark.index
        end = beyond
        if event.style in ("|", ">"):
            said = self._text[start:beyond]
            last = said.find("\n", len(said.rstrip()))
            end = beyond if last < 0 else start + last
            if beyond < len(self._text):  # it stands before the next name, which may be indented
                beyond = self._text.rfind("\n", 0, beyond) + 1
        return Node(
            start + self._offset,
            end + self._offset,
            event.style or "",
            event.value,
            beyond=beyond + self._offset,
        )
