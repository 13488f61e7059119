# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""This program, as a copy: so that one of its templates can be edited."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from bench import corpus
from bench.generator import ROOT, Generator

_FOLDERS = ("plugins", "theme")
_FILES = ("pelicanconf.py", "publishconf.py", "tasks.py")


class Stadtfenster(Generator):
    """The program of this repository as it lies on the disk, committed or not."""

    name = "Stadtfenster"
    template = "theme/templates/business.html"
    leftovers = ("public", "cache")

    def version(self) -> str:
        """The commit; ``-dirty`` if something was not committed."""
        git = ["git", "-C", str(ROOT), "describe", "--always", "--dirty"]
        said = subprocess.run(git, capture_output=True, text=True, check=False).stdout.strip()
        return f"commit {said or 'unknown'}, Python {sys.version.split()[0]}"

    def command(self) -> list[str]:
        """What ``tasks.py`` hands over to."""
        return [sys.executable, "-P", "-m", "plugins.commands", *self._arguments()]

    def command_as_typed(self) -> list[str]:
        """The same through ``tasks.py``, as a person types it."""
        return [sys.executable, "tasks.py", *self._arguments()]

    def _arguments(self) -> list[str]:
        folders = ["--content", "content", "--output", "public", "--cache", "cache"]
        return ["build", *folders, "--now", corpus.MOMENT]

    def environment(self) -> dict[str, str]:
        """Where the copy of the program is found."""
        return {"PYTHONPATH": str(self.folder)}

    def lay(self, content: Path) -> None:
        """Copy program and corpus. Python's modules are compiled here, as peers come compiled."""
        self.folder.mkdir(parents=True)
        ignored = shutil.ignore_patterns("__pycache__")
        for name in _FOLDERS:
            shutil.copytree(ROOT / name, self.folder / name, ignore=ignored)
        for path in (*map(ROOT.joinpath, _FILES), *ROOT.glob("requirements*.lock")):
            shutil.copy(path, self.folder)
        (self.folder / ".venv").symlink_to(ROOT / ".venv")
        compile_all = [sys.executable, "-m", "compileall", "-q", "plugins", *_FILES]
        subprocess.run(compile_all, cwd=self.folder, check=True)
        shutil.copytree(content, self.folder / "content")

    def lay_business(self, path: Path) -> None:
        """Copy one file."""
        shutil.copy(path, self.folder / "content" / "businesses")
