# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Regular expressions that are compiled when they are first used.

To compile one takes a tenth of a millisecond. The program has a hundred of them, and a build after
one edit uses a few.
"""

from __future__ import annotations

import re
from typing import Any, cast

__all__ = ["regex"]


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, later. Only its attributes are there: it is no argument for the
    functions of ``re``. A method that is bound at a module's head compiles it there.
    """
    return cast("re.Pattern[str]", _Regex(pattern, flags))


class _Regex:
    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Asked once for each name: from then on it is an attribute, as fast as the pattern's."""
        found = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found
