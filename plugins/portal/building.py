# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""One build from the command line: Pelican's settings, Pelican's run, our generator's report."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.settings import read_settings

from plugins.portal.generator import PortalGenerator, Refused
from plugins.portal.publish import Busy

__all__ = ["Busy", "Refused", "build_site"]

ROOT = Path(__file__).resolve().parents[2]


def build_site(
    content: Path, output: Path, cache: Path, moment: datetime, publish: bool
) -> PortalGenerator:
    """Build and return the generator with its outcome and report.

    Raises ``Refused`` if the city may not be published, ``Busy`` if another build runs, and
    ``OSError`` if the output cannot be written; in each case the old output is untouched.
    """
    conf = ROOT / ("publishconf.py" if publish else "pelicanconf.py")
    overrides: dict[str, Any] = {
        "PATH": str(content.resolve()),
        "OUTPUT_PATH": str(output.resolve()),
        "STADTFENSTER": {
            "content": str(content.resolve()),
            "cache": str(cache.resolve()),
            "now": moment.isoformat(),
        },
    }
    settings = read_settings(str(conf), override=overrides)
    made: list[PortalGenerator] = []
    settings["STADTFENSTER"]["made"] = made
    Pelican(settings).run()
    return made[0]
