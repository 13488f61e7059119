# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The one generator: everything Pelican builds for us goes through here.

Pelican opens no content file. All five stages run before Pelican may touch the output, because
its own errors are logged and forgotten; a city that may not be published raises here.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.generators import Generator

from plugins.assets.bundle import Bundle, bundle
from plugins.assets.fonts import cut_meanwhile
from plugins.core import pipeline
from plugins.core.plan import file_of
from plugins.core.printers import terminal
from plugins.portal.frame import page_view, site_view
from plugins.portal.pictures import picture_files
from plugins.portal.publish import Staging
from plugins.portal.refusal import Faulty, refuse_unfit
from plugins.portal.report import Report, report_of
from plugins.portal.templating import Renderer

if TYPE_CHECKING:
    from plugins.portal.audit import Finding


class PortalGenerator(Generator):
    """Builds the portal. Settings: ``STADTFENSTER`` = {cache, now, publish, made}.

    ``now`` is in ISO 8601. With ``publish`` the written site is audited before it goes public. A
    caller that gives a list as ``made`` gets this generator in it and tells the problems itself.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ours = self.settings["STADTFENSTER"]
        self.content = Path(self.path)
        self.cache = Path(ours["cache"])
        moment = datetime.fromisoformat(ours["now"])
        self.publish = bool(ours.get("publish"))
        self.report: Report | None = None
        self.findings: tuple[Finding, ...] = ()
        self.staging = Staging(Path(self.output_path).resolve())
        self.fonts = cut_meanwhile(self.cache / "fonts")
        try:
            self.outcome = pipeline.run(self.content, moment)
            if "made" in ours:
                ours["made"].append(self)
            else:
                self._tell_problems()
            refuse_unfit(self.outcome, self.publish)
        except BaseException:
            self.staging.close()
            raise

    def _tell_problems(self) -> None:
        """Pelican's log would wrap them and lose the carets."""
        if self.outcome.errors:
            content = self.content.name
            sys.stderr.write(terminal(self.outcome.errors, self.outcome.lines, content))

    def generate_context(self) -> None:
        """Pelican's first pass. Nothing to do: the stages have run."""

    def generate_output(self, writer: Any) -> None:
        """Render and write everything into a staging folder, then swap it in."""
        try:
            self.staging.begin()
            self.report = self._write(self.staging)
            if self.publish:
                self._audit()
            self.staging.swap(durable=self.publish)
        finally:
            self.staging.close()

    def _audit(self) -> None:
        from plugins.portal.audit import audit  # only a published build pays for its parsers

        catalogue = self.outcome.catalogue
        if catalogue is None:
            raise TypeError("only a planned outcome can be audited")
        absent = {
            file_of(kind.address_of(record_id))
            for kind in catalogue.registry.types
            for type_name, record_id in catalogue.withheld
            if type_name == kind.name
        }
        self.findings = audit(self.staging.folder, catalogue.city.url, frozenset(absent))
        if any(finding.blocks for finding in self.findings):
            raise Faulty(self.findings)

    def _write(self, staging: Staging) -> Report:
        plan, catalogue, facts = self.outcome.plan, self.outcome.catalogue, self.outcome.facts
        if plan is None or catalogue is None or facts is None:
            raise TypeError("only a planned outcome can be written")
        theme = Path(self.theme)
        assets: Bundle = bundle(theme, catalogue.city, self.fonts())
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
