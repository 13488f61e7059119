# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The parts of a plan: planned anew when something that they looked at has changed, and only then;
what comes out is what planning all of it would give.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace

from plugins import features
from plugins.core import pipeline, signals
from plugins.core.facts import Facts
from plugins.core.memory import Memory
from plugins.core.page import Page, Planned, plan_stamp, planned_page
from plugins.core.parts import Plan
from plugins.core.pipeline import Run
from plugins.core.plan import Planning
from plugins.core.record_pages import RecordPages
from plugins.events.plan import EventOrder, event_order
from tests.small_town import BUSINESS, EVENT, write_shop, write_town

features.activate()
NOW = datetime.fromisoformat("2026-11-23T10:00")


class Left(NamedTuple):
    """What one build leaves to the next, and the stamp of each file."""

    memory: Memory
    stamps: Mapping[str, bytes]


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """The content of a town of three shops."""
    return write_town(tmp_path / "content", shops=3)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The receivers that were asked to plan, by the module, as they are asked."""
    found: list[str] = []
    planned_by = Planning._planned_by

    def watched(planning: Planning, receiver: Callable[..., Any], language: str) -> Any:
        found.append(receiver.__module__.removeprefix("plugins."))
        return planned_by(planning, receiver, language)

    monkeypatch.setattr(Planning, "_planned_by", watched)
    return found


def build(content: Path, left: Left | None = None, now: datetime = NOW) -> tuple[Plan, Left]:
    """The plan of a build, and what it leaves."""
    memory = left.memory if left else Memory()
    outcome = pipeline.walk(Run(content, now, memory=memory))
    assert outcome.plan is not None
    assert outcome.planning is not None
    memory.plan = marshal.loads(marshal.dumps(outcome.planning.keep()))  # noqa: S302
    return outcome.plan, Left(memory, {f: plan_stamp(p) for f, p in outcome.plan.items()})


def told(plan: Plan) -> dict[str, Any]:
    """All that is to be compared of a plan."""
    return {
        "pages": {
            file: (plan_stamp(p), replace(p, draw=len, arguments=(repr(p.arguments),)))
            for file, p in plan.items()
        },
        "files": plan.files,
        "count": len(plan),
        "kinds": plan.kinds(),
        "footer": plan.links("footer", ""),
        "origins": plan.origins(),
        "addresses": sorted(plan.pages()),
    }


def nothing(content: Path) -> None:
    """Nothing is edited."""


def write_text(content: Path) -> None:
    """A shop gets another text: no list shows it."""
    shop = write_shop(content, 2, "Laden 2")
    shop.write_text(shop.read_text("utf-8").replace("Brot", "Brötchen"), "utf-8")


def rename_a_shop(content: Path) -> None:
    """The first becomes the last."""
    write_shop(content, 1, "Zuletzt")


def confirm_a_shop(content: Path) -> None:
    """The sitemap has another day."""
    shop = write_shop(content, 1, "Laden 1")
    shop.write_text(shop.read_text("utf-8").replace("2026-11-01", "2026-11-20"), "utf-8")


def close_a_shop(content: Path) -> None:
    """Its page leaves the index."""
    shop = write_shop(content, 1, "Laden 1")
    text = shop.read_text("utf-8").replace("verified", "status: closed\nverified")
    shop.write_text(text, "utf-8")


def add_a_shop(content: Path) -> None:
    """There is a page more."""
    write_shop(content, 4, "Laden 4")


def remove_a_shop(content: Path) -> None:
    """The market has lost its place."""
    (content / "businesses" / "laden-3.md").unlink()


def break_a_shop(content: Path) -> None:
    """It is held back."""
    text = BUSINESS.format(name="Laden 2", number=2).replace("bakery", "xyz")
    (content / "businesses" / "laden-2.md").write_text(text, "utf-8")


def move_an_event(content: Path) -> None:
    """All its days are others."""
    text = EVENT.replace("2026-12-04", "2026-12-11")
    (content / "events" / "wochenmarkt.md").write_text(text, "utf-8")


def add_a_page(content: Path) -> None:
    """The footer has a link more."""
    (content / "pages").mkdir()
    (content / "pages" / "anfahrt.md").write_text("---\nname: Anfahrt\n---\nBus.\n", "utf-8")


def take_an_address(content: Path) -> None:
    """A page that has to give way: it is held back, and planning begins again."""
    (content / "pages").mkdir()
    (content / "pages" / "betriebe.md").write_text("---\nname: B\n---\nBus.\n", "utf-8")


def link_to_nothing(content: Path) -> None:
    """A link that leads nowhere: planning begins again."""
    (content / "pages").mkdir()
    text = "---\nname: Anfahrt\n---\n[Dort](/gibt-es-nicht/)\n"
    (content / "pages" / "anfahrt.md").write_text(text, "utf-8")


OF_BUSINESSES = {
    "businesses.hours_data", "businesses.plan", "home", "listings.a_to_z", "listings.categories",
    "listings.directory_data", "listings.house_calendars", "listings.streets", "offline",
    "search.plan", "window.display",
}  # fmt: skip
#: What is planned anew; of records' pages, no more than that there are some is planned. The worker
#: of ``offline`` is another after any change of a record: so browsers see that there is news.
EDITS: dict[Callable[[Path], None], Collection[str]] = {
    nothing: set(),
    write_text: {"offline"},
    rename_a_shop: OF_BUSINESSES,
    confirm_a_shop: OF_BUSINESSES | {"sitemap"},
    close_a_shop: OF_BUSINESSES | {"sitemap"},
    move_an_event: {
        "events.plan", "home", "listings.a_to_z", "listings.calendar", "listings.categories",
        "listings.event_kinds", "listings.house_calendars", "listings.months", "listings.streets",
        "offline", "window.display", "window.week",
    },
    add_a_page: {"offline", "pages", "search.plan", "sitemap"},
}  # fmt: skip
OF_RECORDS = {"businesses.plan", "events.plan", "news.plan", "offers.plan", "pages"}


@pytest.mark.parametrize("edit", EDITS)
def test_only_what_looked_at_something_that_changed_is_planned(
    town: Path, asked: list[str], edit: Callable[[Path], None]
) -> None:
    """A part is the work of one receiver."""
    _, left = build(town)
    edit(town)
    asked.clear()
    memory = left.memory
    pipeline.walk(Run(town, NOW, memory=memory))
    assert set(asked) - OF_RECORDS == set(EDITS[edit]) - OF_RECORDS


@pytest.mark.parametrize(
    "edit", [*EDITS, add_a_shop, remove_a_shop, break_a_shop, take_an_address, link_to_nothing]
)
def test_a_plan_of_old_and_new_parts_is_a_plan_of_new_ones(
    town: Path, edit: Callable[[Path], None]
) -> None:
    """Page by page, and in what it tells of all; what is planned otherwise is found, then and in
    the next build, and so it is when the edit is taken back.
    """
    before, left = build(town)
    kept = {path: path.read_bytes() for path in town.rglob("*.*")}
    was = told(before)
    for step in (edit, nothing, lambda content: _restore(content, kept), nothing):
        stamps = left.stamps
        step(town)
        plan, left = build(town, left)
        wanted = told(build(town)[0])
        new = wanted["files"] - stamps.keys()
        otherwise = {f for f, (now, _) in wanted["pages"].items() if stamps.get(f) != now}
        assert {p.file for p in plan.wanted(new, stamps.__getitem__)} == otherwise
        assert plan.moved or wanted["files"] == stamps.keys()
        assert told(plan) == wanted
    assert wanted == was


def _restore(content: Path, files: Mapping[Path, bytes]) -> None:
    for path in content.rglob("*.*"):
        if path not in files:
            path.unlink()
    for path, data in files.items():
        path.write_bytes(data)


def test_all_is_planned_anew_on_another_day(town: Path, asked: list[str]) -> None:
    """What is planned may say which day it is, and nothing notes that."""
    _, left = build(town)
    asked.clear()
    build(town, left, NOW.replace(day=24))
    assert {"home", "listings.calendar", "legal", "sitemap"} <= set(asked)


def test_many_files_are_found_as_few_are(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page is among the wanted once."""
    plan, left = build(town)
    some = {"index.html", "betriebe/laden-1/index.html", "feed.ics", "sitemap.xml"}
    for unfit, most in ((some, 10**6), (some, 0), (plan.files, 0), (plan.files, 10**6)):
        monkeypatch.setattr("plugins.core.parts._MANY", most)
        wanted = sorted(p.file for p in plan.wanted(unfit, left.stamps.__getitem__))
        assert wanted == sorted(unfit & plan.files)


_number = 0


def _plan_a_number(planning: Planning) -> None:
    planning.add(planned_page("nummer/", _draw, _number))


def _draw(facts: Facts, number: int) -> Page:
    raise NotImplementedError


def test_a_stranger_plans_in_every_build(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may look at anything: nothing notes that."""
    with signals.plan.connected_to(_plan_a_number):
        _, left = build(town)
        monkeypatch.setattr(f"{__name__}._number", 1)
        plan, _ = build(town, left)
        (found,) = plan.wanted(frozenset(), left.stamps.__getitem__)
    assert isinstance(found, Planned)
    assert found.arguments == (1,)


def test_records_without_addresses_of_their_own_are_refused(town: Path) -> None:
    """A plugin's mistake is told where it is made."""
    outcome = pipeline.run(town, NOW)
    assert outcome.catalogue is not None
    kind = outcome.catalogue.registry.named("business")
    with pytest.raises(ValueError, match="addresses of their own"):
        RecordPages(outcome.catalogue, kind, "betriebe/", _draw, None, {})


def test_facts_of_the_whole_city_are_found_again(
    town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the cards that they were computed from are the same: not another event's."""
    _, left = build(town)
    counted = []

    def rule(facts: Facts) -> Mapping[str, EventOrder]:
        counted.append(1)
        return event_order(facts)

    rule.__module__ = event_order.__module__
    monkeypatch.setattr("plugins.events.event_order", rule)
    rename_a_shop(town)
    plan, left = build(town, left)
    assert not counted
    assert told(plan) == told(build(town)[0])
    counted.clear()
    move_an_event(town)
    plan, left = build(town, left)
    assert len(counted) == 1
    rule.__module__ = "plugins_of_others"  # a stranger's may look at anything
    write_shop(town, 1, "Anders")
    build(town, left)
    assert len(counted) == 2
