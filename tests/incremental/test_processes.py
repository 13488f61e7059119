# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builds in processes of their own, as the command makes them: killed, and beside one another."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.building import ROOT
from tests.incremental import changes, surroundings
from tests.incremental.tree import Tree, tree_of
from tests.incremental.twins import THEME, Twins
from tests.incremental.ways import Way


def command(twins: Twins, cache: Path, output: Path) -> list[str]:
    """The command that builds the town."""
    verb = [sys.executable, "-m", "plugins.commands", "build", "--content", str(twins.content)]
    folders = ["--cache", str(cache), "--output", str(output)]
    return [*verb, *folders, "--now", twins.now.isoformat()]


def built(twins: Twins, cache: Path, output: Path) -> Tree:
    """Build in a process of its own; records are held back, so that it ends with 3."""
    done = subprocess.run(command(twins, cache, output), cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 3, done.stderr.decode()
    return tree_of(output)


@pytest.fixture
def twins(tmp_path: Path) -> Twins:
    """A town with the program's own theme, built once by the command."""
    made = Twins(tmp_path / "twins")
    made.theme = THEME
    built(made, made.cache, made.output)
    return made


def test_a_killed_command_leaves_nothing_wrong(twins: Twins) -> None:
    """SIGKILL at random moments, on one core and on two; then a build, and one without a cache."""
    chance = random.Random(20261123)
    for turn in range(8):
        twins.story.append(changes.edit_field(twins, turn, turn // 5, turn, turn))
        if turn % 3 == 0:
            changes.add_record(twins, turn, 1, turn)
        environment = {**os.environ, "STADTFENSTER_CORES": str(1 + turn % 2)}
        child = subprocess.Popen(
            command(twins, twins.cache, twins.output),
            cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(chance.uniform(0.1, 0.6))
        child.kill()
        child.wait()
        if turn % 2:
            changes.mend_record(twins, turn, turn)
        with_cache = built(twins, twins.cache, twins.output)
        assert with_cache == twins.fresh(Way(cores=2)).tree, twins.story


def test_a_build_leaves_no_process_behind(tmp_path: Path) -> None:
    """None that is still giving back what it held, nor one that ended and was never asked: what
    they used is counted as the build's own only when it has seen them off.
    """

    def children() -> set[str]:
        tasks = Path("/proc/self/task").iterdir()
        return {pid for task in tasks for pid in (task / "children").read_text().split()}

    twins, before = Twins(tmp_path / "twins"), children()
    twins.fresh(Way(cores=2))
    assert children() == before


def test_a_process_that_builds_again_and_again_forgets_what_was(tmp_path: Path) -> None:
    """What one process keeps in mind between builds, as ``serve`` does, is not in the cache and
    must not be seen on a page either.
    """
    twins = Twins(tmp_path / "twins")
    twins.theme = THEME
    for turn, (part, value) in enumerate(
        ((1, 2), (6, 2), (7, 2), (16, 2), (14, 1), (5, 1), (3, 0))
    ):
        twins.story.append(surroundings.edit_city(twins, part, value))
        twins.story.append(changes.edit_field(twins, 0, turn, turn, turn))
        twins.story.append(surroundings.move_now(twins, turn))
        fresh = twins.folder / f"fresh-{turn}"
        assert twins.build().tree == built(twins, fresh / "cache", fresh / "output"), twins.story


def test_trial_and_public_builds_share_a_cache(tmp_path: Path) -> None:
    """``build`` and ``build --publish`` in turn."""
    twins = Twins(tmp_path / "twins")
    twins.check(Way(publish=True))
    twins.check()
    for turn in range(3):
        changes.edit_text(twins, turn, turn, 1)
        twins.check(Way(publish=turn % 2 == 1))
    twins.check(Way(publish=True))
    twins.check(Way(publish=True))
