# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The program ``git``: fixed arguments, an environment of its own, and an end to waiting."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

#: Of the surroundings only what finds programs, certificates, proxies and keys of ssh.
_KEPT = (
    "PATH", "HOME", "TMPDIR", "SYSTEMROOT", "SSH_AUTH_SOCK", "SSL_CERT_FILE", "SSL_CERT_DIR",
    "HTTPS_PROXY", "https_proxy", "http_proxy", "NO_PROXY", "no_proxy",
)  # fmt: skip
#: Nobody sits in front of it; what is written here is read by the worker, not by people.
_QUIET = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_SSH_COMMAND": "ssh -oBatchMode=yes",
    "GIT_ALLOW_PROTOCOL": "file:git:http:https:ssh",
    "GIT_HTTP_LOW_SPEED_LIMIT": "500",
    "GIT_HTTP_LOW_SPEED_TIME": "30",
}
#: No settings of the machine or of a person change what the service writes.
_ALONE = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
#: What is written lies on the disk when git ends; nothing tidies up behind the worker's back.
_SETTINGS = (
    "-c", "core.fsync=all", "-c", "gc.auto=0", "-c", "core.hooksPath=" + os.devnull,
    "-c", "core.quotePath=false",
)  # fmt: skip
_MOST_TOLD = 600
_CREDENTIALS = re.compile(r"(?<=://)[^/@\s]+@")


class GitFailed(Exception):
    """git ended with an error. ``told`` is what it said, without credentials."""

    def __init__(self, verb: str, code: int, told: str) -> None:
        self.code = code
        self.told = _CREDENTIALS.sub("", told.strip())[-_MOST_TOLD:]
        super().__init__(f"git {verb}: {self.told or f'Ende mit {code}'}")


class Git:
    """git at work in ``folder``, a bare repository or a work tree.

    ``held`` is the handle of a lock that its processes inherit: while one of them still runs,
    nobody else gets the lock, even if we were killed. With ``own`` false the settings of the
    person who runs us count: it is their work tree.
    """

    def __init__(
        self,
        folder: Path,
        *,
        held: int | None = None,
        own: bool = True,
        places: Mapping[str, Path] | None = None,
        seconds: float = 120,
    ) -> None:
        self.folder = folder
        self._held = () if held is None else (held,)
        self._seconds = seconds
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        self.environment = kept | _QUIET | (_ALONE if own else {})
        self.environment |= {name: os.fspath(path) for name, path in (places or {}).items()}

    def run(
        self, *arguments: str, typed: bytes = b"", extra: Mapping[str, str] | None = None
    ) -> bytes:
        """What git prints. Raises ``GitFailed``; a git that does not end is ended."""
        return self.answer(*arguments, typed=typed, extra=extra)[0]

    def answer(
        self, *arguments: str, typed: bytes = b"", extra: Mapping[str, str] | None = None
    ) -> tuple[bytes, str]:
        """What git prints, and what it says beside. Raises ``GitFailed``."""
        process = self.started(*arguments, extra=extra, stderr=subprocess.PIPE)
        try:
            printed, complained = process.communicate(typed, timeout=self._seconds)
        except subprocess.TimeoutExpired:
            _end(process)
            raise GitFailed(
                _verb(arguments), -1, f"nach {self._seconds:g} s ohne Antwort"
            ) from None
        except BaseException:
            _end(process)
            raise
        told = complained.decode("utf-8", "replace")
        if process.returncode:
            raise GitFailed(_verb(arguments), process.returncode, told)
        return printed, told

    def holds(self, *arguments: str) -> bool:
        """Whether git ends with 0; with 1 it does not hold. Raises ``GitFailed``."""
        try:
            self.run(*arguments)
        except GitFailed as failed:
            if failed.code == 1:
                return False
            raise
        return True

    def started(
        self,
        *arguments: str,
        extra: Mapping[str, str] | None = None,
        stderr: int = subprocess.DEVNULL,
    ) -> subprocess.Popen[bytes]:
        """git, running, with pipes for what it reads and prints."""
        return subprocess.Popen(
            ["git", *_SETTINGS, *arguments],
            cwd=self.folder,
            env={**self.environment, **(extra or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stderr,
            pass_fds=self._held,
            start_new_session=True,
        )


def _verb(arguments: Sequence[str]) -> str:
    """The command among the arguments, which may begin with settings."""
    settings = sum(2 for word in arguments if word == "-c")
    return arguments[settings]


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it with what it started: ``git-remote-https`` would wait on."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.communicate()
