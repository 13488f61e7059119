# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""One build, from the content folder to the output: only what changed is drawn and written."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment

from plugins.core.catalogue import Catalogue
from plugins.core.facts import Facts
from plugins.core.pipeline import Outcome, Run, walk
from plugins.core.plan import Page, Plan, Planned, file_of
from plugins.core.stamps import Stamps, stamp_of
from plugins.portal import ledger as ledgers
from plugins.portal.asset_files import kept_bundle
from plugins.portal.drawing import draw_all, plan_stamp
from plugins.portal.frame import page_view, site_view
from plugins.portal.ledger import Drawn, Ledger
from plugins.portal.output import MOST_MOVED, Output, Written, written
from plugins.portal.pictures import Pictures
from plugins.portal.refusal import Faulty, refuse_unfit
from plugins.portal.report import Report, report_of
from plugins.portal.template_sources import TemplateSources
from plugins.portal.templating import Renderer

if TYPE_CHECKING:
    from plugins.assets.bundle import Bundle
    from plugins.portal.audit import Finding

#: Told of which stage how much of how much is done.
Progress = Callable[[str, int, int], None]
#: What every page shows besides its own: noted with each as something it looked at.
_FRAME, _CITY = "frame:", "city:"


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be built, from what, to where. ``version`` is a hash of code and packages."""

    content: Path
    output: Path
    cache: Path
    theme: Path
    moment: datetime
    version: bytes
    publish: bool = False
    progress: Progress = lambda stage, done, total: None


class Site:
    """A build. The first five stages run when it is made, ``write`` does the rest.

    Raises ``Refused`` if the content may not be published, ``Busy`` if another build runs,
    ``ForeignFolder`` if the output is no site, ``OSError`` if it cannot be written. In each case
    the old output is untouched. ``close`` it whatever happens.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self.findings: tuple[Finding, ...] = ()
        self.report: Report | None = None
        self._output = Output(job.output)
        try:
            self._folder = ledgers.folder_of(job.cache, job.output)
            self._ledger = ledgers.load(self._folder, job.version)
            self.outcome: Outcome = walk(
                Run(
                    job.content,
                    job.moment,
                    memory=self._ledger.memory,
                    errors_only=True,
                    progress=lambda done, total: job.progress("Einträgen gelesen", done, total),
                )
            )
        except BaseException:
            self._output.close()
            raise

    def close(self) -> None:
        """Throw away what did not become the output, and let other builds in."""
        self._output.close()

    def write(self, environment: Environment) -> None:
        """Draw what changed, and make it the output. With ``publish`` the site is audited before.

        Raises ``Faulty`` if the audit finds faults.
        """
        outcome, job, ledger = self.outcome, self.job, self._ledger
        refuse_unfit(outcome, job.publish)
        plan, catalogue, facts = outcome.plan, outcome.catalogue, outcome.facts
        if plan is None or catalogue is None or facts is None:
            raise TypeError("only a planned outcome can be written")
        assets, ledger.assets = kept_bundle(job.theme, job.cache, catalogue.city, ledger.assets)
        renderer = Renderer(environment, job.theme, catalogue.city, assets, job.cache / "templates")
        site = site_view(catalogue, plan, facts.now, assets.preloads)
        templates = TemplateSources(environment)
        stamps = Stamps(catalogue, facts)
        city = (ledger.memory.city, ledger.memory.today)
        stamps.tell({_CITY: stamp_of(city), _FRAME: stamp_of((city, site, assets.addresses))})
        stamps.tell_kind("template", templates.stamp)

        def render(page: Page) -> tuple[bytes, tuple[str, ...]]:
            data = renderer.render(page, site, page_view(page, catalogue))
            return data, (_FRAME, f"template:{page.template}")

        changed = {k for k, stamp in ledger.stamps.items() if stamps.of(k) != stamp}
        self._forget(changed)
        facts.kept = ledger.kept
        wanted = self._wanted(plan, changed)
        self._output.begin()
        share = draw_all(
            wanted, facts, render, (_CITY,), self._output,
            lambda done, total: job.progress("Seiten", done, total),
        )  # fmt: skip
        made = share.drawn | self._place_assets(assets) | self._place_pictures(catalogue, facts)
        ledger.kept |= share.kept
        self._publish(plan, made)
        seen = {key for drawn in ledger.drawn.values() for key in drawn.seen}
        seen |= {key for known in ledger.kept.values() for key in known.seen}
        ledger.stamps = dict(zip(seen, stamps.all(seen), strict=True))
        ledgers.save(ledger, self._folder, job.version)
        self.report = report_of(outcome, len(assets.files), self.pictures, len(wanted))

    def _forget(self, changed: set[str]) -> None:
        """Let go of kept facts that looked at something that is another now."""
        kept = self._ledger.kept
        for key in [k for k, known in kept.items() if not changed.isdisjoint(known.seen)]:
            del kept[key]

    def _wanted(self, plan: Plan, changed: set[str]) -> list[Planned]:
        """What has to be drawn: what is new, planned otherwise, or looked at what changed; and
        what is not in the output as it was written.
        """
        drawn, folder = self._ledger.drawn, os.fspath(self.job.output)
        wanted = []
        for name, planned in plan.items():
            old = drawn.get(name)
            if (
                old is None
                or not changed.isdisjoint(old.seen)
                or old.plan != plan_stamp(planned)
                or _recognised(f"{folder}/{name}") != old.written
            ):
                wanted.append(planned)
        return wanted
