# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What may be sent, by whom, how much and how often; and what every answer says."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from plugins.editing.service.limits import Counter, Faceless, Limits, Rate
from tests.editing.service.house import BAKERY, House, Phone, opened

_ALIEN = "buchhandlung-kettler"


def test_a_change_is_proposed_and_shown_in_words(house: House) -> None:
    """One day changed is one line on the page that says thank you, and one field in the record."""
    phone = house.phone()
    answer = phone.send("/oeffnungszeiten", {"hours-1-to": ["13", ""]})
    thanks = phone.followed(answer).text
    assert "Danke, ist angekommen" in thanks
    assert "<dt>Dienstag</dt><dd><s>06:30–18:00 Uhr</s>" in thanks
    assert "<b>06:30–13:00 Uhr</b>" in thanks
    assert house.says("opening_hours") == "Tu,Sa 06:30-13:00; We-Fr 06:30-18:00"
    house.desk.worker.round()
    [proposal] = house.desk.waiting()
    assert proposal.business == BAKERY
    assert "Ihre Änderung wird angesehen" in phone.get("/").text


def test_the_same_press_twice_is_one(house: House) -> None:
    """Reloaded, sent again by an impatient thumb: the key of the form is the same."""
    phone = house.phone()
    data = phone.form("/oeffnungszeiten") | {"hours-1-to": ["13", ""]}
    first = phone.ask("POST", "/oeffnungszeiten", data=data)
    again = phone.ask("POST", "/oeffnungszeiten", data=data)
    assert first.headers["location"] == again.headers["location"]
    house.desk.worker.round()
    assert len(house.desk.waiting()) == 1


@pytest.mark.parametrize(
    "spoil", ["missing", "other session", "other business", "garbage", "umlaut"]
)
def test_a_form_of_another_session_changes_nothing(still: House, spoil: str) -> None:
    """The token of a form is good for one session and one business."""
    data = still.phone().form("/oeffnungszeiten") | {"hours-1-to": ["13", ""]}
    phone = still.phone()
    if spoil == "missing":
        del data["_csrf"]
    elif spoil == "other business":
        data["_csrf"] = still.phone(_ALIEN).form("/texte")["_csrf"]
    elif spoil in ("garbage", "umlaut"):
        data["_csrf"] = ["0" * 64 if spoil == "garbage" else "ü"]
    answer = phone.ask("POST", "/oeffnungszeiten", data=data)
    assert answer.status_code == 403
    assert still.says("opening_hours").startswith("Tu-Fr 06:30-18:00")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:8001"}, 303),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, 303),
        ({}, 303),
    ],
)
def test_only_our_own_pages_may_send(still: House, headers: dict[str, str], status: int) -> None:
    """Where the browser says that the form stood elsewhere, it counts for nothing."""
    phone = still.phone()
    data = phone.form("/")
    answer = phone.ask("POST", "/stimmt", data=data, headers=headers)
    assert answer.status_code == status


def test_another_host_is_not_answered(still: House) -> None:
    """A name that somebody lets point to this machine is none of ours."""
    phone = still.phone()
    assert phone.get("/", Host="evil.example").status_code == 421
    assert phone.get("/gesund", Host="evil.example").text == "gut\n"


@pytest.mark.parametrize("path", ["/", "/oeffnungszeiten", "/angaben", "/heute", "/gesendet/abc"])
def test_without_a_link_nothing_is_seen(still: House, path: str) -> None:
    """No page tells anything of a business to somebody without a link."""
    answer = still.phone(None).get(path)
    assert answer.status_code == 403
    assert "Hövel" not in answer.text
    assert "Link aus Ihrem Brief" in answer.text


def test_what_another_business_has_is_not_there(still: House) -> None:
    """Neither seen nor changed, whatever the address says."""
    alien = still.phone(_ALIEN)
    assert alien.get("/angebote/stollen").status_code == 404
    assert still.phone().get("/angebote/stollen").status_code == 200
    data = alien.form("/texte")
    assert alien.ask("POST", "/angebote/stollen", data=data).status_code == 404
    assert alien.ask("POST", "/angebote/stollen/ende", data=data).status_code == 404
    for path in ("/angebote/..%2f..%2fcity", "/angebote/%00", "/angebote/" + "a" * 500):
        assert still.phone().get(path).status_code == 404


def test_a_receipt_is_for_who_sent_it(house: House) -> None:
    """The address of a thank-you page tells others nothing."""
    phone = house.phone()
    where = phone.send("/oeffnungszeiten", {"hours-1-to": ["13", ""]}).headers["location"]
    assert "06:30–13:00" not in house.phone(_ALIEN).get(where).text


@pytest.mark.parametrize(("length", "told"), [(50_000_000, True), (300_000, False)])
def test_a_body_that_is_too_large_is_not_read(still: House, length: int, told: bool) -> None:
    """Whether it says how long it is or not."""
    phone = still.phone()
    read = 0

    async def body() -> AsyncIterator[bytes]:
        nonlocal read
        for _ in range(length // 10_000):
            read += 10_000
            yield b"x" * 10_000

    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    if told:
        headers["Content-Length"] = str(length)
    answer = phone.ask("POST", "/texte", content=body(), headers=headers)
    assert answer.status_code == 413
    assert "zu groß" in answer.text
    assert still.desk.waiting() == []


@pytest.mark.parametrize(
    ("kind", "content", "status"),
    [
        ("application/x-www-form-urlencoded", "&".join(f"a{n}=1" for n in range(700)), 400),
        ("application/x-www-form-urlencoded", "a=%FF%FE", 400),
        ("application/x-www-form-urlencoded", "a=%00", 400),
        ("application/x-www-form-urlencoded", "", 403),
        ("application/json", "{}", 415),
        ("multipart/form-data; boundary=x", "--x--", 415),
        ("", "a=1", 415),
    ],
)
def test_what_is_no_form_is_refused(still: House, kind: str, content: str, status: int) -> None:
    """Without a word of Python, and without an error of ours."""
    answer = still.phone().ask(
        "POST", "/texte", content=content.encode("latin-1"), headers={"Content-Type": kind}
    )
    assert answer.status_code == status
    assert "Traceback" not in answer.text


def test_a_body_that_does_not_come_is_not_waited_for(
    still: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody who sends a byte now and then holds up nobody for long."""
    monkeypatch.setattr("plugins.editing.service.posted._SECONDS", 0.2)

    async def body() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b"a"
            await asyncio.sleep(0.05)

    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = still.phone().ask("POST", "/texte", content=body(), headers=kind)
    assert answer.status_code == 408
    assert "nicht vollständig" in answer.text


def test_too_often_is_told_with_how_long_to_wait(tmp_path: Path, town: Path) -> None:
    """A link, an address, and who has no link have each their own count."""
    limits = Limits(Rate(3, 60), Rate(100, 60), Rate(1000, 60), Rate(2, 60))
    with opened(tmp_path, town, limits) as house:
        phone, other = house.phone(), house.phone()
        sent = [_confirm(phone) for _ in range(4)]
        assert sent == [303, 303, 303, 429]
        assert _confirm(other) == 303
        stranger = house.phone(None)
        assert [stranger.get("/l/x.y").status_code for _ in range(3)] == [403, 403, 429]
        answer = stranger.get("/l/x.y")
        assert 0 < int(answer.headers["retry-after"]) <= 61


def _confirm(phone: Phone) -> int:
    return phone.ask("POST", "/stimmt", data=phone.form("/")).status_code


def test_addresses_leave_no_trace() -> None:
    """The key of an address is another one the next day, and one for a whole IPv6 network."""
    faceless = Faceless()
    today, tomorrow = date(2026, 11, 28), date(2026, 11, 29)
    key = faceless.key("192.0.2.7", today)
    assert key == faceless.key("192.0.2.7", today)
    assert key != faceless.key("192.0.2.8", today)
    assert faceless.key("2001:db8:1:2::7", today) == faceless.key("2001:db8:1:2:9::8", today)
    assert "192" not in key
    assert key != faceless.key("192.0.2.7", tomorrow)


def test_counts_fall_with_time_and_are_bounded() -> None:
    """After the time of one more there is one more; 200,000 strangers need no more room."""
    counter, rate = Counter(), Rate(2, 10)
    assert [counter.wait("a", rate, 0.0) > 0 for _ in range(3)] == [False, False, True]
    assert counter.wait("a", rate, 0.0) == pytest.approx(5.0)
    assert counter.wait("a", rate, 5.1) == 0
    for number in range(200_000):
        counter.wait(str(number), rate, 6.0)
    assert len(counter._levels) <= 50_000


@pytest.mark.parametrize("path", ["/", "/l/abc", "/nirgends", "/assets/nein", "/stimmt"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "DELETE", "OPTIONS", "TRACE"])
def test_every_answer_is_safe_and_german(still: House, path: str, method: str) -> None:
    """Headers on each, also on what is refused; a HEAD has no body."""
    answer = still.phone(None).ask(method, path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cache-control"] == "no-store"
    assert "server" not in answer.headers
    assert answer.status_code in (403, 404, 405)
    if method == "HEAD":
        assert answer.content == b""
    else:
        assert '<html lang="de">' in answer.text


def test_a_mistake_of_ours_shows_no_traceback(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The page is German and empty of Python; the log has it all, but no link."""
    phone = house.phone()
    monkeypatch.setattr(house.desk, "record", lambda *all_: 1 // 0)
    with caplog.at_level("INFO"):
        answer = phone.get("/")
    assert answer.status_code == 500
    assert "Der Fehler liegt bei uns" in answer.text
    assert "Zero" not in answer.text
    assert answer.headers["content-security-policy"]
    assert "ZeroDivisionError" in caplog.text


def test_the_log_knows_neither_links_nor_addresses(
    still: House, caplog: pytest.LogCaptureFixture
) -> None:
    """What happened and how long it took, and nobody who did it."""
    link = still.links.issue(BAKERY)
    with caplog.at_level("INFO", "stadtfenster.editing.access"):
        phone = still.phone(None)
        phone.get(f"/l/{link.token}")
        phone.get("/?wer=ich")
        phone.get("/%0aGET%20/gefaelscht")
    assert link.token[:12] not in caplog.text
    assert "127.0.0.1" not in caplog.text
    assert "wer=ich" not in caplog.text
    assert "GET /l/… 303" in caplog.text
    assert all("\n" not in record.getMessage() for record in caplog.records)
