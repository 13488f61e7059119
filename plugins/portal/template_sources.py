# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sources of templates: where they are, and which of them a template is made from: its own,
and those of all that it names.

A build reads each source once: somebody may save a template while pages are drawn, and what is
remembered of a template must be what the pages were made from.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

from plugins.core.hashing import blake2b
from plugins.regex import regex

if TYPE_CHECKING:
    from jinja2 import Environment

_NAME = r"""(?:"[^"\\]*"|'[^'\\]*')"""
_NAMES = rf"{_NAME}|[\[(]\s*{_NAME}(?:\s*,\s*{_NAME})*\s*,?\s*[\])]"
#: Where a template asks for others, and, where it says which in plain words, those words. In
#: ``{% include "parts/" ~ part %}`` nobody knows before it is drawn which template that is.
_ASKING = regex(
    r"\{%[-+]?\s*(?:include|import|from|extends)\b\s*"
    rf"(?:({_NAMES})\s*(?=[-+]?%\}}|(?:ignore|with|without|as|import)\b))?"
)
_QUOTED = regex(_NAME)
#: Where a template says in plain words what it extends.
_EXTENDS = regex(r"""\{%[-+]?\s*extends\s+(?:"([^"]+)"|'([^']+)')\s*[-+]?%\}""")

#: A source, and the file that it was read from, if there is one.
Found = tuple[str, str | None]


class Sources:
    """The templates that there are, each as it was when it was first asked for."""

    def __init__(
        self, find: Callable[[str], Found | None], names: Callable[[], Sequence[str]]
    ) -> None:
        """``find`` gives a template, or None if there is none of the name; ``names`` lists all."""
        self._find = find
        self.names = names
        self._read: dict[str, Found | None] = {}

    def found(self, name: str) -> Found | None:
        """The template's source and its file. Raises ``OSError`` and ``UnicodeDecodeError``."""
        if name not in self._read:
            self._read[name] = self._find(name)
        return self._read[name]

    def line_of(self, name: str) -> dict[str, Found]:
        """The template, what it extends, what that extends, to the last that is named plainly and
        is there.
        """
        line: dict[str, Found] = {}
        while name and name not in line and (found := self.found(name)):
            line[name] = found
            extends = _EXTENDS.search(found[0])
            name = extends[1] or extends[2] if extends else ""
        return line


def whole_of(name: str, line: Mapping[str, Found]) -> tuple[str, str | None, str]:
    """Under which name, as which file and as which source a page that ``line`` was put together to
    is kept.
    """
    return f"{name} whole", line[name][1], "\0".join([source for source, _ in line.values()])


def in_folders(folders: Sequence[str], prefixed: Mapping[str, str]) -> Sources:
    """The templates in ``folders``, of which the first that has a name wins, and under a prefix
    those in the folder that it stands for: what Jinja's loaders find there.
    """

    def find(name: str) -> Found | None:
        prefix, _, rest = name.partition("/")
        if prefix in prefixed:
            return _read([prefixed[prefix]], rest)
        return _read(folders, name)

    def names() -> list[str]:
        below = {name for folder in folders for name in _names(folder)}
        for prefix, folder in prefixed.items():
            below |= {f"{prefix}/{name}" for name in _names(folder)}
        return sorted(below)

    return Sources(find, names)


def _read(folders: Iterable[str], name: str) -> Found | None:
    parts = name.split("/")
    if any(sep in part for sep in (os.sep, os.altsep) if sep for part in parts):
        return None
    if os.pardir in parts:
        return None
    below = "/".join([part for part in parts if part not in ("", os.curdir)])
    for folder in folders:
        path = f"{folder}/{below}"
        if os.path.isfile(path):  # noqa: PTH113 - sixty in every build
            with open(path, encoding="utf-8") as file:  # noqa: PTH123
                return file.read(), os.path.normpath(path)
    return None


def _names(folder: str) -> Iterator[str]:
    for path, _, files in os.walk(folder):
        for file in files:
            yield f"{path}/{file}"[len(folder) :].replace(os.sep, "/").strip("/")


class Templates:
    """What a build has templates from."""

    def __init__(
        self, environment: Callable[[], Environment], plain: Sources | None = None
    ) -> None:
        """``environment`` makes Jinja's; ``plain`` are its templates, where it is nothing but what
        every city has, and compiled templates can do without it.
        """
        self._make = environment
        self._plain = plain

    @cached_property
    def environment(self) -> Environment:
        """Jinja's, made when it is asked for."""
        return self._make()

    def of(self, plugins: Sequence[str]) -> tuple[Sources, bool]:
        """The templates of a city with these plugins, and whether they can do without Jinja."""
        if self._plain and not plugins:
            return self._plain, True
        return self._with_plugins(tuple(plugins)), False

    @cache  # noqa: B019 - a build has one of these
    def _with_plugins(self, plugins: tuple[str, ...]) -> Sources:
        from plugins.portal.jinja_sources import sources_of, with_templates_of

        loader = with_templates_of(plugins, self.environment.loader)
        return sources_of(self.environment.overlay(loader=loader))


class TemplateSources:
    """Stamps of templates."""

    def __init__(self, sources: Sources) -> None:
        self._templates = sources
        self._sources: dict[str, str | None] = {}
        #: The templates that one asks for. Most pages' templates ask for the same.
        self._asked: dict[str, list[str]] = {}
        self._stamps: dict[str, bytes] = {}

    def read_all(self) -> None:
        """Read every template now, before pages are drawn by several processes."""
        for name in self._templates.names():
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
            if current not in self._asked:
                self._asked[current] = self._asked_for_in(source)
            todo += self._asked[current]
        return found

    def _asked_for_in(self, source: str) -> list[str]:
        asked: list[str] = []
        for names in _ASKING.findall(source):
            # Better to draw a page too often than not: it may be any of them.
            asked += _named(names) if names else self._templates.names()
        return asked

    def _source(self, name: str) -> str | None:
        if name not in self._sources:
            try:
                found = self._templates.found(name)
            except (UnicodeDecodeError, OSError):
                found = None
            self._sources[name] = found[0] if found else None
        return self._sources[name]


def _named(names: str) -> list[str]:
    return [quoted[1:-1] for quoted in _QUOTED.findall(names)]
