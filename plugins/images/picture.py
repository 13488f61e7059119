# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a picture file is, or why it cannot be shown. Nothing here opens one."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from plugins.core.problem import Severity, declare
from plugins.core.suggest import did_you_mean

MISSING = declare("image-missing")
FORMAT = declare("image-format")
BROKEN = declare("image-broken")
BOMB = declare("image-bomb")
TOO_LARGE = declare("image-too-large")
SMALL = declare("image-small", Severity.WARNING)
ANIMATED = declare("image-animated", Severity.NOTE)

MAX_BYTES = 12_000_000


class PictureError(Exception):
    """A picture that cannot be shown: a stable code, a German sentence, what to do instead."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        """Keep the three parts; ``code`` is one of this module's codes."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


class PictureNote(Struct, frozen=True):
    """Something to say about a picture that can be shown all the same."""

    code: str
    message: str
    hint: str = ""


class Picture(Struct, frozen=True):
    """What a sound picture is: its format, and its size in pixels as a viewer sees it."""

    name: str
    format: str
    width: int
    height: int
    notes: tuple[PictureNote, ...] = ()


def missing(name: str, known: Iterable[str]) -> PictureError:
    """The error for a picture ``name`` that is not among the ``known`` file names."""
    if "/" in name or "\\" in name:
        hint = "Schreiben Sie nur den Dateinamen; gesucht wird im Ordner »images«."
    else:
        hint = did_you_mean(name, known, "Legen Sie die Datei in den Ordner »images«.")
    return PictureError(MISSING, f"Das Bild »{name}« gibt es nicht.", hint)
