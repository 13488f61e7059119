# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Compiled templates, kept from one build to the next: 90 ms that only the first one pays.

A file is believed if its checksum covers what it holds and all that it was made from; any other
is as good as none. Losing the folder costs time only.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from pathlib import Path
from types import CodeType

import jinja2
from jinja2 import Environment
from jinja2.bccache import Bucket, BytecodeCache

from plugins.core.hashing import blake2b
from plugins.core.messages import Messages

#: More files than a theme and its plugins have are left over from other places and times.
MOST_FILES = 500
_OURS = (
    "compiling.py", "folding.py", "once.py", "template_runtime.py", "whole.py", "words.py"
)  # fmt: skip
_DIGEST_SIZE = 16


class CompiledTemplates(BytecodeCache):
    """One file a template in ``folder``, which is made when it is needed."""

    def __init__(
        self, folder: Path, environment: Environment, messages: Messages, own_language: bool = False
    ) -> None:
        self._folder = folder
        here = Path(__file__).parent
        made_from = (
            sys.version,
            jinja2.__version__,
            environment.trim_blocks,
            environment.lstrip_blocks,
            sorted(environment.filters),
            sorted(environment.globals),
            sorted(messages.texts.items()),
            own_language,
            *((here / name).read_bytes() for name in _OURS),
        )
        self._salt = blake2b(repr(made_from).encode(), digest_size=_DIGEST_SIZE).digest()

    def get_source_checksum(self, source: str) -> str:
        """What a template's code was made from, as text."""
        return blake2b(source.encode(), key=self._salt, digest_size=_DIGEST_SIZE).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill ``bucket`` if there is a file for it, whole and up to date."""
        try:
            data = (self._folder / bucket.key).read_bytes()
        except OSError:
            return
        code = data[_DIGEST_SIZE:]
        if data[:_DIGEST_SIZE] == _digest(bucket, code):
            loaded = marshal.loads(code)  # noqa: S302 - we wrote it: the digest says so
            bucket.code = loaded if isinstance(loaded, CodeType) else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what has been compiled; a folder that cannot be written keeps nothing."""
        code = marshal.dumps(bucket.code)
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._make_room()
            part = self._folder / f"{bucket.key}.{os.getpid()}"
            part.write_bytes(_digest(bucket, code) + code)
            part.replace(self._folder / bucket.key)

    def _make_room(self) -> None:
        """Give up the older half of too many: the younger ones are those that somebody uses."""
        kept = list(self._folder.iterdir())
        if len(kept) >= MOST_FILES:
            for path in sorted(kept, key=_changed)[: len(kept) // 2]:
                path.unlink(missing_ok=True)


def _changed(path: Path) -> float:
    """When it was written; what another build has just removed is the oldest."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0


def _digest(bucket: Bucket, code: bytes) -> bytes:
    return blake2b(code, key=bytes.fromhex(bucket.checksum), digest_size=_DIGEST_SIZE).digest()
