# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every address in every way: a short walk; ``proof_form_service`` takes the long one."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from plugins.editing.post.carriers import carrier_for
from plugins.editing.post.post import Post
from plugins.editing.service.beside import Beside
from plugins.editing.service.limits import Limits, Rate
from plugins.editing.settings import Settings
from plugins.editing.store.desk import Desk
from plugins.editing.suggestions.proof import Work
from tests.editing.service.everywhere import Walk
from tests.editing.service.house import House, opened
from tests.editing.store.town import Clock, hours


@pytest.fixture
def open_house(tmp_path: Path, town: Path) -> Iterator[House]:
    """A service with mails, without limits, whose proofs are quickly found."""
    kept: list[Post] = []

    def make(told: Settings, desk: Desk, clock: Clock) -> Beside:
        carrier = carrier_for(told.mail, told.state, "eintrag.example")
        kept.append(Post(told.state, carrier, clock, lambda: "Unser Lennebrück"))
        return Beside(post=kept[0])

    often = Rate(1_000_000, 1)
    limits = Limits(often, often, often, often)
    with opened(tmp_path, town, limits, make, work=Work(5, 5)) as house:
        yield house
        kept[0].close()


def test_every_route_in_every_way(open_house: House) -> None:
    """No error of ours, every answer with its headers, nothing changed that is not one's own; and
    behind each route and method something was asked: the walk does not end at the door.
    """
    open_house.desk.submit(hours("Tu-Fr 06:30-13:00"))
    open_house.desk.worker.round()
    [proposal] = open_house.desk.waiting()
    open_house.desk.ask_back(proposal.id, "Kümmerer", "Auch am Samstag?")
    walk = Walk(open_house, Random(11))
    walk.go(40, ())
    assert walk.failed == []
    assert walk.unseen() == set()
