# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""One request, and what people write to it, told as each forge's REST interface tells it (shapes
shortened to what matters here): https://docs.gitlab.com/api/notes/,
https://docs.github.com/rest/issues/comments, https://docs.gitea.com/api/ (``/timeline``).
"""

from datetime import datetime
from typing import Any

from msgspec import Struct

BRANCH = "vorschlag/baeckerei-hoevel"
HALL, STRANGER, ROBOT = 7, 8, 9


class Words(Struct):
    """A comment, or with ``review`` a review that asks for changes."""

    by: int
    at: str
    text: str
    review: bool = False
    internal: bool = False


class Talk:
    """The REST interface of a ``flavour`` of forge."""

    def __init__(self, flavour: str) -> None:
        self.flavour = flavour
        self.words: list[Words] = []
        self.closed: tuple[int, str] | None = None
        self.updated = "2026-11-28T08:00:00Z"
        self.fails = 0
        self.seen: list[str] = []
        self._is_open = False

    def say(
        self, text: str, by: int = HALL, at: str = "2026-11-28T08:30:00Z", **more: bool
    ) -> None:
        """Write something."""
        self.words.append(Words(by, at, text, **more))
        self.updated = at

    def close(self, by: int = HALL, at: str = "2026-11-28T08:30:00Z") -> None:
        """Close the request, unmerged; its branch stays."""
        self.closed = by, at

    def __call__(
        self, method: str, path: str, asked: dict[str, list[str]], body: Any
    ) -> tuple[int, Any]:
        """Answer one request."""
        self.seen.append(path)
        about_words = path.endswith(("/notes", "/comments", "/reviews", "/timeline"))
        if self.fails and about_words:
            return self.fails, {"message": "Nein"}
        found = getattr(self, f"_{self.flavour}")(method, path, asked)
        return (404, {"message": "Not Found"}) if found is None else (200, found)

    def _said(self, asked: dict[str, list[str]], *, review: bool = False) -> list[Words]:
        since = datetime.fromisoformat(asked.get("since", ["2000-01-01T00:00:00Z"])[0])
        return [
            words
            for words in self.words
            if words.review == review and datetime.fromisoformat(words.at) >= since
        ]

    def _gitlab(self, method: str, path: str, asked: dict[str, list[str]]) -> Any:
        requests = "/projects/stadt/portal/merge_requests"
        state = "closed" if self.closed else "opened"
        request = {
            "iid": 1, "state": state, "source_branch": BRANCH, "updated_at": self.updated,
            "closed_at": self.closed and self.closed[1],
            "closed_by": self.closed and {"id": self.closed[0], "username": "jemand"},
        }  # fmt: skip
        if path == requests:
            return [request] if asked.get("state", [state]) == [state] else []
        if path == f"{requests}/1/notes":
            assert asked["sort"] == ["desc"]
            return [
                {"id": number, "author": {"id": words.by}, "created_at": words.at,
                 "body": words.text, "system": words.by == ROBOT, "internal": words.internal}
                for number, words in reversed([*enumerate(self._said(asked))])
            ]  # fmt: skip
        if path == f"/projects/stadt/portal/members/all/{HALL}":
            return {"id": HALL, "access_level": 40}
        return None

    def _github(self, method: str, path: str, asked: dict[str, list[str]]) -> Any:
        pulls, issue = "/repos/stadt/portal/pulls", "/repos/stadt/portal/issues/1"
        state = "closed" if self.closed else "open"
        pull = {
            "number": 1, "state": state, "merged_at": None, "title": "", "updated_at": self.updated,
            "html_url": "https://github.com/stadt/portal/pull/1",
            "head": {"label": f"stadt:{BRANCH}"},
        }  # fmt: skip
        if (method, path) == ("POST", pulls):
            self._is_open = True
            return pull
        if path == pulls:
            return [pull] if self._is_open and asked["state"] == [state] else []
        if path == issue:
            by = self.closed and {
                "id": self.closed[0], "type": "Bot" if self.closed[0] == ROBOT else "User",
            }  # fmt: skip
            return {"closed_at": self.closed and self.closed[1], "closed_by": by}
        if path in (f"{issue}/comments", f"{pulls}/1/reviews"):
            review = path.endswith("/reviews")
            return [
                {"user": {"id": words.by, "type": "User"}, "body": words.text,
                 "state": "CHANGES_REQUESTED" if review else None,
                 "submitted_at" if review else "created_at": words.at,
                 "author_association": "MEMBER" if words.by == HALL else "NONE"}
                for words in self._said(asked, review=review)
            ]  # fmt: skip
        return pull if path == f"{pulls}/1" else None

    def _agit(self, method: str, path: str, asked: dict[str, list[str]]) -> Any:
        repository = "/api/v1/repos/stadt/portal"
        if path == f"{repository}/pulls/1":
            state = "closed" if self.closed else "open"
            closed = self.closed and self.closed[1]
            return {
                "state": state, "merged": False, "closed_at": closed, "updated_at": self.updated,
            }  # fmt: skip
        if path == f"{repository}/pulls/1/reviews":
            return [
                {"user": {"id": words.by}, "state": "REQUEST_CHANGES", "body": words.text,
                 "official": words.by == HALL, "submitted_at": words.at}
                for words in self._said(asked, review=True)
            ]  # fmt: skip
        if path == f"{repository}/issues/1/timeline":
            entries = [(words.at, words.by, "comment", words.text) for words in self._said(asked)]
            if self.closed:
                entries.append((self.closed[1], self.closed[0], "close", ""))
            return [
                {"type": kind, "user": {"id": by}, "body": text, "created_at": at}
                for at, by, kind, text in sorted(entries)
            ]
        return None
