# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Round after round: something changed, build, tell the terminal and the open pages."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

from plugins.commands.serving.built import Built, Result
from plugins.commands.serving.host import Host
from plugins.commands.serving.watching import Stopped, Watch
from plugins.commands.serving.workshop import Workshop
from plugins.core.clock import in_city

ROOT = Path(__file__).resolve().parents[3]
#: The program itself: a change here needs a new process.
_PROGRAM = (ROOT / "plugins", ROOT / "pelicanconf.py")
_THEME = ROOT / "theme"
#: What of the program is read anew in each build, or by the browser.
_NO_PROGRAM = (".css", ".js", ".html", ".po")
#: Seconds between two looks at the clock.
_IDLE = 1.0
_NAMED = 3


class Rounds:
    """Builds once, and again whenever the content, the theme, the program or the day changed.

    ``clock`` gives the moment of a build; one that stands still never brings a new day.
    """

    def __init__(
        self, host: Host, workshop: Workshop, content: Path, clock: Callable[[], datetime]
    ) -> None:
        self._host = host
        self._workshop = workshop
        self._content = content.resolve()
        self._clock = clock
        self._timezone = ""
        self._day: date | None = None
        self._waiting = False  # for another build of the same output

    def run(self, ignored: Iterable[Path], stop: threading.Event | None = None) -> None:
        """Go on until ``stop`` is set, or Ctrl-C (``KeyboardInterrupt``).

        Changes below ``ignored`` do not count.
        """
        with Watch((self._content, _THEME, *_PROGRAM), ignored, stop) as watch:
            print(f"Baue die Seite aus »{self._content.name}« …", flush=True)
            self._build("gebaut")
            self._say_address()
            while True:
                try:
                    changed = watch.wait(_IDLE)
                except Stopped:
                    return
                if changed:
                    self._build(self._named(changed), any(map(_is_program, changed)))
                elif self._waiting:
                    self._build("noch einmal versucht")
                elif self._is_new_day():
                    self._build("ein neuer Tag")

    def _build(self, cause: str, afresh: bool = False) -> None:
        started = time.perf_counter()
        moment = self._clock()
        built = self._workshop.build(moment, afresh)
        if built.result is Result.BUSY and self._waiting:
            return
        self._waiting = built.result is Result.BUSY
        self._timezone = built.timezone or self._timezone
        self._day = self._today(moment)
        self._host.base_path = built.base_path or self._host.base_path
        self._host.state.tell(built)
        _say(cause, built, time.perf_counter() - started)

    def _today(self, moment: datetime) -> date | None:
        """The city's day, as soon as it is known where the city is."""
        return in_city(moment, self._timezone).today if self._timezone else None

    def _is_new_day(self) -> bool:
        return self._day is not None and self._today(self._clock()) != self._day

    def _named(self, paths: tuple[Path, ...]) -> str:
        names = [self._name(path) for path in paths[:_NAMED]]
        return ", ".join(names) + (f" und {len(paths) - _NAMED} weitere" * (len(paths) > _NAMED))

    def _name(self, path: Path) -> str:
        for root in (self._content.parent, ROOT):
            if path.is_relative_to(root):
                return path.relative_to(root).as_posix()
        return str(path)

    def _say_address(self) -> None:
        address = f"http://127.0.0.1:{self._host.server_port}{self._host.base_path}"
        print(f"\nDie Seite: {address}  (Strg+C beendet)\n", flush=True)


def _is_program(path: Path) -> bool:
    return any(path.is_relative_to(place) for place in _PROGRAM) and path.suffix not in _NO_PROGRAM


def _say(cause: str, built: Built, seconds: float) -> None:
    """One line for the round, and what is wrong below it."""
    if built.good:
        pages, written = (f"{n:,}".replace(",", ".") for n in (built.pages, built.written))
        line = f"{cause}: {pages} Seiten in {_duration(seconds)}, {written} Dateien neu"
        if built.held_back:
            entries = "1 Eintrag" if built.held_back == 1 else f"{built.held_back} Einträge"
            line += f", {entries} zurückgehalten"
    elif built.result is Result.BUSY:
        line = f"{cause}: Ein anderer Bau läuft gerade; dieser wartet auf ihn."
    else:
        line = f"{cause}: keine neue Seite; die alte Seite bleibt.\n{built.reason.rstrip()}"
    print(f"{time.strftime('%H:%M:%S')}  {line}", flush=True)
    if built.listing:
        print(f"\n{built.listing}", file=sys.stderr, flush=True)


def _duration(seconds: float) -> str:
    if seconds < 10:
        return f"{seconds * 1000:.0f} ms"
    return f"{seconds:.1f} s".replace(".", ",")
