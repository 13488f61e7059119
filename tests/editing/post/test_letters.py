# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mails as bytes: what is in them, and what does not get into their headers."""

import email
import email.policy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.editing.post.letter import Letter, NoAddress, address_of, message_of, one_line
from tests.editing.store.town import NOW

SENDER = "portal@lennebrueck.example"
UGLY = ["a@b.de\nBcc: x@y.de", "a@b.de\r\nSubject: x", "a@b.de,c@d.de", "<a@b.de>", "a b@c.de",
        "a@b@c.de", "@b.de", "a@", "", "a@b..de", ".a@b.de", "a..b@c.de", "a@-b.de", "A <a@b.de>",
        "a@b.de\0", "ä@b.de", f"a@{'b' * 300}.de", '"a b"@c.de', "a@[127.0.0.1]", "a@b.de;c@d.de",
        "a@b.de\u2028Bcc: x@y.de"]  # fmt: skip


@pytest.mark.parametrize("typed", UGLY)
def test_what_is_no_address_is_refused(typed: str) -> None:
    """And told in one line, whatever it holds."""
    with pytest.raises(NoAddress) as refused:
        address_of(typed)
    assert str(refused.value).isprintable()


def test_addresses_are_what_servers_take() -> None:
    """Without blanks, the domain in ASCII."""
    assert address_of(" Laden@Bäckerei-Hövel.de ") == "Laden@xn--bckerei-hvel-gcb4x.de"
    assert address_of("o'neill+portal@a.example") == "o'neill+portal@a.example"


@pytest.mark.parametrize("where", ["subject", "name", "id"])
@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\u2028", "\x0b", "\0"])
def test_no_header_is_smuggled_in(where: str, end: str) -> None:
    """A line end in what becomes a header is refused, not bent."""
    bad = f"Hallo{end}Bcc: boese@example.org"
    letter = Letter("a@b.example", bad if where == "subject" else "Hallo", "Text", "<p>Text</p>")
    with pytest.raises(ValueError, match="Kopfzeile"):
        message_of(
            letter, SENDER, bad if where == "name" else "Portal", bad if where == "id" else "1", NOW
        )


@settings(max_examples=25)
@given(subject=st.text(max_size=80), text=st.text(st.characters(codec="utf-8"), max_size=300))
def test_words_come_out_as_they_went_in(subject: str, text: str) -> None:
    """Through a mail's bytes and back; a subject in one line has none of its own headers."""
    letter = Letter("laden@a.example", one_line(subject), text, f"<p>{'x' * len(text)}</p>")
    made = message_of(letter, SENDER, "Unser Lennebrück", "k-1", NOW).as_bytes(
        policy=email.policy.SMTP
    )
    found = email.message_from_bytes(made, policy=email.policy.default)
    assert found["to"] == "laden@a.example"
    assert found["bcc"] is None
    assert found["from"].addresses[0].display_name == "Unser Lennebrück"
    assert " ".join(str(found["subject"]).split()) == one_line(letter.subject)
    assert [part.get_content_type() for part in found.iter_parts()] == ["text/plain", "text/html"]
    body = found.get_body(("plain",))
    assert body is not None
    assert body.get_content().split() == text.split()
