# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people write on the forge, as far as it is meant for the sender of a proposal.

Most of it is not: colleagues talk there among themselves. A reason is the last comment of whoever
closed the request, written while they did; a question is a comment that says so, or a review that
asks for changes. The drivers only hand in what somebody with a say has written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from plugins.editing.store.forge import Declined, Question

#: So long before a request is closed a comment counts as the reason: forges have one button for
#: both, but some people press two.
BEFORE_CLOSING = timedelta(hours=1)

#: As the service's own pages allow it.
_LONGEST = 2000
_QUESTION = re.compile(r"[\s*_]*R(?:ü|ue)ckfrage[\s*_]*:[\s*_]*", re.IGNORECASE)
_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_GAPS = re.compile(r"\n{3,}")

T = TypeVar("T")


class Person(Struct, frozen=True):
    """Somebody on the forge; ``type`` tells programs apart on GitHub."""

    id: int
    type: str = ""


class Comment(Struct, frozen=True):
    """What somebody wrote, and when."""

    by: int
    at: datetime
    text: str


def understood(answer: Any, type_: type[T]) -> T:
    """An answer of a forge as what it should be. Raises ``Declined``."""
    try:
        return msgspec.convert(answer, type_)
    except (msgspec.ValidationError, ValueError) as error:
        raise Declined(f"Die Forge antwortet anders als erwartet: {error}") from None


def reason_of(comments: Iterable[Comment], closer: int, closed: datetime) -> str:
    """Why it was closed: the last words of the ``closer``; "" if they said nothing then."""
    found = [
        comment
        for comment in comments
        if comment.by == closer
        and comment.at >= closed - BEFORE_CLOSING
        and not _QUESTION.match(comment.text)
    ]
    return plain(max(found, key=lambda comment: comment.at).text) if found else ""


def question_of(
    comments: Iterable[Comment], may_ask: Callable[[Comment], bool] = lambda comment: True
) -> Question | None:
    """The last comment that begins with »Rückfrage:« and comes from somebody who may ask."""
    asked = [comment for comment in comments if _QUESTION.match(comment.text)]
    for comment in sorted(asked, key=lambda comment: comment.at, reverse=True):
        words = plain(_QUESTION.sub("", comment.text, count=1))
        if words and may_ask(comment):
            return Question(_said(comment.at), words)
    return None


def last_of(reviews: Iterable[Comment]) -> Question | None:
    """The last review that asks for changes, as a question, if it says which."""
    found = [(_said(review.at), plain(review.text)) for review in reviews]
    return max((Question(at, text) for at, text in found if text), key=_when, default=None)


def later(*questions: Question | None) -> Question | None:
    """The one that was asked last."""
    return max((each for each in questions if each), key=_when, default=None)


def plain(text: str) -> str:
    """What somebody wrote as plain lines: nothing hidden, nothing quoted, nothing endless."""
    lines = [line.strip() for line in _HIDDEN.sub("", text).splitlines()]
    words = "\n".join(line for line in lines if not line.startswith(">"))
    words = "".join(letter for letter in words if letter.isprintable() or letter == "\n")
    words = _GAPS.sub("\n\n", words).strip()
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def _when(question: Question) -> str:
    return question.at


def _said(at: datetime) -> str:
    moment = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return moment.isoformat(timespec="milliseconds")
