# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The proofs visit the same pages as the tests in the browser."""

from tests.browser.conftest import address, site_address, visit
from tests.offline.conftest import (
    build_that_keeps_nothing,
    first_build,
    next_build,
    town,
    visitor,
)

__all__ = [
    "address", "build_that_keeps_nothing", "first_build", "next_build", "site_address", "town",
    "visit", "visitor",
]  # fmt: skip
