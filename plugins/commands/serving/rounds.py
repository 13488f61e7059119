# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Round after round: something changed, build, tell the terminal and the open pages."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from watchfiles import DefaultFilter, watch

from plugins.commands.build import HELD_BACK, WHOLE
from plugins.commands.serving.host import Host
from plugins.commands.serving.workshop import Workshop

ROOT = Path(__file__).resolve().parents[3]
#: The program itself: a change here needs a new process.
_PROGRAM = (ROOT / "plugins", ROOT / "pelicanconf.py")
_THEME = ROOT / "theme"
_CITY = "city.yaml"
#: Milliseconds between two looks at what the system has reported.
_LOOK = 250


class Rounds:
    """Builds once, and again whenever the content, the theme or the program changed."""

    def __init__(self, host: Host, workshop: Workshop, content: Path) -> None:
        self._host = host
        self._workshop = workshop
        self._content = content.resolve()

    def run(self, ignored: Iterable[Path]) -> None:
        """Go on until Ctrl-C (``KeyboardInterrupt``). Changes below ``ignored`` do not count."""
        places = [path for path in (self._content, _THEME, *_PROGRAM) if path.exists()]
        first = True
        # The first look comes back empty; from then on, what changes during a build is kept.
        for changes in watch(
            *places,
            watch_filter=DefaultFilter(ignore_paths=[path.resolve() for path in ignored]),
            yield_on_timeout=True,
            rust_timeout=_LOOK,
        ):
            if first:
                self._build(afresh=False)
                self._say_address()
                first = False
            elif changes:
                paths = sorted({Path(path) for _, path in changes})
                print(f"\nGeändert: {self._named(paths)}", file=sys.stderr)
                self._build(afresh=any(self._is_program(path) for path in paths))

    def _build(self, afresh: bool) -> None:
        built = self._workshop.build(afresh)
        self._host.base_path = built.base_path or self._host.base_path
        good = built.code in (WHOLE, HELD_BACK)
        self._host.state.tell(good, "" if built.code == WHOLE else built.text)

    def _is_program(self, path: Path) -> bool:
        """Python code, or ``city.yaml``, which may name other plugins than before."""
        return path == self._content / _CITY or any(path.is_relative_to(p) for p in _PROGRAM)

    def _named(self, paths: list[Path]) -> str:
        here = Path.cwd()
        names = [str(p.relative_to(here) if p.is_relative_to(here) else p) for p in paths[:3]]
        return ", ".join(names) + (f" und {len(paths) - 3} weitere" if len(paths) > 3 else "")

    def _say_address(self) -> None:
        address = f"http://127.0.0.1:{self._host.server_port}{self._host.base_path}"
        print(f"\nDie Seite: {address}  (Strg+C beendet)", flush=True)
