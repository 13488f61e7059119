# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verb ``build``: the site, through Pelican."""

from __future__ import annotations

import argparse
import errno
import gc
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.commands import arguments
from plugins.commands.progress import Progress

if TYPE_CHECKING:
    from plugins.core.pipeline import Outcome

WHOLE, REFUSED, HELD_BACK, BUSY = 0, 1, 3, 75


def run(argv: list[str]) -> int:
    """Build. Exit code 0 whole, 3 with records held back, 1 refused, 75 another build runs."""
    given = _parser().parse_args(argv)
    # A build makes what it keeps to its end: looking for garbage would cost a tenth of its time.
    gc.disable()
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
    from plugins.portal.building import STOPS, Busy, build_site

    progress = Progress(sys.stderr, time.monotonic)
    try:
        site = build_site(content, output, cache, arguments.moment(now), publish, progress)
    except Busy as busy:
        print(busy, file=sys.stderr)
        return BUSY
    except STOPS as stop:
        print(_reason(stop, content, output), file=sys.stderr)
        print("Nichts veröffentlicht; die alte Seite bleibt, wie sie ist.", file=sys.stderr)
        return REFUSED
    finally:
        progress.end()
    outcome = site.outcome
    if outcome.held_back:
        _print_problems(outcome, content)
    for finding in site.findings:
        print(finding, file=sys.stderr)
    seconds = time.perf_counter() - started
    if site.report is None:
        raise TypeError("the site was not written")
    print(site.report.summary(seconds, content.as_posix()))
    return HELD_BACK if outcome.held_back else WHOLE


def _reason(stop: Exception, content: Path, output: Path) -> str:
    """Why there is no new site, for the person at the terminal."""
    from plugins.portal.building import Faulty, Refused

    if isinstance(stop, Refused):
        _print_problems(stop.outcome, content)
    elif isinstance(stop, Faulty):
        print(*stop.findings, sep="\n", file=sys.stderr)
    elif isinstance(stop, OSError):
        if stop.errno in (errno.ENOSPC, errno.EDQUOT):
            return f"Auf dem Datenträger von »{output}« ist kein Platz mehr."
        if stop.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return f"Hier darf dieser Benutzer nicht schreiben: »{stop.filename or output}«."
        return f"Die Seite konnte nicht geschrieben werden: {stop}"
    return str(stop)


def _print_problems(outcome: Outcome, content: Path) -> None:
    from plugins.core.printers import terminal

    sys.stderr.write(terminal(outcome.errors, outcome.lines, content.as_posix()))
