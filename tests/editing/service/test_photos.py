# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos through the forms: the page »Fotos«, and an offer's own."""

import io
import re
from collections.abc import Mapping

import httpx
import pytest
from PIL import Image

from tests.editing.service.house import BAKERY, House, Phone, fields_of
from tests.images.samples import corners, exif, near, saved

_HEIC = saved(corners(1200, 800), "HEIF", exif=exif())
_JPEG = saved(corners(), "JPEG", exif=exif())
_SAYS = {"image_alt": ["Stollen im Regal"], "rechte": ["ja"]}


def _sent(
    phone: Phone,
    path: str,
    *files: bytes,
    more: Mapping[str, list[str]] | None = None,
    data: dict[str, list[str]] | None = None,
) -> httpx.Response:
    data = {**(data or phone.form(path)), **(more or {})}
    return phone.ask("POST", path, data=data, files=[("foto", ("x.heic", f)) for f in files])


def _proposed(house: House, name: str) -> bytes:
    house.desk.worker.round()
    content = house.desk.file(f"content/images/{name}", house.desk.waiting()[0])
    assert content
    return content


def test_a_photo_of_a_business(house: House) -> None:
    """HEIC in, clean JPEG proposed, the record names it, its words and who may show it."""
    phone = house.phone()
    answer = _sent(phone, "/fotos", _HEIC, more=_SAYS | {"image_credit": ["Foto Hövel"]})
    thanks = phone.followed(answer).text
    name = house.says("image")
    assert re.fullmatch(rf"{BAKERY}-[0-9a-f]{{10}}\.jpg", name)
    assert f'src="/bild/{name}"' in thanks
    assert phone.get(f"/bild/{name}").headers["content-type"] == "image/jpeg"
    content = _proposed(house, name)
    image = Image.open(io.BytesIO(content))
    assert (image.format, image.size) == ("JPEG", (1200, 800))
    assert near(image.getpixel((20, 20)), (220, 30, 30))
    assert b"GEHEIM" not in content
    assert house.says("image_alt") == "Stollen im Regal"
    assert house.desk.waiting()[0].notes == ("Bildrechte bestätigt am 28.11.2026.",)


def test_what_is_missing_is_asked_for_and_the_photo_stays(house: House) -> None:
    """Without words and without rights nothing is sent; the upload need not be repeated."""
    phone = house.phone()
    page = _sent(phone, "/fotos", _JPEG)
    assert page.status_code == 422
    assert "Sagen Sie in ein paar Worten" in page.text
    assert "Bestätigen Sie bitte" in page.text
    assert page.text.count('class="photo"') == 1
    assert phone.get(re.findall(r'src="(/bild/[^"]+)"', page.text)[0]).status_code == 200
    again = _sent(phone, "/fotos", data=fields_of(page.text), more=_SAYS)
    assert "Danke" in phone.followed(again).text
    assert house.says("image")


def test_a_file_that_is_no_photo_gets_a_sentence_at_its_field(still: House) -> None:
    """And what was typed stays."""
    page = _sent(still.phone(), "/fotos", b"%PDF-1.7", more=_SAYS)
    assert page.status_code == 422
    assert "Das ist ein PDF, kein Foto." in page.text
    assert 'value="Stollen im Regal"' in page.text


def test_photos_are_added_moved_and_removed(house: House) -> None:
    """The first stands in lists; places are numbers, without a script as well."""
    phone = house.phone()
    others = [saved(corners(500 + n, 400), "JPEG") for n in range(2)]
    assert _sent(phone, "/fotos", _JPEG, *others, more=_SAYS).status_code == 303
    page = phone.get("/fotos").text
    first, second, third = re.findall(r'name="platz-([^"]+)"', page)
    answer = phone.send("/fotos", {f"platz-{third}": "1", "weg": second})
    assert answer.status_code == 303
    assert house.says("image") == third
    said = house.desk.record("business", BAKERY, BAKERY).source
    assert f"images: [{first}]" in said or f"- {first}" in said
    assert second not in said
    assert phone.send("/fotos", {"weg": [first, third]}).status_code == 303
    assert "image:" not in house.desk.record("business", BAKERY, BAKERY).source


def test_an_offer_with_a_photo(house: House) -> None:
    """New, with a picture that the script uploaded while the text was written."""
    phone = house.phone()
    form = phone.form("/angebote/neu")
    seals = {name: form[name] for name in ("_csrf", "_key")} | {"nummer": ["0"]}
    line = phone.ask("POST", "/fotos/hochladen", data=seals, files={"foto": ("x", _HEIC)})
    assert line.status_code == 200
    kept = fields_of(f'<form method="post">{line.text}</form>')
    data = form | _SAYS | {"neu": kept["neu"], "name": ["Dresdner Stollen"], "price": ["14,90"]}
    answer = _sent(phone, "/angebote/neu", data=data | {"valid_through": ["24.12.2026"]})
    assert "Danke" in phone.followed(answer).text
    house.desk.worker.round()
    [proposal] = house.desk.waiting()
    [touched] = house.desk.view(proposal).touched
    assert touched.record.kind == "offer"
    assert touched.after
    name = re.findall(r"(?m)^image: (.+)$", touched.after.source)[0]
    assert _proposed(house, name).startswith(b"\xff\xd8\xff")


def test_a_photo_of_another_business_is_not_taken(still: House) -> None:
    """Its name is sealed for whom it was uploaded by; nobody else sees it."""
    phone, other = still.phone("buchhandlung-kettler"), still.phone()
    page = _sent(phone, "/fotos", _JPEG).text
    name = re.findall(r'src="/bild/([^"]+)"', page)[0]
    assert other.get(f"/bild/{name}").status_code == 404
    assert other.get("/bild/..%2Fcity.yaml").status_code == 404
    assert other.get("/bild/a.jpg%0Aevil").status_code == 404
    mine = _sent(other, "/fotos", more=_SAYS | {"neu": fields_of(page)["neu"]})
    assert mine.headers["location"].startswith("/gesendet/")
    assert name not in still.desk.record("business", BAKERY, BAKERY).source


@pytest.mark.parametrize("claims", [True, False])
def test_fifty_megabytes_are_refused(still: House, claims: bool) -> None:
    """By what the body claims to be, and by counting it."""
    phone = still.phone()
    head = b'--x\r\nContent-Disposition: form-data; name="foto"; filename="a"\r\n\r\n'

    async def body() -> object:
        yield head
        for _ in range(50):
            yield bytes(1_000_000)
        yield b"\r\n--x--\r\n"

    headers = {"content-type": "multipart/form-data; boundary=x"}
    content = head + bytes(50_000_000) + b"\r\n--x--\r\n" if claims else body()
    answer = phone.ask("POST", "/fotos", content=content, headers=headers)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--x",
        b"--x--",
        b"--x\r\n\r\n",
        b"--x\r\nContent-Disposition: form-data\r\n\r\n\r\n--x--",
    ],
)
def test_a_broken_body_is_our_page_and_no_error(still: House, body: bytes) -> None:
    """Whatever a program sends that is no form."""
    headers = {"content-type": "multipart/form-data; boundary=x"}
    assert still.phone().ask("POST", "/fotos", content=body, headers=headers).status_code in (
        400, 403,
    )  # fmt: skip
