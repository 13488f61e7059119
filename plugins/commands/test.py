# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verb `test`: get what the tests need, then run every check.

A tool that cannot be had is an error: a check that did not run has not passed.
"""

import hashlib
import importlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import tasks
from plugins.commands import toolchain

ORACLES = Path(tasks.ROOT, "tests", "oracles")

# pytest comes last so that its closing line is the last thing one reads.
_CHECKS: dict[str, list[str]] = {
    "ruff check": [tasks.PYTHON, "-m", "ruff", "check", "."],
    "ruff format": [tasks.PYTHON, "-m", "ruff", "format", "--check", "."],
    "mypy": [tasks.PYTHON, "-m", "mypy"],
    "reuse lint": [tasks.PYTHON, "-m", "reuse", "lint", "--lines"],
    "pytest": [tasks.PYTHON, "-m", "pytest", "-n", "2", "--dist", "loadgroup"],
}


def run(argv: list[str]) -> int:
    """Run the whole suite; `argv` goes to pytest. Return 0 when every check passed, else 1."""
    try:
        install_tools()
    except (tasks.SetupError, toolchain.ToolMissing) as error:
        print(error, file=sys.stderr)
        return 1
    failed = []
    # A folder of our own: another run on this machine clears away pytest's usual one.
    with tempfile.TemporaryDirectory(prefix="stadtfenster-test-") as folder:
        for name, command in _CHECKS.items():
            print(f"\n━━ {name}", flush=True)
            arguments = ["--basetemp", folder, *argv] if name == "pytest" else []
            if subprocess.run([*command, *arguments], cwd=tasks.ROOT, check=False).returncode:
                failed.append(name)
    if failed:
        print(f"\nNicht bestanden: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def install_tools() -> None:
    """Install the tests' packages, Node, the oracles and Chromium where they are missing."""
    install_lock("requirements-dev.lock")
    install_lock("requirements-edit.lock")
    install_node()
    install_npm(ORACLES)
    try:
        toolchain.chromium()
    except toolchain.ToolMissing:
        install_debian("chromium")
        toolchain.chromium()


def install_node(minimum: tuple[int, int] = toolchain.NODE_MINIMUM) -> None:
    """Install PyPI's Node where the machine has none of at least `minimum`."""
    try:
        toolchain.node(minimum)
    except toolchain.ToolMissing:
        install_lock("requirements-node.lock")


def install_lock(name: str) -> None:
    """Install the packages of the file `name` unless they are. Raises `tasks.SetupError`."""
    if not tasks.installed(name):
        tasks.install(name)
        importlib.invalidate_caches()


def install_npm(folder: Path) -> None:
    """Run `npm ci` in `folder` unless its `node_modules` was made from the lock as it is now."""
    lock, stamp = folder / "package-lock.json", folder / "node_modules" / ".installed"
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text("ascii") == digest:
        return
    print("Installiere die Vergleichsprogramme mit npm …", file=sys.stderr, flush=True)
    command = [*toolchain.npm(), "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
    if subprocess.run(command, cwd=folder, check=False, stdout=sys.stderr).returncode:
        raise toolchain.ToolMissing("npm ci ist gescheitert; der Grund steht darüber.")
    stamp.write_text(digest, "ascii")


def install_debian(*packages: str) -> None:
    """Install packages of Debian's where we are root; elsewhere who misses them says how."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return
    names = ", ".join(packages)
    print(f"Installiere aus den Debian-Paketen: {names} …", file=sys.stderr, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-qq", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        try:
            subprocess.run(command, env=environment, check=True, stdout=sys.stderr)
        except (OSError, subprocess.CalledProcessError) as error:
            raise toolchain.ToolMissing(f"Nicht installiert: {names} ({error})") from error
