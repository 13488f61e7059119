# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The theme's templates, made ready: filters, links, icons, the catalogue of words."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader
from jinja2.compiler import CodeGenerator
from markupsafe import escape

from plugins.assets.asset import Bundle
from plugins.core.city import City
from plugins.core.messages import Messages
from plugins.core.plan import Page
from plugins.houses.house import House, draw, draw_front, nameless
from plugins.houses.sets import house_set
from plugins.portal.compiled import CompiledTemplates
from plugins.portal.compiling import compile_well
from plugins.portal.foreign import LANGUAGE_FILTERS
from plugins.portal.frame import PageView, SiteView
from plugins.portal.links import Links
from plugins.portal.once import Once, Part, Store
from plugins.portal.template_runtime import PageContext, Writing
from plugins.portal.template_sources import ReadOnce
from plugins.portal.whole import page_template_of
from plugins.portal.words import filters

#: More houses than this, of 1 KB, are forgotten together.
_MOST_DRAWN = 8192


def with_templates_of(plugins: Iterable[str], loader: BaseLoader | None) -> BaseLoader:
    """``loader``, and after it the folder ``templates`` of each of the city's plugins.

    What the theme holds under the same name wins, so a city can lay its own over a plugin's.
    """
    loaders = [loader] if loader else []
    for name in plugins:
        with suppress(ValueError):  # a plugin may do without templates
            loaders.append(PackageLoader(name))
    return ChoiceLoader(loaders)


def install_words(environment: Environment, messages: Messages) -> None:
    """Give templates ``_()`` and its kin; what is known when they are compiled is folded then."""
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        messages.text,
        messages.plural_text,
        newstyle=True,
        pgettext=lambda context, message: messages.text(message, context),
        npgettext=lambda context, one, many, n: messages.plural_text(one, many, n, context),
    )


def beside(environment: Environment) -> Environment:
    """An environment with the same loader and names, for another language."""
    made = environment.overlay(cache_size=400)
    made.globals, made.filters = dict(environment.globals), dict(environment.filters)
    return made


def _once_of(environment: Environment) -> Once:
    found = environment.extensions[Once.identifier]
    if not isinstance(found, Once):
        raise TypeError(f"{Once.identifier} is another extension's name")
    return found


class Renderer:
    """Renders pages with one Jinja environment; knows which page it stands on.

    It belongs to one build and one language: templates are read once. ``compiled`` is a folder that
    keeps them as Python's code from one build to the next.
    """

    def __init__(
        self,
        environment: Environment,
        city: City,
        bundle: Bundle,
        compiled: Path | None = None,
    ) -> None:
        """``city`` is the view of the language that the pages are in."""
        self._environment = environment
        self._links = Links(city.base_path, city.further)
        self._addresses = {**bundle.addresses, **bundle.spoken.get(city.further, {})}
        self._city = city
        self._drawn: dict[tuple[str, House], str] = {}
        self._icons: dict[tuple[str, str], str] = {}
        self._rendered: dict[str, Store] = {}
        if not isinstance(environment.loader, ReadOnce):
            environment.loader = ReadOnce(with_templates_of(city.plugins, environment.loader))
        environment.auto_reload = False
        environment.add_extension(Once)
        environment.filters.update(filters(city.language, city.words))
        environment.filters.update(LANGUAGE_FILTERS)
        messages = city.words
        install_words(environment, messages)
        environment.globals.update(
            link=self._links.link,
            asset=self._asset,
            icon=Writing(self._icon),
            house=Writing(self._house),
            nameless_house=Writing(self._nameless),
            photo_front=Writing(self._photo_front),
        )
        compile_well(environment, messages, own_language=not city.further)
        if compiled:
            environment.bytecode_cache = CompiledTemplates(
                compiled, environment, messages, not city.further
            )
        self._jinja = environment.overlay(cache_size=50, bytecode_cache=None)
        self._jinja.code_generator_class = CodeGenerator
        self._once, self._once_by_jinja = map(_once_of, (environment, self._jinja))

    def render(self, page: Page, site: SiteView, city_page: PageView) -> bytes:
        """One page as UTF-8."""
        self._links.stand_on(page.address)
        self._once.store = self._rendered.setdefault(self._links.root, {})
        names = {"site": site, "page": city_page, **page.data}
        template = page_template_of(self._environment, page.template)
        context = PageContext(self._environment, names, template)
        try:
            # Most pieces hold nothing but ASCII, which is UTF-8; a whole page hardly ever does.
            pieces = [
                piece.data if piece.__class__ is Part else piece.encode()
                for piece in template.root_render_func(context)
            ]
        except Exception:  # an entry of a mapping, or a mistake, whose line Jinja tells
            self._once_by_jinja.store = {}
            return self._jinja.get_template(page.template).render(names).encode()
        return b"".join(pieces)

    def _asset(self, name: str) -> str:
        return self._links.site_root + self._addresses[name]

    def _house(self, house: House) -> str:
        """A house is on its own page, its neighbours' and its street's: drawn once for them."""
        key = (self._links.site_root, house)
        found = self._drawn.get(key)
        if found is None:
            if len(self._drawn) >= _MOST_DRAWN:
                self._drawn.clear()
            houses, icons = self._asset("houses"), self._asset("sprite")
            found = self._drawn[key] = draw(house, house_set(self._city.houses), houses, icons)
        return found

    def _nameless(self, number: int) -> str:
        return self._house(nameless(number, house_set(self._city.houses)))

    def _photo_front(self, house: House) -> str:
        return draw_front(house, self._asset("houses"), self._asset("sprite"))

    def _icon(self, name: str) -> str:
        key = (self._links.root, name)
        if key not in self._icons:
            address = escape(f"{self._asset('sprite')}#{name}")
            self._icons[key] = (
                f'<svg class="icon" aria-hidden="true"><use href="{address}"></use></svg>'
            )
        return self._icons[key]
