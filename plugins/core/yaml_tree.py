# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Read: a YAML text as a tree with positions.

The events of PyYAML's own parser are read one by one (the parser keeps no recursion of its own),
so that depth, anchors, tags and duplicate keys are refused before anything is built from them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from plugins.core.document import Mapped, Node, Scalar, Sequence
from plugins.core.malformed import (
    DUPLICATE_KEY,
    YAML_DEPTH,
    YAML_FEATURE,
    YAML_SYNTAX,
    Malformed,
)
from plugins.core.problem import Place, Problem, problem
from plugins.core.source import CONTROL_CHARACTER, control_character
from plugins.core.yaml_sentences import syntax_problem

DEEPEST = 6

_CORE_TAG = "tag:yaml.org,2002:"


def tree_of(path: str, text: str, first_line: int) -> tuple[Mapped, tuple[Problem, ...]]:
    """``frontmatter.compose`` for a ``text`` of any length."""
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
