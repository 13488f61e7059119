# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A record's file with other values in some of its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from plugins.core.document import Document
from plugins.core.problem import Place, Problem, Severity
from plugins.core.source import FILE_TOO_LARGE, LARGEST_TEXT
from plugins.editing.rewriting.layout import Field, Layout, Node, document_of, layout_of, said_of
from plugins.editing.rewriting.lists import Unusual, list_splices
from plugins.editing.rewriting.order import kind_of, rank
from plugins.editing.rewriting.refused import Refused
from plugins.editing.rewriting.spelling import block, field_line, listed, spelled
from plugins.editing.rewriting.splices import Splice, spliced, with_old_lines
from plugins.editing.rewriting.values import has_lines, normal, same
from plugins.editing.submission import TEXT, AnyKind, Value

_HEADER = re.compile(r"[|>]([-+0-9]*)([^\n]*)")


def said(source: str, path: str = "") -> dict[str, Value]:
    """What the file says: field → text or texts, the Markdown as ``text``; what is blank is absent.

    ``source`` is the file's text as it was decoded from UTF-8, with its line ends and whatever mark
    it begins with. ``path`` tells ``.md`` from ``.yaml``; without it the form does. Raises
    ``Refused`` if our loader cannot read it.
    """
    return said_of(document_of(source, path))


def rewritten(source: str, changes: Mapping[str, Value]) -> str:
    """``source`` with other values in the fields that ``changes`` names; None takes one away.

    A field that says the same already is left alone, and without a difference ``source`` itself
    comes back. Only lines of changed fields are others then. ``text`` is the Markdown, wherever the
    file has it. Raises ``Refused`` for a file that our loader cannot read, and for a value that it
    would not.
    """
    wanted = {name: normal(name, value) for name, value in changes.items()}
    document = document_of(source)
    now = said_of(document)
    twice = _twice(document)
    wanted = {
        name: new
        for name, new in wanted.items()
        if name in twice or not same(now.get(name), new) or _is_odd(document, name)
    }
    if not wanted:
        return source
    layout = layout_of(document)
    for text in _attempts(layout, now, wanted):
        written = with_old_lines(source, layout.text, text)
        if len(written.encode("utf-8", "surrogatepass")) > LARGEST_TEXT:
            raise Refused(_too_large(), max(wanted, key=lambda name: len(wanted[name] or "")))
        if _says(written, document, wanted):
            return written
    document_of(written)  # says what is wrong
    raise Refused(
        Problem(
            "not-written",
            Severity.ERROR,
            Place("", layout.text.count("\n", 0, layout.front) + 1),
            "Die Angaben dieser Datei sind so ungewöhnlich geschrieben, dass sich nichts "
            "ändern lässt, ohne anderes zu verlieren.",
            "Ändern Sie die Datei von Hand: je Zeile ein Feld, Doppelpunkt, Wert.",
        )
    )


def new_file(kind: AnyKind, fields: Mapping[str, Value]) -> str:
    """A new record's ``.md``: its fields in the model's order, then its text; as ``rewritten``."""
    given = {name: normal(name, value) for name, value in fields.items()}
    names = sorted(given, key=lambda name: rank(kind, name))
    lines = [field_line(name, value) for name in names if (value := given[name]) and name != TEXT]
    text = given.get(TEXT)
    written = "\n".join(["---", *lines, "---", *([str(text)] if text else []), ""])
    if len(written.encode()) > LARGEST_TEXT:
        raise Refused(_too_large(), TEXT)
    document_of(written)
    return written


def _twice(document: Document) -> frozenset[str]:
    """Fields that stand more than once, which the build calls an error."""
    if not document.flaws:
        return frozenset()
    names = [field.name for field in layout_of(document).fields]
    return frozenset(name for name in names if names.count(name) > 1)


def _is_odd(document: Document, name: str) -> bool:
    """Whether the field is there as something that no field is: a mapping, a list of lists."""
    found = document.texts.get(name, "")
    items = found if isinstance(found, list) else [found]
    return not all(isinstance(item, str) for item in items)


def _attempts(
    layout: Layout, now: Mapping[str, Value], wanted: Mapping[str, Value]
) -> Iterator[str]:
    """The file's new text; and for a file in which that says another thing, all fields anew."""
    yield spliced(layout.text, _splices(layout, wanted))
    after = {**now, **wanted}
    names = dict.fromkeys([*(field.name for field in layout.fields), *wanted])
    lines = [
        field_line(name, value)
        for name in names
        if (value := after.get(name)) and (name != TEXT or layout.text_is_field)
    ]
    fields = Splice(layout.front, layout.front_end, "".join([f"{line}\n" for line in lines]))
    body = [] if layout.text_is_field or TEXT not in wanted else [_body(layout, wanted[TEXT])]
    yield spliced(layout.text, [fields, *body])


def _splices(layout: Layout, wanted: Mapping[str, Value]) -> Iterator[Splice]:
    kind = kind_of([field.name for field in layout.fields] + list(wanted))
    added: list[tuple[str, str | tuple[str, ...]]] = []
    for name, value in sorted(wanted.items(), key=lambda item: rank(kind, item[0])):
        there = [field for field in layout.fields if field.name == name]
        if name == TEXT and not layout.text_is_field:
            yield _body(layout, value)
        elif value is None:
            yield from (_without(layout, field) for field in there)
        elif there:
            yield from _replaced(layout, there[0], value)
            yield from (_without(layout, field) for field in there[1:])
        else:
            added.append((name, value))
    yield from _added(layout, kind, added)


def _body(layout: Layout, value: Value) -> Splice:
    """Other Markdown, with the blank lines around it as they were."""
    old = layout.text[layout.body :]
    start = len(old) - len(old.lstrip("\n"))
    end = len(old.rstrip())
    if value is None or not old.strip():
        fence = "" if layout.text[: layout.body].endswith("\n") else "\n"
        return Splice(layout.body, len(layout.text), f"{fence}{value}\n" if value else "")
    return Splice(layout.body + start, layout.body + end, str(value))


def _without(layout: Layout, field: Field) -> Splice:
    if layout.brackets:
        return Splice(field.value.start, field.value.end, "''" if field.value.text else "")
    start = layout.line_start(field.start)
    return Splice(start, min(layout.line_end(field.value.end) + 1, len(layout.text)), "")


def _replaced(layout: Layout, field: Field, value: str | tuple[str, ...]) -> Iterator[Splice]:
    node = field.value
    if node.style in ("[", "-"):
        try:
            if isinstance(value, str):
                raise Unusual
            yield from list_splices(layout, node, value)
        except Unusual:
            yield Splice(field.start, node.end, field_line(field.name, value).lstrip())
        return
    if isinstance(value, tuple) and len(value) == 1 and node.is_scalar and node.text.strip():
        [value] = value  # a list of one that is written as a single value stays one
    end = node.end
    if "\n" in value and node.style not in ("|", ">"):
        end = layout.line_end(end)  # what stands behind it goes behind the sign of the block
    yield Splice(node.start, end, _gap(layout, node) + _written(layout, field, value))


def _gap(layout: Layout, node: Node) -> str:
    """The space that is missing between ``name:`` and a value where there was none."""
    return " " if node.start == node.end and layout.text[node.start - 1 : node.start] == ":" else ""


def _written(layout: Layout, field: Field, value: str | tuple[str, ...]) -> str:
    """``value`` as it is written in place of the field's scalar."""
    node = field.value
    old = layout.text[node.start : node.end]
    header = _HEADER.match(old) if node.style in ("|", ">") else None
    in_brackets = layout.brackets is not None
    if isinstance(value, tuple):
        return listed(value) + (header[2] if header else "")
    if "\n" in value or (header and has_lines(field.name)):
        column = layout.column + 2
        chomping = comment = ""
        if header:
            chomping, comment = re.sub(r"[0-9]", "", header[1]), header[2]
            lines = [line for line in old.split("\n")[1:] if line.strip()]
            if lines and not value.startswith(" ") and not re.search("[0-9]", header[1]):
                column = len(lines[0]) - len(lines[0].lstrip(" "))
        else:
            comment = layout.text[node.end : layout.line_end(node.end)]
        return block(value, layout.column, column, chomping, comment)
    return spelled(value, node.style, in_brackets) + (header[2] if header else "")


def _added(
    layout: Layout, kind: AnyKind, added: list[tuple[str, str | tuple[str, ...]]]
) -> Iterator[Splice]:
    """New fields, each behind the nearest that comes before it in the model."""
    for name, value in added:
        here = rank(kind, name)
        before = [field for field in layout.fields if rank(kind, field.name) <= here]
        if layout.brackets:
            last = layout.fields[-1].value.end if layout.fields else layout.brackets[0] + 1
            written = listed(value) if isinstance(value, tuple) else spelled(value, "", True)
            yield Splice(last, last, f"{', ' if layout.fields else ''}{name}: {written}")
            continue
        line = field_line(name, value, layout.column)
        if before:
            nearest = max(before, key=lambda field: (rank(kind, field.name), field.start))
            at = _behind(layout, nearest.value)
        elif layout.fields:
            at = layout.line_start(layout.fields[0].start)
        else:
            at = layout.front if layout.is_markdown else layout.front_end
        begun = at == 0 or layout.text[at - 1] == "\n"
        yield Splice(at, at, f"{line}\n" if begun else f"\n{line}")


def _behind(layout: Layout, node: Node) -> int:
    """Where the line after a value begins."""
    at = node.beyond if node.style in ("|", ">") else node.end
    if node.style in ("|", ">") and layout.text[at - 1] == "\n":
        return at
    return min(layout.line_end(at) + 1, len(layout.text))


def _says(written: str, before: Document, wanted: Mapping[str, Value]) -> bool:
    """Whether the file can be read, says what is wanted, and of all else what it said."""
    try:
        after = document_of(written)
    except Refused:
        return False
    now = said_of(after)
    return _untouched(before, wanted) == _untouched(after, wanted) and all(
        same(now.get(name), value) for name, value in wanted.items()
    )


def _untouched(document: Document, wanted: Mapping[str, Value]) -> dict[str, object]:
    texts = {
        name: value.rstrip() if isinstance(value, str) else value
        for name, value in document.texts.items()
        if name not in wanted
    }
    return texts if TEXT in wanted else {**texts, TEXT: document.text.rstrip()}


def _too_large() -> Problem:
    return Problem(
        FILE_TOO_LARGE,
        Severity.ERROR,
        Place(""),
        f"Mit diesem Text wäre die Datei größer als {LARGEST_TEXT // 1024} kB.",
        "Kürzen Sie den Text.",
    )
