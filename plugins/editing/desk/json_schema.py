# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""JSON Schema for ``.yaml`` files of records: completion and hints in editors.

Editors read YAML 1.2, where ``58999`` is a number; our loader takes texts as they stand. What both
understand is allowed, so that an editor marks nothing that ``check`` lets pass.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from plugins.core.registry import RecordType
from plugins.editing.desk.faces import Face

_DRAFT = "http://json-schema.org/draft-07/schema#"
_LANGUAGE = "[a-z]{2}"
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_MOMENT = r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:00)?)?$"


def schema_of(record_type: RecordType, faces: Iterable[Face]) -> dict[str, Any]:
    """The schema of a type."""
    faces = tuple(faces)
    return {
        "$schema": _DRAFT,
        "title": record_type.model.noun.one,
        "description": f"content/{record_type.folder}/kennung.yaml",
        "type": "object",
        "properties": {face.name: _property(face) for face in faces},
        "patternProperties": {
            f"^{face.name}_{_LANGUAGE}$": _translated(face) for face in faces if face.translatable
        },
        "required": [face.name for face in faces if face.required],
        "additionalProperties": False,
    }


def _property(face: Face) -> dict[str, Any]:
    value = _value(face)
    if face.many:
        value = {"anyOf": [value, {"type": "array", "items": value}]}
    found = {"title": face.label, "description": face.purpose, **value}
    if not face.required:  # a field without a value is one that is not given
        kept = {key: found.pop(key) for key in ("title", "description")}
        found = {**kept, "anyOf": [found, {"type": "null"}]}
    if face.example:
        found["examples"] = [face.example]
    return found


def _translated(face: Face) -> dict[str, Any]:
    return {**_property(face), "title": f"{face.label}, in einer anderen Sprache"}


def _value(face: Face) -> dict[str, Any]:
    if face.sort == "choice":
        return {"enum": [value for value, _ in face.options]}
    if face.sort == "day":
        return {"type": "string", "pattern": _DAY}
    if face.sort == "moment":
        return {"type": "string", "pattern": _MOMENT}
    if face.sort == "number":
        limits = {"minimum": face.least, "maximum": face.most}
        number = {"type": "number", **{k: v for k, v in limits.items() if v is not None}}
        return {"anyOf": [number, {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}]}
    if face.sort == "word":
        likely = [value for value, _ in face.options]
        return {"anyOf": [{"enum": likely}, {"type": "string"}]}
    if face.sort in ("record", "picture"):
        return {"type": "string"}
    text: dict[str, Any] = {"type": ["string", "number"]}
    return {**text, "maxLength": face.longest} if face.longest else text
