# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""GitLab's REST interface, where a city lets the service read it: a real git server beside it, and
answers as https://docs.gitlab.com/api/merge_requests/ has them, shortened to what matters here.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins.editing.settings import Settings
from plugins.editing.store.desk import Desk
from plugins.editing.store.forge import Proposal
from tests.editing.forges.gitserver import TOKEN, GitServer
from tests.editing.store.town import desk, git, hours, phone, repository, settings

BRANCH = "vorschlag/baeckerei-hoevel"
REQUESTS = "/projects/stadt/portal/merge_requests"  # the test server decodes stadt%2Fportal


class Requests:
    """The merge requests of a project."""

    def __init__(self) -> None:
        self.known: list[dict[str, Any]] = []
        self.status = 200
        self.asked = 0

    def __call__(
        self, method: str, path: str, asked: dict[str, list[str]], body: Any
    ) -> tuple[int, Any]:
        """Answer one request."""
        self.asked += 1
        if self.status != 200:
            return self.status, {"message": f"{self.status} insufficient_scope"}
        assert method == "GET"
        if path != REQUESTS:
            return 404, {"message": "404 Project Not Found"}
        states, branches = asked.get("state"), asked.get("source_branch")
        return 200, [
            each
            for each in reversed(self.known)
            if (not states or each["state"] in states)
            and (not branches or each["source_branch"] in branches)
        ]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[GitServer]:
    """A git server with a REST interface."""
    opened = GitServer(tmp_path, repository(tmp_path / "town"), "gitlab")
    yield opened
    opened.stop()


@pytest.fixture
def told(tmp_path: Path, server: GitServer) -> Settings:
    """The service's settings."""
    token = tmp_path / "token"
    token.write_text(TOKEN)
    more = {"driver": "gitlab", "token_file": token, "project": "stadt/portal"}
    return settings(tmp_path, server.url, address=server.host, **more)


def _proposed(store: Desk, requests: Requests) -> Proposal:
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    [proposal] = store.waiting()
    requests.known.append({"iid": 1, "state": "opened", "source_branch": BRANCH})
    return proposal


@pytest.mark.parametrize(("state", "ours"), [("closed", "rejected"), ("merged", "merged")])
def test_closed_on_gitlab_while_the_branch_stayed(
    server: GitServer, told: Settings, state: str, ours: str
) -> None:
    """It is seen; and the next edit begins anew, without what was rejected."""
    server.rest = requests = Requests()
    with desk(told) as store:
        proposal = _proposed(store, requests)
        store.worker.round(look=True)
        assert store.waiting() == [proposal]
        requests.known[0]["state"] = state
        store._forge._open.forget()  # type: ignore[attr-defined]  # it is kept for 5 s
        store.worker.round(look=True)
        closed = store.proposal(proposal.id)
        assert closed
        assert closed.state == ours
        store.submit(phone("+49 2371 99"))
        store.worker.round()
        [after] = store.waiting()
        assert after.id != proposal.id
        changed = git(server.repository, "diff", "--stat", f"main...{BRANCH}")
        assert "1 insertion(+), 1 deletion(-)" in changed


def test_a_token_that_may_not_ask_stops_nothing(server: GitServer, told: Settings) -> None:
    """What git tells is enough to go on with."""
    server.rest = requests = Requests()
    with desk(told) as store:
        requests.status = 403
        proposal = _proposed(store, requests)
        store.worker.round(look=True)
        assert requests.asked
        store.submit(phone("+49 2371 99"))
        store.worker.round(look=True)
        assert [each.id for each in store.waiting()] == [proposal.id]


def test_without_an_address_nothing_is_asked(server: GitServer, told: Settings) -> None:
    """Push options alone need no right to the interface."""
    server.rest = requests = Requests()
    forge = told.forge.model_copy(update={"address": ""})
    with desk(told.model_copy(update={"forge": forge})) as store:
        _proposed(store, requests)
        store.worker.round(look=True)
        assert not requests.asked
        assert len(store.waiting()) == 1
