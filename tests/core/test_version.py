# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a build is made by: the code that takes part in it, and no other."""

from pathlib import Path

import pytest

from plugins.core.version import version_of


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("plugins/core/plan.py", True),
        ("plugins/houses/sets/one.yaml", True),
        ("plugins/editing/form/labels.py", False),
        ("plugins/core/__pycache__/plan.py", False),
        ("publishconf.py", True),
    ],
)
def test_what_takes_part(tmp_path: Path, path: str, counts: bool) -> None:
    """An edit of the form service lets no city build anew; one of anything else does."""
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "plugins").mkdir(exist_ok=True)
    file.write_text("one = 1\n", "utf-8")
    before = version_of(tmp_path)
    file.write_text("one = 2\n", "utf-8")
    assert (version_of(tmp_path) != before) is counts
