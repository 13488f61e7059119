# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The real page as it would be: built by the build, before anything is sent or approved."""

import re
from pathlib import Path

import httpx
import pytest

from plugins.editing.preview import preview as module
from tests.editing.service.house import BAKERY, House, Phone
from tests.editing.store.town import BAKERY as SOURCE
from tests.editing.store.town import commit

CONTENT = f"content/businesses/{BAKERY}.md"


def look(phone: Phone, path: str, changes: dict[str, str | list[str] | None]) -> httpx.Response:
    """Press »Ansehen« instead of the button that sends; the page that it leads to."""
    return phone.followed(phone.send(path, {**changes, "_ansehen": "1"}))


def test_a_form_is_seen_before_it_is_sent(window: House) -> None:
    """Nothing is kept of it; the portal's page has the new words, and the address the old ones."""
    phone = window.phone()
    page = look(phone, "/texte", {"text": "Brot seit 1911. Und Kuchen."})
    assert page.status_code == 200
    assert "Und Kuchen." in page.text
    assert f'rel="canonical" href="https://lennebrueck.example/betriebe/{BAKERY}/"' in page.text
    assert "data-worker" not in page.text
    policy = page.headers["content-security-policy"]
    [key] = re.findall(r"/vorschau/([0-9a-f]{32})/betriebe/", str(page.url))
    assert f"script-src {window.settings.address}/vorschau/{key}/;" in policy
    assert "form-action 'none'" in policy
    assert "worker-src 'none'" in policy
    assert page.headers["x-robots-tag"] == "noindex, nofollow"
    window.desk.worker.round()
    assert window.desk.waiting() == []
    assert "Kuchen" not in window.desk.record("business", BAKERY, BAKERY).source
    style = re.findall(r'href="\.\./\.\./(assets/stil-[^"]+)"', page.text)[0]
    answer = phone.get(f"/vorschau/{key}/{style}")
    assert answer.headers["content-type"].startswith("text/css")
    assert phone.get(f"/vorschau/{key}/betriebe").status_code == 303


def test_two_previews_stand_side_by_side(window: House) -> None:
    """The second does not change what the first shows; both are one build each."""
    phone = window.phone()
    first = look(phone, "/texte", {"text": "Eins"})
    second = look(phone, "/texte", {"text": "Zwei"})
    assert first.url != second.url
    assert "Eins" in phone.get(str(first.url)).text
    assert "Zwei" in phone.get(str(second.url)).text
    assert "Eins" not in second.text
    assert look(phone, "/texte", {"text": "Eins"}).url == first.url


def test_a_new_offer_has_its_page(window: House) -> None:
    """It is shown where it will be."""
    phone = window.phone()
    page = look(
        phone,
        "/angebote/neu",
        {"name": "Dreikönigskuchen", "valid_from": "28.11.2026", "valid_through": "06.01.2027"},
    )
    assert str(page.url).endswith("/angebote/dreikoenigskuchen/")
    assert "Dreikönigskuchen" in page.text


def test_keys_are_for_who_has_a_link(window: House) -> None:
    """A stranger with the address sees nothing; nobody climbs out of the folder."""
    phone = window.phone()
    page = look(phone, "/texte", {"text": "Eins"})
    assert window.phone(None).get(str(page.url)).status_code == 403
    [key] = re.findall(r"/vorschau/([0-9a-f]{32})/", str(page.url))
    other = ("0" if key[0] != "0" else "1") + key[1:]
    assert phone.get(f"/vorschau/{other}/").status_code == 404
    climbing = ("..%2f..%2fsecret", "%2e%2e/%2e%2e/%2e%2e/secret", "a%00b", "..%5csecret")
    for path in (*climbing, "nirgends"):
        assert phone.get(f"/vorschau/{key}/{path}").status_code == 404
    assert phone.ask("POST", f"/vorschau/{key}/").status_code in (403, 405)


def test_the_queue_shows_before_and_after(window: House) -> None:
    """A proposal and the portal as it is, also after the portal has moved on."""
    phone, caretaker = window.phone(), window.phone("")
    phone.send("/texte", {"text": "Brot seit 1911, mit Sauerteig."})
    window.desk.worker.round()
    [proposal] = window.desk.waiting()
    after = caretaker.followed(caretaker.get(f"/vorschlaege/{proposal.id}/nachher"))
    before = caretaker.followed(caretaker.get(f"/vorschlaege/{proposal.id}/vorher"))
    assert "mit Sauerteig" in after.text
    assert "mit Sauerteig" not in before.text
    assert "Brot seit 1911." in before.text
    town = window.settings.state.parent / "town"
    commit(town, {CONTENT: SOURCE.replace("Lange Straße 12", "Markt 5")})
    window.desk.worker.round(look=True)
    after = caretaker.followed(caretaker.get(f"/vorschlaege/{proposal.id}/nachher"))
    assert "Markt 5" in after.text
    assert "mit Sauerteig" in after.text
    assert "mit Sauerteig" in phone.followed(phone.get("/ansehen")).text
    window.desk.reject(proposal.id, "Kümmerer", "Nein")
    assert caretaker.get(f"/vorschlaege/{proposal.id}/nachher").status_code == 404


def test_a_record_with_a_mistake_says_so(window: House) -> None:
    """What the build would leave out has no page; the sentence of ``check`` stands there."""
    preview = window.app.service.beside.preview
    assert preview
    wrong = SOURCE.replace("category: shop=bakery", "category: unsinn")
    key = preview.of({CONTENT: wrong.encode()})
    page = window.phone().get(f"/vorschau/{key}/betriebe/{BAKERY}/")
    assert page.status_code == 404
    assert "unsinn" in page.text


def test_who_cannot_wait_is_shown_it_later(window: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """While others build, a page that asks again by itself; what was typed is kept for it."""
    preview = window.app.service.beside.preview
    assert preview
    monkeypatch.setattr(module, "_PATIENCE", 0.05)
    phone = window.phone()
    with preview._building:
        answer = phone.send("/texte", {"text": "Geduld.", "_ansehen": "1"})
        assert re.fullmatch(r"/ansehen/[0-9a-f]{32}/betriebe/.+/", answer.headers["location"])
        page = phone.followed(answer)
        assert 'http-equiv="refresh"' in page.text
        assert window.phone(None).get(str(page.url)).status_code == 403
    monkeypatch.setattr(module, "_PATIENCE", 20)
    later = phone.get(str(page.url))
    assert "Geduld." in phone.followed(later).text
    unknown = re.sub("[0-9a-f]{32}", "0" * 32, str(page.url))
    assert phone.get(unknown).status_code == 409


def test_only_so_many_are_kept(window: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest go; what lies over the files goes with the next."""
    monkeypatch.setattr(module, "_KEPT", 2)
    preview = window.app.service.beside.preview
    assert preview
    keys = [preview.of({CONTENT: f"{SOURCE}{n}\n".encode()}) for n in range(3)]
    assert preview.find(keys[0], "") is None
    assert preview.find(keys[-1], "") is not None
    gone = preview.of({CONTENT: None, "content/businesses/neu.md": SOURCE.encode()})
    assert preview.find(gone, f"betriebe/{BAKERY}/") is None
    assert preview.find(gone, "betriebe/neu/") is not None
    again = preview.of({})
    found = preview.find(again, f"betriebe/{BAKERY}/")
    assert found
    assert isinstance(found, Path)
    assert preview.find(again, "betriebe/neu/") is None
