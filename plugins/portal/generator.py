# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pelican's way into a build: one generator, which hands Pelican's settings to our site.

Pelican opens no content file. All five stages run before Pelican may touch the output, because
its own errors are logged and forgotten; a city that may not be published raises here.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from plugins.core.printers import terminal
from plugins.core.version import ROOT, version_of
from plugins.portal.refusal import refuse_unfit
from plugins.portal.site import Job, Site
from plugins.portal.template_sources import Templates

#: What Pelican's FatalLogger raises after it has logged.
FATAL = "Warning or error encountered"


class PortalGenerator(Generator):
    """Builds the portal. Settings: ``STADTFENSTER`` = {cache, now, publish, made}.

    ``now`` is in ISO 8601. With ``publish`` the written site is audited before it goes public. A
    caller that gives a list as ``made`` gets this generator in it and tells the problems itself.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ours = self.settings["STADTFENSTER"]
        self.site = Site(
            Job(
                content=Path(self.path),
                output=Path(self.output_path).resolve(),
                cache=Path(ours["cache"]),
                theme=Path(self.theme),
                overrides=tuple(map(Path, self.settings["THEME_TEMPLATES_OVERRIDES"])),
                moment=datetime.fromisoformat(ours["now"]),
                version=version_of(ROOT),
                publish=bool(ours.get("publish")),
                alone=False,
            )
        )
        try:
            if "made" in ours:
                ours["made"].append(self)
            else:
                self._tell_problems()
            refuse_unfit(self.site.outcome, self.site.job.publish)
        except BaseException:
            self.site.close()
            raise

    def _tell_problems(self) -> None:
        """Pelican's log would wrap them and lose the carets."""
        outcome = self.site.outcome
        if outcome.errors:
            sys.stderr.write(terminal(outcome.errors, outcome.lines, Path(self.path).name))

    def generate_context(self) -> None:
        """Pelican's first pass. Nothing to do: the stages have run."""

    def generate_output(self, writer: Any) -> None:
        """Draw what changed, and make it the output."""
        try:
            self.site.write(Templates(lambda: self.env))
        finally:
            self.site.close()
