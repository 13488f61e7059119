# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which sources a template is made from: its own, and those of all that it names."""

from __future__ import annotations

import hashlib
import re

from jinja2 import Environment, TemplateNotFound

#: Whatever could be the name of a template is taken for one: better to draw a page too often.
_NAMED = re.compile(r"""["']([\w./-]+\.\w+)["']""")
#: ``{% include name %}``: nobody knows before it is drawn which template that is.
_UNNAMED = re.compile(r"""\{%[-+]?\s*(?:include|import|from|extends)\s+(?!["'\[(])""")


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
            if _UNNAMED.search(source):
                todo += self._environment.list_templates()
            todo += _NAMED.findall(source)
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
