# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Filters of Jinja's that the theme uses, for ``bare_templates.py``: of what it gives them.

Each answers as Jinja's does in a page that is escaped, or raises.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markupsafe import Markup, escape, soft_str


def joined(values: Iterable[Any]) -> str:
    """``a ~ b``."""
    texts = [soft_str(value) for value in values]
    return (Markup() if any(hasattr(text, "__html__") for text in texts) else "").join(texts)


def _join(_: object, values: Iterable[Any], between: str = "") -> str:
    texts = [value if hasattr(value, "__html__") else str(value) for value in values]
    if any(hasattr(text, "__html__") for text in texts):
        between = escape(between)
    return between.join(texts)


def _list(_: object, values: Iterable[Any]) -> list[Any]:
    return list(values)


def _map(_: object, values: Iterable[Any], name: str = "", attribute: str | int = "") -> list[Any]:
    if attribute != "":
        return [_attribute(value, attribute) for value in values]
    told: Callable[[Any], Any] = _MAPPED[name]
    return [told(value) for value in values]


_MAPPED: Mapping[str, Callable[[Any], Any]] = {
    "length": len,
    "max": lambda values: _max(None, values),
}


def _attribute(value: Any, path: str | int) -> Any:
    for part in str(path).split("."):
        if isinstance(value, Mapping):  # an entry goes before an attribute
            raise NotImplementedError
        value = value[int(part)] if part.isdigit() else getattr(value, part)
    return value


def _selectattr(_: object, values: Iterable[Any], path: str) -> list[Any]:
    return [value for value in values if _attribute(value, path)]


def _max(_: object, values: Iterable[Any]) -> Any:
    return max(values, key=lambda value: value.lower() if isinstance(value, str) else value)


def _replace(_: object, text: str, old: str, new: str) -> str:
    safe, safe_text = (hasattr(one, "__html__") for one in (new, text))
    if hasattr(old, "__html__") or (safe and not safe_text):
        text = escape(text)
    return soft_str(text).replace(soft_str(old), soft_str(new))


def _tojson(_: object, value: Any) -> Markup:
    text = json.dumps(value, sort_keys=True)
    for sign in "<>&'":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - nothing is left in it that HTML knows


#: The code gives each what it would give Jinja's: some are told of the context or its kin first.
FILTERS: Mapping[str, Callable[..., Any]] = {
    "join": _join, "length": len, "list": _list, "map": _map, "max": _max, "replace": _replace,
    "selectattr": _selectattr, "tojson": _tojson,
}  # fmt: skip
