# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A process that builds whenever it is told to, and stays warm in between.

``python -m plugins.commands.serving.worker CONTENT OUTPUT CACHE [NOW]``: each line on its input is
one build. What the build prints goes on to the terminal; when it is done, one line of JSON comes
out: the exit code, the printed text, and the site's path (empty where nothing was built).
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import traceback
from datetime import datetime
from pathlib import Path
from typing import TextIO

from plugins.commands.build import HELD_BACK, REFUSED, WHOLE, build
from plugins.core.clock import moment_of
from plugins.core.pipeline import read_city


class _Tee(io.StringIO):
    """Keeps what is written, and passes it on at once."""

    def __init__(self, onward: TextIO) -> None:
        super().__init__()
        self._onward = onward

    def write(self, text: str) -> int:
        """Write to both."""
        self._onward.write(text)
        self._onward.flush()
        return super().write(text)


def main(argv: list[str]) -> None:
    """Build for every line of standard input, until it is closed."""
    content, output, cache = (Path(folder) for folder in argv[:3])
    now = moment_of(argv[3], {}, 0) if len(argv) > 3 else None
    answers = sys.stdout
    for _ in sys.stdin:
        printed = _Tee(sys.stderr)
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            code = _build(content, output, cache, now)
            base_path = _base_path(content) if code in (WHOLE, HELD_BACK) else ""
        answer = {"code": code, "text": printed.getvalue(), "base_path": base_path}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _build(content: Path, output: Path, cache: Path, now: datetime | None) -> int:
    try:
        return build(content, output, cache, now)
    except Exception:  # somebody is at work on the program itself, and wants to see where it broke
        traceback.print_exc()
        return REFUSED


def _base_path(content: Path) -> str:
    city, _ = read_city(content, {})
    return city.base_path if city else ""


if __name__ == "__main__":
    main(sys.argv[1:])
