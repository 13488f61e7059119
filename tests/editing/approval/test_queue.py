# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The Kümmerer's queue without a browser: what it says, and what its buttons do."""

import re

import httpx
import pytest

from tests.editing.approval.mails import Mailed
from tests.editing.service.house import BAKERY, Phone, fields_of
from tests.editing.store.town import BAKERY as SOURCE
from tests.editing.store.town import HOURS, commit, edit, git, phone, sent

QUEUE = "/vorschlaege"


def text_of(answer: httpx.Response) -> str:
    """The words of a page."""
    words = re.sub(r"(?s)<(script|style)\b.*?</\1>|<[^>]+>", " ", answer.text)
    return " ".join(words.split())


def pressed(caretaker: Phone, what: str, **more: str) -> httpx.Response:
    """A button of the last card."""
    answer = caretaker.get(QUEUE)
    assert answer.status_code == 200, answer.text
    [path] = re.findall(r'action="(/vorschlaege/\d+)"', answer.text)
    typed = {name: [value] for name, value in more.items()}
    data = {**fields_of(answer.text), "tun": [what], **typed}
    return caretaker.ask("POST", path, data=data)


def test_the_link_leads_to_what_waits(office: Mailed) -> None:
    """Else to the businesses; how much waits stands on each of the Kümmerer's pages."""
    caretaker = office.caretaker()
    assert caretaker.get("/").headers["location"] == "/betriebe"
    office.submit()
    assert caretaker.get("/").headers["location"] == QUEUE
    link = office.house.links.issue("")
    assert office.house.phone(None).get(f"/l/{link.token}").headers["location"] == QUEUE
    for path in (QUEUE, "/betriebe", "/meldungen"):
        assert "Vorschläge 1 Meldungen Betriebe" in text_of(caretaker.get(path))


def test_the_business_reads_what_was_decided(office: Mailed) -> None:
    """Also without a mailbox, until something new is sent, or it is old news."""
    merchant, caretaker = office.house.phone(), office.caretaker()
    office.submit()
    assert "Ihre Änderung wird angesehen: Öffnungszeiten." in text_of(merchant.get("/"))
    pressed(caretaker, "nachfragen", frage="Auch am Samstag?")
    assert "Die Stadt hat eine Frage Auch am Samstag? Antworten" in text_of(merchant.get("/"))
    pressed(caretaker, "ablehnen", grund="Dienstags ist Markt.")
    told = text_of(merchant.get("/"))
    assert "Nicht übernommen: Öffnungszeiten." in told
    assert "Dienstags ist Markt." in told
    office.submit()
    assert "Nicht übernommen" not in merchant.get("/").text
    pressed(caretaker, "freigeben")
    assert "Freigegeben: Öffnungszeiten" in text_of(merchant.get("/"))
    office.house.clock.forward(4 * 86_400)
    assert "Freigegeben" not in merchant.get("/").text


def test_a_change_is_told_in_words_and_approved(office: Mailed) -> None:
    """Each day on its line; approved, it is in the city's files, by a commit that says who."""
    office.submit()
    caretaker = office.caretaker()
    told = text_of(caretaker.get(QUEUE))
    assert "Bäckerei Hövel" in told
    assert "Dienstag 06:30–18:00 Uhr wird zu 06:30–13:00 Uhr" in told
    assert "Samstag" not in told
    answer = caretaker.followed(pressed(caretaker, "freigeben"))
    assert "Freigegeben: Bäckerei Hövel" in text_of(answer)
    assert "Nichts zu tun" in text_of(answer)
    town = office.house.settings.state.parent / "town"
    assert "Tu-Fr 06:30-13:00" in (town / f"content/businesses/{BAKERY}.md").read_text("utf-8")
    shown = git(town, "log", "-1", "--format=%B")
    assert f"Freigabe-von: Kümmerer, Link {caretaker.link}" in shown


def test_texts_are_told_word_by_word(office: Mailed) -> None:
    """What goes and what is new; the label is the form's."""
    before = {"text": "Brot seit 1911.\n", "telephone": "+49 2371 1234"}
    after = {"text": "Brot und Kuchen seit 1911.\n", "telephone": "+49 2371 99"}
    office.house.desk.submit(sent(edit(BAKERY, before, after), note="Bitte <bald>"))
    office.house.desk.worker.round()
    page = office.caretaker().get(QUEUE)
    assert "Brot <ins>und Kuchen</ins> seit 1911." in page.text
    assert "Telefon +49 2371 1234 wird zu +49 2371 99" in text_of(page)
    assert "Bitte &lt;bald&gt;" in page.text


def test_nobody_else_sees_or_decides(office: Mailed) -> None:
    """No merchant, nobody without a link; nor a form of another session."""
    office.submit()
    number = office.house.desk.waiting()[0].id
    merchant, stranger = office.house.phone(), office.house.phone(None)
    data = fields_of(office.caretaker().get(QUEUE).text)
    for who in (merchant, stranger, office.caretaker()):
        answer = who.ask("POST", f"{QUEUE}/{number}", data={**data, "tun": ["freigeben"]})
        assert answer.status_code == 403
    for path in (QUEUE, f"{QUEUE}/{number}/nachher", f"{QUEUE}/{number}/bild/0"):
        assert merchant.get(path).status_code == 403
        assert stranger.get(path).status_code == 403
    assert office.house.desk.waiting()


@pytest.mark.parametrize(
    ("what", "field", "word"), [("ablehnen", "grund", "warum"), ("nachfragen", "frage", "Frage")]
)
def test_words_are_wanted(office: Mailed, what: str, field: str, word: str) -> None:
    """No refusal without a reason, no question without words; what was too long is still there."""
    office.submit()
    caretaker = office.caretaker()
    answer = pressed(caretaker, what, **{field: "  "})
    assert answer.status_code == 422
    assert word in text_of(answer)
    answer = pressed(caretaker, what, **{field: "lang" * 600})
    assert answer.status_code == 422
    assert "langlang" in answer.text
    [proposal] = office.house.desk.waiting()
    assert not proposal.question
    assert pressed(caretaker, "unsinn").status_code == 400


def test_what_came_later_is_not_approved_unseen(office: Mailed) -> None:
    """The merchant changes something while the Kümmerer looks: look again first."""
    office.submit()
    caretaker = office.caretaker()
    page = caretaker.get(QUEUE)
    [path] = re.findall(r'action="(/vorschlaege/\d+)"', page.text)
    data = {**fields_of(page.text), "tun": ["freigeben"]}
    office.house.desk.submit(phone("+49 2371 99"))
    office.house.desk.worker.round()
    answer = caretaker.ask("POST", path, data=data)
    assert answer.status_code == 409
    assert "Inzwischen hat sich der Vorschlag geändert" in text_of(answer)
    assert "+49 2371 99" in text_of(answer)
    assert office.house.desk.waiting()
    assert pressed(caretaker, "freigeben").status_code == 303


def test_a_conflict_is_shown_with_both_values(office: Mailed) -> None:
    """The city changed the same field: one of the two, by a button that says so."""
    office.submit()
    town = office.house.settings.state.parent / "town"
    moved = SOURCE.replace(HOURS, "Tu-Fr 07:00-18:00; Sa 06:30-13:00")
    commit(town, {f"content/businesses/{BAKERY}.md": moved})
    office.turn()
    caretaker = office.caretaker()
    told = text_of(caretaker.get(QUEUE))
    assert "Inzwischen steht im Portal etwas anderes" in told
    assert "Dienstag, vorgeschlagen 06:30–13:00 Uhr" in told
    assert "Dienstag, im Portal 07:00–18:00 Uhr" in told
    assert pressed(caretaker, "freigeben").status_code == 409
    assert pressed(caretaker, "trotzdem").status_code == 303
    assert "06:30-13:00" in (town / f"content/businesses/{BAKERY}.md").read_text("utf-8")


def test_a_question_is_answered_through_the_link(office: Mailed) -> None:
    """The proposal waits; the answer stands on its card."""
    office.submit()
    caretaker, merchant = office.caretaker(), office.house.phone()
    assert merchant.get("/antwort").status_code == 404
    assert pressed(caretaker, "nachfragen", frage="Auch am\nSamstag?").status_code == 303
    assert "Noch keine Antwort" in text_of(caretaker.get(QUEUE))
    assert "Auch am" in text_of(merchant.get("/"))
    assert merchant.send("/antwort", {"antwort": " "}).status_code == 422
    assert merchant.send("/antwort", {"antwort": "Nein, da nicht."}).status_code == 303
    assert "Nein, da nicht." in text_of(caretaker.get(QUEUE))
    other = office.house.phone("buchhandlung-kettler")
    assert other.get("/antwort").status_code == 404
    assert pressed(caretaker, "freigeben").status_code == 303


def test_confirmations_are_approved_together(office: Mailed) -> None:
    """»Alles stimmt noch« of two businesses is one card and one button."""
    for business in (BAKERY, "buchhandlung-kettler"):
        answer = office.house.phone(business).send("/", to="/stimmt")
        assert answer.status_code == 303
    office.house.desk.worker.round()
    caretaker = office.caretaker()
    page = caretaker.get(QUEUE)
    assert "2 Betriebe sagen" in text_of(page)
    assert not re.findall(r'action="/vorschlaege/\d+"', page.text)
    answer = caretaker.ask("POST", f"{QUEUE}/bestaetigungen", data=fields_of(page.text))
    assert answer.status_code == 303
    assert office.house.desk.waiting() == []
    assert office.house.says("verified", "buchhandlung-kettler") == "2026-11-28"


def test_where_a_forge_approves_the_page_leads_there(office: Mailed) -> None:
    """The service has no right to: it says so, and has no button that would fail."""
    office.submit()
    office.house.desk._forge.may_merge = False
    page = office.caretaker().get(QUEUE)
    assert "Freigegeben wird dort" in text_of(page)
    assert 'value="freigeben"' not in page.text
    assert 'value="ablehnen"' not in page.text
    answer = pressed(office.caretaker(), "freigeben")
    assert answer.status_code == 409
    assert office.house.desk.waiting()
