# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reading from a repository, through one ``git cat-file --batch`` that stays open."""

from __future__ import annotations

import subprocess
import threading
from contextlib import suppress
from typing import NamedTuple

from plugins.editing.store.git import Git, GitFailed


class Found(NamedTuple):
    """An object: its 40 hex digits, ``blob``, ``tree`` or ``commit``, and its bytes."""

    name: str
    kind: str
    content: bytes


class Objects:
    """What names stand for: ``refs/heads/x``, a commit, ``<commit>:<path>``. For any thread."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._process: subprocess.Popen[bytes] | None = None
        self._one_at_a_time = threading.Lock()

    def read(self, name: str) -> Found | None:
        """What ``name`` stands for, or None if there is no such thing."""
        if "\n" in name:
            return None
        with self._one_at_a_time:
            for last_try in (False, True):
                try:
                    return self._asked(name.encode())
                except (OSError, EOFError) as error:  # somebody ended the process
                    self._close()
                    if last_try:
                        raise GitFailed("cat-file", -1, str(error)) from error
        raise AssertionError  # the second try returns or raises

    def _asked(self, name: bytes) -> Found | None:
        if self._process is None:
            self._process = self._git.started("cat-file", "--batch")
        typed, printed = self._process.stdin, self._process.stdout
        assert typed and printed  # noqa: S101  they are pipes
        typed.write(name + b"\n")
        typed.flush()
        head = printed.readline()
        if not head.endswith(b"\n"):
            raise EOFError("git cat-file hat aufgehört")
        words = head.split()
        if len(words) < 3 or (head.startswith(name + b" ") and not words[-1].isdigit()):
            return None
        content = printed.read(int(words[2]) + 1)[:-1]
        if len(content) != int(words[2]):
            raise EOFError("git cat-file hat aufgehört")
        return Found(words[0].decode(), words[1].decode(), content)

    def entries(self, tree: str) -> list[str]:
        """The names that a folder has: ``<commit>:<path>``. Nothing if there is no such folder."""
        found = self.read(tree)
        if found is None or found.kind != "tree":
            return []
        return names_in(found.content)

    def close(self) -> None:
        """End the process; the next ``read`` starts another."""
        with self._one_at_a_time:
            self._close()

    def _close(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()
        process.kill()
        process.wait()


def names_in(tree: bytes) -> list[str]:
    """The names in a folder, of what git keeps of it."""
    names: list[str] = []
    at = 0
    while at < len(tree):
        end = tree.index(b"\0", at)
        names.append(tree[at:end].partition(b" ")[2].decode("utf-8", "replace"))
        at = end + 21
    return names
