# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which sources a template is made from: its own, and those of all that it names."""

from __future__ import annotations

import hashlib
import re

from jinja2 import Environment, TemplateNotFound

_NAME = r"""(?:"[^"\\]*"|'[^'\\]*')"""
_NAMES = rf"{_NAME}|[\[(]\s*{_NAME}(?:\s*,\s*{_NAME})*\s*,?\s*[\])]"
#: Where a template asks for others, and, where it says which in plain words, those words. In
#: ``{% include "parts/" ~ part %}`` nobody knows before it is drawn which template that is.
_ASKING = re.compile(
    r"\{%[-+]?\s*(?:include|import|from|extends)\b\s*"
    rf"(?:({_NAMES})\s*(?=[-+]?%\}}|(?:ignore|with|without|as|import)\b))?"
)
_QUOTED = re.compile(_NAME)


class TemplateSources:
    """Stamps of the templates of one environment."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._sources: dict[str, str | None] = {}
        self._stamps: dict[str, bytes] = {}

    def stamp(self, name: str) -> bytes:
        """A hash of everything that the template ``name`` is made from."""
        if name not in self._stamps:
            digest = hashlib.blake2b(digest_size=16)
            for part in sorted(self._closure(name)):
                digest.update(f"{part}\0{self._source(part)}\0".encode())
            self._stamps[name] = digest.digest()
        return self._stamps[name]

    def _closure(self, name: str) -> set[str]:
        found: set[str] = set()
        todo = [name]
        while todo:
            current = todo.pop()
            source = self._source(current)
            if current in found or source is None:
                continue
            found.add(current)
            for names in _ASKING.findall(source):
                # Better to draw a page too often than not: it may be any of them.
                todo += _named(names) if names else self._environment.list_templates()
        return found

    def _source(self, name: str) -> str | None:
        if name not in self._sources:
            loader = self._environment.loader
            try:
                found = loader.get_source(self._environment, name)[0] if loader else None
            except (TemplateNotFound, UnicodeDecodeError, OSError):
                found = None
            self._sources[name] = found
        return self._sources[name]


def _named(names: str) -> list[str]:
    return [quoted[1:-1] for quoted in _QUOTED.findall(names)]
