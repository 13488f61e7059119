# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The site in one language: its frame, and its templates with their words."""

from __future__ import annotations

from pathlib import Path

from plugins.assets.asset import Bundle
from plugins.core.facts import Facts
from plugins.core.plan import Page, Plan
from plugins.portal.frame import page_view, site_view
from plugins.portal.template_sources import Templates
from plugins.portal.templating import Renderer


class Face:
    """What draws the pages in the language of ``facts``."""

    def __init__(
        self,
        templates: Templates,
        facts: Facts,
        plan: Plan,
        bundle: Bundle,
        compiled: Path,
        paper: tuple[Path, Path] | None = None,
        shared: bool = False,
    ) -> None:
        """``paper`` are the theme and the cache, for what is printed; ``shared``: every listed page
        has a picture of its own to be shared with.
        """
        self._catalogue = catalogue = facts.catalogue
        language = catalogue.city.further
        if language:
            compiled = compiled.with_name(f"{compiled.name}-{language}")
        self._renderer = Renderer(templates, catalogue.city, bundle, compiled)
        self._paper = paper
        self.site = site_view(catalogue, plan, facts.now, bundle, shared)

    def render(self, page: Page) -> bytes:
        """The page as it is written; what is called ``….pdf`` is printed. Raises ``OSError``."""
        if not (page.address.endswith(".pdf") and self._paper):
            return self._render(page)
        from plugins.portal.sheets import NoPdf, Paper  # few builds print

        try:
            return Paper(*self._paper, self._catalogue.city).pdf(page, self._render)
        except NoPdf as missing:
            raise OSError(str(missing)) from None

    def _render(self, page: Page) -> bytes:
        return self._renderer.render(page, self.site, page_view(page, self._catalogue))
