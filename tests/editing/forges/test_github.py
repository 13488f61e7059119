# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""GitHub: a branch by push to a real git server, and requests to a REST interface that answers as
GitHub's does (https://docs.github.com/rest/pulls/pulls, shapes shortened to what matters here).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins.editing.settings import Settings
from plugins.editing.store.forge import Declined
from tests.editing.forges.gitserver import TOKEN, GitServer
from tests.editing.store.town import Clock, desk, git, hours, phone, repository, settings

PULLS = "/repos/stadt/portal/pulls"


class Pulls:
    """The pull requests of a repository."""

    def __init__(self) -> None:
        self.known: list[dict[str, Any]] = []
        self.fails = 0

    def __call__(
        self, method: str, path: str, asked: dict[str, list[str]], body: Any
    ) -> tuple[int, Any]:
        """Answer one request."""
        if self.fails:
            self.fails -= 1
            return 502, {"message": "Server Error"}
        if (method, path) == ("POST", PULLS):
            return self._opened(body)
        if method == "PATCH" and path.startswith(f"{PULLS}/"):
            [pull] = [each for each in self.known if each["number"] == int(path.rpartition("/")[2])]
            pull |= body
            return 200, pull
        if (method, path) == ("GET", PULLS):
            head = asked.get("head", [""])[0]
            return 200, [
                each
                for each in reversed(self.known)
                if each["state"] == asked["state"][0] and head in ("", each["head"]["label"])
            ]
        return 404, {"message": "Not Found", "documentation_url": "https://docs.github.com/rest"}

    def _opened(self, body: dict[str, str]) -> tuple[int, Any]:
        label = f"stadt:{body['head']}"
        if any(each["head"]["label"] == label and each["state"] == "open" for each in self.known):
            told = f"A pull request already exists for {label}."
            errors = [{"resource": "PullRequest", "code": "custom", "message": told}]
            return 422, {"message": "Validation Failed", "errors": errors}
        number = len(self.known) + 1
        self.known.append({
            "number": number,
            "state": "open",
            "merged_at": None,
            "title": body["title"],
            "body": body["body"],
            "html_url": f"https://github.com/stadt/portal/pull/{number}",
            "head": {"label": label, "ref": body["head"]},
            "base": {"ref": body["base"]},
        })  # fmt: skip
        return 201, self.known[-1]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[GitServer]:
    """A git server with a REST interface."""
    opened = GitServer(tmp_path, repository(tmp_path / "town"), "github")
    yield opened
    opened.stop()


@pytest.fixture
def told(tmp_path: Path, server: GitServer) -> Settings:
    """The service's settings."""
    token = tmp_path / "token"
    token.write_text(TOKEN)
    more = {"driver": "github", "token_file": token, "project": "stadt/portal"}
    return settings(tmp_path, server.url, address=server.host, **more)


def test_one_pull_request_for_both_edits(server: GitServer, told: Settings) -> None:
    """The second edit is pushed to the same branch, and the request gets the new title."""
    server.rest = pulls = Pulls()
    with desk(told) as store:
        store.submit(hours("Tu-Fr 06:30-13:00"))
        store.worker.round()
        store.submit(phone("+49 2371 99"))
        store.worker.round()
        [proposal] = store.waiting()
        assert proposal.address == "https://github.com/stadt/portal/pull/1"
    [pull] = pulls.known
    assert pull["title"] == "Bäckerei Hövel: telephone, opening_hours"
    branch = "refs/heads/vorschlag/baeckerei-hoevel"
    assert git(server.repository, "rev-parse", branch) == proposal.pushed


def test_pushed_but_not_opened(server: GitServer, told: Settings) -> None:
    """The REST interface fails after the push: later the request is opened for what is there."""
    server.rest = pulls = Pulls()
    clock = Clock()
    with desk(told, clock) as store:
        pulls.fails = 1
        press = hours("Tu-Fr 06:30-13:00")
        store.submit(press)
        store.worker.round()
        fate = store.fate(press.key)
        assert fate and fate.state == "waiting" and "502" in fate.reason
        clock.forward(60)
        store.worker.round(look=True)
        [proposal] = store.waiting()
        assert len(pulls.known) == 1 and proposal.address.endswith("/pull/1")
        count = git(server.repository, "rev-list", "--count", f"main..{proposal.pushed}")
        assert count == "1"


@pytest.mark.parametrize(
    ("merged_at", "state"), [("2026-11-28T10:00:00Z", "merged"), (None, "rejected")]
)
def test_closed_on_github(
    server: GitServer, told: Settings, merged_at: str | None, state: str
) -> None:
    """A request that was merged or closed while its branch stayed."""
    server.rest = pulls = Pulls()
    with desk(told) as store:
        store.submit(hours("Tu-Fr 06:30-13:00"))
        store.worker.round()
        [proposal] = store.waiting()
        pulls.known[0] |= {"state": "closed", "merged_at": merged_at}
        store.worker.round(look=True)
        closed = store.proposal(proposal.id)
        assert closed and closed.state == state


def test_the_project_is_asked_for(told: Settings) -> None:
    """Without owner and name there is no address to ask."""
    forge = told.forge.model_copy(update={"project": "portal"})
    with (
        pytest.raises(Declined, match="Besitzer/Name"),
        desk(told.model_copy(update={"forge": forge})),
    ):
        pass
