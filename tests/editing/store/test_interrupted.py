# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A service that ends between the push and the note of it: what ``test_kills`` seldom meets."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from plugins.editing.forges.gitlab import GitLab
from plugins.editing.settings import Settings
from plugins.editing.store.desk import Desk
from plugins.editing.store.forge import Proposal
from plugins.editing.store.mirror import Mirror
from tests.editing.store.town import BOOKS, Clock, commit, git, hours, settings

BRANCH = "vorschlag/baeckerei-hoevel"
KEYS = ("vorgang-a", "vorgang-b", "vorgang-c")


class Killed(BaseException):
    """The end of a life."""


class Ending(GitLab):
    """A forge before which the service ends: when it has pushed, or when it is about to."""

    pushes = False

    def propose(self, proposal: Proposal, commit: str, mirror: Mirror) -> str:
        """Push, or not, and that was it."""
        if self.pushes:
            super().propose(proposal, commit, mirror)
        raise Killed


#: What the bakery opens at, one after the other.
HOURS = ("Tu-Fr 06:30-18:00; Sa 06:30-13:00", "Tu-Fr 07:00-18:00", "Tu-Fr 08:00-18:00",
         "Tu-Fr 09:00-18:00")  # fmt: skip


@contextmanager
def a_life(told: Settings, forge: GitLab, numbers: Sequence[int] = ()) -> Iterator[Desk]:
    """The service from its start on; the bakery changes its hours, one time after the other."""
    store = Desk(told, forge, Clock(), first_pause=1)
    try:
        for number in numbers:
            store.submit(hours(HOURS[number + 1], before=HOURS[number], key=KEYS[number]))
        yield store
    finally:
        store.close()


@pytest.fixture
def bare(tmp_path: Path, town: Path) -> Path:
    """The forge's own repository; in the town's it is the remote ``forge``."""
    git(tmp_path, "clone", "--quiet", "--bare", str(town), "forge.git")
    git(tmp_path / "forge.git", "config", "receive.advertisePushOptions", "true")
    git(town, "remote", "add", "forge", str(tmp_path / "forge.git"))
    return tmp_path / "forge.git"


def keys_in(bare: Path) -> Counter[str]:
    """How often each key is in the forge's repository."""
    trailers = "--format=%(trailers:key=Vorgang,valueonly,separator=%x20)"
    return Counter(git(bare, "log", "--branches", trailers).split())


def test_pushed_carried_on_and_merged_before_it_is_noted(
    tmp_path: Path, town: Path, bare: Path
) -> None:
    """Its commits have other names when they are carried on: what was merged by its old names is
    not proposed again.
    """
    told = settings(tmp_path, str(bare), driver="gitlab")
    ending = Ending(told)

    ending.pushes = True
    with a_life(told, ending, (0, 1)) as store, pytest.raises(Killed):
        store.worker.round()
    commit(town, {"content/businesses/buchhandlung-kettler.md": BOOKS + "\nBücher.\n"})
    git(town, "push", "--quiet", "forge", "main")
    ending.pushes = False
    with a_life(told, ending) as store, pytest.raises(Killed):
        store.worker.round()
    git(town, "fetch", "--quiet", "forge")
    git(town, "merge", "--quiet", "--no-ff", "-m", "Gern", f"forge/{BRANCH}")
    git(town, "push", "--quiet", "forge", "main", f":{BRANCH}")

    with a_life(told, GitLab(told), (2,)) as store:
        store.worker.round()
        fates = [store.fate(key) for key in KEYS]
    assert [fate and fate.state for fate in fates] == ["delivered"] * 3
    assert keys_in(bare) == dict.fromkeys(KEYS, 1)


def test_merged_while_it_was_pushed(tmp_path: Path, town: Path, bare: Path) -> None:
    """The forge merges what it has, and then gets the same carried on, with more: the next round
    takes out what is merged.
    """
    told = settings(tmp_path, str(bare), driver="gitlab")
    with a_life(told, GitLab(told), (0,)) as store:
        store.worker.round()
    git(town, "fetch", "--quiet", "forge")
    merged = git(town, "rev-parse", f"forge/{BRANCH}")
    commit(town, {"content/businesses/buchhandlung-kettler.md": BOOKS + "\nBücher.\n"})
    git(town, "push", "--quiet", "forge", "main")
    ending = Ending(told)
    ending.pushes = True
    with a_life(told, ending, (1,)) as store, pytest.raises(Killed):
        store.worker.round()
    git(town, "merge", "--quiet", "--no-ff", "-m", "Gern", merged)
    git(town, "push", "--quiet", "forge", "main")
    assert keys_in(bare) == {KEYS[0]: 2, KEYS[1]: 1}

    with a_life(told, GitLab(told)) as store:
        store.worker.round()
        fates = [store.fate(key) for key in KEYS[:2]]
    assert [fate and fate.state for fate in fates] == ["delivered"] * 2
    assert keys_in(bare) == dict.fromkeys(KEYS[:2], 1)
