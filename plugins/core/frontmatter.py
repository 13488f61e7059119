# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Read: YAML as text with positions.

YAML gives the structure; the model gives the types. Every scalar stays the text that was
written: ``01067`` stays ``01067``, ``NO`` stays ``NO``, ``10:30`` stays ``10:30``.

Most files need no YAML parser for that: ``flat`` reads them. Only what it does not understand, and
only what is wrong, is PyYAML's (``yaml_tree``).
"""

from __future__ import annotations

from functools import partial

from plugins.core.document import Document, Mapped
from plugins.core.flat import flat_texts, flat_tree
from plugins.core.malformed import Malformed
from plugins.core.problem import Place, Problem, declare, problem
from plugins.regex import regex

__all__ = ["Malformed", "compose", "composed_document", "document_of"]

LARGEST_FRONT_MATTER = 16 * 1024

EMPTY_FILE = declare("empty-file")
NO_FRONT_MATTER = declare("no-front-matter")
FRONT_MATTER_OPEN = declare("front-matter-open")
FRONT_MATTER_TOO_LARGE = declare("front-matter-too-large")

_FENCE = regex(r"---[ \t]*\Z")


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
        partial(flat_tree, front, 2),
        text[end + 5 :],
        text.count("\n", 0, end) + 3,
        text,
        texts=texts,
    )


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
    from plugins.core.yaml_tree import tree_of  # PyYAML takes 20 ms to import

    return tree_of(path, text, first_line)
