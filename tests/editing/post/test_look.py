# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mails as people see them: on a phone and on a desk, by day and by night, and as plain text."""

from typing import Literal

import pytest
from playwright.sync_api import Browser

from plugins.core.city import City
from plugins.core.city_file import read_city
from plugins.editing.approval import letters
from plugins.editing.approval.told import Line, pieces_of
from plugins.editing.post.mails import Mail as Words
from plugins.editing.post.mails import Told, drawn
from plugins.editing.store.forge import Proposal
from tests.browser.test_pages import AXE
from tests.building import ROOT

WAY = "https://eintrag.lennebrueck.example/l/WyJiYWVja2VyZWktaG9ldmVsIiwiYWJjIl0.x/antwort"


def city() -> City:
    """The demo city."""
    return read_city(ROOT / "content").or_stand_in()


def mails() -> dict[str, Words]:
    """One of each."""
    proposal = Proposal(
        3, "baeckerei-hoevel", "vorschlag/baeckerei-hoevel", "open",
        "Bäckerei Hövel: Öffnungszeiten, Text", "", "", "", "abc",
        question="Gilt das auch <b>für</b> Samstag?\nUnd ab wann?",
        reason="Dienstags ist Markt.\nBitte rufen Sie an.", answer="Nein, nur dienstags.",
        notes=("Ab nächster Woche.",),
    )  # fmt: skip
    lines = (
        Line("Dienstag", "06:30–18:00 Uhr", "06:30–13:00 Uhr"),
        Line("Website", "keine Angabe", f"https://{'sehr-lange-adresse-' * 6}.example/"),
        Line("Text", "", "", pieces_of("Brot seit 1911 und mehr", "Brot und Kuchen seit 1911")),
    )
    told = (Told("Bäckerei Hövel", lines),)
    return {
        "asked": letters.asked("Bäckerei Hövel", proposal, WAY),
        "rejected": letters.rejected("Bäckerei Hövel", proposal, WAY),
        "online": letters.online("Bäckerei Hövel", proposal, "https://lennebrueck.example/"),
        "answered": letters.answered("Bäckerei Hövel", proposal, "https://a.example/vorschlaege"),
        "reminder": letters.reminder("Bäckerei Hövel", None, lines[:1], WAY),
        "all": Words(
            "Alles", "Eine sehr lange Überschrift mit Donaudampfschifffahrt", ("Absatz " * 30,),
            "Ein Satz <script>", "Dazu steht", told, letters.asked("", proposal, WAY).button,
            ("Danach.",), "Warum Sie das bekommen.",
        ),
    }  # fmt: skip


@pytest.mark.parametrize("name", list(mails()))
def test_the_text_says_the_same(name: str) -> None:
    """Everything that the HTML says, without a tag or an entity, and not too wide."""
    mail = mails()[name]
    letter = drawn(mail, "a@b.example", city())
    assert mail.heading in letter.text
    assert "&" not in letter.text.replace(WAY, "")
    assert "{" not in letter.text
    for part in (mail.quote, *mail.paragraphs):
        assert not set(part.split()) - set(letter.text.split())
    if mail.button:
        assert mail.button.address in letter.text
    assert "\n\n\n" not in letter.text
    wide = [line for line in letter.text.splitlines() if len(line) > 78 and "http" not in line]
    assert wide == [] or name == "all"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 600])
def test_mails_are_readable(browser: Browser, width: int, scheme: Literal["light", "dark"]) -> None:
    """Nothing runs over the edge, contrasts hold, nothing is fetched, no word becomes a tag."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=True
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name, mail in mails().items():
        letter = drawn(mail, "a@b.example", city())
        page.set_content(letter.html)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert page.locator("script, img, link, iframe").count() == 0
        ground = page.evaluate("getComputedStyle(document.querySelector('.card')).backgroundColor")
        dark = sum(map(int, ground[4:-1].split(","))) < 3 * 128
        assert dark is (scheme == "dark"), name
        if name not in ("all", "asked"):  # between them they have all there is
            continue
        page.evaluate(AXE)
        found = page.evaluate(
            "async () => (await axe.run({runOnly: ['color-contrast', 'link-name', 'list']}))"
            ".violations.map(v => v.id + ' ' + v.nodes.map(n => n.html).join(' '))"
        )
        assert found == [], name
    assert asked == []
    context.close()
