# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A few of the kills of ``tests/proofs/proof_outbox.py``."""

from pathlib import Path

from tests.editing.store.killing import Town


def test_a_killed_service_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """Killed at random moments while people send: every acknowledged submission is there once."""
    town = Town(tmp_path, "5")
    for _ in range(5):
        town.life()
        town.merge_some()
        town.check()
    town.deliver_all()
    assert town.keys()
