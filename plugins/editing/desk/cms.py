# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Configurations for Sveltia CMS and for Decap CMS: the same collections in two dialects.

Sveltia knows our files of translations (``id.en.md`` beside ``id.md``); Decap would write
``id.de.md``, so there it is told of no languages. Neither keeps comments in front matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple

from plugins.core.city import City
from plugins.core.endonyms import endonym
from plugins.core.registry import RecordType
from plugins.editing.desk.faces import Face

Dialect = Literal["sveltia", "decap"]
Forge = Literal["github", "gitlab", "forgejo"]

_MOMENT = r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2})?$"
_MOMENT_HINT = "Schreiben Sie 2026-12-24T18:00, oder für einen ganzen Tag nur 2026-12-24."
_HOURS_HINT = "In der Schreibweise von OpenStreetMap: Mo-Fr 09:00-18:00; Sa 09:00-13:00."


class Place(NamedTuple):
    """Where the content lies: ``project`` is ``owner/name``; ``address`` that of a forge of one's
    own, "" for github.com and gitlab.com.
    """

    forge: Forge
    project: str
    branch: str = "main"
    content: str = "content"
    address: str = ""


def configuration(
    dialect: Dialect,
    types: Iterable[tuple[RecordType, Iterable[Face]]],
    city: City,
    place: Place,
) -> dict[str, Any]:
    """The content of the editor's ``config.yml``."""
    found: dict[str, Any] = {"backend": _backend(dialect, place)}
    if place.forge != "forgejo":  # proposals there: Sveltia has none, Decap's are said to fail
        found["publish_mode"] = "editorial_workflow"
    found |= {
        "site_url": city.url,
        "media_folder": f"{place.content}/images".lstrip("/"),
        "public_folder": "",
        "slug": {"encoding": "ascii", "clean_accents": True},
    }
    languages = list(city.languages)
    if dialect == "decap":
        found["locale"] = languages[0]
    elif len(languages) > 1:
        found["i18n"] = {
            "structure": "multiple_files",
            "locales": languages,
            "default_locale": languages[0],
            "initial_locales": "default",
            "omit_default_locale_from_filename": True,
        }
    found["collections"] = [
        _collection(dialect, record_type, tuple(faces), languages, place)
        for record_type, faces in types
    ]
    return found


def _backend(dialect: Dialect, place: Place) -> dict[str, Any]:
    name = place.forge
    if name == "forgejo" and dialect == "sveltia":
        found: dict[str, Any] = {"name": "gitea"}
    else:
        found = {"name": name}
    found |= {"repo": place.project, "branch": place.branch}
    if place.address:
        root = place.address.rstrip("/")
        api = {"github": "/api/v3", "gitlab": "/api/v4", "forgejo": "/api/v1"}[name]
        found |= {"base_url": root, "api_root": root + api}
    return found


def _collection(
    dialect: Dialect,
    record_type: RecordType,
    faces: tuple[Face, ...],
    languages: list[str],
    place: Place,
) -> dict[str, Any]:
    noun = record_type.model.noun
    fields = []
    for face in faces:
        field = _field(face)
        if face.name == "text":
            field["name"] = "body"
            if dialect == "sveltia" and len(languages) > 1:
                field["i18n"] = True
        fields.append(field)
        if face.translatable and face.sort != "markdown":
            fields += [_translated(face, language) for language in languages[1:]]
    found = {
        "name": record_type.name,
        "label": noun.many,
        "label_singular": noun.one.partition(" ")[2],
        "folder": f"{place.content}/{record_type.folder}".lstrip("/"),
        "create": True,
        "extension": "md",
        "format": "yaml-frontmatter",
        "identifier_field": "name",
        "slug": "{{name}}",
        "summary": "{{name}}",
        "fields": fields,
    }
    if dialect == "sveltia" and len(languages) > 1:
        found["i18n"] = True
    return found


def _translated(face: Face, language: str) -> dict[str, Any]:
    field = _field(face)
    name = {"name": f"{face.name}_{language}", "label": f"{face.label} ({endonym(language)})"}
    return {**field, **name, "required": False}


def _field(face: Face) -> dict[str, Any]:
    found: dict[str, Any] = {"name": face.name, "label": face.label, **_widget(face)}
    hint = _HOURS_HINT if face.name == "opening_hours" else face.purpose
    if face.sort == "moment":
        hint = f"{face.purpose} {_MOMENT_HINT}"
    return {**found, "required": face.required, "hint": hint}


def _widget(face: Face) -> Mapping[str, Any]:
    match face.sort:
        case "markdown":
            return {"widget": "markdown"}
        case "choice":
            options = [{"label": label, "value": value} for value, label in face.options]
            return {"widget": "select", "options": options, **_many(face)}
        case "record":
            [target] = face.targets
            return {
                "widget": "relation",
                "collection": target,
                "value_field": "{{slug}}",
                "search_fields": ["name"],
                "display_fields": ["name"],
                **_many(face),
            }
        case "picture" if face.many:
            return {
                "widget": "list",
                "field": {"name": "image", "label": "Bild", "widget": "image"},
            }
        case "picture":
            return {"widget": "image"}
        case "number":
            limits = {"min": face.least, "max": face.most}
            found = {key: value for key, value in limits.items() if value is not None}
            step = 0.000001 if face.least is not None and face.least < 0 else 0.01
            return {"widget": "number", "value_type": "float", "step": step, **found}
        case "day" if not face.many:
            formats = {"format": "YYYY-MM-DD", "date_format": "DD.MM.YYYY", "time_format": False}
            return {"widget": "datetime", **formats}
    if face.many:
        return {"widget": "list"}
    pattern = _MOMENT if face.sort == "moment" else face.pattern
    message = _MOMENT_HINT if face.sort == "moment" else f"Zum Beispiel {face.example}"
    return {"widget": "string", **({"pattern": [pattern, message]} if pattern else {})}


def _many(face: Face) -> dict[str, Any]:
    return {"multiple": True} if face.many else {}
