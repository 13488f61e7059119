# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verb `prove` finds its proofs, and refuses what it does not know."""

from pathlib import Path

import pytest

from plugins.commands import prove
from tests.building import run_verb


def test_every_file_of_the_folder_is_a_proof(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proof is a file: nobody has to write it into a list."""
    (tmp_path / "proof_badge.py").write_text("")
    (tmp_path / "stage.py").write_text("")
    monkeypatch.setattr(prove, "_FOLDER", tmp_path)
    assert list(prove.proofs()) == ["sequences", "badge"]
    assert prove.proofs()["badge"][-1] == str(tmp_path / "proof_badge.py")


def test_an_unknown_name_is_answered() -> None:
    """With the names there are."""
    done = run_verb("prove", "nothing")
    assert done.returncode == 2
    assert "»nothing« gibt es nicht; es gibt: sequences" in done.stderr
