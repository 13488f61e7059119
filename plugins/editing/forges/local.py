# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""No forge: proposals lie in the state folder, and what is approved goes to the files on this disk.

The content lies in a git repository, usually with a work tree in which somebody edits: there only
the branch moves on, with the files that it changes, and never over something uncommitted. Or it
lies in no repository: then one in the state folder notes what the files say before each look.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from plugins.editing.settings import Repository, Settings
from plugins.editing.store.commits import AUTHOR
from plugins.editing.store.forge import Away, Declined, Proposal, Question
from plugins.editing.store.git import Git, GitFailed
from plugins.editing.store.mirror import MERGE, Mirror

OWN_BRANCH = "main"

_IN_THE_WAY = re.compile(r"(?m)^\t(.+)$")
_NAME, _MAIL = re.fullmatch(r"(.*) <(.*)>", AUTHOR).groups()  # type: ignore[union-attr]


def repository_of(content: Path) -> Repository:
    """The repository that has the content folder, on the branch that is checked out; or the folder
    itself, if it is in none or in one that does not know it.
    """
    alone = Repository(url=str(content.resolve()), branch=OWN_BRANCH, content="")
    if not content.is_dir():
        return alone
    git = Git(content, own=False)
    try:
        top, prefix = _lines(git, "rev-parse", "--show-toplevel", "--show-prefix")
        [branch] = _lines(git, "symbolic-ref", "--short", "HEAD")
        if not git.run("ls-tree", "--name-only", "HEAD").strip():
            return alone
    except (GitFailed, ValueError):
        return alone
    return Repository(url=top, branch=branch, content=prefix.rstrip("/"))


class Local:
    """The repository at ``settings.repository.url``, which is a folder."""

    may_merge = True

    def __init__(self, settings: Settings) -> None:
        self._folder = Path(settings.repository.url)
        self._branch = settings.repository.branch
        if not self._folder.is_dir():
            raise Declined(f"Den Ordner »{self._folder}« gibt es nicht (repository.url).")
        self._git = Git(self._folder, own=False)
        self._own = not _is_repository(self._git)
        self._source = self._folder.resolve()
        if self._own:
            self._source = settings.state.resolve() / "content.git"
            places = {"GIT_DIR": self._source, "GIT_WORK_TREE": self._folder.resolve()}
            self._git = Git(self._folder, places=places)

    def refresh(self, mirror: Mirror) -> None:
        """Take note of the files, if nobody else does; fetch the branch."""
        try:
            if self._own:
                self._take_note()
            mirror.fetch(str(self._source), proposals=False)
        except GitFailed as failed:
            raise Away(f"{self._folder}: {failed}") from failed

    def _take_note(self) -> None:
        """Commit what the folder holds, so that a change can be told from what was there."""
        if not (self._source / "HEAD").exists():
            self._source.mkdir(parents=True, exist_ok=True, mode=0o700)
            branch = f"--initial-branch={self._branch}"
            self._git.run("init", "--quiet", "--template=", branch)
        for left in self._source.glob("*.lock"):
            left.unlink(missing_ok=True)
        self._git.run("add", "--all", ".")
        if self._git.run("status", "--porcelain", "--untracked-files=no").strip():
            who = ("-c", f"user.name={_NAME}", "-c", f"user.email={_MAIL}")
            self._git.run(*who, "commit", "--quiet", "--no-verify", "-m", "Stand des Ordners")

    def propose(self, proposal: Proposal, commit: str, mirror: Mirror) -> str:
        """The mirror has it already."""
        return ""

    def fate(self, proposal: Proposal, mirror: Mirror) -> Literal["open", "merged", "gone"]:
        """Nobody else has it: it is open until the branch has it."""
        return "open"

    def reason(self, proposal: Proposal) -> str:
        """It is rejected here, with a reason."""
        return ""

    def question(self, proposal: Proposal) -> Question | None:
        """It is asked back here."""
        return None

    def merge(self, commit: str, mirror: Mirror) -> None:
        """Move the branch to ``commit``, and the files where it is checked out."""
        try:
            if self._own:
                self._take_note()
            source = str(mirror.folder.resolve())
            self._git.run("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", source, MERGE)
            if self._is_checked_out():
                self._git.run("merge", "--ff-only", "--quiet", commit)
            else:
                self._move(commit)
        except GitFailed as failed:
            raise _told(failed) from failed

    def _is_checked_out(self) -> bool:
        if _lines(self._git, "rev-parse", "--is-bare-repository") == ["true"]:
            return False
        return _lines(self._git, "symbolic-ref", "--quiet", "HEAD") == [self._ref]

    def _move(self, commit: str) -> None:
        [old] = _lines(self._git, "rev-parse", "--verify", self._ref)
        if not self._git.holds("merge-base", "--is-ancestor", old, commit):
            raise Declined("Inzwischen hat sich der Inhalt geändert. Bitte noch einmal freigeben.")
        self._git.run("update-ref", self._ref, commit, old)

    @property
    def _ref(self) -> str:
        return f"refs/heads/{self._branch}"

    def withdraw(self, proposal: Proposal, mirror: Mirror) -> None:
        """Nobody else has it."""


def _is_repository(git: Git) -> bool:
    """Whether the folder itself is a repository, bare or the top of a work tree."""
    try:
        if _lines(git, "rev-parse", "--is-bare-repository") == ["true"]:
            return True
        [top] = _lines(git, "rev-parse", "--show-toplevel")
    except (GitFailed, ValueError):
        return False
    return Path(top).resolve() == git.folder.resolve()


def _lines(git: Git, *arguments: str) -> list[str]:
    return git.run(*arguments).decode().splitlines()


def _told(failed: GitFailed) -> Declined:
    """Why the files were left as they are."""
    files = ", ".join(f"»{path}«" for path in _IN_THE_WAY.findall(failed.told))
    if files and "overwritten" in failed.told:
        return Declined(
            f"{files}: hier liegen Änderungen, die noch in keinem Commit sind. Sie bleiben, wie "
            "sie sind. Committen oder verwerfen Sie sie, und geben Sie dann noch einmal frei."
        )
    if "fast-forward" in failed.told:
        return Declined("Inzwischen hat sich der Inhalt geändert. Bitte noch einmal freigeben.")
    return Declined(f"Die Freigabe ist nicht in den Dateien angekommen. git: {failed.told}")
