# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The proofs visit the same pages as the tests in the browser."""

from tests.browser.conftest import address, site_address, visit

__all__ = ["address", "site_address", "visit"]
