# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody without a link who has done the work, and means harm."""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from plugins.editing.service.limits import Limits, Rate
from plugins.editing.suggestions.proof import Work
from tests.editing.service.hostile import VALUES
from tests.editing.service.house import House, opened
from tests.editing.service.test_public import solved

_OFTEN = Rate(10_000, 1)


@pytest.fixture
def open_house(tmp_path: Path, town: Path) -> Iterator[House]:
    """A service without limits, whose proofs are quickly found."""
    limits = Limits(_OFTEN, _OFTEN, _OFTEN, _OFTEN)
    with opened(tmp_path, town, limits, work=Work(5, 5)) as found:
        yield found


def test_whatever_a_stranger_types_is_a_new_record_or_nothing(open_house: House) -> None:
    """No error of ours, no file but one new record a proposal, no markup on the Kümmerer's page."""
    random, phone = Random(7), open_house.phone(None)
    sound = {
        "/melden/betrieb": {"name": "Laden", "category": "Bäckerei", "street_address": "Markt 1"},
        "/melden/termin": {"name": "Fest", "start_date": "12.12.2026"},
        "/melden/fehler": {"was": "Falsch"},
        "/melden/link": {"kontakt": "0173 12345"},
    }
    accepted = 0
    for number in range(48):
        path = random.choice([*sound])
        page = phone.get(path).text
        data: dict[str, list[str]] = {**phone.form(path)}
        names = [name for name in data if not name.startswith("_")] + ["seite", "betrieb", "_key"]
        data |= {name: [value] for name, value in sound[path].items()}
        for name in random.sample(names, random.choice((1, 2, len(names)))):
            data[name] = [random.choice(VALUES)]
        data |= {"altcha": [solved(page)], "website": [""]}
        open_house.clock.forward(10)
        answer = phone.ask("POST", path, data=data)
        assert answer.status_code in (303, 400, 413, 422), (number, path, answer.text)
        accepted += answer.status_code == 303
    assert accepted > 8
    open_house.desk.worker.round()
    for proposal in open_house.desk.waiting():
        view = open_house.desk.view(proposal)
        assert len(view.files) == 1
        [touched] = view.touched
        assert touched.before is None
    page = open_house.phone("").get("/meldungen").text
    assert not re.search(r'<script(?! type="module" src="/assets/)', page)
    links = re.findall(r'href="([^"]*)"', page)
    ours = ("/", "#", "https://lennebrueck.example/", "mailto:portal@", "tel:")
    assert [link for link in links if not link.startswith(ours)] == []
