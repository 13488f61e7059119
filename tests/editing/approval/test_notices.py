# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who hears what, and that nobody hears it twice."""

from pathlib import Path

from tests.editing.approval.mails import CARETAKER, SHOP, Mailed, mailed
from tests.editing.approval.test_queue import pressed
from tests.editing.service.house import BAKERY
from tests.editing.store.town import edit, phone, sent


def test_arrived_and_online(office: Mailed) -> None:
    """The sender hears at the beginning and in the end, the Kümmerer in between."""
    office.house.phone()
    office.submit()
    office.turn()
    office.turn()
    assert office.subjects(SHOP) == ["Eingegangen: Bäckerei Hövel"]
    assert office.subjects(CARETAKER) == ["Neuer Vorschlag: Bäckerei Hövel: Öffnungszeiten"]
    told = office.text("Neuer Vorschlag")
    assert "Dienstag: 06:30–18:00 Uhr → 06:30–13:00 Uhr" in told
    assert "/vorschlaege" in told
    assert "/l/" not in told, "the Kümmerer's link is in no mail"
    office.house.desk.submit(phone("+49 2371 99"))
    office.turn()
    assert len(office.mails()) == 2
    pressed(office.caretaker(), "freigeben")
    office.turn()
    office.turn()
    assert len(office.subjects(SHOP)) == 2
    assert "https://lennebrueck.example/betriebe/baeckerei-hoevel/" in office.text("Online")


def test_confirmations_are_one_mail_a_day(office: Mailed) -> None:
    """A hundred businesses that say »Alles stimmt noch« do not fill the Kümmerer's mailbox."""
    desk = office.house.desk
    for business in (BAKERY, "buchhandlung-kettler"):
        said = edit(business, {"verified": "2026-10-01" if business == BAKERY else None},
                    {"verified": "2026-11-28"})  # fmt: skip
        desk.submit(sent(said, business=business))
    office.turn()
    assert office.subjects(CARETAKER) == ["Betriebe sagen: Alles stimmt noch"]
    desk.submit(phone("+49 2371 99"))
    office.turn()
    assert len(office.subjects(CARETAKER)) == 2


def test_rejected_with_the_reason(office: Mailed) -> None:
    """In the Kümmerer's words, with a way to try again."""
    link = office.house.phone().link
    found = office.house.links.link(link)
    assert found
    office.submit()
    office.turn()
    reason = "Dienstags ist Markt.\nBitte <b>anrufen</b>."
    assert pressed(office.caretaker(), "ablehnen", grund=reason).status_code == 303
    office.turn()
    told = office.text("Nicht übernommen")
    assert "> Dienstags ist Markt.\n> Bitte <b>anrufen</b>." in told
    assert f"/l/{found.token}" in told
    [mail] = [m for m in office.mails() if str(m["subject"]).startswith("Nicht übernommen")]
    html = mail.get_body(("html",))
    assert html is not None
    assert "Bitte &lt;b&gt;anrufen&lt;/b&gt;." in html.get_content()
    assert "http://" not in html.get_content().replace(office.house.settings.address, "")


def test_asked_and_answered(office: Mailed) -> None:
    """The question goes out with a link to the answer, the answer to the Kümmerer; once each."""
    merchant = office.house.phone()
    office.submit()
    office.turn()
    for question in ("Auch am Samstag?", "Und am Montag?"):
        pressed(office.caretaker(), "nachfragen", frage=question)
        office.turn()
        office.turn()
    assert len([s for s in office.subjects(SHOP) if s.startswith("Rückfrage")]) == 2
    merchant.send("/antwort", {"antwort": "Nein."})
    office.turn()
    office.turn()
    assert len([s for s in office.subjects(CARETAKER) if s.startswith("Antwort")]) == 1


def test_a_restart_between_approval_and_mail_loses_none(tmp_path: Path, town: Path) -> None:
    """Approved, and the process is gone: the next one tells. And no third one tells again."""
    with mailed(tmp_path, town) as office:
        office.submit()
        [proposal] = office.house.desk.waiting()
        office.house.desk.approve(proposal.id, "Kümmerer")
    for _ in range(2):
        with mailed(tmp_path, town) as office:
            office.turn()
            assert office.subjects(SHOP) == ["Online: Bäckerei Hövel: Öffnungszeiten"]


def test_who_has_no_address_gets_no_mail(office: Mailed) -> None:
    """And what a business does not want any more stops."""
    merchant = office.house.phone()
    assert merchant.send("/nachrichten", {"mail": "kein Unsinn"}).status_code == 422
    assert merchant.send("/nachrichten", {"mail": ""}).status_code == 303
    office.submit()
    office.turn()
    assert office.subjects(SHOP) == []
    assert merchant.send("/nachrichten", {"mail": "Neu@Hoevel.example"}).status_code == 303
    assert office.post.book.address(BAKERY) == "Neu@hoevel.example"


def test_a_trusted_business_is_published_at_once(tmp_path: Path, town: Path) -> None:
    """Hours, without anybody looking; a new telephone number still waits."""
    with mailed(tmp_path, town, lambda told: told.update(trusted=[BAKERY])) as office:
        office.submit()
        office.turn()
        assert office.house.desk.waiting() == []
        assert office.built == [1]
        assert office.subjects(CARETAKER) == []
        assert office.subjects(SHOP) == ["Online: Bäckerei Hövel: Öffnungszeiten"]
        office.house.desk.submit(phone("+49 2371 99"))
        office.turn()
        assert len(office.house.desk.waiting()) == 1
        assert len(office.subjects(CARETAKER)) == 1
    source = (town / f"content/businesses/{BAKERY}.md").read_text("utf-8")
    assert "Tu-Fr 06:30-13:00" in source
    assert "1234" in source


def test_no_mail_address_is_in_the_repository(office: Mailed) -> None:
    """Not in a file, not in a commit's message."""
    office.submit()
    office.turn()
    pressed(office.caretaker(), "freigeben")
    office.turn()
    town = office.house.settings.state.parent / "town"
    from tests.editing.store.town import git

    shown = git(town, "log", "--all", "-p", "--format=%an %ae %cn %ce %B")
    assert "hoevel.example" not in shown
    assert "stadt.example" not in shown
