# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people without a link send, and what programs try."""

import base64
import json
import re
from collections.abc import Iterator, Mapping
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from html import unescape
from pathlib import Path

import altcha
import httpx
import pytest

from plugins.editing.post.carriers import carrier_for
from plugins.editing.post.post import Post
from plugins.editing.service.beside import Beside
from plugins.editing.settings import Settings
from plugins.editing.store.desk import Desk
from plugins.editing.suggestions.proof import Work
from tests.editing.service.house import House, Phone, opened
from tests.editing.store.town import Clock

_MISTAKE = {"was": ["Die Telefonnummer ist falsch."]}
_EVENT = {
    "name": ["Hoffest"], "start_date": ["12.12.2026"], "start_date-time": ["15"],
    "location": ["Hof der Bäckerei Hövel"],
}  # fmt: skip


@pytest.fixture
def open_house(tmp_path: Path, town: Path) -> Iterator[House]:
    """A service whose proofs are quickly found."""
    kept: list[Post] = []

    def make(told: Settings, desk: Desk, clock: Clock) -> Beside:
        carrier = carrier_for(told.mail, told.state, "eintrag.example")
        kept.append(Post(told.state, carrier, clock, lambda: "Unser Lennebrück"))
        return Beside(post=kept[0])

    with opened(tmp_path, town, None, make, work=Work(5, 5)) as found:
        yield found
        kept[0].close()


def _mails(house: House) -> list[EmailMessage]:
    """The mails that went out, as a mail program reads them."""
    post = house.app.service.beside.post
    assert post
    post.round()
    files = sorted((house.settings.state / "post").glob("*.eml"))
    return [message_from_bytes(file.read_bytes(), policy=default) for file in files]


def solved(page: str) -> str:
    """The solution of a page's challenge, as its script posts it."""
    challenge = json.loads(unescape(re.findall(r'data-proof="([^"]+)"', page)[0]))
    solution = altcha.solve_challenge(altcha.Challenge.from_dict(challenge))
    assert solution
    answer = {"challenge": challenge, "solution": solution.to_dict()}
    return base64.b64encode(json.dumps(answer).encode()).decode()


def _filled(
    phone: Phone, path: str, more: Mapping[str, list[str]], seconds: float = 20, proof: bool = True
) -> dict[str, list[str]]:
    page = phone.get(path)
    assert page.status_code == 200
    data = {**phone.form(path), **more}
    if proof:
        data["altcha"] = [solved(page.text)]
    phone.house.clock.forward(seconds)
    return data


def _sent(
    phone: Phone, path: str, more: Mapping[str, list[str]], seconds: float = 20
) -> httpx.Response:
    return phone.ask("POST", path, data=_filled(phone, path, more, seconds))


def test_a_mistake_is_a_note_to_the_caretaker(open_house: House) -> None:
    """Of the page it was seen on, and so of a business; nothing goes into git."""
    phone = open_house.phone(None)
    path = "/melden/fehler?seite=https://lennebrueck.example/betriebe/baeckerei-hoevel/"
    assert "Bäckerei Hövel" in phone.get(path).text
    answer = _sent(phone, path, _MISTAKE | {"kontakt": ["0173 1234"]})
    assert "Danke" in phone.followed(answer).text
    [note] = open_house.kept.open_notes()
    assert (note.page, note.business) == ("betriebe/baeckerei-hoevel/", "baeckerei-hoevel")
    caretaker = open_house.phone("")
    page = caretaker.get("/meldungen").text
    assert "Die Telefonnummer ist falsch." in page
    assert "0173 1234" in page
    caretaker.send("/meldungen", {"erledigt": note.key})
    assert "niemand etwas gemeldet" in caretaker.get("/meldungen").text
    open_house.desk.worker.round()
    assert not open_house.desk.waiting()
    assert open_house.phone().get("/meldungen").status_code == 403


def test_an_event_is_a_proposal_of_its_own(open_house: House) -> None:
    """In the same queue as what merchants send, each on a branch; contact data stay out of git."""
    phone = open_house.phone(None)
    for name in ("Hoffest", "Hofkonzert"):
        more = _EVENT | {"name": [name], "kontakt": ["anna@example.org"]}
        assert _sent(phone, "/melden/termin", more).status_code == 303
    open_house.desk.worker.round()
    first, second = open_house.desk.waiting()
    assert first.branch != second.branch
    assert first.business == ""
    assert first.notes == ("Rückfragen: anna@example.org",)
    [touched] = open_house.desk.view(first).touched
    assert touched.after
    assert "start_date: 2026-12-12T15:00" in touched.after.source
    git = open_house.desk.mirror.git
    assert b"anna@" not in git.run("log", "-p", "--all")


def test_a_missing_business(open_house: House) -> None:
    """Checked by the same models as everything else."""
    phone = open_house.phone(None)
    page = _sent(phone, "/melden/betrieb", {"name": ["Neuer Laden"], "telephone": ["abc"]})
    assert page.status_code == 422
    assert 'id="telephone-fehler"' in page.text
    more = {"name": ["Neuer Laden"], "category": ["Bäckerei"], "street_address": ["Markt 1"]}
    assert _sent(phone, "/melden/betrieb", more).status_code == 303
    open_house.desk.worker.round()
    [proposal] = open_house.desk.waiting()
    assert proposal.title == "Neuer Betrieb: Neuer Laden"


def test_a_stranger_is_asked_for_the_name_first(still: House) -> None:
    """The order is that of the question, not of a merchant's form."""
    fields = [*still.phone(None).form("/melden/betrieb")]
    asked = [name for name in fields if name in ("name", "category", "street_address", "telephone")]
    assert asked == ["name", "category", "street_address", "telephone"]


def test_what_is_needed_is_said_before_anything_is_typed(still: House) -> None:
    """A stranger is not asked for a position, so there is no business without a street."""
    page = still.phone(None).get("/melden/betrieb").text
    needed = re.findall(r'name="(\w+)"[^>]*aria-required="true"', page)
    assert needed == ["name", "category", "street_address"]


@pytest.mark.parametrize("language", ["", "?sprache=en"])
def test_a_missing_street_is_told_with_all_else(open_house: House, language: str) -> None:
    """Not after everything else has been put right."""
    more = {"name": ["Neuer Laden"], "category": ["Raumhafen"], "telephone": ["abc"]}
    page = _sent(open_house.phone(None), f"/melden/betrieb{language}", more).text
    wrong = re.findall(r'id="(\w+)-fehler"', page)
    assert wrong == ["category", "street_address", "telephone"]
    assert [*dict.fromkeys(re.findall(r'<li><a href="#(\w+)"', page))] == wrong


def test_a_merchant_asks_for_a_link(open_house: House) -> None:
    """For the business whose page it was."""
    phone = open_house.phone(None)
    path = "/melden/link?betrieb=baeckerei-hoevel"
    assert _sent(phone, path, {}).status_code == 422
    assert _sent(phone, path, {"kontakt": ["02391 123"]}).status_code == 303
    [note] = open_house.kept.open_notes()
    assert (note.sort, note.business) == ("link", "baeckerei-hoevel")


def test_who_has_no_link_hears_where_to_ask(still: House) -> None:
    """And those who only want to report something, that they need none."""
    page = still.phone(None).get("/oeffnungszeiten")
    assert page.status_code == 403
    assert 'href="/melden/link"' in page.text
    assert 'href="/melden/fehler"' in page.text
    assert 'href="/melden/link"' not in still.phone(None).get("/nirgends").text


def test_a_solution_is_used_once(open_house: House) -> None:
    """The same press twice is one; the same proof for other words is none."""
    phone = open_house.phone(None)
    data = _filled(phone, "/melden/fehler", _MISTAKE)
    first = phone.ask("POST", "/melden/fehler", data=data)
    again = phone.ask("POST", "/melden/fehler", data=data | {"was": ["Etwas ganz anderes"]})
    assert (first.status_code, again.status_code) == (303, 303)
    [note] = open_house.kept.open_notes()
    assert note.text == _MISTAKE["was"][0]
    other = phone.ask("POST", "/melden/termin", data=data | _EVENT)
    assert other.status_code == 422
    assert len(open_house.kept.open_notes()) == 1


@pytest.mark.parametrize(
    ("spoil", "status"),
    [("trap", 303), ("quick", 422), ("late", 422), ("no proof", 422), ("forged", 422)],
)
def test_what_programs_send_is_not_kept(open_house: House, spoil: str, status: int) -> None:
    """What was typed stays on the page, for the case that it was a person."""
    phone = open_house.phone(None)
    seconds = {"quick": 1, "late": 7 * 3600}.get(spoil, 20)
    data = _filled(phone, "/melden/fehler", _MISTAKE, seconds)
    if spoil == "trap":
        data["website"] = ["https://spam.example"]
    elif spoil == "no proof":
        data["altcha"] = [""]
    elif spoil == "forged":
        data["altcha"] = [data["altcha"][0][:-8] + "AAAAAAAA"]
    answer = phone.ask("POST", "/melden/fehler", data=data)
    assert answer.status_code == status
    assert not open_house.kept.open_notes()
    if status == 422:
        assert _MISTAKE["was"][0] in answer.text


def test_without_a_script_a_mail_is_answered(open_house: House) -> None:
    """To look at the link is not to answer; the link is good once, and in no log."""
    phone = open_house.phone(None)
    data = _filled(phone, "/melden/fehler", _MISTAKE | {"mail": ["anna@example.org"]}, proof=False)
    answer = phone.ask("POST", "/melden/fehler", data=data)
    assert "Bitte sehen Sie in Ihre Mails" in phone.followed(answer).text
    [mail] = _mails(open_house)
    assert (mail["To"], mail["Subject"]) == ("anna@example.org", "Bitte bestätigen: Fehler melden")
    body = mail.get_body(("plain",))
    assert body
    text = body.get_content()
    assert "Telefonnummer" not in text
    path = re.findall(r"/bestaetigen/\S+", text)[0]
    assert phone.get(path).status_code == 200
    assert not open_house.kept.open_notes()
    assert phone.send(path).status_code == 303
    assert phone.get(path).status_code == 404
    [note] = open_house.kept.open_notes()
    assert note.contact == ""
    for _ in range(2):
        last = phone.ask("POST", "/melden/fehler", data=data)
    assert last.status_code == 429


@pytest.mark.parametrize("mail", ["", "anna", "a@b.example\r\nBcc: c@d.example"])
def test_a_mail_needs_an_address(open_house: House, mail: str) -> None:
    """One, and nothing else."""
    phone = open_house.phone(None)
    data = _filled(phone, "/melden/fehler", _MISTAKE | {"mail": [mail]}, proof=False)
    answer = phone.ask("POST", "/melden/fehler", data=data)
    assert answer.status_code == 422
    assert 'id="mail-fehler"' in answer.text
    assert not _mails(open_house)


@pytest.mark.parametrize(
    "page",
    [
        "https://evil.example/",
        "//evil.example",
        "javascript:alert(1)",
        "../../x",
        '"><script>',
        "a" * 999,
    ],
)
def test_a_foreign_page_is_no_page_of_ours(open_house: House, page: str) -> None:
    """The Kümmerer will follow that link."""
    phone = open_house.phone(None)
    _sent(phone, "/melden/fehler", _MISTAKE | {"seite": [page]})
    [note] = open_house.kept.open_notes()
    assert note.page == ""


def test_public_forms_have_a_limit(open_house: House) -> None:
    """Of one address, before anything of a body is read."""
    phone = open_house.phone(None)
    answers = [
        phone.ask("POST", "/melden/fehler", data={"was": "?"}).status_code for _ in range(40)
    ]
    assert answers[0] == 422
    assert answers[-1] == 429
