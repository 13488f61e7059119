# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is for everybody speaks the portal's languages: pages, mistakes, mails."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from plugins.editing.service.foreign import FIELDS
from plugins.editing.service.suggested import FORMS, Words
from plugins.editing.templates import spoken
from tests.editing.service.house import House
from tests.editing.service.test_public import (  # noqa: F401  a fixture
    _MISTAKE,
    _filled,
    _mails,
    _sent,
    open_house,
)

_EN = "?sprache=en"
#: What is the same in both: names of people, places and things, and numbers.
_SAME = re.compile(
    r"Unser Lennebrück|Stadt Lennebrück|\+49 .*|portal@.*|5\.12\.|\d+|Bäckerei Hövel"
    r"|Buchhandlung Kettler|Name|Website|Text|–|https?://.*|\W*"
)


class _Words(HTMLParser):
    """What somebody reads, or has read out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.language = ""
        self._list = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = dict(attributes)
        if tag == "html":
            self.language = told["lang"] or ""
        names = ("aria-label", "placeholder", "title", "data-proof-status")
        self.found += [text for name in names if (text := told.get(name))]
        if tag == "option" and self._list and (value := told.get("value")):
            self.found.append(value)
        self._list = tag == "datalist" or (self._list and tag == "option")

    def handle_data(self, data: str) -> None:
        if text := " ".join(data.split()):
            self.found.append(text)


def words_of(page: str) -> tuple[str, set[str]]:
    """The language that a page says it is in, and its words."""
    reader = _Words()
    reader.feed(page)
    return reader.language, set(reader.found)


def left_in_german(german: str, english: str) -> set[str]:
    """What a page says in both languages alike and should not."""
    (de, there), (en, found) = words_of(german), words_of(english)
    assert (de, en) == ("de", "en")
    english_words = {text for texts in spoken("en").texts.values() for text in texts}  # »Kiosk«
    return {
        text
        for text in there & found
        if not _SAME.fullmatch(text) and text.rstrip(":") not in english_words
    }


@pytest.fixture
def house(open_house: House) -> Iterator[House]:  # noqa: F811
    """The service; of its languages the portal has German and English."""
    yield open_house


@pytest.mark.parametrize(
    "path",
    [
        *(words.path for words in FORMS),
        "/melden/danke",
        "/melden/post",
        "/melden/nirgends",
        "/bestaetigen/x",
    ],
)
def test_every_public_page_is_there_in_english(house: House, path: str) -> None:
    """Not one German word is left, in what is read out neither."""
    phone = house.phone(None)
    assert left_in_german(phone.get(path).text, phone.get(path + _EN).text) == set()


@pytest.mark.parametrize("words", [w for w in FORMS if w.kind], ids=lambda words: words.path)
@pytest.mark.parametrize("typed", ["", "<b>x</b> [](javascript:a)" + "x" * 900])
def test_what_is_wrong_is_told_in_english(
    house: House,
    words: Words,
    typed: str,
) -> None:
    """At the field and above; what was typed is still there, and the form is still English."""
    phone = house.phone(None)
    more = {name: [typed] for name in words.names} | {"was": ["!" * 2001]}
    german = _sent(phone, words.path, more)
    english = _sent(phone, words.path + _EN, more)
    assert german.status_code == english.status_code == 422
    assert left_in_german(german.text, english.text) <= {typed}
    wrong = set(re.findall(r'id="([a-z_]+)-fehler"', german.text))
    assert wrong
    assert wrong == set(re.findall(r'id="([a-z_]+)-fehler"', english.text))


def test_every_field_that_is_asked_for_has_words() -> None:
    """A form that asks for another field fails here first."""
    assert {(words.kind, name) for words in FORMS if words.kind for name in words.names} == {
        *FIELDS
    }


@pytest.mark.parametrize("typed", ["Bakery", "bakery", "Bäckerei"])
def test_a_kind_of_business_is_chosen_in_english(house: House, typed: str) -> None:
    """And is in the file what it is there in German."""
    phone = house.phone(None)
    path = f"/melden/betrieb{_EN}"
    assert '<option value="Bakery">' in phone.get(path).text
    more = {"name": ["New shop"], "street_address": [""], "category": [typed]}
    again = _sent(phone, path, more)
    assert again.status_code == 422
    assert 'value="Bakery"' in again.text.partition('name="category"')[2][:60]
    assert _sent(phone, path, more | {"street_address": ["Markt 1"]}).status_code == 303
    house.desk.worker.round()
    [proposal] = house.desk.waiting()
    [touched] = house.desk.view(proposal).touched
    assert touched.after
    assert "category: shop=bakery\n" in touched.after.source


def test_an_event_in_english(house: House) -> None:
    """From the English page to an English thank-you."""
    phone = house.phone(None)
    more = {
        "name": ["Yard party"], "start_date": ["12.12.2026"], "start_date-time": ["15"],
        "location": ["Markt"], "event_category": ["music"], "price": ["0"],
    }  # fmt: skip
    assert ">Music</option>" in phone.get(f"/melden/termin{_EN}").text
    answer = _sent(phone, f"/melden/termin{_EN}", more)
    assert answer.headers["location"] == f"/melden/danke{_EN}"
    assert "Thank you, it has arrived" in phone.followed(answer).text


def test_the_mail_and_its_page_are_english(house: House) -> None:
    """Without JavaScript: the mail, what it leads to, and the end."""
    phone = house.phone(None)
    path = f"/melden/fehler{_EN}"
    data = _filled(phone, path, _MISTAKE | {"mail": ["anna@example.org"]}, proof=False)
    answer = phone.ask("POST", path, data=data)
    assert "Please check your email" in phone.followed(answer).text
    [mail] = _mails(house)
    assert mail["Subject"] == "Please confirm: Report a mistake"
    text, html = (mail.get_body((kind,)) for kind in ("plain", "html"))
    assert text and html
    assert '<html lang="en">' in html.get_content()
    assert not re.search(r"bestätigen|Telefon|Jemand|gilt", text.get_content())
    link = re.findall(r"/bestaetigen/\S+", text.get_content())[0]
    assert link.endswith(_EN)
    assert "Do you want to send this?" in phone.get(link).text
    answer = phone.send(link)
    assert "Thank you, it has arrived" in phone.followed(answer).text


@pytest.mark.parametrize(
    ("asked", "referer", "language"),
    [
        ("", "", "de"),
        ("?seite=https%3A//lennebrueck.example/en/betriebe/baeckerei-hoevel/", "", "en"),
        ("?seite=en/betriebe/", "", "en"),
        ("", "https://lennebrueck.example/en/", "en"),
        ("", "https://elsewhere.example/en/", "de"),
        ("?sprache=de&seite=en/betriebe/", "", "de"),
        ("?sprache=tr", "", "de"),  # there is a catalogue, and this city has no such pages
        ("?sprache=../x", "", "de"),
    ],
)
def test_which_language_it_is(house: House, asked: str, referer: str, language: str) -> None:
    """What the link says, else that of the page somebody comes from."""
    page = house.phone(None).get(f"/melden/fehler{asked}", referer=referer).text
    assert words_of(page)[0] == language


def test_merchants_and_the_city_read_german(house: House) -> None:
    """Their pages are not half in another language, whatever an address says."""
    assert words_of(house.phone().get(f"/{_EN}").text)[0] == "de"
    assert words_of(house.phone("").get(f"/vorschlaege{_EN}").text)[0] == "de"
    assert words_of(house.phone(None).get(f"/oeffnungszeiten{_EN}").text)[0] == "de"


def test_a_limit_is_told_in_english(house: House) -> None:
    """Also what stops somebody before a page is made."""
    phone = house.phone(None)
    answers = [phone.ask("POST", f"/melden/fehler{_EN}", data={"was": "?"}) for _ in range(40)]
    assert answers[-1].status_code == 429
    assert "Please try again in" in answers[-1].text
    assert "Back to the portal" in answers[-1].text


def test_the_way_back_leads_to_the_english_portal(house: House, tmp_path: Path) -> None:
    """And so do imprint and privacy."""
    page = house.phone(None).get(f"/melden/termin{_EN}").text
    leads = set(re.findall(r'href="(https://lennebrueck\.example/[^"]*)"', page))
    assert all(address.startswith("https://lennebrueck.example/en/") for address in leads), leads
