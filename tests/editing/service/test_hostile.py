# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody sends who means harm: no error of ours, and nothing outside of one's own."""

from random import Random

from plugins.editing.service.limits import Limits, Rate
from tests.editing.service.hostile import attack
from tests.editing.service.house import House


def test_nothing_that_is_typed_breaks_the_service(house: House) -> None:
    """A short walk; ``proof_form_service`` takes the long one."""
    often = Rate(10_000, 1)
    house.app.service.limits = Limits(often, often, often, often)
    assert attack(house, Random(5), 25) == []
