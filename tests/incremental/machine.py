# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Random sequences of what can happen to a town, each step followed by a build and its twin."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.incremental import changes, surroundings
from tests.incremental.twins import Twins, Way

_number = st.integers(0, 997)
_few = st.integers(0, 11)
_ways = st.builds(
    Way,
    cores=st.sampled_from((1, 1, 1, 2)),
    journal=st.sampled_from((True, True, False)),
    exchange=st.sampled_from((True, True, False)),
    dates=st.sampled_from(("all", "none")),
    publish=st.just(False),
    kill=st.just(0),
)
#: Now and then several things happen before somebody builds.
_way = st.sampled_from((True, True, True, False)).flatmap(
    lambda builds: _ways if builds else st.none()
)


class Town(RuleBasedStateMachine):
    """A town in ``folder``. ``dates`` are those of ``Way``, where they are not left to chance."""

    folder: ClassVar[Path]
    dates: ClassVar[str] = ""

    def __init__(self) -> None:
        super().__init__()
        shutil.rmtree(self.folder / "twins", ignore_errors=True)
        self.twins = Twins(self.folder / "twins")
        self.twins.check()

    def _then(self, what: str, way: Way | None) -> None:
        self.twins.story.append(what)
        if way:
            self.twins.check(way._replace(dates=self.dates or way.dates))

    @rule(folder=_few, which=_few, field=_number, value=_few, way=_way)
    def edit_field(self, folder: int, which: int, field: int, value: int, way: Way | None) -> None:
        self._then(changes.edit_field(self.twins, folder, which, field, value), way)

    @rule(folder=_few, which=_few, field=_number, value=_few, way=_way)
    def edit_another(
        self, folder: int, which: int, field: int, value: int, way: Way | None
    ) -> None:
        self._then(changes.edit_field(self.twins, folder, which, field, value), way)

    @rule(folder=_few, which=_few, text=_few, way=_way)
    def edit_text(self, folder: int, which: int, text: int, way: Way | None) -> None:
        self._then(changes.edit_text(self.twins, folder, which, text), way)

    @rule(folder=_few, which=_few, way=_way)
    def edit_unseen(self, folder: int, which: int, way: Way | None) -> None:
        self._then(changes.edit_unseen(self.twins, folder, which), way)

    @rule(folder=_few, which=_few, how=_few, way=_way)
    def break_record(self, folder: int, which: int, how: int, way: Way | None) -> None:
        self._then(changes.break_record(self.twins, folder, which, how), way)

    @rule(folder=_few, which=_few, way=_way)
    def mend_record(self, folder: int, which: int, way: Way | None) -> None:
        self._then(changes.mend_record(self.twins, folder, which), way)

    @rule(folder=_few, which=_few, name=_few, way=_way)
    def add_record(self, folder: int, which: int, name: int, way: Way | None) -> None:
        self._then(changes.add_record(self.twins, folder, which, name), way)

    @rule(folder=_few, which=_few, way=_way)
    def delete_record(self, folder: int, which: int, way: Way | None) -> None:
        self._then(changes.delete_record(self.twins, folder, which), way)

    @rule(folder=_few, which=_few, name=_few, way=_way)
    def rename_record(self, folder: int, which: int, name: int, way: Way | None) -> None:
        self._then(changes.rename_record(self.twins, folder, which, name), way)

    @rule(folder=_few, which=_few, how=_number, way=_way)
    def translate(self, folder: int, which: int, how: int, way: Way | None) -> None:
        self._then(changes.translate(self.twins, folder, which, how), way)

    @rule(which=_few, how=_number, way=_way)
    def edit_picture(self, which: int, how: int, way: Way | None) -> None:
        self._then(surroundings.edit_picture(self.twins, which, how), way)

    @rule(part=_number, value=_few, way=_way)
    def edit_city(self, part: int, value: int, way: Way | None) -> None:
        self._then(surroundings.edit_city(self.twins, part, value), way)

    @rule(way=_way)
    def mend_city(self, way: Way | None) -> None:
        self._then(surroundings.mend_city(self.twins), way)

    @rule(folder=_few, how=_few, way=_way)
    def stray(self, folder: int, how: int, way: Way | None) -> None:
        self._then(surroundings.stray(self.twins, folder, how), way)

    @rule(which=_number, how=_number, way=_way)
    def edit_theme(self, which: int, how: int, way: Way | None) -> None:
        self._then(surroundings.edit_theme(self.twins, which, how), way)

    @rule(how=_few, way=_way)
    def move_now(self, how: int, way: Way | None) -> None:
        self._then(surroundings.move_now(self.twins, how), way)

    @rule(way=_way)
    def switch_branch(self, way: Way | None) -> None:
        self._then(surroundings.switch_branch(self.twins), way)

    @rule(which=_number, how=_number, way=_ways)
    def harm_cache(self, which: int, how: int, way: Way) -> None:
        self._then(surroundings.harm_cache(self.twins, which, how), way)

    @rule(which=_number, how=_few, way=_ways)
    def touch_output(self, which: int, how: int, way: Way) -> None:
        self._then(surroundings.touch_output(self.twins, which, how), way)

    @rule(way=_ways)
    def build_again(self, way: Way) -> None:
        self._then("build again", way)

    @rule(kill=st.integers(1, 160), way=_ways, then=_way)
    def die(self, kill: int, way: Way, then: Way | None) -> None:
        self.twins.build_and_die(way._replace(kill=kill))
        self._then(f"die before change {kill} in {way}", then)
