# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The one generator: everything Pelican builds for us goes through here.

Pelican opens no content file. All five stages run before Pelican may touch the output, because
its own errors are logged and forgotten; a city that may not be published raises here.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from plugins.assets.bundle import Bundle, bundle
from plugins.core import pipeline
from plugins.core.pipeline import Outcome
from plugins.portal.frame import page_view, site_view
from plugins.portal.pictures import picture_files
from plugins.portal.publish import Staging, exclusive
from plugins.portal.report import Report, report_of
from plugins.portal.templating import Renderer


class Refused(Exception):
    """The content may not be published at all; the old site stays. Carries the outcome."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__("Die Stadt ist nicht vollständig beschrieben; nichts wurde gebaut.")
        self.outcome = outcome


class PortalGenerator(Generator):
    """Builds the portal. Settings: ``STADTFENSTER`` = {content, cache, now}, now in ISO 8601."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ours = self.settings["STADTFENSTER"]
        self.content = Path(ours["content"])
        self.cache = Path(ours["cache"])
        moment = datetime.fromisoformat(ours["now"])
        self.outcome = self._walk(moment)
        self.report: Report | None = None
        ours.setdefault("made", []).append(self)

    def _walk(self, moment: datetime) -> Outcome:
        outcome = pipeline.run(self.content, moment)
        if outcome.plan is None:
            raise Refused(outcome)
        return outcome

    def generate_context(self) -> None:
        """Pelican's first pass. Nothing to do: the stages have run."""

    def generate_output(self, writer: Any) -> None:
        """Render and write everything into a staging folder, then swap it in."""
        output = Path(self.output_path).resolve()
        with exclusive(output):
            staging = Staging(output)
            staging.begin()
            try:
                self.report = self._write(staging)
            except BaseException:
                staging.drop()
                raise
            staging.swap()

    def _write(self, staging: Staging) -> Report:
        plan, catalogue, facts = self.outcome.plan, self.outcome.catalogue, self.outcome.facts
        if plan is None or catalogue is None or facts is None:
            raise TypeError("only a planned outcome can be written")
        theme = Path(self.theme)
        assets: Bundle = bundle(theme, catalogue.city, self.cache)
        renderer = Renderer(self.env, theme, catalogue.city, assets)
        site = site_view(catalogue, plan, facts.now, assets.preloads)
        for page in plan.sorted_pages():
            staging.write(page.file, renderer.render(page, site, page_view(page, catalogue)))
        for file in plan.sorted_files():
            staging.write(file.file, file.content)
        for name, data in assets.files:
            staging.write(name, data)
        pictures = 0
        for name, data in picture_files(catalogue, facts, self.cache):
            staging.write(name, data)
            pictures += 1
        return report_of(self.outcome, len(assets.files), pictures)
