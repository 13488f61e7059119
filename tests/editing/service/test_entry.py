# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who comes in, and who does not."""

from datetime import timedelta

import pytest

from tests.editing.service.house import BAKERY, House


def test_a_link_goes_into_a_cookie_and_out_of_the_address(still: House) -> None:
    """The cookie is for no script and no other site, and the page behind it is the business's."""
    phone = still.phone(None)
    answer = phone.get(f"/l/{still.links.issue(BAKERY).token}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = [c for c in answer.headers.get_list("set-cookie") if c.startswith("eintrag=ey")]
    cookie = cookie or [c for c in answer.headers.get_list("set-cookie") if "eintrag=W" in c]
    assert "HttpOnly" in cookie[0]
    assert "SameSite=lax" in cookie[0]
    assert answer.headers["referrer-policy"] == "no-referrer"
    page = phone.get("/")
    assert "Bäckerei Hövel" in page.text
    assert "06:30–13:00 Uhr" in page.text  # the clock of the tests says Saturday


def test_with_https_the_cookie_is_of_this_host_alone(house: House) -> None:
    """``__Host-`` and ``Secure``: no neighbour below the same domain can plant one."""
    from tests.editing.service.house import opened

    house.links.close()
    house.desk.close()
    folder = house.settings.state.parent
    with opened(folder, folder / "town", address="https://eintrag.example") as other:
        answer = other.phone(None).get(f"/l/{other.links.issue(BAKERY).token}")
        cookies = answer.headers.get_list("set-cookie")
        assert any(c.startswith("__Host-eintrag=W") and "Secure" in c for c in cookies)


@pytest.mark.parametrize("spoil", ["forged", "revoked", "expired", "foreign", "cut"])
def test_a_link_that_does_not_hold_opens_nothing(house: House, spoil: str) -> None:
    """Whatever is wrong with it, the page says the same and sets no session."""
    link = house.links.issue(BAKERY, until=house.clock() + timedelta(days=1))
    token = link.token
    if spoil == "forged":
        token = token[:-2] + ("AA" if token[-2:] != "AA" else "BB")
    elif spoil == "cut":
        token = token[:20]
    elif spoil == "foreign":
        other = house.links.issue("buchhandlung-kettler").token
        token = other.split(".")[0] + "." + token.split(".")[1]
    elif spoil == "revoked":
        assert house.links.revoke(link.id)
    else:
        house.clock.forward(2 * 86_400)
    phone = house.phone(None)
    answer = phone.get(f"/l/{token}")
    assert answer.status_code == 403
    assert "Dieser Link gilt nicht" in answer.text
    assert not phone.cookies
    assert phone.get("/").status_code == 403


def test_a_revoked_link_ends_its_sessions_and_no_others(still: House) -> None:
    """Somebody who is in is out with the next page."""
    phone, other = still.phone(), still.phone()
    still.links.revoke(phone.link)
    assert phone.get("/").status_code == 403
    assert other.get("/").status_code == 200


def test_a_session_ends_where_somebody_signs_out_and_with_time(house: House) -> None:
    """A copied cookie is worth nothing after that; the link holds on."""
    phone, thief = house.phone(), house.phone(None)
    thief.cookies = phone.cookies
    data = {name: value for name, value in phone.form("/").items() if name.startswith("_")}
    assert "Abgemeldet" in phone.ask("POST", "/abmelden", data=data).text
    assert thief.get("/").status_code == 403
    again = house.phone()
    house.clock.forward(181 * 86_400)
    assert again.get("/").status_code == 403


def test_all_sessions_of_a_link_can_be_ended(house: House) -> None:
    """A lost phone is out; whoever holds the letter comes in again."""
    phone = house.phone()
    house.clock.forward(60)
    house.links.end_sessions(phone.link)
    assert phone.get("/").status_code == 403
    house.clock.forward(1)
    link = house.links.link(phone.link)
    assert link
    assert phone.get(f"/l/{link.token}").status_code == 303
    assert phone.get("/").status_code == 200


def test_looking_at_a_link_changes_nothing(still: House) -> None:
    """Mail scanners visit links before people do."""
    link = still.links.issue(BAKERY)
    phone = still.phone(None)
    for _ in range(3):
        assert phone.get(f"/l/{link.token}").status_code == 303
        assert phone.ask("HEAD", f"/l/{link.token}").status_code == 303
    found = still.links.link(link.id)
    assert found
    assert found == link
    assert not still.desk.waiting()


def test_the_caretaker_chooses_a_business(still: House) -> None:
    """One link for all; merchants do not see the list."""
    caretaker = still.phone("")
    assert caretaker.get("/").headers["location"] == "/betriebe"
    answer = caretaker.send("/betriebe", {"betrieb": BAKERY})
    assert "Bäckerei Hövel" in caretaker.followed(answer).text
    assert still.phone().get("/betriebe").status_code == 403
    merchant = still.phone("buchhandlung-kettler")
    merchant.cookies.set("fuer", BAKERY, domain="127.0.0.1", path="/")
    assert "Buchhandlung Kettler" in merchant.get("/").text
