# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verb ``prove``: random sequences of changes, each built with the cache and without it.

``test`` goes through a few of them, this through many; no two runs are alike.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tempfile

import tasks
from plugins.commands import arguments
from plugins.commands.test import install_lock

#: How many sequences of five steps: about two minutes on two cores.
SEQUENCES = 300
_TEST = "tests/incremental/test_incremental.py"


def run(argv: list[str]) -> int:
    """Return 0 when both builds came out alike each time, else 1."""
    parser = arguments.parser("prove", "Baut zufällig veränderte Städte mit und ohne Cache.")
    parser.add_argument("--sequences", type=int, default=SEQUENCES, help=f"wie viele ({SEQUENCES})")
    parser.add_argument("--seed", help="noch einmal die Städte, bei denen etwas gefunden wurde")
    given = parser.parse_args(argv)
    try:
        install_lock("requirements-dev.lock")
    except tasks.SetupError as error:
        print(error, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="stadtfenster-prove-") as folder:
        command = [tasks.PYTHON, "-m", "pytest", "-q", "-n", "2", "--basetemp", folder]
        environment = {
            **os.environ,
            "STADTFENSTER_SEQUENCES": str(given.sequences),
            "STADTFENSTER_SEED": given.seed or secrets.token_hex(4),
        }
        done = subprocess.run(
            [*command, _TEST, "-k", "with_the_cache"], cwd=tasks.ROOT, env=environment, check=False
        )
    return 1 if done.returncode else 0
