# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which requests are open: one list for all that are asked for in one look, since forges count."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection

from msgspec import Struct

#: In seconds; and pages of a hundred.
_KEPT_FOR, _MOST_PAGES, PAGE = 5.0, 50, 100


class OpenOne(Struct, frozen=True):
    """A request: its branch, its number, and when something last happened to it."""

    branch: str
    number: int
    updated: str = ""


class OpenOnes:
    """``page(number)`` gives the requests on one page of the forge's list."""

    def __init__(self, page: Callable[[int], Collection[OpenOne]]) -> None:
        self._page = page
        self._found: dict[str, OpenOne] = {}
        self._listed = float("-inf")

    def forget(self) -> None:
        """List them again when next asked: one was opened."""
        self._listed = float("-inf")

    def of(self, branch: str) -> OpenOne | None:
        """The open request for ``branch``. Raises what ``page`` raises."""
        if time.monotonic() - self._listed > _KEPT_FOR:
            found: dict[str, OpenOne] = {}
            for number in range(1, _MOST_PAGES + 1):
                page = self._page(number)
                for request in page:
                    found.setdefault(request.branch, request)
                if len(page) < PAGE:
                    break
            self._found, self._listed = found, time.monotonic()
        return self._found.get(branch)
