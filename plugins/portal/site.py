# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""One build, from the content folder to the output: only what changed is drawn and written."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from plugins import features
from plugins.city_plan.extract import keep_in as keep_plans_in
from plugins.core.children import see_off
from plugins.core.inputs import list_tree
from plugins.core.pipeline import Outcome, Run, walk
from plugins.core.plan import Page, Plan, Planned, Planning, file_of
from plugins.core.program_folder import program_folder
from plugins.core.stamps import stamp_of
from plugins.portal import ledger as ledgers
from plugins.portal.asset_files import kept_bundle
from plugins.portal.drawing import draw_all
from plugins.portal.face import Face
from plugins.portal.looks import Looks
from plugins.portal.output import MOST_MOVED, Output
from plugins.portal.pictures import (
    forget_pictures,
    picture_files,
    picture_stamp,
    remember_pictures,
)
from plugins.portal.refusal import Faulty, refuse_unfit
from plugins.portal.report import Report, report_of
from plugins.portal.seal import Answer, Look, Question, Seen, folder_of, put_on
from plugins.portal.template_sources import Templates, TemplateSources
from plugins.portal.written import NOTE, Written, all_altered, written

if TYPE_CHECKING:
    from plugins.images.shelf import Shelf
    from plugins.portal.audit import Finding

#: Told of which stage how much of how much is done.
Progress = Callable[[str, int, int], None]
#: What every page shows besides its own: noted with each as something it looked at.
_FRAME, _CITY = "frame:", "city:"


class Job(Struct, frozen=True):
    """What is to be built, from what, to where. ``version`` is a hash of code and packages.

    ``overrides`` are folders of templates that lie over the theme's. ``alone`` is False where
    Pelican puts something of its own beside the site. ``look`` is what somebody saw just now.
    """

    content: Path
    output: Path
    cache: Path
    theme: Path
    overrides: tuple[Path, ...]
    moment: datetime
    version: bytes
    publish: bool = False
    alone: bool = True
    look: Look = Look()
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
        self._ledger = ledgers.empty(folder_of(job.cache, job.output))
        self._output = Output(job.output)
        try:
            remember_pictures(job.cache, partial(job.progress, "Bilder"))
            keep_plans_in(job.cache / "plan")
            self._lost: frozenset[str] = frozenset()
            found, themes = job.look.theme or {}, map(os.fspath, (job.theme, *job.overrides))
            self._themes = {theme: found.get(theme) or list_tree(theme) for theme in themes}
            self._ledger = ledgers.load(self._ledger.folder, job.version)
            self.outcome: Outcome = walk(
                Run(
                    job.content,
                    job.moment,
                    theme=job.theme,
                    memory=self._ledger.memory,
                    errors_only=True,
                    publish=job.publish,
                    listing=job.look.listing(),
                    progress=partial(job.progress, "Einträgen gelesen"),
                    meanwhile=features.activate,
                )
            )
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Throw away what did not become the output, and let other builds in."""
        forget_pictures()
        keep_plans_in(None)
        ledgers.give_up(self._ledger)  # unless it was saved
        self._output.close()
        see_off(wait=True)

    def write(self, templates: Templates) -> None:
        """Draw what changed, and make it the output. With ``publish`` the site is audited before.

        Raises ``Faulty`` if the audit finds faults.
        """
        outcome, job, ledger = self.outcome, self.job, self._ledger
        refuse_unfit(outcome, job.publish)
        plan, catalogue, facts = outcome.plan, outcome.catalogue, outcome.facts
        planning = outcome.planning
        if plan is None or catalogue is None or facts is None or planning is None:
            raise TypeError("only a planned outcome can be written")
        stamps = planning.stamps
        files = self._themes[os.fspath(job.theme)]
        assets, ledger.assets = kept_bundle(
            job.theme, files, job.cache, job.version, catalogue.city, ledger.assets
        )
        compiled = program_folder("templates") or job.cache / "templates"
        drawn_by = (plan, assets, compiled, (job.theme, job.cache), job.publish)
        faces = {n: Face(templates, facts.speaking(n), *drawn_by) for n in ("", *facts.spoken)}
        sources = TemplateSources(templates.of(catalogue.city.plugins)[0])
        city = (ledger.memory.city, ledger.memory.today)
        stamps.tell({_CITY: stamp_of(city)})
        for language, face in faces.items():
            stamps.tell({_FRAME + language: stamp_of((city, face.site, ledger.assets[0]))})
        stamps.tell_kind("template", sources.stamp)
        stamps.tell_kind("picture", partial(picture_stamp, catalogue))

        def render(page: Page, language: str) -> tuple[bytes, tuple[str, ...]]:
            data = faces[language].render(page)
            return data, (_FRAME + language, f"template:{page.template}")

        changed = stamps.changed(dict(zip(ledger.keys, ledger.stamps, strict=True)))
        self._forget(changed)
        facts.keep_with(ledger.kept)
        self._lost = self._look_over()
        wanted = self._wanted(plan, changed)
        if any(planned.file not in ledger.files for planned in wanted):
            sources.read_all()
        self._output.begin()
        made = draw_all(
            wanted, facts, render, (_CITY,), self._output, ledger.keys,
            partial(job.progress, "Seiten"),
            partial(self._get_ready, planning),
        )  # fmt: skip
        pictures, names = picture_files(catalogue, job.cache, partial(job.progress, "Bilder"))
        self._bring(
            {name: partial(self._output.write, name, data) for name, data in assets.files}, made
        )
        self._bring({n: partial(self._placed, pictures, n) for n in names}, made)
        self._publish(plan, {*names, *(name for name, _ in assets.files)}, made)
        self._remember(planning)
        self.report = report_of(outcome, len(assets.files), len(names), len(made))

    def seal(self, question: Question, answer: Answer) -> None:
        """Let the next build with nothing to do say ``answer`` at once to the same question."""
        city = self.outcome.catalogue.city if self.outcome.catalogue else None
        if city is None or city.plugins or not self.job.alone:
            return
        seen = Seen(
            self.outcome.listing,
            self._themes,
            self._ledger.memory.today,
            city.timezone,
            self._ledger.files.names,
            self._ledger.files.notes,
        )
        put_on(self._ledger.folder, question, seen, answer)

    def _forget(self, changed: set[str]) -> None:
        """Let go of kept facts that looked at something that is another now. That they look at
        the city and the day is not noted, for nearly all do.
        """
        kept, looks = self._ledger.kept, self._ledger.kept.looks
        kept.let_go(looks.names if _CITY in changed else looks.looking_at(changed))

    def _wanted(self, plan: Plan, changed: set[str]) -> list[Planned]:
        """What has to be drawn: what is new, planned otherwise, or looked at what changed; and
        what is not in the output as it was written.
        """
        files = self._ledger.files
        unfit = files.looking_at(changed) | self._lost
        if plan.moved:
            unfit |= plan.files - files.rows.keys()
        return list(plan.wanted(unfit, lambda name: NOTE.unpack(files.note(name))[0]))

    def _look_over(self) -> frozenset[str]:
        """The files that are not in the output as they were written."""
        look, names, notes = self.job.look, self._ledger.files.names, self._ledger.files.notes
        if look.altered and look.notes == notes:
            return frozenset(look.altered.result())
        return all_altered(os.fspath(self.job.output), names, notes)

    def _bring(self, files: Mapping[str, Callable[[], Written]], made: Looks) -> None:
        """Bring those of ``files`` into the new site that the output lacks.

        Their names hold a hash of their bytes, so the name is all there is to compare.
        """
        for name, make in files.items():
            if name not in self._ledger.files or name in self._lost:
                made.add(name, (), NOTE.pack(b"", *make()))

    def _placed(self, pictures: Shelf, name: str) -> Written:
        path = self._output.path(name)
        pictures.place(name, Path(path))
        return written(path)

    def _gone(self, plan: Plan, others: set[str]) -> list[str]:
        """The files of the output that the site has no more; it has those of ``plan``, and
        ``others``. As many as there were, of which the output has all, are the same.
        """
        files = self._ledger.files
        as_many = len(files) == len(plan) + len(others)
        if as_many and not plan.moved and others <= files.rows.keys():
            return []
        names = plan.files | others
        return [name for name in files.names if name not in names]

    def _publish(self, plan: Plan, others: set[str], made: Looks) -> None:
        """Make what was staged the output, and write down what the output is now."""
        files, gone = self._ledger.files, self._gone(plan, others)
        whole = (
            self.job.publish
            or bool(self._lost)  # somebody was at the output: nothing in it is relied on
            or files.rows.keys() <= made.rows.keys()
            or len(made) + len(gone) > MOST_MOVED
            or not self.job.output.exists()
        )
        if whole or made or gone:
            ledgers.unsettle(self._ledger.folder)
        if whole:
            self._output.keep((plan.files | others) - made.rows.keys())
            self._audit()
            self._output.swap(durable=self.job.publish)
        elif made or gone:
            self._output.move_in(list(made.names), gone)
        self._ledger.files = files = files.without(gone)
        files.take(made)

    def _audit(self) -> None:
        """Look at the staged site as a stranger would, before it goes public."""
        if not self.job.publish:
            return
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
        self.findings = audit(self._output.staging, catalogue.city.url, frozenset(absent))
        if any(finding.blocks for finding in self.findings):
            raise Faulty(self.findings)

    def _get_ready(self, planning: Planning) -> None:
        """Do what ``_remember`` needs and what needs no page."""
        planning.pack()
        if not self._ledger.stamps:  # the last build left none
            planning.stamps.foresee()

    def _remember(self, planning: Planning) -> None:
        """Leave the ledger for the next build."""
        ledger, stamps = self._ledger, planning.stamps
        ledger.tidy()
        ledger.stamps = stamps.of_keys(ledger.keys)
        ledger.memory.held = sorted({kind for kind, _ in planning.catalogue.withheld})
        ledger.memory.plan = planning.keep()
        ledgers.save(ledger, self.job.version)
        ledgers.forget_lost(ledger.folder, self.job.output)
