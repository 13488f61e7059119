# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The search engine of the browser in Node, over the index of a content folder."""

import json
import subprocess
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from plugins import features
from plugins.businesses.hours_data import ADDRESS as HOURS
from plugins.commands.toolchain import node
from plugins.core.pipeline import Outcome, Run, walk
from tests.theme.stage import THEME

BERLIN = ZoneInfo("Europe/Berlin")
#: The parts of the script that know no document.
PURE = (
    *("finding/fold.js", "finding/rows.js", "finding/dates.js"),
    *("search/tables.js", "search/index.js", "search/records.js", "search/match.js"),
    *("search/slips.js", "search/compounds.js", "search/near.js", "search/days.js"),
    *("search/query.js", "search/found.js", "search/order.js", "search/rank.js"),
)
RUN = Path(__file__).with_name("run.mjs")
TODAY = datetime(2026, 11, 23)  # noqa: DTZ001 - the city's clock


class Answer(NamedTuple):
    """What the engine finds: kinds with ids in order, and the filters it understood."""

    found: tuple[str, ...]
    filters: tuple[str, ...]


class Engine(NamedTuple):
    """A city's index and hours in a folder, with the engine's code; the city as it was built."""

    folder: Path
    outcome: Outcome

    def ask(self, queries: Sequence[tuple[str, str]]) -> list[Answer]:
        """Ask for each (query, the town's clock) in turn."""
        asked = [
            {"q": query, "now": minute(now), "zone": "Europe/Berlin"} for query, now in queries
        ]
        done = subprocess.run(
            [str(node()), str(RUN), str(self.folder / "engine.mjs"), str(self.folder)],
            input=json.dumps(asked),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return [
            Answer(tuple(f"{kind}/{name}" for kind, name in told["found"]), tuple(told["filters"]))
            for told in json.loads(done.stdout)
        ]

    def files(self) -> dict[str, bytes]:
        """The files of the index by name."""
        return {path.name: path.read_bytes() for path in sorted(self.folder.glob("*.json"))}


def engine_over(content: Path, folder: Path) -> Engine:
    """Draw the index of ``content`` into ``folder``."""
    features.activate()
    outcome = walk(Run(content, TODAY))
    assert outcome.plan is not None
    assert outcome.facts is not None
    folder.mkdir(parents=True, exist_ok=True)
    for file, planned in outcome.plan.items():
        if file == HOURS or (file.startswith("suche/") and file.endswith(".json")):
            name = "stunden.txt" if file == HOURS else Path(file).name
            (folder / name).write_bytes(planned.draw(outcome.facts, *planned.arguments))
    (folder / "engine.mjs").write_text(pure_script(), "utf-8")
    return Engine(folder, outcome)


@cache
def pure_script() -> str:
    """The engine as one module: its files, and the clock that every page has."""
    static = THEME / "static"
    paths = [static / "js" / "clock.js", *(static / "parts" / name for name in PURE)]
    return "".join(path.read_text("utf-8") for path in paths)


def call(expression: str) -> Any:
    """The value of a JavaScript expression over the engine's functions."""
    done = subprocess.run(
        [str(node()), "--input-type=module"],
        input=f"{pure_script()}\nconsole.log(JSON.stringify({expression}));",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def minute(text: str) -> int:
    """A local time of Berlin as UTC epoch minutes."""
    return int(datetime.fromisoformat(text).replace(tzinfo=BERLIN).timestamp() // 60)
