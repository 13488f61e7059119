# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Read: YAML as text with positions.

YAML gives the structure; the model gives the types. Every scalar stays the text that was
written: ``01067`` stays ``01067``, ``NO`` stays ``NO``, ``10:30`` stays ``10:30``. The events of
PyYAML's own parser are read one by one (the parser keeps no recursion of its own), so that
depth, size, anchors, tags and duplicate keys are refused before anything is built from them.

Most files need none of that: ``flat`` reads their texts, and PyYAML is asked only when somebody
wants to know where a value stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import yaml

from plugins.core.document import Document, Mapped, Node, Scalar, Sequence
from plugins.core.flat import flat_texts
from plugins.core.problem import Place, Problem, declare, problem
from plugins.core.source import CONTROL_CHARACTER, control_character
from plugins.core.yaml_sentences import YAML_SYNTAX, syntax_problem

LARGEST_FRONT_MATTER = 16 * 1024
DEEPEST = 6

EMPTY_FILE = declare("empty-file")
NO_FRONT_MATTER = declare("no-front-matter")
FRONT_MATTER_OPEN = declare("front-matter-open")
FRONT_MATTER_TOO_LARGE = declare("front-matter-too-large")
YAML_FEATURE = declare("yaml-feature")
YAML_DEPTH = declare("yaml-depth")
DUPLICATE_KEY = declare("duplicate-key")

_FENCE = re.compile(r"---[ \t]*\Z")
_CORE_TAG = "tag:yaml.org,2002:"


class Malformed(Exception):
    """Text that is no front matter; carries the problem."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.message)
        self.problem = found


def document_of(path: str, record_id: str, text: str) -> Document:
    """Split and compose one record file. Raises ``Malformed``.

    ``.md``: front matter between two lines ``---``, then Markdown. ``.yaml``: all YAML, with the
    Markdown in the field ``text``.
    """
    return _flat_document(path, record_id, text) or composed_document(path, record_id, text)


def _flat_document(path: str, record_id: str, text: str) -> Document | None:
    """The document of a ``text`` that ``flat`` understands, else None."""
    end = text.find("\n---\n", 3)
    if end < 0 or not text.startswith("---\n") or not path.endswith(".md"):
        return None
    front = text[4:end]
    texts = flat_texts(front)
    if texts is None:
        return None
    return Document(
        path,
        path.rpartition("/")[0],
        record_id,
        partial(_tree, path, front),
        text[end + 5 :],
        text.count("\n", 0, end) + 3,
        text,
        texts=texts,
    )


def _tree(path: str, front: str) -> Mapped:
    return compose(path, front, 2)[0]


def composed_document(path: str, record_id: str, text: str) -> Document:
    """``document_of`` with nothing left for later."""
    folder = path.rpartition("/")[0]
    lines = tuple(text.split("\n"))
    if not text.strip():
        raise Malformed(
            problem(
                EMPTY_FILE,
                Place(path),
                "Die Datei ist leer.",
                "Schreiben Sie mindestens die Pflichtfelder hinein, oder löschen Sie die Datei.",
            )
        )
    if path.endswith(".yaml"):
        fields, flaws = compose(path, text, 1)
        return Document(path, folder, record_id, fields, "", 1, lines, flaws)
    if not _FENCE.match(lines[0]):
        raise Malformed(
            problem(
                NO_FRONT_MATTER,
                Place(path, 1, 1, max(1, len(lines[0]))),
                "Die Datei beginnt nicht mit einer Zeile »---«. Es fehlen die Angaben am Anfang.",
                "Beginnen Sie mit »---«, dann die Angaben wie »name: …«, dann wieder »---«.",
            )
        )
    end = next((n for n, line in enumerate(lines[1:], 1) if _FENCE.match(line)), None)
    if end is None:
        raise Malformed(
            problem(
                FRONT_MATTER_OPEN,
                Place(path, 1, 1, 3),
                "Die Angaben am Anfang haben kein Ende.",
                "Schreiben Sie nach der letzten Angabe eine Zeile »---«.",
            )
        )
    fields, flaws = compose(path, "\n".join(lines[1:end]), 2)
    body = "\n".join(lines[end + 1 :])
    return Document(path, folder, record_id, fields, body, end + 2, lines, flaws)


def compose(path: str, text: str, first_line: int) -> tuple[Mapped, tuple[Problem, ...]]:
    """Build the tree of ``text``, whose first line is ``first_line`` of the file.

    Returns it with the problems that leave it readable: keys that stand twice, of which the first
    counts. Raises ``Malformed`` for anything but one mapping within the limits.
    """
    if len(text.encode()) > LARGEST_FRONT_MATTER:
        raise Malformed(
            problem(
                FRONT_MATTER_TOO_LARGE,
                Place(path, first_line),
                f"Die Angaben sind länger als {LARGEST_FRONT_MATTER // 1024} kB.",
                "Lange Texte gehören unter die zweite Zeile »---«.",
            )
        )
    composer = _Composer(path, text.split("\n"), first_line)
    try:
        return composer.root(yaml.parse(text, Loader=yaml.SafeLoader)), tuple(composer.flaws)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # PyYAML lets »"\UFFFFFFFF"« fall through to chr(), which has its own errors.
        raise Malformed(syntax_problem(path, error, first_line, text)) from error


class _Composer:
    """Turns YAML events into nodes; one instance a text."""

    def __init__(self, path: str, lines: list[str], first_line: int) -> None:
        self.path = path
        self.lines = lines
        self.first_line = first_line
        self.flaws: list[Problem] = []

    def root(self, events: Iterator[yaml.Event]) -> Mapped:
        found: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and found is not None:
                raise self._refuse(
                    YAML_SYNTAX,
                    event,
                    "Hier beginnt ein zweites YAML-Dokument.",
                    "Eine Datei hält einen Eintrag: löschen Sie diese Zeile.",
                )
            if isinstance(event, yaml.NodeEvent):
                found = self._node(event, events, 1)
        if found is None:
            return Mapped({}, {}, self.first_line, 1)
        if not isinstance(found, Mapped):
            raise Malformed(
                problem(
                    YAML_SYNTAX,
                    Place(self.path, found.line, found.column),
                    "Hier werden Angaben der Form »name: Wert« erwartet.",
                    "Schreiben Sie jede Angabe in eine eigene Zeile: Feld, Doppelpunkt, Wert.",
                )
            )
        return found

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        self._check(event, depth)
        start = _start(event)
        line, column = start.line, start.column
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            for item in events:
                if isinstance(item, yaml.SequenceEndEvent):
                    break
                items.append(self._node(item, events, depth + 1))
            return Sequence(tuple(items), line + self.first_line, column + 1)
        return self._mapping(events, depth, line, column)

    def _mapping(self, events: Iterator[yaml.Event], depth: int, line: int, column: int) -> Mapped:
        values: dict[str, Node] = {}
        keys: dict[str, Scalar] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            self._check(event, depth + 1)
            if not isinstance(event, yaml.ScalarEvent):
                raise self._refuse(
                    YAML_SYNTAX,
                    event,
                    "Hier wird der Name eines Feldes erwartet.",
                    "Beginnt ein Wert mit einer Klammer, setzen Sie ihn in Anführungszeichen.",
                )
            key = self._scalar(event)
            if key.text == "<<":
                raise self._refuse(
                    YAML_FEATURE,
                    event,
                    "Das Zusammenführen mit »<<« ist nicht erlaubt.",
                    "Schreiben Sie die Felder aus.",
                )
            if key.text in keys:
                found = self._refuse(
                    DUPLICATE_KEY,
                    event,
                    f"Das Feld »{key.text}« steht schon in Zeile {keys[key.text].line}.",
                    "Behalten Sie nur eine der beiden Angaben.",
                )
                self.flaws.append(found.problem)
                self._node(next(events), events, depth + 1)
                continue
            keys[key.text] = key
            values[key.text] = self._node(next(events), events, depth + 1)
        return Mapped(values, keys, line + self.first_line, column + 1)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start, end = _start(event), event.end_mark or _start(event)
        column = start.column + (1 if event.style in ("'", '"') else 0)
        bad = control_character(event.value)
        if bad is not None:
            place = Place(self.path, start.line + self.first_line, start.column + 1)
            raise Malformed(
                problem(
                    CONTROL_CHARACTER,
                    place,
                    "In diesem Wert ergibt eine Zeichenfolge mit »\\« ein Steuerzeichen "
                    f"(U+{ord(event.value[bad]):04X}).",
                    "Nehmen Sie einfache Anführungszeichen ('…'), oder schreiben Sie »\\\\« statt "
                    "»\\«.",
                )
            )
        written = self.lines[start.line][column : column + len(event.value)]
        verbatim = start.line == end.line and written == event.value
        return Scalar(event.value, start.line + self.first_line, column + 1, verbatim)

    def _check(self, event: yaml.Event, depth: int) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._refuse(
                YAML_FEATURE,
                event,
                "Verweise mit »&« und »*« sind nicht erlaubt.",
                "Schreiben Sie den Wert aus, oder setzen Sie ihn in Anführungszeichen.",
            )
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            short = tag.replace(_CORE_TAG, "!!")
            raise self._refuse(
                YAML_FEATURE,
                event,
                f"Die Typangabe »{short}« ist nicht erlaubt.",
                "Schreiben Sie nur den Wert, bei einem »!« am Anfang in Anführungszeichen.",
            )
        if depth > DEEPEST:
            raise self._refuse(
                YAML_DEPTH,
                event,
                f"Die Angaben sind tiefer als {DEEPEST} Ebenen verschachtelt.",
                "Angaben sind flach: ein Feld, ein Wert oder eine Liste von Werten.",
            )

    def _refuse(self, code: str, event: yaml.Event, message: str, hint: str = "") -> Malformed:
        mark, end = _start(event), event.end_mark
        length = max(1, end.column - mark.column) if end else 1
        place = Place(self.path, mark.line + self.first_line, mark.column + 1, length)
        return Malformed(problem(code, place, message, hint))


def _start(event: yaml.Event) -> Any:
    """Where an event begins; the parser marks every event it makes from text."""
    if event.start_mark is None:
        raise TypeError("an event without a mark")
    return event.start_mark
