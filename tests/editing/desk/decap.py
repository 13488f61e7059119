# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What Decap CMS demands of its configuration, told after decap-cms-core 3.19.1 and its widgets.

Decap has no schema that can be had as a file: it makes one in the browser from its widgets (MIT,
``src/constants/configSchema.js`` and each widget's ``src/schema.js``). Whatever property is not
named there it lets pass; here such a one is an error, because it would do nothing.
"""

from typing import Any

_TEXT, _FLAG, _NUMBER, _INTEGER = (
    {"type": kind} for kind in ("string", "boolean", "number", "integer")
)
_EITHER = {"type": ["string", "boolean"]}
_TEXTS = {"type": "array", "minItems": 1, "items": _TEXT}

#: Of each widget its own properties, and which it must have.
_WIDGETS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "string": ({}, []),
    "markdown": ({"minimal": _FLAG}, []),
    "image": ({"allow_multiple": _FLAG}, []),
    "number": ({"step": _NUMBER, "value_type": _TEXT, "min": _NUMBER, "max": _NUMBER}, []),
    "datetime": (
        {"format": _TEXT, "date_format": _EITHER, "time_format": _EITHER, "picker_utc": _FLAG},
        [],
    ),
    "list": ({"field": {"$ref": "#/definitions/field"}, "collapsed": _FLAG}, []),
    "select": (
        {
            "multiple": _FLAG,
            "min": _INTEGER,
            "max": _INTEGER,
            "options": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"label": _TEXT, "value": {"type": ["string", "number"]}},
                    "required": ["label", "value"],
                },
            },
        },
        ["options"],
    ),
    "relation": (
        {
            "collection": _TEXT,
            "value_field": _TEXT,
            "search_fields": _TEXTS,
            "display_fields": _TEXTS,
            "multiple": _FLAG,
        },
        ["collection", "value_field", "search_fields"],
    ),
}
_EVERY = {
    "name": _TEXT,
    "label": _TEXT,
    "required": _FLAG,
    "hint": _TEXT,
    "pattern": {"type": "array", "minItems": 2, "maxItems": 2, "items": _TEXT},
}


def _widget(name: str) -> dict[str, Any]:
    own, needed = _WIDGETS[name]
    return {
        "type": "object",
        "properties": {**_EVERY, **own, "widget": {"const": name}},
        "required": ["name", "widget", *needed],
        "additionalProperties": False,
    }


SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "backend": {
            "type": "object",
            "properties": {
                "name": {"enum": ["github", "gitlab", "forgejo"]},
                **dict.fromkeys(("repo", "branch", "base_url", "api_root"), _TEXT),
            },
            "required": ["name", "repo"],
            "additionalProperties": False,
        },
        "publish_mode": {"enum": ["simple", "editorial_workflow", ""]},
        **dict.fromkeys(("locale", "site_url", "media_folder", "public_folder"), _TEXT),
        "slug": {
            "type": "object",
            "properties": {"encoding": {"enum": ["unicode", "ascii"]}, "clean_accents": _FLAG},
            "additionalProperties": False,
        },
        "collections": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "properties": {
                    **dict.fromkeys(
                        ("name", "label", "label_singular", "folder", "identifier_field", "slug",
                         "summary", "extension"),
                        _TEXT,
                    ),
                    "create": _FLAG,
                    "format": {"enum": ["yaml-frontmatter"]},
                    "fields": {"type": "array", "items": {"$ref": "#/definitions/field"}},
                },
                "required": ["name", "label", "folder", "fields"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["backend", "collections", "media_folder"],
    "additionalProperties": False,
    "definitions": {"field": {"oneOf": [_widget(name) for name in _WIDGETS]}},
}  # fmt: skip
