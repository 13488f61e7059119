# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mails on their way: nothing is lost, nothing comes twice."""

import email
import email.policy
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from plugins.editing.post.carriers import Carrier, Unready, carrier_for
from plugins.editing.post.letter import Letter
from plugins.editing.post.post import Post
from plugins.editing.settings import Mail
from tests.building import ROOT
from tests.editing.post.mailserver import PASSWORD, USER, mail_server
from tests.editing.store.town import Clock

LETTER = Letter("laden@a.example", "Grüße", "Schöne Grüße\n", "<p>Schöne Grüße</p>\n")


def test_a_sender_has_a_name(tmp_path: Path) -> None:
    """The one in the settings, if there is one."""
    mail = Mail(sender='"Unser Städtchen" <portal@a.example>')
    carrier = carrier_for(mail, tmp_path, "a.example")
    assert (carrier.sender, carrier.name) == ("portal@a.example", "Unser Städtchen")


def told(port: int, **more: object) -> Mail:
    """Settings for a server on this machine."""
    given = {"server": "localhost", "port": port, "sender": "portal@a.example", "security": "none"}
    return Mail.model_validate({**given, **more})


@contextmanager
def post_with(state: Path, mail: Mail, clock: Callable[[], object] | None = None) -> Iterator[Post]:
    """A post that sends when a test says so."""
    carrier: Carrier = carrier_for(mail, state, "eintrag.example")
    post = Post(state, carrier, clock or Clock(), lambda: "Unser Lennebrück")  # type: ignore[arg-type]
    try:
        yield post
    finally:
        post.close()


def bodies(mail: EmailMessage) -> list[str]:
    """Text and HTML of a mail."""
    return [part.get_content().replace("\r\n", "\n") for part in mail.iter_parts()]


@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
def test_a_mail_arrives(
    tmp_path: Path, pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, security: str
) -> None:
    """Through a real server: plain, with STARTTLS, with TLS from the beginning; signed in."""
    monkeypatch.setenv("SSL_CERT_FILE", str(pair[0]))
    secret = tmp_path / "password"
    secret.write_text(PASSWORD)
    safe = security != "none"
    login = {"user": USER, "password_file": secret} if safe else {}
    with (
        mail_server(pair if safe else None, login=safe, at_once=security == "tls") as (box, port),
        post_with(tmp_path, told(port, security=security, **login)) as post,
    ):
        post.send("online:1", LETTER)
        post.send("online:1", LETTER)
        assert post.round() == 1
        assert post.round() == 0
        post.send("online:1", LETTER)
        assert post.round() == 0
        assert post.failures() == []
    [mail] = box.mails
    assert box.to == ["laden@a.example"]
    assert box.encrypted == [safe]
    assert bodies(mail) == [LETTER.text, LETTER.html]
    assert mail["subject"] == "Grüße"
    assert mail["auto-submitted"] == "auto-generated"


def test_a_certificate_that_does_not_hold_sends_nothing(
    tmp_path: Path, pair: tuple[Path, Path]
) -> None:
    """Nobody in between reads mails, or the password."""
    with (
        mail_server(pair) as (box, port),
        post_with(tmp_path, told(port, security="starttls")) as post,
    ):
        post.send("online:1", LETTER)
        assert post.round() == 0
        [failure] = post.failures()
    assert "Zertifikat" in failure.told
    assert not failure.is_final
    assert box.mails == []


def test_a_server_that_is_away_is_asked_again_and_not_too_often(tmp_path: Path) -> None:
    """Later, and then later still; what the server refuses for good is not sent again."""
    clock = Clock()
    with mail_server() as (box, port):
        pass
    with post_with(tmp_path, told(port), clock) as post:
        post.send("online:1", LETTER)
        assert post.round() == 0
        assert post.round() == 0
        [failure] = post.failures()
        assert str(port) not in failure.subject
    with mail_server() as (box, port), post_with(tmp_path, told(port), clock) as post:
        clock.forward(61)
        box.answers = ["451 Später bitte"]
        assert post.round() == 0
        clock.forward(100)
        assert post.round() == 0, "the pause grows"
        clock.forward(100)
        assert post.round() == 1
        post.send("online:2", LETTER)
        box.answers = ["550 Hier gibt es niemanden"]
        assert post.round() == 0
        clock.forward(10 * 86_400)
        assert post.round() == 0
        [failure] = post.failures()
        assert failure.is_final
        assert "Hier gibt es niemanden" in failure.told
    assert len(box.mails) == 1


def test_after_five_days_it_is_given_up(tmp_path: Path) -> None:
    """And told to the Kümmerer."""
    clock = Clock()
    with post_with(tmp_path, told(9), clock) as post:
        post.send("online:1", LETTER)
        for _ in range(8):
            assert post.round() == 0
            clock.forward(timedelta(days=1).total_seconds())
        [failure] = post.failures()
        assert failure.is_final


def test_without_a_server_mails_are_files(tmp_path: Path) -> None:
    """Mail programs open them; a second time is the same file."""
    clock = Clock()
    with post_with(tmp_path, Mail(), clock) as post:
        post.send("online:1", LETTER)
        post.send("online:2", LETTER)
        assert post.round() == 2
    files = sorted((tmp_path / "post").iterdir())
    assert [file.suffix for file in files] == [".eml", ".eml"]
    mail = email.message_from_bytes(files[0].read_bytes(), policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    assert bodies(mail) == [LETTER.text, LETTER.html]
    assert mail["from"].addresses[0].addr_spec == "noreply@eintrag.example"


def test_settings_that_cannot_work_are_told(tmp_path: Path) -> None:
    """In German, before anything is sent."""
    for mail, word in (
        (Mail(server="a.example"), "mail.sender"),
        (told(25, sender="kein Absender"), "Mailadresse"),
        (told(25, password_file=tmp_path / "nirgends"), "mail.password_file"),
        (told(25, user="x"), "starttls"),
    ):
        with pytest.raises(Unready, match=word):
            carrier_for(mail, tmp_path, "a.example")


_CHILD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from plugins.editing.post.carriers import carrier_for
from plugins.editing.post.letter import Letter
from plugins.editing.post.post import Post
from plugins.editing.settings import Mail
state, port, first = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
mail = Mail(server="127.0.0.1", port=port, sender="portal@a.example", security="none")
clock = lambda: datetime.now(UTC)
post = Post(state, carrier_for(mail, state, "a.example"), clock, lambda: "P")
post.start()
for number in range(first, first + 100):
    post.send(f"online:{number}", Letter("laden@a.example", f"Nr. {number}", "T", "<p>T</p>"))
    print(number, flush=True)
"""


def killed(folder: Path, times: int) -> tuple[int, int, int]:
    """Let a process send, and kill it, so often. How many mails it has said to be kept, how many
    have arrived, and how many of these twice.
    """
    last, kept = 0, 0
    with mail_server() as (box, port):
        for _ in range(times):
            child = subprocess.Popen(
                [sys.executable, "-c", _CHILD, str(folder), str(port), str(last)],
                stdout=subprocess.PIPE, text=True, cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )  # fmt: skip
            assert child.stdout
            for line in child.stdout:
                last = int(line) + 1
                kept += 1
                if kept % 40 == 0:
                    break
            time.sleep(0.05)
            child.send_signal(signal.SIGKILL)
            child.communicate()
            last += 100
        clock = Clock()
        clock.forward(time.time() - clock().timestamp() + 400)
        with post_with(folder, told(port), clock) as post:
            while post.round():
                pass
            assert post.failures() == []
    numbers = {str(mail["subject"]) for mail in box.mails}
    assert len({str(mail["message-id"]) for mail in box.mails}) == len(numbers)
    return kept, len(numbers), len(box.mails) - len(numbers)


def test_a_killed_process_loses_nothing(tmp_path: Path) -> None:
    """Every mail that was kept arrives. If one comes twice, it was killed between the server's
    word and its own note, and both have the same Message-ID.
    """
    kept, arrived, twice = killed(tmp_path, 2)
    assert kept == 80
    assert arrived >= kept
    assert twice <= 2
