# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""One build in the worker process, told as data instead of printed."""

from __future__ import annotations

import sys
import time
import traceback
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from plugins.commands.progress import Progress
from plugins.commands.serving.built import Built, Mistake, Result
from plugins.commands.stops import reason
from plugins.core.city_file import CITY, read_city
from plugins.core.pipeline import Outcome
from plugins.core.printers import WORDS, address, excerpt, terminal
from plugins.core.version import ROOT, version_of
from plugins.portal.building import STOPS, Busy, Refused, build_site


class Attempts:
    """Builds of one content folder into one output, as often as is wanted."""

    def __init__(self, content: Path, output: Path, cache: Path) -> None:
        self._content = content
        self._output = output
        self._cache = cache
        self._city_read: tuple[int, ...] = ()
        self._plugins: tuple[str, ...] | None = None
        self._base_path = ""
        self._timezone = ""

    def build(self, moment: datetime) -> Built:
        """Build once, as of ``moment``. Fails in no way: a traceback is an answer, too."""
        try:
            if not self._is_current():
                return Built(Result.OUTDATED)
            built = self._build(moment)
        except (
            Exception
        ):  # somebody is at work on the program itself and wants to see where it broke
            built = Built(Result.BROKEN, reason=traceback.format_exc())
        return replace(built, base_path=self._base_path, timezone=self._timezone)

    def _is_current(self) -> bool:
        """Look at ``city.yaml`` if it changed: a new process alone is rid of an old plugin."""
        try:
            status = (self._content / CITY).stat()
        except OSError:
            return True
        signature = (status.st_mtime_ns, status.st_size, status.st_ino)
        if signature == self._city_read:
            return True
        self._city_read = signature
        city = read_city(self._content).city
        if city is None:
            return True
        self._base_path, self._timezone = city.base_path, city.timezone
        known, self._plugins = self._plugins, tuple(city.plugins)
        return known in (None, self._plugins)

    def _build(self, moment: datetime) -> Built:
        progress = Progress(sys.stderr, time.monotonic)
        try:
            made = build_site(
                self._content,
                self._output,
                self._cache,
                moment,
                version_of(ROOT),
                publish=False,
                progress=progress,
            )
        except Busy as busy:
            return Built(Result.BUSY, reason=str(busy))
        except STOPS as stop:
            refused = Built(Result.REFUSED, reason=reason(stop, self._output))
            if isinstance(stop, Refused):
                return self._with_mistakes(refused, stop.outcome)
            return refused
        finally:
            progress.end()
        outcome: Outcome = made.outcome
        if made.report is None:
            raise TypeError("the site was not written")
        report, held_back = made.report, len(outcome.held_back)
        if not outcome.errors:
            return Built(Result.WHOLE, report.page_count, report.written)
        built = Built(Result.HELD_BACK, report.page_count, report.written, held_back)
        return self._with_mistakes(built, outcome)

    def _with_mistakes(self, built: Built, outcome: Outcome) -> Built:
        content = self._content.as_posix()
        mistakes = tuple(
            Mistake(
                place=address(found.place, content),
                severity=WORDS[found.severity],
                code=found.code,
                excerpt="\n".join(excerpt(found.place, outcome.lines)),
                message=found.message,
                hint=found.hint,
            )
            for found in outcome.errors
        )
        listing = terminal(outcome.errors, outcome.lines, content)
        return replace(built, mistakes=mistakes, listing=listing)
