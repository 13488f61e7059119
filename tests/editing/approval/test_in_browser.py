# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the bakery's phone to the Kümmerer's phone to the page in the portal; with real builds."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from plugins.commands.serving.port import LOOPBACK, listening
from plugins.commands.serving.workshop import Workshop
from plugins.editing.approval.notices import Notices
from plugins.editing.approval.rounds import Rounds
from plugins.editing.approval.site import Site
from plugins.editing.post.carriers import carrier_for
from plugins.editing.post.post import Post
from plugins.editing.preview.preview import Preview
from plugins.editing.service.beside import Beside
from plugins.editing.service.limits import Limits, Rate
from plugins.editing.settings import Settings
from plugins.editing.store.desk import Desk
from plugins.editing.submission import Edit, Value
from tests.browser.test_pages import AXE, SCHEMES, violations
from tests.editing.approval.mails import SHOP, Mailed
from tests.editing.approval.test_site import until
from tests.editing.service.hand import Hand, served
from tests.editing.service.house import BAKERY, House, opened
from tests.editing.store.town import Clock, edit, phone, sent

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["js", "plain"])
NOW = "2026-11-28T10:00"


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory, town_pattern: Path) -> Iterator[Mailed]:
    """A service on a port, with everything that may run beside it."""
    folder = tmp_path_factory.mktemp("street")
    town = shutil.copytree(town_pattern, folder / "town")
    kept: list[Beside] = []

    def make(told: Settings, desk: Desk, clock: Clock) -> Beside:
        carrier = carrier_for(told.mail, told.state, "eintrag.example")
        build = [sys.executable, "-P", "-m", "plugins.commands", "build"]
        build += ["--content", str(town / "content"), "--output", str(folder / "output")]
        build += ["--cache", str(folder / "cache"), "--now", NOW]
        kept.append(
            Beside(
                Preview(desk, told.state, Workshop, clock),
                Post(told.state, carrier, clock, lambda: "Unser Lennebrück"),
                Site(build, clock),
            )
        )
        return kept[0]

    often = Rate(100_000, 1)
    with listening(0, exactly=True) as listener:
        address = f"http://{LOOPBACK}:{listener.getsockname()[1]}"
        limits = Limits(often, often, often, often)
        with opened(folder, town, limits, make, address=address) as house:
            preview, post, site = kept[0].preview, kept[0].post, kept[0].site
            assert preview
            assert post
            assert site
            known = house.app.service.known
            notices = Notices(
                house.desk, post, house.links, (), address, known.city, known.names, house.clock
            )
            post.book.set_address(BAKERY, SHOP)
            with served(house, listener):
                yield Mailed(house, post, Rounds(house.desk, (), notices, site.build), [])
            for one in (preview, post, site):
                one.close()


@pytest.fixture
def hands(street: Mailed, browser: Browser, javascript: bool) -> Iterator[tuple[Hand, Hand]]:
    """The bakery's thumb and the Kümmerer's, who have nothing to complain of in the end."""
    found = [Hand(browser, street.house, javascript) for _ in range(2)]
    yield found[0], found[1]
    for hand in found:
        hand.context.close()
        assert hand.foreign == []
        assert hand.complaints == []


def page_of(house: House) -> str:
    """The bakery's page in the portal."""
    output = house.settings.state.parent / "output"
    return (output / "betriebe" / BAKERY / "index.html").read_text("utf-8")


@BOTH
def test_tuesday_is_changed_approved_and_online(
    street: Mailed, hands: tuple[Hand, Hand], javascript: bool
) -> None:
    """The merchant sends; the Kümmerer sees it in words and as the real page, and approves with
    one tap; the rebuilt page says it.
    """
    merchant, caretaker = hands
    closes = "13:00" if javascript else "14:00"
    merchant.scan()
    merchant.tap_link("Öffnungszeiten")
    merchant.page.get_by_label("Dienstag bis", exact=True).fill(closes)
    with merchant.context.expect_page() as opening:
        merchant.page.get_by_role("button", name="Ansehen").tap()
    shown = opening.value.locator("main")
    expect(shown).to_contain_text(f"06:30–{closes}", use_inner_text=True)
    opening.value.close()
    merchant.press("Zeiten senden")
    until(lambda: bool(street.house.desk.waiting()))
    caretaker.scan("")
    card = caretaker.page.get_by_role("article")
    expect(card).to_contain_text("Dienstag")
    expect(card).to_contain_text(f"06:30–{closes} Uhr")
    with caretaker.context.expect_page() as opening:
        caretaker.page.get_by_role("link", name="Nachher").tap()
    seen = opening.value.url
    shown = opening.value.locator("main")
    expect(shown).to_contain_text(f"06:30–{closes}", use_inner_text=True)
    opening.value.close()
    before = caretaker.taps
    caretaker.press("Freigeben")
    assert caretaker.taps == before + 1
    expect(caretaker.page.get_by_text("Freigegeben: Bäckerei Hövel")).to_be_visible()
    site = street.house.app.service.beside.site
    assert site
    until(lambda: not site.standing.is_building)
    assert site.standing.mistakes == ""
    assert f"06:30–{closes}" in page_of(street.house)
    caretaker.page.goto(seen)  # its scripts and styles are not in the policy's way
    assert caretaker.page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"')


@BOTH
def test_rejected_with_a_reason(street: Mailed, hands: tuple[Hand, Hand], javascript: bool) -> None:
    """Without one the page says what is missing; with one the merchant gets it by mail."""
    _, caretaker = hands
    number = "+49 2371 55" if javascript else "+49 2371 66"
    street.house.desk.submit(phone(number))
    until(lambda: bool(street.house.desk.waiting()))
    caretaker.scan("")
    caretaker.page.goto(f"{caretaker.address}/vorschlaege")
    page = caretaker.page
    page.locator("summary", has_text="Ablehnen").tap()
    caretaker.press("Ablehnen")
    field = page.get_by_label("Warum nicht?")
    expect(field).to_be_visible()
    expect(field).to_have_attribute("aria-invalid", "true")
    reason = f"Die Nummer {number} ist nicht vergeben."
    field.fill(reason)
    caretaker.press("Ablehnen")
    expect(page.get_by_text("Abgelehnt: Bäckerei Hövel")).to_be_visible()
    street.rounds.round()
    street.post.round()
    told = [mail.get_body(("plain",)) for mail in street.mails() if mail["to"] == SHOP]
    assert any(part and reason in part.get_content() for part in told)


_SMALL = """() => [...document.querySelectorAll("main a, main button, main summary")]
    .filter(e => e.checkVisibility() && !e.closest("p:not(.looks):not(.next)"))
    .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect().height])
    .filter(([, height]) => height < 44)"""


@pytest.mark.parametrize("javascript", [True], ids=["js"])
def test_the_queue_is_accessible_and_narrow(street: Mailed, hands: tuple[Hand, Hand]) -> None:
    """axe finds nothing by day and night, nothing is wider than 320 px, or lower than a thumb."""
    before = {"text": "Brot seit 1911.\n"}
    after = {"text": "Brot, Kuchen und Donauwellen seit 1911, jeden Tag frisch.\n"}
    desk = street.house.desk
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmütze"
    offer: dict[str, Value] = {
        "name": long, "business": BAKERY, "valid_from": "2026-11-28", "valid_through": "2026-12-24",
    }  # fmt: skip
    new = Edit("offer", "", offer, is_new=True)
    desk.submit(sent(edit(BAKERY, before, after), new, note=f"{long} " * 4))
    desk.submit(
        sent(
            edit("buchhandlung-kettler", {"verified": None}, {"verified": "2026-11-28"}),
            business="buchhandlung-kettler",
        )
    )
    until(lambda: len(desk.waiting()) == 2)
    caretaker = hands[1]
    caretaker.page.set_viewport_size({"width": 320, "height": 700})
    caretaker.scan("")
    merchant = hands[0]
    merchant.page.set_viewport_size({"width": 320, "height": 700})
    merchant.scan()
    number = desk.waiting()[0].id
    desk.ask_back(number, "Kümmerer", "Auch am Samstag?")
    found: dict[str, object] = {}
    asked = f"/vorschlaege?erledigt={number}"
    pages = [(caretaker, "/vorschlaege"), (caretaker, asked), (caretaker, "/betriebe"),
             (merchant, "/antwort"), (merchant, "/nachrichten"), (merchant, "/stimmt-noch"),
             (merchant, "/")]  # fmt: skip
    for hand, path in pages:
        hand.page.goto(hand.address + path)
        hand.page.evaluate("for (const it of document.querySelectorAll('details')) it.open = true")
        hand.page.evaluate("scrollTo(0, document.body.scrollHeight)")
        width = hand.page.evaluate("document.documentElement.scrollWidth")
        hand.page.evaluate(AXE)
        wrong = [found for scheme in SCHEMES for found in violations(hand.page, scheme)]
        small = hand.page.evaluate(_SMALL)
        if width > 320 or wrong or small:
            found[path] = (width, wrong, small)
    assert found == {}
    for proposal in desk.waiting():
        desk.reject(proposal.id, "Kümmerer", "Nein")
