# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pelican's own command builds the site too, without our `build` around it."""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.building import DEMO_NOW, ROOT, german
from tests.test_reproducible import tree


def test_plain_pelican_builds_the_same_site(demo_site: Path, tmp_path: Path) -> None:
    """`pelican content` in the clone gives the pages that `build` gives, byte for byte."""
    moment = datetime.fromisoformat(DEMO_NOW).replace(tzinfo=ZoneInfo("Europe/Berlin"))
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pelican",
            str(german(tmp_path)),
            "--output",
            str(tmp_path / "output"),
        ],
        cwd=ROOT,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(int(moment.timestamp()))},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert tree(tmp_path / "output") == tree(demo_site)
