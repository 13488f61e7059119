# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The site in one language: its frame, and its templates with their words."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment

from plugins.assets.bundle import Bundle
from plugins.core.facts import Facts
from plugins.core.plan import Page, Plan
from plugins.portal.frame import page_view, site_view
from plugins.portal.templating import Renderer, beside


class Face:
    """What draws the pages in the language of ``facts``."""

    def __init__(
        self,
        environment: Environment,
        facts: Facts,
        plan: Plan,
        bundle: Bundle,
        compiled: Path,
        shared: bool = False,
    ) -> None:
        """``environment`` is that of the site's own language, whose face is made first; ``shared``:
        every listed page has a picture of its own to be shared with.
        """
        self._catalogue = catalogue = facts.catalogue
        language = catalogue.city.further
        if language:
            environment = beside(environment)
            compiled = compiled.with_name(f"{compiled.name}-{language}")
        self._renderer = Renderer(environment, catalogue.city, bundle, compiled)
        self.site = site_view(catalogue, plan, facts.now, bundle, shared)

    def render(self, page: Page) -> bytes:
        """The page as it is written."""
        return self._renderer.render(page, self.site, page_view(page, self._catalogue))
