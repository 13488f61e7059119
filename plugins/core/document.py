# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The content of one file, read but not yet understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from plugins.core.problem import Place, Problem


class Scalar(Struct, frozen=True):
    """One value as it was written. ``column`` points at the text itself, behind any quote."""

    text: str
    line: int
    column: int
    #: Whether the text stands in the source letter by letter, so that an offset is a column.
    verbatim: bool = True


class Sequence(Struct, frozen=True):
    """A YAML list."""

    items: tuple[Node, ...]
    line: int
    column: int


class Mapped(Struct, frozen=True):
    """A YAML mapping; ``keys`` holds each key as it was written."""

    values: Mapping[str, Node]
    keys: Mapping[str, Scalar]
    line: int
    column: int


Node = Scalar | Sequence | Mapped


def plain(node: Node) -> Any:
    """The node as texts, lists and dicts; blank values of a dict are left out."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.values.items() if not is_blank(value)}


def is_blank(node: Node) -> bool:
    """Whether a field was left empty (``telephone:``), which means it is not given."""
    return isinstance(node, Scalar) and not node.text.strip()


class Document:
    """One content file: where it lies, which record it holds, its fields and its Markdown.

    It does not change. Nearly all files are sound, and nobody asks where their values stand: so
    ``fields`` may be given as a function that makes them, together with their ``texts``. ``lines``
    are the file's lines, or its text.
    """

    __slots__ = (
        "_fields",
        "_lines",
        "_texts",
        "body",
        "body_line",
        "flaws",
        "folder",
        "id",
        "path",
    )

    def __init__(
        self,
        path: str,
        folder: str,
        id: str,
        fields: Mapped | Callable[[], Mapped],
        body: str = "",
        body_line: int = 1,
        lines: tuple[str, ...] | str = (),
        flaws: tuple[Problem, ...] = (),
        texts: Mapping[str, Any] | None = None,
    ) -> None:
        self.path = path
        self.folder = folder
        self.id = id
        self._fields = fields
        self.body = body
        self.body_line = body_line
        self._lines = lines
        #: What is wrong with the file although it could be read.
        self.flaws = flaws
        self._texts = texts

    @property
    def fields(self) -> Mapped:
        """The fields with their places."""
        if not isinstance(self._fields, Mapped):
            self._fields = self._fields()
        return self._fields

    @property
    def texts(self) -> Mapping[str, Any]:
        """The fields as texts, lists and dicts; a field that was left empty is a blank text."""
        if self._texts is None:
            self._texts = {key: plain(node) for key, node in self.fields.values.items()}
        return self._texts

    @property
    def source(self) -> str:
        """The file's whole text."""
        return self._lines if isinstance(self._lines, str) else "\n".join(self._lines)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of ``source``."""
        return tuple(self._lines.split("\n")) if isinstance(self._lines, str) else self._lines

    @property
    def text(self) -> str:
        """The Markdown: what stands below the front matter, or the field ``text``."""
        if self.body.strip():
            return self.body
        said = self.texts.get("text")
        return said if isinstance(said, str) else ""

    def text_place(self, offset: int, length: int = 1) -> Place:
        """The place of the character ``offset`` of ``text``."""
        node = self.fields.values.get("text")
        if self.body.strip() or not isinstance(node, Scalar):
            return self.body_place(offset, length)
        if node.verbatim:
            return self.place(node, offset, length)
        # A block scalar begins on the line after its key; its indentation is not in the text.
        before, _, rest = node.text[:offset].rpartition("\n")
        number = node.line + (before.count("\n") + 2 if _ else 1)
        written = rest + node.text[offset:].split("\n", 1)[0]
        lines = self.lines
        source = lines[number - 1] if number <= len(lines) else ""
        if not written or not source.endswith(written):
            return self.place(node)
        column = len(source) - len(written) + len(rest) + 1
        return Place(self.path, number, column, max(1, min(length, len(written) - len(rest))))

    def place(self, node: Node, offset: int = 0, length: int = 0) -> Place:
        """The place of ``node``, or of the piece ``offset``/``length`` of a verbatim scalar."""
        if isinstance(node, Scalar):
            if length and node.verbatim:
                return Place(self.path, node.line, node.column + offset, length)
            return Place(self.path, node.line, node.column, max(1, len(node.text.split("\n")[0])))
        return Place(self.path, node.line, node.column, 1)

    def key_place(self, name: str) -> Place:
        """The place of the field's name, or of the file's first line if it has no such field."""
        if not isinstance(self._fields, Mapped) and name in (self._texts or ()):
            # Each field of a file that was read without a parser begins a line of its own.
            line = self.source[: self.source.index(f"\n{name}:")].count("\n") + 2
            return Place(self.path, line, 1, len(name))
        key = self.fields.keys.get(name)
        return self.place(key) if key else Place(self.path, self.fields.line, 1, 1)

    def body_place(self, offset: int, length: int = 1) -> Place:
        """The place of the character ``offset`` of the Markdown text."""
        before = self.body[:offset]
        line = self.body_line + before.count("\n")
        column = offset - (before.rfind("\n") + 1) + 1
        width = min(length, (self.body[offset:].split("\n", 1) or [""])[0].__len__())
        return Place(self.path, line, column, max(1, width))
