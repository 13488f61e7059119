# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""AGit, with the answers that ``services/agit`` of Gitea and Forgejo gives."""

import json
import os
import subprocess
import sys
from pathlib import Path


def read() -> list[str]:
    """The lines up to a flush."""
    lines: list[str] = []
    while size := int(sys.stdin.buffer.read(4), 16):
        lines.append(sys.stdin.buffer.read(size - 4).decode().strip())
    return lines


def write(*lines: str) -> None:
    """Lines, and a flush."""
    for line in lines:
        sys.stdout.buffer.write(b"%04x" % (len(line.encode()) + 4) + line.encode())
    sys.stdout.buffer.write(b"0000")
    sys.stdout.buffer.flush()


def git(*arguments: str) -> str:
    """What git prints."""
    done = subprocess.run(["git", *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def taken(new: str, ref: str, options: dict[str, str]) -> list[str]:
    """The answer to one command."""
    topic = options.get("topic")
    if not topic:
        return [f"ng {ref} The topic-branch option is not set"]
    known = {path: json.loads(path.read_text()) for path in folder.iterdir()}
    is_open = {path for path, request in known.items() if request["state"] == "open"}
    of_topic = [path for path in is_open if known[path]["topic"] == topic]
    path = of_topic[0] if of_topic else folder / str(1 + len(known))
    request = known.get(path) or {"topic": topic, "options": options, "pushes": 0, "state": "open"}
    pull = f"refs/pull/{path.name}/head"
    if of_topic:
        before = git("rev-parse", pull)
        if before == new:
            return [f"ng {ref} The new commit is the same as the old commit"]
        if "force-push" not in options and git("rev-list", "--max-count=1", before, f"^{new}"):
            return [f"ng {ref} request `force-push` push option"]
    git("update-ref", pull, new)
    request |= {"commit": new, "pushes": request["pushes"] + 1}
    path.write_text(json.dumps(request))
    address = f"{os.environ['HOST']}/stadt/portal/pulls/{path.name}"
    sys.stderr.write(f"\nVisit the existing pull request:\n  {address}\n\n")
    return [f"ok {ref}", f"option refname {pull}", f"option new-oid {new}"]


folder = Path("requests")
folder.mkdir(exist_ok=True)
read()
write("version=1\0push-options")
commands = [line.split(" ", 2) for line in read()]
given = dict(line.partition("=")[::2] for line in read())
write(*[line for _, new, ref in commands for line in taken(new, ref, given)])
