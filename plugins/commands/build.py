# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verb ``build``: the site, through Pelican."""

from __future__ import annotations

import argparse
import os
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.commands import arguments
from plugins.commands.progress import Progress
from plugins.commands.stops import reason
from plugins.core.version import ROOT, version_of
from plugins.portal.seal import Answer, Look, Question, folder_of, look

if TYPE_CHECKING:
    from plugins.core.pipeline import Outcome
    from plugins.portal.site import Site

WHOLE, REFUSED, HELD_BACK, BUSY = 0, 1, 3, 75

#: The site that was built last. To take a large one apart takes a while, and a process that builds
#: one need not do it: it ends with the site in its place (``plugins.commands.__main__``).
_last: Site | None = None


def run(argv: list[str]) -> int:
    """Build. Exit code 0 whole, 3 with records held back, 1 refused, 75 another build runs."""
    given = _parser().parse_args(argv)
    if not given.content.is_dir():
        print(f"Den Ordner »{given.content}« gibt es nicht.", file=sys.stderr)
        return REFUSED
    return build(given.content, given.output, given.cache, given.now, given.publish)


def _parser() -> argparse.ArgumentParser:
    parser = arguments.parser("build", "Baut die Seite.")
    arguments.add_content(parser)
    parser.add_argument("--output", type=Path, default=Path("output"), help="wohin (output)")
    parser.add_argument("--cache", type=Path, default=Path(".cache"), help="Zwischenspeicher")
    parser.add_argument("--publish", action="store_true", help="mit publishconf.py")
    return parser


def build(
    content: Path, output: Path, cache: Path, now: datetime | None, publish: bool = False
) -> int:
    """Build the site, and say in one line what came of it."""
    started = time.perf_counter()
    moment = arguments.moment(now)
    question = Question(
        version_of(ROOT),
        os.path.realpath(content),
        os.path.realpath(output),
        publish,
        content.as_posix(),
    )
    seen = look(folder_of(cache, output), question, moment)
    answer = seen.answer or _built(content, output, cache, moment, question, seen, started)
    sys.stderr.write(answer.told)
    sys.stdout.write(answer.said)
    return answer.code


def _built(
    content: Path,
    output: Path,
    cache: Path,
    moment: datetime,
    asked: Question,
    seen: Look,
    started: float,
) -> Answer:
    from plugins.core.plain_msgspec import without_extensions

    without_extensions()
    from plugins.portal.building import STOPS, Busy, build_site

    progress = Progress(sys.stderr, time.monotonic)
    try:
        site = build_site(
            content, output, cache, moment, asked.version, asked.publish, progress, seen
        )
    except Busy as busy:
        return Answer(BUSY, "", f"{busy}\n")
    except STOPS as stop:
        told = f"{_told(stop, content)}{reason(stop, output)}\n"
        kept = "Nichts veröffentlicht; die alte Seite bleibt, wie sie ist.\n"
        return Answer(REFUSED, "", told + kept)
    finally:
        progress.end()
    global _last
    _last = site
    if site.report is None:
        raise TypeError("the site was not written")
    # An error may hold back no record and yet leave something out, as that of a map does.
    wrong = bool(site.outcome.errors)
    told = _problems(site.outcome, content) if wrong else ""
    told += "".join(f"{finding}\n" for finding in site.findings)
    code = HELD_BACK if wrong else WHOLE
    seconds = time.perf_counter() - started
    site.seal(asked, Answer(code, site.report.unchanged(content.as_posix()), told))
    return Answer(code, site.report.summary(seconds, content.as_posix()), told)


def _told(stop: Exception, content: Path) -> str:
    """The problems that a refused site has."""
    from plugins.portal.building import Faulty, Refused

    if isinstance(stop, Refused):
        return _problems(stop.outcome, content)
    if isinstance(stop, Faulty):
        return "".join(f"{finding}\n" for finding in stop.findings)
    return ""


def _problems(outcome: Outcome, content: Path) -> str:
    from plugins.core.printers import terminal

    return terminal(outcome.errors, outcome.lines, content.as_posix())
