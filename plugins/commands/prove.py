# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verb ``prove``: what takes too long for ``test``, or must have the machine to itself.

``sequences`` builds randomly changed cities with the cache and without it: ``test`` goes through a
few of them, this through many; no two runs are alike. The others are the files of ``tests/proofs``,
each run alone: ``proof_badge.py`` is ``badge``.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import tasks
from plugins.commands import arguments, toolchain
from plugins.commands.test import install_debian, install_node, install_npm, install_tools

#: How many sequences of five steps: about two minutes on two cores.
SEQUENCES = 300
_SEQUENCES = ["-n", "2", "tests/incremental/test_incremental.py", "-k", "with_the_cache"]
_FOLDER = Path(tasks.ROOT, "tests", "proofs")
_BEGIN = "proof_"
#: Lighthouse and the Node that it asks for: many packages, which nothing else needs.
LIGHTHOUSE, LIGHTHOUSE_NODE = _FOLDER / "lighthouse", (22, 19)
#: veraPDF's validator, and what Debian calls the Java that compiles and runs what asks it.
VERAPDF, _JAVA = _FOLDER / "verapdf", ("default-jdk-headless", "libjaxb-java")


def proofs() -> dict[str, list[str]]:
    """Every proof by its name, with what pytest is asked to run."""
    files = sorted(_FOLDER.glob(f"{_BEGIN}*.py"))
    alone = ["-s", "-o", f"python_files={_BEGIN}*.py"]
    return {"sequences": _SEQUENCES} | {
        path.stem.removeprefix(_BEGIN): [*alone, os.fspath(path)] for path in files
    }


def run(argv: list[str]) -> int:
    """Return 0 when every proof that was asked for succeeded, else 1."""
    known = proofs()
    parser = arguments.parser("prove", "Führt die langen Prüfungen aus.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"ohne: alle ({', '.join(known)})")
    parser.add_argument("--sequences", type=int, default=SEQUENCES, help=f"wie viele ({SEQUENCES})")
    parser.add_argument("--seed", help="noch einmal die Städte, bei denen etwas gefunden wurde")
    given = parser.parse_args(argv)
    if strange := [name for name in given.names if name not in known]:
        parser.error(f"»{strange[0]}« gibt es nicht; es gibt: {', '.join(known)}")
    names = given.names or list(known)
    try:
        install_tools()
        if "lighthouse" in names:
            install_node(LIGHTHOUSE_NODE)
            install_npm(LIGHTHOUSE)
        if "pdf_ua" in names:
            install_npm(VERAPDF)
            if not toolchain.java():
                install_debian(*_JAVA)
            if not toolchain.java():
                words = " ".join(_JAVA)
                raise toolchain.ToolMissing(f"Für veraPDF fehlt Java: sudo apt install {words}")
    except (tasks.SetupError, toolchain.ToolMissing) as error:
        print(error, file=sys.stderr)
        return 1
    environment = {
        "STADTFENSTER_SEQUENCES": str(given.sequences),
        "STADTFENSTER_SEED": given.seed or secrets.token_hex(4),
    }
    failed = [name for name in names if not _holds(name, known[name], environment)]
    if failed:
        print(f"\nNicht bewiesen: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _holds(name: str, asked: list[str], environment: Mapping[str, str]) -> bool:
    print(f"\n━━ {name}", flush=True)
    with tempfile.TemporaryDirectory(prefix="stadtfenster-prove-") as folder:
        command = [tasks.PYTHON, "-m", "pytest", "-q", "--basetemp", folder, *asked]
        done = subprocess.run(
            command, cwd=tasks.ROOT, env={**os.environ, **environment}, check=False
        )
    return not done.returncode
