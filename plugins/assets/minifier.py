# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Scripts and style sheets with short local names: the library ``tdewolff-minify``, in a process.

Not in ours: the library is Go's, and a process in which Go runs should not fork, as builds do. The
process lives as long as a bundle is made, which happens when the theme or the program changes.
"""

from __future__ import annotations

import io
import json
import sys
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_HELPER = Path(__file__).with_name("minifier_process.py")


class Minifier(Struct, frozen=True):
    """Text in, shorter text that means the same out."""

    script: Callable[[str], str] = str
    style: Callable[[str], str] = str


@contextmanager
def minifier() -> Iterator[Minifier]:
    """The library's, while the block runs; or one that changes nothing where there is no library,
    for there is none for every machine (Macs with Apple's processors).
    """
    if find_spec("minify") is None:
        yield Minifier()
        return
    import subprocess  # 2 ms, for a bundle that is seldom made

    command = [sys.executable, "-I", str(_HELPER)]  # the Python that runs us, and a file of ours
    with (
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        ) as process,
        process.stdin or io.StringIO() as asked,
        process.stdout or io.StringIO() as answers,
    ):

        def ask(kind: str, text: str) -> str:
            asked.write(json.dumps([kind, text]) + "\n")
            asked.flush()
            answer: str = json.loads(answers.readline())
            return answer

        yield Minifier(
            lambda code: ask("application/javascript", code), lambda css: ask("text/css", css)
        )
