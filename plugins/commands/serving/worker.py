# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A process that builds whenever it is told to, and stays warm in between.

``python -m plugins.commands.serving.worker CONTENT OUTPUT CACHE``: each line on its input is a
moment in ISO 8601 and orders a build as of then; the answer is a line of JSON, a ``Built``. Input
that ends, ends the process: so it does not outlive the one that it works for.
"""

from __future__ import annotations

import gc
import os
import sys
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.commands.serving.built import Built, Result

if TYPE_CHECKING:
    from plugins.commands.serving.attempt import Attempts


def main(argv: list[str]) -> None:
    """Build for every line of standard input, until it is closed."""
    orders, answers = _take_pipes()
    # A build makes what it keeps; what it drops in circles is collected while nobody waits.
    gc.disable()
    content, output, cache = (Path(folder) for folder in argv)
    attempts = _attempts(content, output, cache)
    with os.fdopen(orders, encoding="utf-8") as lines:
        for line in lines:
            moment = datetime.fromisoformat(line.strip())
            built = attempts.build(moment) if not isinstance(attempts, Built) else attempts
            try:
                _write(answers, f"{built.to_json()}\n".encode())
            except BrokenPipeError:
                return
            gc.collect()
            if not gc.get_freeze_count():  # the program itself stays; no need to look it through
                gc.freeze()


def _attempts(content: Path, output: Path, cache: Path) -> Attempts | Built:
    """The builder; or, where the program has a mistake that stops its import, that as an answer."""
    try:
        from plugins.commands.serving.attempt import Attempts

        return Attempts(content, output, cache)
    except Exception:
        return Built(Result.BROKEN, reason=traceback.format_exc())


def _take_pipes() -> tuple[int, int]:
    """Keep the two pipes for ourselves.

    What a build prints goes to the terminal and never between the answers. A process that a build
    forks gets neither: it could outlive us, and our end would not be noticed.
    """
    orders, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    if hasattr(os, "register_at_fork"):  # Windows does not fork

        def let_go() -> None:
            for pipe in (orders, answers):
                with suppress(OSError):
                    os.close(pipe)

        os.register_at_fork(after_in_child=let_go)
    return orders, answers


def _write(pipe: int, data: bytes) -> None:
    while data:
        data = data[os.write(pipe, data) :]


if __name__ == "__main__":
    main(sys.argv[1:])
