# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""When `serve` builds: after changes, at midnight, and after another build has ended."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from plugins.commands.serving.built import Built, Result
from plugins.commands.serving.host import Host
from plugins.commands.serving.rounds import Rounds
from plugins.commands.serving.workshop import Workshop
from tests.commands.running import eventually
from tests.small_town import write_town

OFFER = """\
---
name: Letzter Tag
business: laden-1
valid_from: 2026-11-01
valid_through: 2026-11-23
---

Nur noch heute.
"""


class Scripted(Workshop):
    """Answers what it was given, the last answer for ever, and notes when it was asked."""

    def __init__(self, *answers: Built) -> None:
        self.answers = list(answers)
        self.moments: list[datetime] = []

    def build(self, moment: datetime, afresh: bool = False) -> Built:
        self.moments.append(moment)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@contextlib.contextmanager
def going(
    workshop: Workshop, content: Path, clock: Callable[[], datetime], output: Path
) -> Iterator[Host]:
    """Run rounds in a thread until the block ends."""
    stop = threading.Event()
    with Host(0, output) as host:
        rounds = Rounds(host, workshop, content, clock)
        running = threading.Thread(target=rounds.run, args=([output], stop))
        running.start()
        try:
            yield host
        finally:
            stop.set()
            running.join()


def test_midnight_is_a_reason_to_build(tmp_path: Path) -> None:
    """When the city's day changes, what expired leaves the pages without anybody's doing."""
    content, output = write_town(tmp_path / "content"), tmp_path / "output"
    (content / "offers").mkdir()
    (content / "offers" / "letzter-tag.md").write_text(OFFER, "utf-8")
    clock = [datetime.fromisoformat("2026-11-23T22:59:30+00:00")]  # in the city a minute later

    def offers() -> bool:
        return b"Letzter Tag" in (output / "angebote" / "index.html").read_bytes()

    workshop = Workshop(content, output, tmp_path / "cache")
    try:
        with going(workshop, content, lambda: clock[0], output):
            eventually((output / "index.html").exists, "the first build")
            assert offers()
            clock[0] = datetime.fromisoformat("2026-11-23T23:00:05+00:00")
            eventually(lambda: not offers(), "the offer's end")
    finally:
        workshop.close()


def test_a_day_has_one_midnight(tmp_path: Path) -> None:
    """A build that midnight asked for is not asked for again, even if it was refused."""
    clock = [datetime.fromisoformat("2026-11-23T12:00:00+00:00")]
    good = Built(Result.WHOLE, timezone="Europe/Berlin")
    workshop = Scripted(good, Built(Result.REFUSED, reason="Kaputt."), good)
    with going(workshop, tmp_path, lambda: clock[0], tmp_path / "output"):
        eventually(lambda: len(workshop.moments) == 1, "the first build")
        clock[0] = datetime.fromisoformat("2026-11-24T12:00:00+00:00")
        eventually(lambda: len(workshop.moments) == 2, "the new day's build")
        clock[0] = datetime.fromisoformat("2026-11-25T12:00:00+00:00")
        eventually(lambda: len(workshop.moments) == 3, "the next day's build")
    assert [moment.day for moment in workshop.moments] == [23, 24, 25]


def test_another_build_is_waited_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the output is being built already, this build comes after it, and says so once."""
    busy = Built(Result.BUSY, reason="Ein anderer Bau läuft gerade.")
    workshop = Scripted(busy, busy, busy, Built(Result.WHOLE, pages=2203))
    noon = datetime.fromisoformat("2026-11-23T12:00:00+00:00")
    with going(workshop, tmp_path, lambda: noon, tmp_path / "output"):
        eventually(lambda: len(workshop.moments) == 4, "the build after the other one")
    told = capsys.readouterr().out
    assert told.count("Ein anderer Bau") == 1
    assert "2.203 Seiten in" in told
