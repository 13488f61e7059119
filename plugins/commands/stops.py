# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why there is no new site, in a sentence for the person who wanted one."""

from __future__ import annotations

import errno
from pathlib import Path

#: ENOSPC and EDQUOT; Windows knows no quotas of this kind.
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def reason(stop: Exception, output: Path) -> str:
    """The sentence for one of ``plugins.portal.building.STOPS``."""
    if isinstance(stop, OSError):
        if stop.errno in _FULL:
            return f"Auf dem Datenträger von »{output}« ist kein Platz mehr."
        if stop.errno in _FORBIDDEN:
            return f"Hier darf dieser Benutzer nicht schreiben: »{stop.filename or output}«."
        return f"Die Seite konnte nicht geschrieben werden: {stop}"
    return str(stop)
