# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which requests are open: one list for all that are asked for in one look, since forges count."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection

#: In seconds; and pages of a hundred.
_KEPT_FOR, _MOST_PAGES, PAGE = 5.0, 50, 100


class OpenOnes:
    """``page(number)`` gives the branches of the requests on one page of the forge's list."""

    def __init__(self, page: Callable[[int], Collection[str]]) -> None:
        self._page = page
        self._found: set[str] = set()
        self._listed = float("-inf")

    def forget(self) -> None:
        """List them again when next asked: one was opened."""
        self._listed = float("-inf")

    def __contains__(self, branch: str) -> bool:
        """Whether a request for ``branch`` is open. Raises what ``page`` raises."""
        if time.monotonic() - self._listed > _KEPT_FOR:
            found: set[str] = set()
            for number in range(1, _MOST_PAGES + 1):
                page = self._page(number)
                found.update(page)
                if len(page) < PAGE:
                    break
            self._found, self._listed = found, time.monotonic()
        return branch in self._found
