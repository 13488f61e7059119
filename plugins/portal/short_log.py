# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pelican's own command logs every exception with its traceback; what we refuse needs none."""

from __future__ import annotations

import logging

from plugins.portal.lock import Busy
from plugins.portal.output import ForeignFolder
from plugins.portal.refusal import Faulty, Refused

_EXPLAINED = (Busy, Faulty, ForeignFolder, OSError, Refused)


class _WithoutTraceback(logging.Filter):
    """Keeps the message of an exception that explains itself, and drops the traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through."""
        if record.exc_info and isinstance(record.exc_info[1], _EXPLAINED):
            record.exc_info = None
        return True


_FILTER = _WithoutTraceback()


def shorten() -> None:
    """Let Pelican's log be short from now on; a second call changes nothing."""
    logging.getLogger("pelican").addFilter(_FILTER)


def quiet() -> None:
    """Pelican counts articles, and we have none; its warnings still come through."""
    from pelican.log import console

    console.quiet = True
    logging.getLogger("pelican").setLevel(logging.WARNING)
