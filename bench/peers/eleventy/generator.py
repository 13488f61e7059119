# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Eleventy, from npm, with the Node that the tests use."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from bench.generator import Unobtainable
from bench.peers.entries import Entry
from bench.peers.months import Data
from bench.peers.peer import Peer
from plugins.commands import toolchain

_SITE = Path(__file__).parent / "site"
_PACKAGE = "node_modules/@11ty/eleventy"


class Eleventy(Peer):
    """Eleventy with a site set up for speed: see ``site/eleventy.config.js``."""

    name = "Eleventy"
    template = "_includes/betrieb.11ty.js"
    assets = "assets"

    def __init__(self, folder: Path, modules: Path) -> None:
        super().__init__(folder)
        self._modules = modules

    def version(self) -> str:
        """``3.1.8, Node 20.20.2``."""
        package = json.loads((self._modules / "@11ty/eleventy/package.json").read_text("utf-8"))
        node = [str(toolchain.node()), "--version"]
        said = subprocess.run(node, capture_output=True, text=True, check=True).stdout.strip()
        return f"{package['version']}, Node {said.lstrip('v')}"

    def command(self) -> list[str]:
        """``eleventy``, without the shell script that npm puts before it."""
        return [str(toolchain.node()), f"{_PACKAGE}/cmd.cjs", "--quiet"]

    def form(self, entry: Entry) -> str:
        """YAML front matter, as Eleventy's documentation has it."""
        # A JSON string is a YAML string, too, and a list of them a YAML list.
        fields = entry.fields.items()
        lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields]
        return "\n".join(["---", *lines, "---", entry.text])

    def finish(self, entries: list[Entry], data: Data) -> None:
        """The town as global data, and the program."""
        folder = self.folder / self.content / "_data"
        folder.mkdir()
        (folder / "stadt.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        (self.folder / "node_modules").symlink_to(self._modules)


def obtain(tools: Path) -> Path:
    """Install ``site/package-lock.json`` into ``tools``; its ``node_modules``.

    Raises ``Unobtainable``.
    """
    folder, lock = tools / "eleventy", (_SITE / "package-lock.json").read_bytes()
    stamp = folder / "node_modules" / ".installed"
    if not stamp.exists() or stamp.read_bytes() != lock:
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(_SITE / name, folder)
        try:
            install = [*toolchain.npm(), "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
            subprocess.run(install, cwd=folder, check=True, stdout=sys.stderr)
        except (OSError, subprocess.CalledProcessError, toolchain.ToolMissing) as error:
            raise Unobtainable(f"npm could not install Eleventy: {error}") from error
        stamp.write_bytes(lock)
    return folder / "node_modules"
