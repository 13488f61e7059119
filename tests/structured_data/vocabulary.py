# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Is this JSON-LD right by schema.org's vocabulary, and complete for search engines?

Stricter than schema.org, which lets text stand for anything: where a node belongs, text is a
problem. The fields that search engines require are Google's for LocalBusiness, Event, Article
and BreadcrumbList (developers.google.com/search/docs/appearance/structured-data).
"""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlsplit

from tests.structured_data import required
from tests.structured_data.schema_org import vocabulary

_KEYWORDS = frozenset({"@context", "@graph", "@id", "@type"})
_CONTEXT = "https://schema.org"
_ADDRESS = re.compile(r"https?://(?:www\.)?schema\.org/")
_NUMBER = re.compile(r"-?\d+(\.\d+)?\Z", re.ASCII)
_DURATION = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?\Z")
_TIME = re.compile(r"\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?\Z", re.ASCII)
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?\Z", re.ASCII)


def document_problems(text: str) -> list[str]:
    """Return what is wrong with the content of one ``<script type="application/ld+json">``."""
    try:
        document = json.loads(text, parse_constant=_no_constant)
    except ValueError as error:
        return [f"kein JSON: {error}"]
    if not isinstance(document, dict):
        return ["das Dokument ist kein Objekt"]
    if document.get("@context") != _CONTEXT:
        return [f"@context ist {document.get('@context')!r} statt {_CONTEXT!r}"]
    return problems(document)


def problems(node: dict[str, Any] | list[Any]) -> list[str]:
    """Return what is wrong with ``node`` or any node inside it, each as ``path: reason``.

    A list, and an ``@graph``, is looked at node by node.
    """
    return list(_node_problems(node, "", top=True))


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} ist kein JSON")


def _node_problems(node: Any, path: str, *, top: bool) -> Iterator[str]:
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from _node_problems(item, f"{path}[{index}]", top=top)
        return
    if not isinstance(node, dict):
        yield f"{path}: {node!r} ist kein Knoten"
        return
    if "@graph" in node:
        yield from (f"{path}: neben @graph steht {k}" for k in node if k not in _KEYWORDS)
        yield from _node_problems(node["@graph"], f"{path}/@graph", top=True)
        return
    if not top and "@context" in node:
        yield f"{path}: @context gehört nur an den Anfang"
    if not top and set(node) == {"@id"}:
        yield from _id_problems(node, path)
        return
    yield from _typed_node_problems(node, path, top=top)


def _typed_node_problems(node: dict[str, Any], path: str, *, top: bool) -> Iterator[str]:
    words = vocabulary()
    kinds = _as_list(node.get("@type", []))
    path = f"{path}/{'+'.join(map(str, kinds)) or '?'}"
    if not kinds:
        yield f"{path}: @type fehlt"
    unknown = [kind for kind in kinds if not isinstance(kind, str) or not words.is_type(kind)]
    for kind in unknown:
        near = get_close_matches(str(kind), sorted(words.parents), n=1)
        yield f"{path}: den Typ {kind!r} gibt es nicht{f', aber {near[0]}' if near else ''}"
    if unknown or not kinds:
        return
    yield from _id_problems(node, path)
    allowed = set().union(*(words.properties(kind) for kind in kinds))
    for name, value in node.items():
        if name.startswith("@"):
            if name not in _KEYWORDS:
                yield f"{path}: das Schlüsselwort {name} ist nicht vorgesehen"
        elif name not in words.domains:
            near = get_close_matches(name, sorted(allowed), n=1)
            yield f"{path}: {name} gibt es nicht{f', aber {near[0]}' if near else ''}"
        elif name not in allowed:
            yield f"{path}: {name} gehört nicht zu {', '.join(kinds)}"
        elif name in words.superseded:
            yield f"{path}: {name} ist ersetzt durch {', '.join(sorted(words.superseded[name]))}"
        else:
            yield from _property_problems(name, value, f"{path}/{name}")
    ancestors = frozenset().union(*(words.ancestors(kind) for kind in kinds))
    yield from (f"{path}: {reason}" for reason in required.missing(node, ancestors, top=top))


def _property_problems(name: str, value: Any, path: str) -> Iterator[str]:
    if value in (None, "", [], {}):
        yield f"{path}: ist leer"
    for index, item in enumerate(_as_list(value)):
        here = f"{path}[{index}]" if isinstance(value, list) else path
        ranges = vocabulary().ranges[name]
        if isinstance(item, dict):
            yield from _node_problems(item, here, top=False)
            yield from _node_range_problems(item, ranges, here)
        elif not _scalar_fits(item, ranges):
            yield f"{here}: {item!r} ist nichts von {', '.join(sorted(ranges))}"


def _node_range_problems(node: dict[str, Any], ranges: set[str], path: str) -> Iterator[str]:
    words = vocabulary()
    kinds = [kind for kind in _as_list(node.get("@type", [])) if isinstance(kind, str)]
    if not kinds:
        if not any(words.is_type(name) for name in ranges):
            yield f"{path}: ein Verweis steht, wo {', '.join(sorted(ranges))} hingehört"
    elif not any(words.ancestors(kind) & ranges for kind in kinds):
        yield f"{path}: {', '.join(kinds)} ist kein {' oder '.join(sorted(ranges))}"


def _scalar_fits(value: Any, ranges: set[str]) -> bool:
    """Whether text, a number or a truth value is plausible for one of ``ranges``."""
    if isinstance(value, bool):
        return "Boolean" in ranges
    if isinstance(value, int | float):
        whole = "Integer" in ranges and isinstance(value, int)
        return whole or bool(ranges & {"Number", "Float"})
    return isinstance(value, str) and any(_text_fits(value, name) for name in ranges)


def _text_fits(value: str, name: str) -> bool:
    match name:
        case "Text":
            return True
        case "URL":
            return is_url(value)
        # The context reads the text of such a property as the address of a node.
        case "Thing":
            return is_url(value)
        case "Number" | "Integer" | "Float":
            return bool(_NUMBER.match(value))
        case "Date":
            return _parses(date.fromisoformat, value) and len(value) == len("2026-12-24")
        case "DateTime":
            return bool(_DATE_TIME.match(value)) and _parses(datetime.fromisoformat, value)
        case "Time":
            return bool(_TIME.match(value)) and _parses(time.fromisoformat, value)
        case "Duration":
            return bool(_DURATION.match(value))
        case _:
            return _ADDRESS.sub("", value) in vocabulary().members.get(name, ())


def _parses(read: Any, value: str) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True


def is_url(value: str) -> bool:
    """Whether ``value`` is an absolute web address."""
    if any(character.isspace() for character in value):
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _id_problems(node: dict[str, Any], path: str) -> Iterator[str]:
    if "@id" in node and not (isinstance(node["@id"], str) and is_url(node["@id"])):
        yield f"{path}: @id ist keine vollständige Adresse: {node['@id']!r}"


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
