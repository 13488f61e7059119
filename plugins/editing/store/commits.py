# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Writing commits without a work tree: one ``git fast-import`` for a branch.

It takes files and messages by their length, so nothing in them can be a command; its branch moves
last and at once. It is one process where ``read-tree`` … ``update-ref`` are six (decision 0028).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec import Struct, field

from plugins.editing.store.git import Git, GitFailed

#: The service, in every commit.
AUTHOR = "Stadtfenster <noreply@stadtfenster.invalid>"


class Draft(Struct, frozen=True):
    """A commit to be: its message, when it was sent, and files that it writes (None: removes)."""

    message: str
    at: datetime
    files: Mapping[str, bytes | None]
    #: A commit that is merged by this one.
    merged: str = ""
    author: str = field(default=AUTHOR)


def write(git: Git, ref: str, parent: str, drafts: Sequence[Draft], now: datetime) -> str:
    """Write ``drafts``, one on the other, beginning on ``parent``; let ``ref`` be the last of them.

    All of them are written or none. They were authored when they were sent, and are committed
    ``now``, which must not be before ``parent``: git finds its way through history by these dates,
    and loses it where children are older than their parents. Returns the last one's name. Raises
    ``GitFailed``.
    """
    if not drafts:
        git.run("update-ref", ref, parent)
        return parent
    lines: list[bytes] = []
    for number, draft in enumerate(drafts, 1):
        lines += _commit(ref, number, draft, parent if number == 1 else f":{number - 1}", now)
    lines += [f"get-mark :{len(drafts)}\n".encode(), b"done\n"]
    told = git.run(
        "-c", "fastimport.unpackLimit=1",  # one pack is two fsyncs; loose objects are one each
        "fast-import", "--quiet", "--force", "--done", "--date-format=raw", typed=b"".join(lines),
    )  # fmt: skip
    return told.decode().split()[-1]


def _commit(ref: str, number: int, draft: Draft, parent: str, now: datetime) -> list[bytes]:
    head = f"commit {ref}\nmark :{number}\nauthor {draft.author} {_moment(draft.at)}\n"
    lines = [f"{head}committer {AUTHOR} {_moment(now)}\n".encode(), _data(draft.message.encode())]
    lines.append(f"from {parent}\n".encode())
    if draft.merged:
        lines.append(f"merge {draft.merged}\n".encode())
    for path, content in draft.files.items():
        if not path or path.startswith(('"', "/")) or "\n" in path:
            raise GitFailed("fast-import", -1, f"kein Pfad: {path!r}")
        if content is None:
            lines.append(f"D {path}\n".encode())
        else:
            lines += [f"M 100644 inline {path}\n".encode(), _data(content)]
    return lines


def _moment(at: datetime) -> str:
    return f"{int(at.timestamp())} {at.strftime('%z') or '+0000'}"


def _data(content: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(content), content)
