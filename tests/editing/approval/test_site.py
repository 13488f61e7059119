# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The site after an approval: built once more if it was asked for meanwhile, mistakes told."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.editing.approval import site as module
from plugins.editing.approval.site import Site
from tests.editing.store.town import Clock


def until(holds: Callable[[], bool]) -> None:
    """Wait for it, a minute at most."""
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def site_of(script: str, *arguments: str) -> Site:
    """A site whose build is a small program."""
    return Site([sys.executable, "-c", script, *arguments], Clock())


@pytest.mark.parametrize(("code", "old"), [(0, False), (3, False), (1, True)])
def test_mistakes_are_told(code: int, old: bool) -> None:
    """A build that leaves out a record, one that fails, and one that is whole."""
    told = "Im Eintrag fehlt der Name."
    site = site_of(f"import sys; print({told!r}, file=sys.stderr); sys.exit({code})")
    try:
        site.build()
        assert site.standing.is_building
        until(lambda: not site.standing.is_building)
        assert site.standing.is_old is old
        assert bool(site.standing.built) is not old
        assert site.standing.mistakes == (told if code else "")
    finally:
        site.close()


def test_two_approvals_are_two_builds_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is approved during a build is in the next; and where another build runs, ours waits."""
    monkeypatch.setattr(module, "_AGAIN_AFTER", 0.01)
    log = tmp_path / "log"
    script = (
        "import sys, time; log = open(sys.argv[1], 'a'); log.write('x'); log.close();"
        "time.sleep(0.2); sys.exit(75 if open(sys.argv[1]).read() == 'x' else 0)"
    )
    site = site_of(script, str(log))
    try:
        site.build()
        until(lambda: log.exists() and log.read_text() == "xx")
        for _ in range(5):
            site.build()
        until(lambda: not site.standing.is_building)
        assert log.read_text() == "xxx"
        assert site.standing.mistakes == ""
    finally:
        site.close()


def test_an_end_does_not_wait_for_a_build() -> None:
    """Ctrl-C in the middle of one."""
    site = site_of("import time; time.sleep(60)")
    site.build()
    time.sleep(0.2)
    began = time.monotonic()
    site.close()
    assert time.monotonic() - began < 5
