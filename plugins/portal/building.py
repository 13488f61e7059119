# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""One build from the command line: the settings, and then our site alone, or Pelican's run.

Decision 0015 says why a site that asks nothing of Pelican's own is built without its loop.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from plugins import features
from plugins.core.version import ROOT
from plugins.portal.output import Busy, ForeignFolder
from plugins.portal.refusal import Faulty, Refused
from plugins.portal.seal import Look
from plugins.portal.settings import needs_pelican, read, templates
from plugins.portal.site import Job, Progress, Site

__all__ = ["STOPS", "Busy", "Faulty", "Refused", "build_site"]


class Halted(Exception):
    """Pelican logged an error, and for a production build that is the end."""

    def __init__(self) -> None:
        super().__init__("Pelican hat einen Fehler gemeldet; er steht darüber.")


#: What can keep a site from going public, besides another build; the old one stays.
STOPS = (Refused, Faulty, ForeignFolder, Halted, OSError)

_NO_LOOK = Look()


def build_site(
    content: Path,
    output: Path,
    cache: Path,
    moment: datetime,
    version: bytes,
    publish: bool,
    progress: Progress = lambda stage, done, total: None,
    look: Look = _NO_LOOK,
) -> Site:
    """Build and return the site with its outcome and report. ``version`` is that of the program,
    ``look`` what was seen just now.

    Raises ``Refused`` if the content may not be published, ``Busy`` if another build runs,
    ``ForeignFolder`` if the output is no site, ``OSError`` if it cannot be written; with
    ``publish`` also ``Faulty`` if the audit finds faults, and ``Halted`` if Pelican logs an error.
    In each case the old output is untouched.
    """
    conf = ROOT / ("publishconf.py" if publish else "pelicanconf.py")
    settings = read(conf)
    if needs_pelican(settings):
        return _through_pelican(conf, content, output, cache, moment, publish)
    features.activate(features.RECORDS)  # the others follow: ``Site``
    site = Site(
        Job(
            content=content.resolve(),
            output=output.resolve(),
            cache=cache.resolve(),
            theme=Path(settings["THEME"]),
            overrides=tuple(map(Path, settings.get("THEME_TEMPLATES_OVERRIDES", ()))),
            moment=moment,
            version=version,
            publish=publish,
            look=look,
            progress=progress,
        )
    )
    try:
        site.write(templates(settings))
    finally:
        site.close()
    return site


def _through_pelican(
    conf: Path, content: Path, output: Path, cache: Path, moment: datetime, publish: bool
) -> Site:
    """Let Pelican build: the city's settings name something that only it does."""
    from pelican import Pelican
    from pelican.settings import read_settings

    from plugins.portal.generator import FATAL, PortalGenerator
    from plugins.portal.short_log import quiet

    quiet()
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
        if str(error) != FATAL:
            raise
        raise Halted from error
    return made[0].site
