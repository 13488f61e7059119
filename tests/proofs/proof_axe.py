# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every type and state of page, at every width, in both schemes, with JavaScript and without."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visit
from tests.browser.test_pages import AXE, SCHEMES, violations


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_axe_finds_nothing(
    address: str, width: int, javascript: bool, visit: Callable[..., Visit]
) -> None:
    """No violation of WCAG 2.2 A or AA."""
    page = visit(address, width, javascript).page
    page.evaluate(AXE)
    assert [found for scheme in SCHEMES for found in violations(page, scheme)] == []
