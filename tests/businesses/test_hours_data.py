# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The hours of the whole town in one file are those that its pages carry."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins import features
from plugins.businesses.hours_data import ADDRESS
from plugins.businesses.views import BusinessRow
from plugins.core.pipeline import Run, walk
from tests.drawing import drawn
from tests.small_town import BUSINESS, write_town


def hours_file(content: Path) -> tuple[dict[str, Any], Any]:
    """The file of a content folder, and the build's facts."""
    features.activate()
    outcome = walk(Run(content, datetime(2026, 11, 23)))  # noqa: DTZ001 - the city's clock
    return json.loads(drawn(outcome)[ADDRESS]), outcome.facts


def test_it_says_what_the_rows_say(tmp_path: Path) -> None:
    """Every listed business with hours is in it, with its row's badge; nobody else is."""
    content = write_town(tmp_path / "content")
    for number, change in enumerate(
        ("status: closed", "status: temporarily_closed", "status: seeking_successor")
    ):
        text = BUSINESS.format(name=f"Nummer {number}", number=9 + number)
        (content / "businesses" / f"nummer-{number}.md").write_text(
            text.replace("verified:", f"{change}\nverified:"), "utf-8"
        )
    silent = BUSINESS.format(name="Ohne Zeiten", number=3)
    (content / "businesses" / "ohne.md").write_text(
        "\n".join(line for line in silent.splitlines() if "opening_hours" not in line), "utf-8"
    )
    told, facts = hours_file(content)
    assert sorted(told["hours"]) == ["laden-1", "laden-2", "nummer-2"]
    for business_id, badge in told["hours"].items():
        row = facts.of(BusinessRow, business_id)
        assert (badge, told["horizon"]) == (row.badge, row.horizon)


def test_a_town_without_hours_has_an_empty_one(tmp_path: Path) -> None:
    """What fetches the file always gets one."""
    content = write_town(tmp_path / "content", shops=0)
    told, _ = hours_file(content)
    assert told["hours"] == {}
    assert told["horizon"] > 0
