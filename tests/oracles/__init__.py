# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Second implementations, in JavaScript, that our results are compared with."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from plugins.commands import toolchain

ORACLES = Path(__file__).resolve().parent


def ask(script: str, question: object, arguments: Sequence[str] = ()) -> Any:
    """Run `tests/oracles/<script>` with `question` as JSON on its stdin; return its JSON answer."""
    done = subprocess.run(
        [str(toolchain.node()), str(ORACLES / script), *arguments],
        input=json.dumps(question),
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=ORACLES,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
