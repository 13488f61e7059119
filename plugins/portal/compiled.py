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
from collections.abc import Iterable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from types import CodeType

from plugins.core.hashing import blake2b
from plugins.core.messages import Messages

#: More files than a theme and its plugins have are left over from other places and times.
MOST_FILES = 500
_OURS = (
    "compiling.py", "folding.py", "kept_parts.py", "once.py", "template_runtime.py", "whole.py",
    "words.py", "foreign.py",
)  # fmt: skip
_DIGEST_SIZE = 16
#: What decides about the code besides Jinja and us, where the settings are plain: how white space
#: is trimmed; and no filter, test or name of the city's.
PLAIN = (True, True, (), (), ())


class CompiledTemplates:
    """One file a template in ``folder``, which is made when it is needed."""

    def __init__(
        self,
        folder: Path,
        messages: Messages,
        own_language: bool = False,
        beside: Iterable[object] = PLAIN,
    ) -> None:
        """``beside`` is what the environment has that is neither Jinja's nor ours."""
        self._folder = folder
        here = Path(__file__).parent
        made_from = (
            sys.version,
            _jinja(),
            *beside,
            sorted(messages.texts.items()),
            own_language,
            *((here / name).read_bytes() for name in _OURS),
        )
        self._salt = blake2b(repr(made_from).encode(), digest_size=_DIGEST_SIZE).digest()

    def code(self, name: str, file: str | None, source: str) -> CodeType | None:
        """What is kept of the template, whole and up to date."""
        return self.load(self.key(name, file), self.checksum(source))

    def key(self, name: str, file: str | None) -> str:
        """The name of the template's file."""
        return blake2b(f"{name}|{file}".encode(), digest_size=_DIGEST_SIZE).hexdigest()

    def checksum(self, source: str) -> str:
        """What a template's code was made from, as text."""
        return blake2b(source.encode(), key=self._salt, digest_size=_DIGEST_SIZE).hexdigest()

    def load(self, key: str, checksum: str) -> CodeType | None:
        """The code in the file ``key``, if it was made from what has this ``checksum``."""
        try:
            with open(self._folder / key, "rb", buffering=0) as file:  # noqa: PTH123 - forty of them
                data = file.read()
        except OSError:
            return None
        code = data[_DIGEST_SIZE:]
        if data[:_DIGEST_SIZE] != _digest(checksum, code):
            return None
        loaded = marshal.loads(code)  # noqa: S302 - we wrote it: the digest says so
        return loaded if isinstance(loaded, CodeType) else None

    def store(self, key: str, checksum: str, code: CodeType) -> None:
        """Keep what has been compiled; a folder that cannot be written keeps nothing."""
        data = marshal.dumps(code)
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._make_room()
            part = self._folder / f"{key}.{os.getpid()}"
            part.write_bytes(_digest(checksum, data) + data)
            part.replace(self._folder / key)

    def _make_room(self) -> None:
        """Give up the older half of too many: the younger ones are those that somebody uses."""
        kept = list(self._folder.iterdir())
        if len(kept) >= MOST_FILES:
            for path in sorted(kept, key=_changed)[: len(kept) // 2]:
                path.unlink(missing_ok=True)


def _jinja() -> bytes:
    """Which Jinja it is, without importing it: the module that names its version."""
    spec = find_spec("jinja2")
    return Path(spec.origin).read_bytes() if spec and spec.origin else b""


def _changed(path: Path) -> float:
    """When it was written; what another build has just removed is the oldest."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0


def _digest(checksum: str, code: bytes) -> bytes:
    return blake2b(code, key=bytes.fromhex(checksum), digest_size=_DIGEST_SIZE).digest()
