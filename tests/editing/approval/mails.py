# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A service with a post, and what it has sent."""

import email
import email.policy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

from plugins.editing.approval.notices import Notices
from plugins.editing.approval.rounds import Rounds
from plugins.editing.post.carriers import carrier_for
from plugins.editing.post.post import Post
from plugins.editing.service.beside import Beside
from plugins.editing.settings import Settings
from plugins.editing.store.desk import Desk
from tests.editing.service.house import BAKERY, House, Phone, opened
from tests.editing.store.town import Clock, hours

SHOP = "laden@hoevel.example"
CARETAKER = "kuemmerer@stadt.example"


class Mailed:
    """A house whose rounds are made when a test says so."""

    def __init__(self, house: House, post: Post, rounds: Rounds, built: list[int]) -> None:
        self.house, self.post, self.rounds, self.built = house, post, rounds, built

    def turn(self) -> None:
        """Everything that goes on by itself, once."""
        self.house.desk.worker.round(look=True)
        self.rounds.round()
        self.post.round()

    def mails(self) -> list[EmailMessage]:
        """What was sent, oldest first."""
        found = []
        for file in sorted((self.house.settings.state / "post").glob("*.eml")):
            mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            assert isinstance(mail, EmailMessage)
            found.append(mail)
        return found

    def subjects(self, to: str) -> list[str]:
        """The subjects of the mails to an address, sorted."""
        return sorted(str(mail["subject"]) for mail in self.mails() if mail["to"] == to)

    def text(self, subject: str) -> str:
        """The text of the mail whose subject begins so."""
        [mail] = [mail for mail in self.mails() if str(mail["subject"]).startswith(subject)]
        part = mail.get_body(("plain",))
        assert part is not None
        return str(part.get_content()).replace("\r\n", "\n")

    def submit(self, after: str = "Tu-Fr 06:30-13:00; Sa 06:30-13:00", **more: str) -> None:
        """The bakery changes its hours."""
        self.house.desk.submit(hours(after, **more))
        self.house.desk.worker.round()

    def caretaker(self) -> Phone:
        """The Kümmerer's phone."""
        return self.house.phone("")


@contextmanager
def mailed(
    folder: Path, town: Path, change: Callable[[dict[str, object]], None] | None = None
) -> Iterator[Mailed]:
    """A service, and what runs beside it; ``change`` may change the settings."""
    kept: list[Post] = []

    def make(told: Settings, desk: Desk, clock: Clock) -> Beside:
        carrier = carrier_for(told.mail, told.state, "eintrag.example")
        kept.append(Post(told.state, carrier, clock, lambda: "Unser Lennebrück"))
        return Beside(post=kept[0])

    more: dict[str, object] = {"mail": {"caretakers": [CARETAKER]}}
    if change:
        change(more)
    with opened(folder, town, None, make, None, **more) as house:
        service = house.app.service
        notices = Notices(
            house.desk, kept[0], house.links, house.settings.mail.caretakers,
            house.settings.address, service.known.city, service.known.names, house.clock,
        )  # fmt: skip
        built: list[int] = []
        trusted = house.settings.trusted
        rounds = Rounds(house.desk, trusted, notices, lambda: built.append(1))
        kept[0].book.set_address(BAKERY, SHOP)
        try:
            yield Mailed(house, kept[0], rounds, built)
        finally:
            kept[0].close()
