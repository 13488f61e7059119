# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Proposals on real git servers, with the hooks that GitLab, Gitea and Forgejo have."""

import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from plugins.editing.store.desk import Desk
from plugins.editing.store.forge import Declined
from plugins.editing.submission import Edit, Value
from tests.editing.forges.gitserver import TOKEN, GitServer
from tests.editing.store.town import (
    Clock,
    commit,
    git,
    hours,
    phone,
    sent,
)

PATH = "content/businesses/baeckerei-hoevel.md"


def on_main(server: GitServer, tmp_path: Path, change: Callable[[Path], None]) -> None:
    """Let the town hall change the main branch."""
    hall = tmp_path / "hall"
    if not hall.exists():
        git(tmp_path, "clone", "--quiet", str(server.repository), str(hall))
    change(hall)
    git(server.repository, "fetch", "--quiet", str(hall), "+main:main")


def test_a_request_is_recorded(server: GitServer, opened: Callable[[], Desk], flavour: str) -> None:
    """Title, description, target and label are told in one push, umlauts and all."""
    store = opened()
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    [request] = server.requests()
    [proposal] = store.waiting()
    assert request["commit"] == proposal.pushed
    told = {name.rpartition(".")[2]: value for name, value in request["options"].items()}
    assert told["title"] == "Bäckerei Hövel: opening_hours"
    assert told["description"].startswith("Betrieb: baeckerei-hoevel.")
    if flavour == "gitlab":
        assert (told["target"], told["label"]) == ("main", "formular")
        assert proposal.address == f"{server.host}/stadt/portal/-/merge_requests/1"
    else:
        assert told["topic"] == "baeckerei-hoevel"
        assert proposal.address == f"{server.host}/stadt/portal/pulls/1"
        assert git(server.repository, "for-each-ref", "refs/heads/vorschlag") == ""


def test_a_second_edit_is_in_the_same_request(
    server: GitServer, opened: Callable[[], Desk], tmp_path: Path
) -> None:
    """Also when the main branch has moved and the proposal had to be carried there by force."""
    store = opened()
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    on_main(server, tmp_path, lambda hall: commit(hall, {"README.md": "Neu.\n"}))
    store.submit(phone("+49 2371 99"))
    store.worker.round()
    [request] = server.requests()
    assert request["pushes"] == 2
    files = git(server.repository, "show", f"{request['commit']}:{PATH}")
    assert "Tu-Fr 06:30-13:00" in files and "+49 2371 99" in files
    assert git(server.repository, "merge-base", "main", request["commit"]) == git(
        server.repository, "rev-parse", "main"
    )


def test_the_main_branch_is_out_of_reach(server: GitServer, opened: Callable[[], Desk]) -> None:
    """The token may propose; a push to ``main`` is refused, and the service has no way to merge."""
    store = opened()
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    [proposal] = store.waiting()
    with pytest.raises(Declined, match="auf der Forge"):
        store.approve(proposal.id, "Kümmerer")
    forge = store.worker._forge
    with pytest.raises(Declined, match="hook declined"):
        forge.push(store.mirror, [f"{proposal.pushed}:refs/heads/main"])  # type: ignore[attr-defined]


def test_a_dead_server_loses_and_doubles_nothing(
    server: GitServer, opened: Callable[[], Desk], clock: Clock
) -> None:
    """What was sent meanwhile waits with growing pauses, and is delivered once, in its order."""
    store = opened()
    server.stop()
    first, second = hours("Tu-Fr 06:30-13:00"), phone("+49 2371 99")
    for press in (first, second):
        store.submit(press)
        store.worker.round(look=True)
    fate = store.fate(first.key)
    assert fate and fate.state == "waiting" and "nicht zu erreichen" in fate.reason
    assert TOKEN not in fate.reason
    server.start()
    clock.forward(60)
    store.worker.round(look=True)
    store.worker.round(look=True)
    [request] = server.requests()
    log = git(server.repository, "log", "--format=%(trailers:key=Vorgang,valueonly,separator=)",
              "--reverse", f"main..{request['commit']}")  # fmt: skip
    assert log.split() == [first.key, second.key]
    assert store.fate(second.key).state == "delivered"  # type: ignore[union-attr]


def test_a_push_that_was_not_noted(
    server: GitServer, opened: Callable[[], Desk], clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after the push and before the note of it: the next service commits nothing again."""
    store = opened()
    press = hours("Tu-Fr 06:30-13:00")
    store.submit(press)

    def killed(wishes: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(store._outbox, "together", killed)
        with pytest.raises(KeyboardInterrupt):
            store.worker.round()
    assert len(server.requests()) == 1
    store.close()
    again = opened()
    again.worker.round()
    [request] = server.requests()
    [proposal] = again.waiting()
    assert proposal.pushed == request["commit"] and request["pushes"] == 1
    assert again.fate(press.key).state == "delivered"  # type: ignore[union-attr]
    assert git(server.repository, "rev-list", "--count", f"main..{request['commit']}") == "1"


def test_merged_on_the_forge(server: GitServer, opened: Callable[[], Desk], tmp_path: Path) -> None:
    """The main branch has it: the proposal is closed, and the next edit opens another."""
    store = opened()
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    [proposal] = store.waiting()

    def merge(hall: Path) -> None:
        git(hall, "fetch", "--quiet", str(server.repository), proposal.pushed)
        git(hall, "merge", "--quiet", "--no-ff", "-m", "Gern", proposal.pushed)

    git(server.repository, "config", "uploadpack.allowAnySHA1InWant", "true")
    on_main(server, tmp_path, merge)
    git(server.repository, "update-ref", "-d", f"refs/heads/{proposal.branch}")
    server.change(1, state="closed", branch="(war)")
    store.worker.round(look=True)
    assert store.waiting() == []
    closed = store.proposal(proposal.id)
    assert closed and closed.state == "merged"
    store.submit(phone("+49 2371 99"))
    store.worker.round()
    assert len(server.requests()) == 2


def test_the_token_is_in_no_argument(
    server: GitServer, opened: Callable[[], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever lists processes sees no token; neither the mirror nor the outbox has it."""
    seen: list[str] = []
    popen = subprocess.Popen

    class Watched(popen):  # type: ignore[misc,valid-type]
        def __init__(self, arguments: list[str], **more: object) -> None:
            seen.extend(arguments)
            super().__init__(arguments, **more)

    monkeypatch.setattr(subprocess, "Popen", Watched)
    store = opened()
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    assert store.waiting() and "push" in seen
    assert not any(TOKEN in word for word in seen)
    state = store.mirror.folder.parent
    assert not any(
        TOKEN.encode() in path.read_bytes() for path in state.rglob("*") if path.is_file()
    )


def test_ten_at_once(server: GitServer, opened: Callable[[], Desk]) -> None:
    """Ten presses in parallel, while the worker delivers: each is in the request once, and each of
    the new offers has an id of its own.
    """
    store = opened()
    store.worker.start()
    offer: dict[str, Value] = {"name": "Brötchen", "business": "baeckerei-hoevel"}
    presses = [sent(Edit("offer", "", offer, is_new=True)) for _ in range(10)]
    with ThreadPoolExecutor(10) as people:
        list(people.map(store.submit, presses))
    deadline = time.monotonic() + 30
    while store.worker.is_behind() and time.monotonic() < deadline:
        time.sleep(0.02)
    fates = [fate for press in presses if (fate := store.fate(press.key))]
    assert {fate.state for fate in fates} == {"delivered"}
    assert len({fate.records for fate in fates}) == 10
    [request] = server.requests()
    assert git(server.repository, "rev-list", "--count", f"main..{request['commit']}") == "10"
