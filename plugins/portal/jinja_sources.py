# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sources of templates, for Jinja and from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, TemplateNotFound

from plugins.portal.template_sources import Found, Sources


class ReadOnce(BaseLoader):
    """Gives Jinja what ``sources`` has."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The template's source, its file, and no function that tells whether it is another now."""
        found = self.sources.found(template)
        if found is None:
            raise TemplateNotFound(template)
        return (*found, None)

    def list_templates(self) -> list[str]:
        """All names."""
        return list(self.sources.names())


def sources_of(environment: Environment) -> Sources:
    """What the environment's loader finds."""
    loader = environment.loader
    if isinstance(loader, ReadOnce):
        return loader.sources

    def find(name: str) -> Found | None:
        try:
            return loader.get_source(environment, name)[:2] if loader else None
        except TemplateNotFound:
            return None

    return Sources(find, environment.list_templates)


def with_templates_of(plugins: Iterable[str], loader: BaseLoader | None) -> BaseLoader:
    """``loader``, and after it the folder ``templates`` of each of the city's plugins.

    What the theme holds under the same name wins, so a city can lay its own over a plugin's.
    """
    loaders = [loader] if loader else []
    for name in plugins:
        with suppress(ValueError):  # a plugin may do without templates
            loaders.append(PackageLoader(name))
    return ChoiceLoader(loaders)
