# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verb ``check``: stages 1–5, and every problem they find. No Pelican."""

from __future__ import annotations

import sys

from plugins import features
from plugins.commands import arguments
from plugins.core import pipeline
from plugins.core.printers import FORMATS
from plugins.core.problem import has_errors


def run(argv: list[str]) -> int:
    """Print all problems. Exit code 0, or 1 if one of them is an error."""
    parser = arguments.parser("check", "Prüft den Inhalt und nennt alle Fehler.")
    arguments.add_content(parser)
    parser.add_argument("--format", choices=sorted(FORMATS), default="text")
    given = parser.parse_args(argv)
    if not given.content.is_dir():
        print(f"Den Ordner »{given.content}« gibt es nicht.", file=sys.stderr)
        return 1
    features.activate()
    outcome = pipeline.run(given.content, arguments.moment(given.now))
    print_problems = FORMATS[given.format]
    sys.stdout.write(print_problems(outcome.problems, outcome.lines, given.content.as_posix()))
    return 1 if has_errors(outcome.problems) else 0
