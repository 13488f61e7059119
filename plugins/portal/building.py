# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""One build from the command line: Pelican's settings, Pelican's run, our generator's report."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.settings import read_settings

from plugins.portal.generator import PortalGenerator
from plugins.portal.lock import Busy
from plugins.portal.publish import ForeignFolder
from plugins.portal.refusal import Faulty, Refused

__all__ = ["STOPS", "Busy", "Faulty", "Refused", "build_site"]

#: What Pelican's FatalLogger raises after it has logged.
_FATAL = "Warning or error encountered"
ROOT = Path(__file__).resolve().parents[2]


class Halted(Exception):
    """Pelican logged an error, and for a production build that is the end."""

    def __init__(self) -> None:
        super().__init__("Pelican hat einen Fehler gemeldet; er steht darüber.")


#: What can keep a site from going public, besides another build; the old one stays.
STOPS = (Refused, Faulty, ForeignFolder, Halted, OSError)


def build_site(
    content: Path, output: Path, cache: Path, moment: datetime, publish: bool
) -> PortalGenerator:
    """Build and return the generator with its outcome and report.

    Raises ``Refused`` if the content may not be published, ``Busy`` if another build runs,
    ``ForeignFolder`` if the output is no site, ``OSError`` if it cannot be written; with
    ``publish`` also ``Faulty`` if the audit finds faults, and ``Halted`` if Pelican logs an error.
    In each case the old output is untouched.
    """
    conf = ROOT / ("publishconf.py" if publish else "pelicanconf.py")
    overrides: dict[str, Any] = {
        "PATH": str(content.resolve()),
        "OUTPUT_PATH": str(output.resolve()),
        "STADTFENSTER": {
            "cache": str(cache.resolve()),
            "now": moment.isoformat(),
            "publish": publish,
        },
    }
    settings = read_settings(str(conf), override=overrides)
    made: list[PortalGenerator] = []
    settings["STADTFENSTER"]["made"] = made
    try:
        Pelican(settings).run()
    except RuntimeError as error:
        if str(error) != _FATAL:
            raise
        raise Halted from error
    return made[0]
