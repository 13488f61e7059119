# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The process that builds for `serve`: warm as long as may be, and replaced when it must be."""

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from plugins.commands.serving.built import Built, Result
from plugins.commands.serving.workshop import Workshop
from tests.building import DEMO_NOW
from tests.small_town import write_shop, write_town

NOW = datetime.fromisoformat(DEMO_NOW)
#: A city's plugin; `{}` is what it does when the facts are derived.
PLUGIN = """\
import os, signal, sys, time
from pathlib import Path
from plugins.core import signals

def act(facts):
    {}

def register():
    signals.derive.connect(act)
"""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return write_town(tmp_path / "content", "https://kleinstadt.example/stadt/")


@contextlib.contextmanager
def workshop_of(town: Path) -> Iterator[Workshop]:
    """Yield a workshop for `town`, closed at the end."""
    made = Workshop(town, town.parent / "output", town.parent / "cache")
    try:
        yield made
    finally:
        made.close()


def add_plugin(town: Path, name: str, act: str = "pass") -> None:
    """Write a plugin beside the town's content, and name it in `city.yaml` instead of others."""
    (town.parent / f"{name}.py").write_text(PLUGIN.format(act), "utf-8")
    city = town / "city.yaml"
    kept = [line for line in city.read_text("utf-8").splitlines() if "plugins:" not in line]
    city.write_text("\n".join([*kept, f"plugins: [{name}]", ""]), "utf-8")


def pid_of(workshop: Workshop) -> int:
    return workshop._worker.pid


def shop_page(town: Path, number: int = 1) -> str:
    return (town.parent / f"output/betriebe/laden-{number}/index.html").read_text("utf-8")


def test_it_builds_again_and_again_in_one_process(town: Path) -> None:
    """Each build has the content as it is then, and tells the path and the zone of the city."""
    with workshop_of(town) as workshop:
        first = workshop.build(NOW)
        pid = pid_of(workshop)
        write_shop(town, 1, "Backstube")
        second = workshop.build(NOW)
        assert (first.result, second.result) == (Result.WHOLE, Result.WHOLE)
        assert (second.base_path, second.timezone) == ("/stadt/", "Europe/Berlin")
        assert second.pages > 10
        assert "Backstube" in shop_page(town)
        assert pid_of(workshop) == pid


def test_mistakes_come_with_place_line_and_remedy(town: Path) -> None:
    """A record with an error is held back, and what is wrong with it is told as in the terminal."""
    shop = town / "businesses" / "laden-2.md"
    shop.write_text(shop.read_text("utf-8").replace("opening_hours", "oeffnungszeiten"), "utf-8")
    with workshop_of(town) as workshop:
        built = workshop.build(NOW)
    assert (built.result, built.held_back) == (Result.HELD_BACK, 1)
    (mistake,) = built.mistakes
    assert mistake.place == f"{town}/businesses/laden-2.md:5:1"
    assert (mistake.severity, mistake.code) == ("Fehler", "unknown-field")
    assert mistake.excerpt.splitlines()[1] == "    | ^^^^^^^^^^^^^^^"
    assert mistake.message in built.listing
    assert built.listing.endswith("1 Fehler.\n")


def test_afresh_is_another_process(town: Path) -> None:
    """Changed Python code is seen by a new process only."""
    with workshop_of(town) as workshop:
        pid = pid_of(workshop)
        assert workshop.build(NOW, afresh=True).good
        assert pid_of(workshop) != pid


def test_a_killed_worker_is_replaced(town: Path) -> None:
    """Whether it was idle or at work, the next answer is a build."""
    with workshop_of(town) as workshop:
        workshop.build(NOW)
        workshop._worker.kill()
        workshop._worker.wait()
        assert workshop.build(NOW).good
        pid = pid_of(workshop)
        answers: list[Built] = []
        building = threading.Thread(target=lambda: answers.append(workshop.build(NOW)))
        building.start()
        os.kill(pid, signal.SIGKILL)
        building.join()
        assert answers[0].good
        assert pid_of(workshop) != pid


def test_plugins_switched_on_and_off_need_a_new_process(
    town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another list of plugins in `city.yaml` is loaded afresh; any other edit of it is not."""
    monkeypatch.syspath_prepend(town.parent)
    with workshop_of(town) as workshop:
        assert workshop.build(NOW).good
        pid = pid_of(workshop)
        city = town / "city.yaml"
        city.write_text(city.read_text("utf-8").replace("Unser", "Mein"), "utf-8")
        assert workshop.build(NOW).good
        assert pid_of(workshop) == pid
        add_plugin(town, "marking", "(Path(__file__).parent / 'marked').touch()")
        assert workshop.build(NOW).good
        assert (town.parent / "marked").exists()
        assert pid_of(workshop) != pid


def test_a_failing_program_is_an_answer(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A traceback reaches whoever works on the program; the process goes on."""
    monkeypatch.syspath_prepend(town.parent)
    add_plugin(town, "failing", "raise ZeroDivisionError('of mine')")
    with workshop_of(town) as workshop:
        built = workshop.build(NOW)
        assert built.result is Result.BROKEN
        assert "ZeroDivisionError: of mine" in built.reason
        pid = pid_of(workshop)
        workshop.build(NOW)
        assert pid_of(workshop) == pid


def test_what_a_build_prints_is_no_answer(
    town: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Code may print what it likes, in whatever way: it goes to the terminal."""
    monkeypatch.syspath_prepend(town.parent)
    add_plugin(town, "printing", "print('{}'); os.write(1, b'loud\\n'); os.system('echo below')")
    with workshop_of(town) as workshop:
        assert workshop.build(NOW).good
    assert {"loud", "below"} <= set(capfd.readouterr().err.split())


def test_forked_processes_keep_nobody_waiting(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A builder that dies is noticed at once, though a process that it forked lives on."""
    monkeypatch.syspath_prepend(town.parent)
    die = "time.sleep(600) if os.fork() == 0 else os.kill(os.getpid(), signal.SIGKILL)"
    add_plugin(town, "dying", die)
    with workshop_of(town) as workshop:
        built = workshop.build(NOW)
    assert built.result is Result.BROKEN
    assert "abgebrochen (Exit -9)" in built.reason


def test_a_city_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """An empty folder is no city; the answer names the file that is missing."""
    (tmp_path / "content").mkdir()
    with workshop_of(tmp_path / "content") as workshop:
        built = workshop.build(NOW)
    assert built.result is Result.REFUSED
    assert "city.yaml" in built.listing
    assert built.base_path == ""


def test_closing_ends_a_build(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a build that is no longer wanted, and nothing of it stays behind."""
    monkeypatch.syspath_prepend(town.parent)
    add_plugin(town, "sleeping", "time.sleep(600)")
    workshop = Workshop(town, town.parent / "output", town.parent / "cache")
    building = threading.Thread(target=lambda: workshop._order(NOW))
    building.start()
    worker = workshop._worker
    worker.terminate()
    building.join()
    workshop.close()
    assert worker.returncode == (-signal.SIGTERM if sys.platform != "win32" else 1)
