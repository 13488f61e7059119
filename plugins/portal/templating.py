# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The theme's templates, made ready: filters, links, icons, the catalogue of words."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup

from plugins.assets.bundle import Bundle
from plugins.core.city import City
from plugins.core.plan import Page
from plugins.portal.frame import PageView, SiteView
from plugins.portal.links import Links
from plugins.portal.words import filters, translations


def with_templates_of(plugins: Iterable[str], loader: BaseLoader | None) -> BaseLoader:
    """``loader``, and after it the folder ``templates`` of each of the city's plugins.

    What the theme holds under the same name wins, so a city can lay its own over a plugin's.
    """
    loaders = [loader] if loader else []
    for name in plugins:
        with suppress(ValueError):  # a plugin may do without templates
            loaders.append(PackageLoader(name))
    return ChoiceLoader(loaders)


class Renderer:
    """Renders pages with one Jinja environment; knows which page it stands on."""

    def __init__(self, environment: Environment, theme: Path, city: City, bundle: Bundle) -> None:
        self._environment = environment
        self._links = Links(city.base_path)
        self._bundle = bundle
        environment.loader = with_templates_of(city.plugins, environment.loader)
        environment.filters.update(filters(city.languages[0]))
        environment.install_gettext_translations(  # type: ignore[attr-defined]
            translations(theme, city.languages[0]), newstyle=True
        )
        environment.globals.update(
            link=self._links.link, asset=self._asset, icon=self._icon, sign=self._sign
        )

    def render(self, page: Page, site: SiteView, city_page: PageView) -> bytes:
        """One page as UTF-8."""
        self._links.stand_on(page.address)
        template = self._environment.get_template(page.template)
        return template.render(site=site, page=city_page, **page.data).encode()

    def _asset(self, name: str) -> str:
        return self._links.link(self._bundle.address(name))

    def _icon(self, name: str) -> Markup:
        sprite = self._asset("sprite")
        return Markup(
            '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>'
        ).format(sprite, name)

    def _sign(self, icon: str, seed: str) -> Markup:
        return Markup(self._bundle.sign(icon, seed))  # noqa: S704 - drawn by us from our own data
