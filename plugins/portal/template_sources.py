# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which sources a template is made from: its own, and those of all that it names.

A build reads each source once: somebody may save a template while pages are drawn, and what is
remembered of a template must be what the pages were made from.
"""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import BaseLoader, Environment, TemplateNotFound

from plugins.core.hashing import blake2b
from plugins.regex import regex

_NAME = r"""(?:"[^"\\]*"|'[^'\\]*')"""
_NAMES = rf"{_NAME}|[\[(]\s*{_NAME}(?:\s*,\s*{_NAME})*\s*,?\s*[\])]"
#: Where a template asks for others, and, where it says which in plain words, those words. In
#: ``{% include "parts/" ~ part %}`` nobody knows before it is drawn which template that is.
_ASKING = regex(
    r"\{%[-+]?\s*(?:include|import|from|extends)\b\s*"
    rf"(?:({_NAMES})\s*(?=[-+]?%\}}|(?:ignore|with|without|as|import)\b))?"
)
_QUOTED = regex(_NAME)


class ReadOnce(BaseLoader):
    """What ``loader`` gives, as it was when it was first asked for."""

    def __init__(self, loader: BaseLoader) -> None:
        self._loader = loader
        self._read: dict[str, tuple[str, str | None, Callable[[], bool] | None]] = {}

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The template's source, its file, and a function that Jinja never calls."""
        if template not in self._read:
            self._read[template] = self._loader.get_source(environment, template)
        return self._read[template]

    def list_templates(self) -> list[str]:
        """All names."""
        return self._loader.list_templates()


class TemplateSources:
    """Stamps of the templates of one environment, whose loader is a ``ReadOnce``."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._sources: dict[str, str | None] = {}
        self._stamps: dict[str, bytes] = {}

    def read_all(self) -> None:
        """Read every template now, before pages are drawn by several processes."""
        for name in self._environment.list_templates():
            if not name.startswith("!"):  # the second name of a theme's template in Pelican
                self._source(name)

    def stamp(self, name: str) -> bytes:
        """A hash of everything that the template ``name`` is made from."""
        if name not in self._stamps:
            digest = blake2b(digest_size=16)
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
