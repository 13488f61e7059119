# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A generator with its site and its copy of the corpus, in a folder of its own.

What is measured is a command that a person would type: the program, as a process that knows nothing
of the one before it but what lies in the folder.
"""

from __future__ import annotations

import shutil
from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar

from bench import corpus

ROOT = Path(__file__).resolve().parents[1]


class Unobtainable(Exception):
    """A program cannot be had here; the message says why."""


class Generator(ABC):
    """A program and its site in ``folder``, which ``lay`` makes."""

    name: ClassVar[str]
    #: The template of a business's page, below the folder.
    template: ClassVar[str]
    #: What a build leaves in the folder; without it the next build is cold.
    leftovers: ClassVar[tuple[str, ...]] = ("public",)

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def output(self) -> Path:
        """Where the site is built."""
        return self.folder / "public"

    @abstractmethod
    def version(self) -> str:
        """The version of the program, in words for the report."""

    @abstractmethod
    def command(self) -> list[str]:
        """What builds the site when it is run in the folder."""

    def environment(self) -> dict[str, str]:
        """What is added to the environment of the command."""
        return {}

    @abstractmethod
    def lay(self, content: Path) -> None:
        """Make the folder, with the site and the corpus of the folder ``content``."""

    @abstractmethod
    def lay_business(self, path: Path) -> None:
        """Write one file of the corpus again."""

    def wipe(self) -> None:
        """Make the next build cold."""
        for name in self.leftovers:
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def edit_business(self, number: int, edition: int, content: Path) -> None:
        """Give a business another name and text; ``content`` is where the corpus lies."""
        path = content / "businesses" / f"betrieb-{number}.md"
        path.write_text(corpus.business(number, edition), encoding="utf-8")
        self.lay_business(path)

    def edit_template(self, edition: int) -> None:
        """Put a word after the name in the template of a business's page."""
        path = self.folder / self.template
        original = self.folder / "template.original"
        if not original.exists():
            shutil.copy(path, original)
        text = original.read_text(encoding="utf-8")
        if "</h1>" not in text:
            raise ValueError(f"{path} has no heading to edit")
        marked = text.replace("</h1>", f" {template_mark(edition)}</h1>")
        path.write_text(marked, encoding="utf-8")

    def page(self, address: str) -> str:
        """The HTML of the page ``address``/ as it was built last."""
        return (self.output / address / "index.html").read_text(encoding="utf-8")


def template_mark(edition: int) -> str:
    """A word that stands in the pages of an edited template, and nowhere else."""
    return f"Vorlage{edition}"
