# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The service's one secret: everything that it signs is signed with keys made of it."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

_NAME = "secret"
_BYTES = 32


class Spoilt(Exception):
    """The file of the secret is there and is none; the message says so in German."""


def secret_of(state: Path) -> bytes:
    """The secret of a state folder, made when it is first wanted; only its owner may read it.

    Whoever makes it first, of several processes, has made it. Raises ``Spoilt``.
    """
    path = state / _NAME
    if not path.exists():
        state.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = state / f"{_NAME}.{secrets.token_hex(8)}"
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(f"{secrets.token_hex(_BYTES)}\n")
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    found = path.read_text("ascii", errors="replace").strip()
    try:
        secret = bytes.fromhex(found)
    except ValueError:
        secret = b""
    if len(secret) != _BYTES:
        raise Spoilt(
            f"{path}: ist beschädigt. Holen Sie die Datei aus einer Sicherung zurück. Ohne sie "
            "gilt kein Link mehr: dann löschen Sie sie, und laden Sie alle Betriebe neu ein."
        )
    return secret


def key_for(secret: bytes, purpose: str) -> bytes:
    """A key for one purpose alone, so that nothing signed for it passes for something else."""
    return blake2b(purpose.encode(), key=secret, digest_size=32).digest()
