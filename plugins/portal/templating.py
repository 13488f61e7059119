# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The theme's templates, made ready: filters, links, icons, the catalogue of words."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from plugins.assets.asset import Bundle
from plugins.core.city import City
from plugins.core.plan import Page
from plugins.houses.house import House, draw, draw_front, nameless
from plugins.houses.sets import house_set
from plugins.portal.bare_templates import Bare
from plugins.portal.compiled import CompiledTemplates
from plugins.portal.foreign import LANGUAGE_FILTERS
from plugins.portal.frame import PageView, SiteView
from plugins.portal.kept_parts import Store
from plugins.portal.links import Links
from plugins.portal.template_runtime import Writing
from plugins.portal.template_sources import Templates
from plugins.portal.words import filters

if TYPE_CHECKING:
    from plugins.portal.by_jinja import ByJinja

#: More houses than this, of 1 KB, are forgotten together.
_MOST_DRAWN = 8192


class Renderer:
    """Renders pages; knows which page it stands on.

    It belongs to one build and one language. ``compiled`` is a folder that keeps templates as
    Python's code from one build to the next: while all that are needed are there, and ask for
    nothing that only Jinja knows, it is not imported.
    """

    def __init__(
        self, templates: Templates, city: City, bundle: Bundle, compiled: Path | None = None
    ) -> None:
        """``city`` is the view of the language that the pages are in."""
        self._templates = templates
        self._compiled = compiled
        self._links = Links(city.base_path, city.further)
        self._addresses = {**bundle.addresses, **bundle.spoken.get(city.further, {})}
        self._city = city
        self._drawn: dict[tuple[str, House], str] = {}
        self._icons: dict[tuple[str, str], str] = {}
        self._rendered: dict[str, Store] = {}
        self._filters = {**filters(city.language, city.words), **LANGUAGE_FILTERS}
        self._names: dict[str, Any] = {
            "link": self._links.link,
            "asset": self._asset,
            "icon": Writing(self._icon),
            "house": Writing(self._house),
            "nameless_house": Writing(self._nameless),
            "photo_front": Writing(self._photo_front),
        }
        self._bare: Bare | None = None
        sources, plain = templates.of(city.plugins)
        told = (sources, city.words, not city.further, self._filters, self._names)
        if plain and compiled:
            self._bare = Bare(*told, CompiledTemplates(compiled, city.words, not city.further))
        else:
            self._by_jinja  # noqa: B018 - imported before pages are drawn by several processes

    @cached_property
    def _by_jinja(self) -> ByJinja:
        from plugins.portal.by_jinja import ByJinja

        city, sources = self._city, self._templates.of(self._city.plugins)[0]
        told = (sources, city.words, not city.further, self._filters, self._names)
        return ByJinja(self._templates.environment, *told, self._compiled)

    def render(self, page: Page, site: SiteView, city_page: PageView) -> bytes:
        """One page as UTF-8."""
        self._links.stand_on(page.address)
        names = {"site": site, "page": city_page, **page.data}
        store = self._rendered.setdefault(self._links.root, {})
        if self._bare:
            try:
                return self._bare.render(page.template, names, store)
            except Exception:  # something that Jinja knows, or a mistake, which it tells better
                self._bare = None
        return self._by_jinja.render(page.template, names, store)

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
