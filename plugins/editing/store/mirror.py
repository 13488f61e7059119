# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The bare repository of the service: what the forge has, and the branches that it proposes.

``refs/forge/main`` and ``refs/forge/vorschlag/…`` are the forge's, as of the last look;
``refs/heads/vorschlag/…`` are ours. Whoever writes holds ``writing``.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct, structs

from plugins.editing.store.commits import Draft, write
from plugins.editing.store.forge import BRANCHES, Declined
from plugins.editing.store.git import Git, GitFailed
from plugins.editing.store.objects import Found, Objects, names_in
from plugins.editing.store.records import FOLDERS, Named, Places
from plugins.editing.submission import Kind

#: The trailer with a submission's key: whether it was committed is asked of the commits.
KEY = "Vorgang"

_MOST_TREES = 32
_MAIN = "refs/forge/main"
_THEIRS = f"refs/forge/{BRANCHES}"
_OURS = f"refs/heads/{BRANCHES}"
#: Where a commit lies that merges a proposal, until the main branch has it.
MERGE = "refs/heads/freigabe"
_AS_LINE = (
    f"%H%x00%P%x00%aI%x00%an <%ae>%x00%(trailers:key={KEY},valueonly,separator=%x20)%x00%B%x00"
)


class Commit(Struct, frozen=True):
    """A commit as ``git log`` shows it."""

    name: str
    parents: tuple[str, ...]
    at: datetime
    author: str
    #: The submissions that it holds.
    keys: tuple[str, ...]
    message: str


class Mirror:
    """The repository at ``folder``; ``branch`` is the forge's main branch."""

    def __init__(self, folder: Path, branch: str, content: str, held: int | None = None) -> None:
        self.folder = folder
        self.branch = branch
        self.places = Places(content)
        self.writing = threading.RLock()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.git = Git(folder, held=held)
        if not (folder / "HEAD").exists():
            self.git.run("init", "--quiet", "--bare", "--template=", ".")
        self._tidied()
        self.objects = Objects(Git(folder))
        self._translations: dict[str, dict[str, tuple[str, ...]]] = {}

    def _tidied(self) -> None:
        """Clear away what a killed git has left; nobody else is at work here."""
        locks = (*self.folder.glob("*.lock"), *(self.folder / "refs").rglob("*.lock"))
        halves = (
            "packed-refs.new",
            "gc.pid",
            "fast_import_crash_*",
            "objects/pack/tmp_*",
            "objects/pack/.tmp-*",
        )
        for left in (*locks, *(half for name in halves for half in self.folder.glob(name))):
            with suppress(OSError):
                left.unlink()

    # What there is

    def main(self) -> str:
        """The newest commit of the main branch that we know. Raises ``Declined``."""
        found = self.objects.read(_MAIN)
        if found is None:
            raise Declined(f"Im Repositorium gibt es keinen Zweig »{self.branch}« mit Inhalt.")
        return found.name

    def ours(self, branch: str) -> str | None:
        """The last commit of a proposal as we have it."""
        found = self.objects.read(_OURS + branch.removeprefix(BRANCHES))
        return found and found.name

    def theirs(self, branch: str) -> str | None:
        """The same as the forge has it."""
        found = self.objects.read(_THEIRS + branch.removeprefix(BRANCHES))
        return found and found.name

    def file(self, commit: str, path: str) -> bytes | None:
        """A file's bytes at a commit."""
        found = self.objects.read(f"{commit}:{path}")
        return found.content if found and found.kind == "blob" else None

    def translations(self, commit: str, record: Named) -> tuple[str, ...]:
        """The paths of the files that translate a record."""
        tree = self.objects.read(f"{commit}:{self.places.folder(FOLDERS[record.kind])}")
        if tree is None or tree.kind != "tree":
            return ()
        if tree.name not in self._translations:
            while len(self._translations) >= _MOST_TREES:
                self._translations.pop(next(iter(self._translations)), None)
            self._translations[tree.name] = self._translated(record.kind, tree)
        return self._translations[tree.name].get(record.id, ())

    def _translated(self, kind: Kind, tree: Found) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for name in names_in(tree.content):
            path = self.places.folder(f"{FOLDERS[kind]}/{name}")
            translated = self.places.translated(path)
            if translated:
                id_ = translated[0].id
                found[id_] = (*found.get(id_, ()), path)
        return found

    def commits(self, since: str, until: str) -> list[Commit]:
        """The commits of a branch that its base has not, oldest first; merges left out."""
        return self._log("--reverse", "--topo-order", "--no-merges", f"{since}..{until}")

    def has(self, key: str, commit: str, since: datetime) -> bool:
        """Whether the submission ``key``, sent ``since``, is in the history of ``commit``."""
        asked = f"--since={int(since.timestamp()) - 86_400}"
        found = self._log(asked, "--fixed-strings", f"--grep={KEY}: {key}", commit)
        return any(key in each.keys for each in found)

    def _log(self, *wanted: str) -> list[Commit]:
        told = self.git.run("log", f"--format={_AS_LINE}", *wanted, "--")
        words = told.decode("utf-8", "replace").split("\0")
        return [
            Commit(
                name.strip(),
                tuple(parents.split()),
                datetime.fromisoformat(at),
                author,
                tuple(keys.split()),
                message,
            )
            for name, parents, at, author, keys, message in zip(*[iter(words)] * 6, strict=False)
        ]

    def changed(self, old: str, new: str) -> list[str]:
        """The paths in which two commits differ, sorted."""
        told = self.git.run("diff-tree", "-r", "-z", "--name-only", "--no-renames", old, new)
        return [path.decode("utf-8", "replace") for path in told.split(b"\0") if path]

    def contains(self, commit: str, other: str) -> bool:
        """Whether ``other`` is in the history of ``commit``."""
        return other == commit or self.git.holds("merge-base", "--is-ancestor", other, commit)

    def base(self, one: str, other: str) -> str:
        """The newest commit that two have in common."""
        return self.git.run("merge-base", one, other).decode().strip()

    def merged_branches(self, main: str) -> frozenset[str]:
        """Our branches that are in the history of ``main``."""
        told = self.git.run("for-each-ref", f"--merged={main}", "--format=%(refname)", _OURS)
        return frozenset(ref.removeprefix("refs/heads/") for ref in told.decode().split())

    def merges_plainly(self, one: str, other: str) -> bool:
        """Whether git itself can merge two commits."""
        return self.git.holds("merge-tree", "--write-tree", one, other)

    # What is written

    def write(self, branch: str, parent: str, drafts: Sequence[Draft], now: datetime) -> str:
        """Let the proposal be ``drafts`` on ``parent``. Returns its last commit."""
        ref = _OURS + branch.removeprefix(BRANCHES)
        return write(self.git, ref, parent, drafts, self._not_before(now, parent))

    def merged(self, main: str, tip: str, draft: Draft, now: datetime) -> str:
        """Write the commit that merges ``tip`` into ``main``; no branch moves to it yet."""
        now = self._not_before(self._not_before(now, main), tip)
        return write(self.git, MERGE, main, [structs.replace(draft, merged=tip)], now)

    def _not_before(self, now: datetime, parent: str) -> datetime:
        """``now``, or a commit's date if somebody's clock is ahead of ours."""
        found = self.objects.read(parent)
        date = re.search(rb"(?m)^committer .*> (\d+) [+-]\d{4}$", found.content if found else b"")
        return max(now, datetime.fromtimestamp(int(date[1]), now.tzinfo)) if date else now

    def drop(self, branch: str) -> None:
        """Forget a proposal's branch, ours and what we saw of theirs."""
        name = branch.removeprefix(BRANCHES)
        for ref in (_OURS + name, _THEIRS + name):
            self.git.run("update-ref", "-d", ref)

    def seen(self, branch: str, commit: str) -> None:
        """Note that the forge has taken ``commit`` as a proposal."""
        self.git.run("update-ref", _THEIRS + branch.removeprefix(BRANCHES), commit)

    def fetch(
        self, url: str, extra: Mapping[str, str] | None = None, proposals: bool = True
    ) -> None:
        """Look at what the repository at ``url`` has. Raises ``GitFailed``."""
        branches = [f"+refs/heads/{self.branch}:{_MAIN}"]
        if proposals:
            branches.append(f"+refs/heads/{BRANCHES}*:{_THEIRS}*")
        self.git.run(
            "fetch", "--quiet", "--prune", "--no-tags", "--no-write-fetch-head", "--end-of-options",
            url, *branches, extra=extra,
        )  # fmt: skip

    def fetch_ref(self, url: str, extra: Mapping[str, str], ref: str, branch: str) -> str:
        """Fetch ``ref`` as the forge's side of the proposal ``branch``; return its commit."""
        target = _THEIRS + branch.removeprefix(BRANCHES)
        self.git.run(
            "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--end-of-options",
            url, f"+{ref}:{target}", extra=extra,
        )  # fmt: skip
        found = self.theirs(branch)
        if found is None:
            raise GitFailed("fetch", -1, f"{ref} ist kein Commit")
        return found

    def export(self, commit: str, folder: Path) -> None:
        """Let ``folder`` hold the files of ``commit``; only those that differ are written."""
        folder.mkdir(parents=True, exist_ok=True)
        folder = folder.resolve()
        places = {
            "GIT_WORK_TREE": folder,
            "GIT_INDEX_FILE": folder.with_name(f"{folder.name}.index"),
        }
        git = Git(self.folder, places={**places, "GIT_DIR": self.folder.resolve()})
        git.run("read-tree", "--reset", "-u", commit)

    def tidy(self) -> None:
        """Pack what has piled up, if it is much: every commit is a pack of its own."""
        with suppress(GitFailed):
            self.git.run(
                "-c", "gc.auto=3000", "-c", "gc.autoDetach=false", "gc", "--auto", "--quiet"
            )

    def close(self) -> None:
        """End what reads."""
        self.objects.close()
