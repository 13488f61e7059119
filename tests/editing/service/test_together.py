# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two at once: two tabs, a colleague, the Kümmerer."""

from pathlib import Path

import pytest

from plugins.editing.week.week import Week
from tests.editing.service.house import BAKERY, House, fields_of
from tests.editing.store.town import BAKERY as SOURCE
from tests.editing.store.town import commit

_HOURS = "opening_hours"
WANTED = {"hours-1-to": ["13", ""]}


def _publish(house: House, **fields: tuple[str, str]) -> None:
    """Somebody changes the file by hand, and the service has seen it."""
    source = SOURCE
    for old, new in fields.values():
        assert old in source
        source = source.replace(old, new)
    town = Path(house.settings.repository.url)
    commit(town, {f"content/businesses/{BAKERY}.md": source})
    house.desk.worker.round(look=True)


def test_different_fields_of_two_tabs_both_land(house: House) -> None:
    """A form that has been open for a while takes nothing back that it did not change."""
    one, other = house.phone(), house.phone()
    forgotten = one.form("/angaben")
    assert other.send("/angaben", {"telephone": "+49 2371 999"}).status_code == 303
    answer = one.ask("POST", "/angaben", data=forgotten | {"email": ["laden@hoevel.example"]})
    assert answer.status_code == 303
    assert house.says("telephone") == '"+49 2371 999"   # im Laden'
    assert house.says("email") == "laden@hoevel.example"


def test_different_days_of_two_tabs_both_land(house: House) -> None:
    """Hours are one field, but two days are no conflict."""
    one, other = house.phone(), house.phone()
    forgotten = one.form("/oeffnungszeiten")
    other.send("/oeffnungszeiten", {"hours-2-to": ["17", ""]})
    answer = one.ask("POST", "/oeffnungszeiten", data=forgotten | WANTED)
    assert answer.status_code == 303
    week = Week.of(house.says(_HOURS))
    assert [str(day) for day in week.days[1:3]] == ["06:30-13:00", "06:30-17:00"]


@pytest.mark.parametrize("choice", ["meine", "andere"])
def test_of_the_same_field_one_is_chosen(house: House, choice: str) -> None:
    """Both values are shown in words, and the one that is chosen holds."""
    one, other = house.phone(), house.phone()
    forgotten = one.form("/oeffnungszeiten")
    other.send("/oeffnungszeiten", {"hours-1-to": ["17", ""]})
    page = one.ask("POST", "/oeffnungszeiten", data=forgotten | WANTED)
    assert page.status_code == 409
    assert "Da war jemand schneller" in page.text
    assert "Dienstag" in page.text
    assert "06:30–13:00 Uhr" in page.text
    assert "06:30–17:00 Uhr" in page.text
    data = fields_of(page.text) | {"wahl-0": [choice]}
    answer = one.ask("POST", "/entscheidung", data=data)
    assert answer.status_code == 303
    mine = house.says(_HOURS) == "Tu,Sa 06:30-13:00; We-Fr 06:30-18:00"
    assert mine == (choice == "meine")
    assert mine != ("17:00" in house.says(_HOURS))


def test_a_conflict_cannot_be_made_up(house: House) -> None:
    """What the page of a conflict carries is good for this session alone, and as it was."""
    one, other = house.phone(), house.phone()
    forgotten = one.form("/oeffnungszeiten")
    other.send("/oeffnungszeiten", {"hours-1-to": ["17", ""]})
    page = one.ask("POST", "/oeffnungszeiten", data=forgotten | WANTED)
    data = fields_of(page.text)
    assert one.ask("POST", "/entscheidung", data=data | {"kept": ["x.y"]}).status_code == 403
    theirs = other.form("/")
    stolen = theirs | {"kept": data["kept"], "wahl-0": ["meine"]}
    assert other.ask("POST", "/entscheidung", data=stolen).status_code == 403


def test_what_a_form_was_filled_with_cannot_be_made_up(house: House) -> None:
    """Without it, or with another record's, the record as it is now counts."""
    phone = house.phone()
    data = phone.form("/oeffnungszeiten") | {"_stand": ["erfunden.x"]} | WANTED
    assert phone.ask("POST", "/oeffnungszeiten", data=data).status_code == 303
    assert "Tu,Sa 06:30-13:00" in house.says(_HOURS)


def test_what_was_changed_on_the_forge_is_the_ground_of_the_next_form(house: House) -> None:
    """A merchant's form shows what holds now, and keeps a colleague's change."""
    _publish(house, phone=("+49 2371 1234", "+49 2371 7777"))
    phone = house.phone()
    assert "2371 7777" in phone.get("/angaben").text
    phone.send("/oeffnungszeiten", WANTED)
    assert house.says("telephone").startswith('"+49 2371 7777"')


def test_the_caretaker_cannot_send_one_business_form_to_another(house: House) -> None:
    """Two tabs of one session, a business in each: the older one is refused, nothing is mixed."""
    caretaker = house.phone("")
    caretaker.send("/betriebe", {"betrieb": BAKERY})
    old = caretaker.form("/oeffnungszeiten")
    caretaker.send("/betriebe", {"betrieb": "buchhandlung-kettler"})
    before = house.says(_HOURS, "buchhandlung-kettler")
    answer = caretaker.ask("POST", "/oeffnungszeiten", data=old | WANTED)
    assert answer.status_code == 403
    assert house.says(_HOURS, "buchhandlung-kettler") == before


def test_one_tap_says_that_all_is_right(house: House) -> None:
    """A POST that sets the day; the second one of a day has nothing to say."""
    phone = house.phone()
    answer = phone.ask("POST", "/stimmt", data=phone.form("/"))
    assert "Danke" in phone.followed(answer).text
    assert house.says("verified") == "2026-11-28"
    again = phone.ask("POST", "/stimmt", data=phone.form("/"))
    assert "Nichts geändert" in phone.followed(again).text


def test_an_offer_is_made_changed_and_ended(house: House) -> None:
    """New ones belong to the business of the link, whatever is posted."""
    phone = house.phone()
    new = {"name": "Springerle", "valid_through": "24.12.", "price": "4,50"}
    data = phone.form("/angebote/neu")
    data |= {name: [value] for name, value in new.items()}
    data["business"] = ["buchhandlung-kettler"]
    thanks = phone.followed(phone.ask("POST", "/angebote/neu", data=data)).text
    assert "Springerle" in thanks
    house.desk.worker.round()
    held = house.desk.record("offer", "springerle", BAKERY)
    assert "business: baeckerei-hoevel" in held.source
    assert "valid_through: 2026-12-24" in held.source
    assert 'price: "4.50"' in held.source
    assert "wird angesehen" in phone.get("/angebote").text
    page = phone.get("/angebote/stollen")
    end = fields_of(page.text, 1)
    assert phone.ask("POST", "/angebote/stollen/ende", data=end).status_code == 303
    assert "valid_through: 2026-11-27" in house.desk.record("offer", "stollen", BAKERY).source


def test_an_event_is_made_and_called_off(house: House) -> None:
    """Who invites is the business; where, unless it says otherwise, too."""
    phone = house.phone()
    data = phone.form("/termine/neu")
    data |= {"name": ["Backen mit Kindern"], "start_date": ["5.12."], "start_date-time": ["14"]}
    data |= {"end_date": ["5.12."], "end_date-time": ["16 Uhr"]}
    phone.followed(phone.ask("POST", "/termine/neu", data=data))
    house.desk.worker.round()
    source = house.desk.record("event", "backen-mit-kindern", BAKERY).source
    assert "start_date: 2026-12-05T14:00" in source
    assert "organizer: baeckerei-hoevel" in source
    assert "location: baeckerei-hoevel" in source
    end = fields_of(phone.get("/termine/backen-mit-kindern").text, 1)
    phone.ask("POST", "/termine/backen-mit-kindern/ende", data=end)
    source = house.desk.record("event", "backen-mit-kindern", BAKERY).source
    assert "event_status: cancelled" in source


def test_a_form_sent_as_it_is_changes_nothing(house: House) -> None:
    """On every page: what nobody touched is not sent, and no branch is made."""
    phone = house.phone()
    for path in ("/oeffnungszeiten", "/texte", "/angaben", "/angebote/stollen"):
        answer = phone.send(path)
        assert answer.headers["location"] == "/gesendet/nichts", path
    house.desk.worker.round()
    assert house.desk.waiting() == []
