# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""msgspec without ``typing_extensions``.

msgspec takes two names from there if it can, and from ``typing`` if not; they are the same in every
Python that we run on. To import it takes 2 ms, and 4 more for ``inspect``, which it needs.
"""

from __future__ import annotations

import sys

_EXTENSIONS = "typing_extensions"


def without_extensions() -> None:
    """Import msgspec as if they were not installed, unless one of both is there already."""
    if _EXTENSIONS in sys.modules:
        return
    sys.modules[_EXTENSIONS] = None  # type: ignore[assignment]  # so ``import`` does not find it
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules[_EXTENSIONS]
