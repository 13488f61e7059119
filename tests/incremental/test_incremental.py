# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cache is never the reason for a wrong page."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.incremental.machine import Town

#: How many sequences, and of how many steps each.
SEQUENCES, STEPS = int(os.environ.get("STADTFENSTER_SEQUENCES", "40")), 8
PARTS = 4
SHRINK = "STADTFENSTER_SHRINK" in os.environ


@pytest.mark.parametrize("part", range(PARTS))
def test_a_build_with_the_cache_is_one_without(tmp_path: Path, part: int) -> None:
    """After any sequence of changes, both say the same and make the same bytes."""

    class Here(Town):
        folder = tmp_path

    run_state_machine_as_test(
        Here,
        settings=settings(
            deadline=None,
            max_examples=SEQUENCES // PARTS,
            stateful_step_count=STEPS,
            database=None,
            # The story of a failure is short enough; to find the shortest takes many minutes.
            phases=(Phase.generate, Phase.shrink) if SHRINK else (Phase.generate,),
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
