# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the models say of a record before it is written; the sentences are the form's."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from plugins.core.intake import text_problems
from plugins.core.naming import picture_fields, reference_fields
from plugins.core.slug import is_id
from plugins.core.suggest import did_you_mean, nearest
from plugins.editing.form.judging import judged
from plugins.editing.rewriting.layout import document_of
from plugins.editing.rewriting.order import MODELS
from plugins.editing.rewriting.rewrite import said
from plugins.editing.submission import TEXT, AnyKind, Value
from plugins.editing.tables.records import Content

#: Free text that is as near to an id as this was meant as one; as ``core.link`` has it.
_MEANT = 0.8
_BY_ID = "Gemeint ist die Kennung eines Eintrags: sein Dateiname ohne ».md«."


def faults(
    kind: AnyKind, path: str, files: Mapping[str, str], content: Content, ids: Collection[str]
) -> set[tuple[str, str]]:
    """Field and German sentence of everything that is wrong with a record. ``files`` are all of
    it, path → source; ``ids`` are those of all businesses.
    """
    found = judged(files[path], kind, content.city)
    for file, source in files.items():
        if file != path:
            language = file.split(".")[-2]
            wrong = text_problems(document_of(source, file), MODELS[kind])
            found |= {(f"{TEXT}_{language}", f"{each.message} {each.hint}") for each in wrong}
    return found | _names(kind, said(files[path], path), content, ids)


def _names(
    kind: AnyKind, fields: Mapping[str, Value], content: Content, ids: Collection[str]
) -> set[tuple[str, str]]:
    """Records and pictures that are named and do not exist."""
    found = set()
    for name, mark in reference_fields(MODELS[kind]).items():
        known = {*ids, *(content.city.places if "place" in mark.types else ())}
        for written in _items(fields.get(name)):
            if written in known or (mark.free_text and not is_id(written)):
                continue
            if mark.free_text and nearest(written, known, _MEANT) is None:
                continue
            hint = did_you_mean(written, known, _BY_ID)
            found.add((name, f"»{written}« gibt es nicht. {hint}"))
    for name in picture_fields(MODELS[kind]):
        for written in _items(fields.get(name)):
            if written not in content.pictures:
                hint = did_you_mean(written, content.pictures, "Legen Sie es in den Ordner images.")
                found.add((name, f"Das Bild »{written}« gibt es nicht. {hint}"))
    return found


def _items(value: Value) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()
