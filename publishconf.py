# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Settings of the production build: the local ones, an audit, and Pelican's errors are fatal.

Pelican logs an error and goes on; on the way to the public it has to stop.
"""

import logging
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403
from pelicanconf import STADTFENSTER

if "pelican.log" in sys.modules:  # Pelican itself reads this
    #: What ``pelican --fatal=errors`` sets, for those who forget to write it.
    sys.modules["pelican.log"].FatalLogger.fatal_lvl = logging.ERROR

STADTFENSTER = {**STADTFENSTER, "publish": True}
