# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cost of a command is that of all its processes."""

import sys
from pathlib import Path

import pytest

from bench.measure import Failed, measure

_BUSY = "import time\nwhile time.process_time() < 0.3: pass\n"


def python(code: str) -> list[str]:
    """A command that runs this code."""
    return [sys.executable, "-I", "-S", "-c", code]


def test_wall_and_cpu_of_a_command(tmp_path: Path) -> None:
    """Sleeping takes time and no CPU."""
    cost = measure(python("import time; time.sleep(0.3)"), tmp_path)
    assert cost.wall >= 0.3
    assert cost.cpu < 0.3
    assert cost.memory == 0


def test_a_process_that_is_left_behind_counts(tmp_path: Path) -> None:
    """A command cannot hide its work in a process that outlives it."""
    code = (
        f"import subprocess, sys\nsubprocess.Popen([sys.executable, '-I', '-S', '-c', {_BUSY!r}])"
    )
    cost = measure(python(code), tmp_path)
    assert cost.cpu >= 0.3
    assert cost.wall >= 0.3


def test_memory_is_that_of_all_processes_at_once(tmp_path: Path) -> None:
    """What two processes hold is added up; what they share is counted once."""
    held = "import time\nheld = b'x' * (40 << 20)\ntime.sleep(1)\n"
    code = f"import os\nshared = b'y' * (40 << 20)\nos.fork()\n{held}"
    cost = measure(python(code), tmp_path, memory=True)
    assert 115 < cost.memory < 150
    assert 75 < cost.largest < 115


def test_the_environment_is_added_to(tmp_path: Path) -> None:
    """The command sees what it is given, in the folder where it is run."""
    code = "import os, sys; sys.exit(os.environ['A'] != '1' or not os.path.exists('here'))"
    (tmp_path / "here").touch()
    measure(python(code), tmp_path, {"A": "1"})


def test_a_failure_says_what_the_command_said(tmp_path: Path) -> None:
    """A command that fails was not fast."""
    with pytest.raises(Failed, match="no such page"):
        measure(python("import sys; sys.exit('no such page')"), tmp_path)
