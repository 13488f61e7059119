# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is said to a proposal on GitLab alone, or on Gitea and Forgejo alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.editing.store.desk import Desk
from plugins.editing.store.forge import Away
from tests.editing.forges.gitserver import GitServer
from tests.editing.store.town import (
    BAKERY,
    Clock,
    commit,
    desk,
    git,
    hours,
    phone,
    settings,
)

PATH = "content/businesses/baeckerei-hoevel.md"


@pytest.mark.parametrize("flavour", ["gitlab"], indirect=True)
def test_somebody_edits_the_proposal(
    server: GitServer, opened: Callable[[], Desk], tmp_path: Path
) -> None:
    """What the Kümmerer commits to the proposal's branch stays, under the next edit too."""
    store = opened()
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    [proposal] = store.waiting()
    hall = tmp_path / "hall"
    git(tmp_path, "clone", "--quiet", "-b", proposal.branch, str(server.repository), str(hall))
    text = (hall / PATH).read_text("utf-8").replace("Brot seit 1911.", "Brot seit 1912.")
    commit(hall, {PATH: text})
    git(server.repository, "fetch", "--quiet", str(hall), f"{proposal.branch}:{proposal.branch}")
    store.submit(phone("+49 2371 99"))
    store.worker.round()
    text = git(server.repository, "show", f"{proposal.branch}:{PATH}")
    assert "1912" in text and "+49 2371 99" in text and "06:30-13:00" in text


@pytest.mark.parametrize("flavour", ["gitlab"], indirect=True)
def test_a_deleted_branch_is_a_rejection(server: GitServer, opened: Callable[[], Desk]) -> None:
    """GitLab closes a request with its branch; and the service rejects by deleting it."""
    store = opened()
    for number in range(2):
        store.submit(phone(f"+49 2371 {number}"))
        store.worker.round()
        [proposal] = store.waiting()
        if number:
            store.reject(proposal.id, "Kümmerer", "Nein.")
        else:
            git(server.repository, "update-ref", "-d", f"refs/heads/{proposal.branch}")
            store.worker.round(look=True)
        closed = store.proposal(proposal.id)
        assert closed and closed.state == "rejected" and store.waiting() == []
        assert git(server.repository, "for-each-ref", "refs/heads/vorschlag") == ""


@pytest.mark.parametrize("flavour", ["agit"], indirect=True)
@pytest.mark.parametrize("merged", [True, False])
def test_a_closed_pull_request(server: GitServer, opened: Callable[[], Desk], merged: bool) -> None:
    """Gitea is asked what became of it, at the host where the request is."""
    store = opened()
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    [proposal] = store.waiting()
    server.rest = lambda method, path, asked, body: (
        (200, {"state": "closed", "merged": merged})
        if path == "/api/v1/repos/stadt/portal/pulls/1"
        else (404, {})
    )
    store.worker.round(look=True)
    closed = store.proposal(proposal.id)
    assert closed and closed.state == ("merged" if merged else "rejected")


@pytest.mark.parametrize("flavour", ["gitlab"], indirect=True)
def test_a_wrong_token_is_told(tmp_path: Path, server: GitServer, clock: Clock) -> None:
    """The service does not start without any content, and says why, without the token."""
    token = tmp_path / "token"
    token.write_text("falsch-0815")
    told = settings(tmp_path, server.url, driver="gitlab", token_file=token)
    with pytest.raises(Away, match="Zugangsschlüssel") as caught, desk(told, clock):
        pass
    assert "falsch-0815" not in str(caught.value)


@pytest.mark.parametrize("flavour", ["gitlab"], indirect=True)
def test_it_starts_without_the_forge(
    server: GitServer, opened: Callable[[], Desk], clock: Clock
) -> None:
    """What was fetched once is enough for forms."""
    opened().close()
    server.busy = 503
    store = opened()
    assert store.record("business", "baeckerei-hoevel", "").source == BAKERY


@pytest.mark.parametrize("flavour", ["agit"], indirect=True)
def test_somebody_edits_the_pull_request(
    server: GitServer, opened: Callable[[], Desk], tmp_path: Path, clock: Clock
) -> None:
    """A commit that the forge has and the service does not know is not pushed over."""
    store = opened()
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    [proposal] = store.waiting()
    hall = tmp_path / "hall"
    git(tmp_path, "clone", "--quiet", str(server.repository), str(hall))
    git(hall, "fetch", "--quiet", "origin", "refs/pull/1/head")
    git(hall, "switch", "--quiet", "-c", "mein", "FETCH_HEAD")
    text = (hall / PATH).read_text("utf-8").replace("Brot seit 1911.", "Brot seit 1912.")
    commit(hall, {PATH: text})
    git(server.repository, "fetch", "--quiet", str(hall), "mein:refs/pull/1/head")
    store.submit(phone("+49 2371 99"))
    store.worker.round()
    clock.forward(60)
    store.worker.round()
    [request] = server.requests()
    text = git(server.repository, "show", f"{request['commit']}:{PATH}")
    assert "1912" in text and "+49 2371 99" in text and "06:30-13:00" in text
    assert store.waiting()[0].id == proposal.id
