# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody has uploaded → a clean JPEG with a name of ours, or why not, in German."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from plugins.editing.photos.child import REFUSED
from plugins.editing.submission import Photo
from plugins.images import header
from plugins.images.picture import BOMB, BROKEN, FORMAT, MAX_BYTES, TOO_LARGE

#: Pixels of the longer side of what is kept.
LONGEST = 1600
_ROOT = Path(__file__).resolve().parents[3]
_CHILD = (sys.executable, "-P", "-m", "plugins.editing.photos.child")
_WELCOME = "Es gehen JPEG, PNG, WebP, HEIC und AVIF, so wie Telefone und Kameras sie speichern."
_ANOTHER = "Wählen Sie es noch einmal aus, oder nehmen Sie ein anderes."
_SMALLER = "Machen Sie es auf dem Telefon kleiner, oder nehmen Sie es neu auf."


class Unusable(Exception):
    """A file that we cannot show; the message says why and what to do."""


_SENTENCES = {
    FORMAT: f"Das ist kein Bild, das wir zeigen können. {_WELCOME}",
    BROKEN: f"Das Bild ist beschädigt, oder es kam nicht vollständig an. {_ANOTHER}",
    BOMB: f"Das Bild hat zu viele Bildpunkte, mehr als 40 Millionen. {_SMALLER}",
    TOO_LARGE: f"Das Bild ist größer als {MAX_BYTES // 1_000_000} MB. {_SMALLER}",
}
_SLOW = f"Mit diesem Bild kommen wir nicht zurecht. {_SMALLER}"
_BUSY = "Gerade kommen sehr viele Bilder. Bitte senden Sie es in einer Minute noch einmal."


class Cleaner:
    """Makes pictures clean, ``at_once`` of them; each in a child process, for ``seconds`` at most.

    For any thread. ``command`` is the child without its argument.
    """

    def __init__(
        self, at_once: int = 2, seconds: float = 30, command: Sequence[str] = _CHILD
    ) -> None:
        self._places = threading.BoundedSemaphore(at_once)
        self._seconds = seconds
        self._command = command

    def photo(self, data: bytes, business: str) -> Photo:
        """The picture for a business. The same bytes get the same name. Raises ``Unusable``."""
        made = self.drawn(data, LONGEST)
        return Photo(f"{business or 'bild'}-{hashlib.sha256(made).hexdigest()[:10]}.jpg", made)

    def drawn(self, data: bytes, longest: int) -> bytes:
        """A JPEG of the picture, no side longer than ``longest`` pixels. Raises ``Unusable``."""
        if len(data) > MAX_BYTES:
            raise Unusable(_SENTENCES[TOO_LARGE])
        if header.sniff(data) is None:
            raise Unusable(f"Das ist {header.describe(data)}, kein Foto. {_WELCOME}")
        if not self._places.acquire(timeout=self._seconds):
            raise Unusable(_BUSY)
        try:
            return self._by_child(data, longest)
        finally:
            self._places.release()

    def _by_child(self, data: bytes, longest: int) -> bytes:
        try:
            done = subprocess.run(  # kills it when its time is over
                [*self._command, str(longest)],
                input=data,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=self._seconds,
                env=_environment(),
                cwd=_ROOT,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Unusable(_SLOW) from None
        if done.returncode == 0 and done.stdout.startswith(b"\xff\xd8\xff"):
            return done.stdout
        if done.returncode == REFUSED:
            raise Unusable(_SENTENCES.get(done.stdout.decode("ascii", "replace"), _SLOW))
        raise Unusable(_SLOW)


def _environment() -> dict[str, str]:
    """Nothing of ours, but what finds Python's modules and keeps a process small."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return {
        **kept,
        "PYTHONPATH": str(_ROOT),
        "MALLOC_ARENA_MAX": "2",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
