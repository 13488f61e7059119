# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people write to a request on the forge, and what of it the sender of the proposal hears."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from plugins.editing.forges.heard import plain
from plugins.editing.store.desk import Desk
from plugins.editing.store.forge import Proposal
from tests.editing.forges.gitserver import TOKEN, GitServer
from tests.editing.forges.talk import HALL, ROBOT, STRANGER, Talk
from tests.editing.store.town import Clock, desk, hours, phone, settings

QUESTION = "Rückfrage: Auch am Samstag?"


class Hall:
    """A service with one proposal on a forge, and the forge."""

    def __init__(self, store: Desk, talk: Talk, clock: Clock, server: GitServer) -> None:
        self.store, self.talk, self.clock, self.server = store, talk, clock, server
        store.submit(hours("Tu-Fr 06:30-13:00"))
        self.look()

    def look(self) -> Proposal:
        """Let the service look at the forge; the proposal afterwards."""
        lists = getattr(self.store.worker._forge, "_open", None)
        if lists:
            lists.forget()  # kept for 5 s
        self.store.worker.round(look=True)
        found = self.store.proposal(1)
        assert found
        return found

    def ask(self, text: str, **more: object) -> None:
        """Ask back as one does on this forge: by a comment, or by a review."""
        is_review = self.talk.flavour == "agit"
        text = text.partition(" ")[2] if is_review else text
        self.talk.say(text, review=is_review, **more)  # type: ignore[arg-type]


@pytest.fixture(params=["gitlab", "github", "agit"])
def flavour(request: pytest.FixtureRequest) -> str:
    """Each kind of forge that is asked."""
    return str(request.param)


@pytest.fixture
def opened(tmp_path: Path, server: GitServer, flavour: str) -> Iterator[Callable[[], Hall]]:
    """Opens a service that has sent a proposal."""
    token = tmp_path / "token"
    token.write_text(TOKEN)
    server.rest = talk = Talk(flavour)
    address = "" if flavour == "agit" else server.host
    more = {"driver": flavour, "token_file": token, "project": "stadt/portal", "address": address}
    clock = Clock()
    with ExitStack() as stack:
        told = settings(tmp_path, server.url, **more)
        yield lambda: Hall(stack.enter_context(desk(told, clock)), talk, clock, server)


@pytest.fixture
def hall(opened: Callable[[], Hall]) -> Hall:
    """That service."""
    return opened()


def test_closed_with_a_reason(hall: Hall) -> None:
    """Of all that is written it is the last that whoever closed it wrote in that hour."""
    hall.talk.say("Kannst du dir das ansehen?", at="2026-11-26T09:00:00Z")
    hall.talk.say("Ich kenne den Laden nicht.", by=STRANGER)
    hall.talk.say("> Ich kenne den Laden nicht.\n\nDienstags ist <b>Markt</b>.\r\n<!-- intern -->")
    hall.talk.say("Gekauft!!!", by=STRANGER, at="2026-11-28T08:31:00Z")
    hall.talk.close(at="2026-11-28T08:30:00Z")
    closed = hall.look()
    assert (closed.state, closed.reason) == ("rejected", "Dienstags ist <b>Markt</b>.")


@pytest.mark.parametrize("words", ["", "<!-- nichts -->", "> zitiert"])
def test_closed_without_a_word(hall: Hall, words: str) -> None:
    """Then the mail says none: not an old remark to a colleague, not somebody else's."""
    hall.talk.say("Kannst du dir das ansehen?", at="2026-11-26T09:00:00Z")
    hall.talk.say("Schade", by=STRANGER)
    if words:
        hall.talk.say(words)
    hall.talk.close()
    closed = hall.look()
    assert (closed.state, closed.reason) == ("rejected", "")


@pytest.mark.parametrize("code", [401, 403, 404])
def test_a_token_that_may_not_read_it(hall: Hall, code: int) -> None:
    """The rejection is told nevertheless."""
    hall.talk.say("Nein.")
    hall.talk.close()
    hall.talk.fails = code
    closed = hall.look()
    assert (closed.state, closed.reason) == ("rejected", "")


def test_the_forge_stumbles_over_the_reason(hall: Hall) -> None:
    """It is asked again, since the mail goes out once; but nobody who sends anew waits for it."""
    hall.talk.say("Nein.")
    hall.talk.close()
    hall.talk.fails = 502
    assert hall.look().state == "open"
    hall.talk.fails = 0
    assert hall.look().reason == "Nein."


def test_who_sends_again_does_not_wait_for_the_reason(hall: Hall) -> None:
    """What was rejected is not carried on."""
    hall.talk.close()
    if hall.talk.flavour == "agit":
        hall.server.change(1, state="closed")
    hall.talk.fails = 502
    hall.store.submit(phone("+49 2371 99"))
    assert hall.look().state == "rejected"
    hall.clock.forward(60)  # GitLab and GitHub first refuse: the old branch is still there
    hall.look()
    [after] = hall.store.waiting()
    assert after.title == "Bäckerei Hövel: telephone"


def test_asked_back_and_answered(hall: Hall, opened: Callable[[], Hall]) -> None:
    """The question is told once: an answer stays, also when the service starts anew."""
    hall.talk.say("Das sieht gut aus.")
    hall.ask(QUESTION, at="2026-11-28T08:40:00Z")
    asked = hall.look()
    assert (asked.state, asked.question, asked.answer) == ("open", "Auch am Samstag?", "")
    hall.store.answer(1, "baeckerei-hoevel", "Nein.")
    hall.talk.say("Na gut.", at="2026-11-28T08:50:00Z")
    assert hall.look().answer == "Nein."
    hall.store.close()
    again = opened()
    assert again.look().answer == "Nein."
    again.ask("**Rückfrage:** Und am Montag?", at="2026-11-28T08:55:00Z")
    asked = again.look()
    assert (asked.question, asked.answer) == ("Und am Montag?", "")


def test_nobody_without_a_say_asks(hall: Hall) -> None:
    """Whoever may comment on a public project does not get mails sent."""
    hall.ask("Rückfrage: Wie heißt Ihre Bank?", by=STRANGER)
    assert hall.look().question == ""


@pytest.mark.parametrize("flavour", ["gitlab"], indirect=True)
def test_internal_notes_stay_internal(hall: Hall) -> None:
    """GitLab knows notes that are only for those who work on the project."""
    hall.talk.say("Rückfrage: Kennt die jemand?", internal=True)
    assert hall.look().question == ""
    hall.talk.say("Der zahlt nie.", internal=True)
    hall.talk.close()
    assert hall.look().reason == ""


@pytest.mark.parametrize("flavour", ["github"], indirect=True)
def test_a_robot_that_tidies_up_gives_no_reason(hall: Hall) -> None:
    """Its English boilerplate is for nobody who bakes."""
    hall.talk.say("Closed as stale.", by=ROBOT)
    hall.talk.close(by=ROBOT)
    assert hall.look().reason == ""


@pytest.mark.parametrize("flavour", ["github"], indirect=True)
def test_a_review_asks_as_well(hall: Hall) -> None:
    """»Request changes«; of a review and a comment the later one counts."""
    hall.talk.say("Wann genau?", review=True)
    assert hall.look().question == "Wann genau?"
    hall.talk.say(QUESTION, at="2026-11-28T08:40:00Z")
    assert hall.look().question == "Auch am Samstag?"


def test_what_has_not_changed_is_not_read_again(hall: Hall) -> None:
    """Forges count how often they are asked."""
    hall.ask(QUESTION)
    hall.look()
    before = len([path for path in hall.talk.seen if path.endswith(("notes", "reviews"))])
    hall.look()
    hall.look()
    after = len([path for path in hall.talk.seen if path.endswith(("notes", "reviews"))])
    assert 0 < before == after


def test_an_odd_answer_stops_nothing(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever else a forge may say."""
    real = hall.talk.__class__.__call__

    def odd(self: Talk, method: str, path: str, *more: object) -> tuple[int, object]:
        if path.endswith(("/notes", "/comments", "/reviews", "/timeline")):
            return 200, [{"body": 7, "by": None}]
        return real(self, method, path, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(Talk, "__call__", odd)
    hall.ask(QUESTION)
    assert hall.look().question == ""
    hall.talk.close(by=HALL)
    assert hall.look().state == "rejected"


def test_it_is_cut_and_plain() -> None:
    """No endless text, nothing that turns the direction of writing, no control characters."""
    assert plain("A\u202eb\x00c\x1b[31m") == "Abc[31m"
    assert plain("Nein.\n\n\n\n\nDoch.") == "Nein.\n\nDoch."
    long = plain("ja " * 5000)
    assert len(long) <= 2000 and long.endswith("…")
