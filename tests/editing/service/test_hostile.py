# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody sends who means harm: no error of ours, and nothing outside of one's own."""

from random import Random

import pytest

from plugins.editing.service.limits import Limits, Rate
from tests.editing.service.hostile import attack
from tests.editing.service.house import House


def test_nothing_that_is_typed_breaks_the_service(house: House) -> None:
    """A short walk; ``proof_form_service`` takes the long one."""
    often = Rate(10_000, 1)
    house.app.service.limits = Limits(often, often, often, often)
    assert attack(house, Random(5), 25) == []


@pytest.mark.parametrize("days", ["9" * 5_000, "²", "٧", "-7", "07"])
def test_closed_for_a_number_that_is_no_choice(still: House, days: str) -> None:
    """Python refuses to read 4,300 digits, and a small two above the line is a digit to it."""
    answer = still.phone().send("/geschlossen", {"dauer": [days], "von": ["31.12."]})
    assert answer.status_code in (303, 422)
