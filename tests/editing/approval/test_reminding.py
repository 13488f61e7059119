# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""»Stimmt alles noch?«: who is asked, how often, and that only the button says yes."""

import re
from pathlib import Path

import pytest

from plugins.commands import form_service, remind
from tests.editing.approval.mails import SHOP, Mailed
from tests.editing.service.house import ADDRESS, BAKERY
from tests.editing.store.town import commit, git

LATER = "2027-05-01T09:00"
BOOKS = "buchhandlung-kettler"


@pytest.fixture
def told(office: Mailed, tmp_path: Path) -> list[str]:
    """Arguments for the verb, with settings for the office's state."""
    office.house.phone()
    config = tmp_path / "edit.toml"
    state, town = office.house.settings.state, tmp_path / "town"
    config.write_text(
        f'address = "{ADDRESS}"\nstate = "{state}"\n[repository]\nurl = "{town}"\n', "utf-8"
    )
    return ["--config", str(config)]


def test_old_ones_are_asked_once_a_month(
    office: Mailed, told: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Those that can be reached; the others are named, so that somebody can call."""
    assert remind.run([*told, "--now", LATER, "--dry-run"]) == 0
    shown = capsys.readouterr().out
    assert f"Bäckerei Hövel: bestätigt am 01.10.2026, an {SHOP}" in shown
    assert "1 Betrieb würde gefragt." in shown
    assert "nicht gefragt: Buchhandlung Kettler: nie bestätigt, keine Mailadresse" in shown
    assert office.mails() == []
    for now in (LATER, "2027-05-02T09:00", "2027-05-31T09:00", "2027-06-02T09:00"):
        assert remind.run([*told, "--now", now]) == 0
    assert office.subjects(SHOP) == ["Stimmt alles noch? Bäckerei Hövel"] * 2


def test_nobody_is_asked_who_has_just_answered(office: Mailed, told: list[str]) -> None:
    """Not with a proposal that waits, nor if the answer is younger than the city wants it."""
    office.submit()
    assert remind.run([*told, "--now", LATER]) == 0
    assert remind.run([*told, "--now", "2027-03-01T09:00"]) == 0
    assert office.mails() == []


def test_the_mail_leads_to_one_button(office: Mailed, told: list[str]) -> None:
    """What stands in the portal is in it. To open it changes nothing, the button does."""
    assert remind.run([*told, "--now", LATER]) == 0
    words = office.text("Stimmt alles noch?")
    assert "Dienstag: 06:30–18:00 Uhr" in words
    assert "Sonntag: geschlossen" in words
    assert "Telefon: +49 2371 1234" in words
    [path] = re.findall(rf"{re.escape(ADDRESS)}(/l/\S+/stimmt-noch)", words)
    phone = office.house.phone(None)
    for _ in range(3):
        assert phone.get(path).headers["location"] == "/stimmt-noch"
    page = phone.get("/stimmt-noch")
    assert "06:30–18:00 Uhr" in page.text
    office.turn()
    assert office.house.desk.waiting() == []
    answer = phone.send("/stimmt-noch", to="/stimmt")
    assert "angekommen" in phone.followed(answer).text
    office.turn()
    assert len(office.house.desk.waiting()) == 1
    assert office.house.says("verified") == "2026-11-28"
    assert phone.get("/l/unsinn/stimmt-noch").status_code == 403
    assert phone.get(path.replace("stimmt-noch", "abmelden")).status_code == 404


def test_addresses_come_from_a_table(
    office: Mailed, told: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line that is wrong is named; an empty one forgets."""
    table = tmp_path / "adressen.csv"
    table.write_text(f"# wer\n{BOOKS};buch@kettler.example\n{BAKERY};\n", "utf-8-sig")
    arguments = [*told, "--now", LATER, "--dry-run", "--addresses", str(table)]
    assert remind.run(arguments) == 0
    assert office.post.book.addresses() == {BOOKS: "buch@kettler.example"}
    for wrong, word in (("nirgends;a@b.example", "nirgends"), (f"{BOOKS};a@b@c", "Mailadresse")):
        table.write_text(f"\n{wrong}\n", "utf-8")
        assert remind.run(arguments) == 1
        shown = capsys.readouterr().err
        assert "adressen.csv:2" in shown
        assert word in shown


def test_a_closed_business_is_left_alone(office: Mailed, told: list[str]) -> None:
    """Nobody is there to answer."""
    from tests.editing.store.town import BAKERY as SOURCE

    town = office.house.settings.state.parent / "town"
    closed = SOURCE.replace("verified:", "status: closed\nverified:")
    commit(town, {f"content/businesses/{BAKERY}.md": closed})
    office.turn()
    assert remind.run([*told, "--now", LATER]) == 0
    assert office.mails() == []


def test_a_link_in_the_town_leads_nowhere(office: Mailed, told: list[str], tmp_path: Path) -> None:
    """Who can propose files must not have the service read others than the town's."""
    stranger = tmp_path / "fremd.md"
    stranger.write_text("---\nname: Fremd\nverified: 2026-01-01\n---\n", "utf-8")
    town = tmp_path / "town"
    (town / "content" / "businesses" / "fremd.md").symlink_to(stranger)
    commit(town, {})
    office.turn()
    assert remind.run([*told, "--now", LATER]) == 0
    assert office.subjects(SHOP) == ["Stimmt alles noch? Bäckerei Hövel"]


def test_nothing_is_laid_beside_the_folder(office: Mailed, tmp_path: Path) -> None:
    """A tree that no git makes by itself names a file above the folder it is laid into."""
    mirror = office.house.settings.state / "mirror.git"
    blob, city = (
        git(mirror, "rev-parse", f"refs/forge/main:content/{path}")
        for path in (f"businesses/{BAKERY}.md", "city.yaml")
    )
    tree = git(mirror, "mktree", told=f"100644 blob {blob}\tfremd.md\n")
    tree = git(mirror, "mktree", told=f"040000 tree {tree}\t..\n")
    both = f"040000 tree {tree}\tbusinesses\n100644 blob {city}\tcity.yaml\n"
    tree = git(mirror, "mktree", told=f"040000 tree {git(mirror, 'mktree', told=both)}\tcontent\n")
    git(mirror, "update-ref", "refs/forge/main", git(mirror, "commit-tree", tree, "-m", "Von Hand"))
    laid = tmp_path / "laid"
    with pytest.raises(form_service.NotReady, match="invalid path"):
        form_service.content_of(office.house.settings, laid)
    assert [*laid.rglob("*.md")] == []


def test_what_leads_nowhere_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a folder of one's own a link may lead to what is gone."""
    (tmp_path / "businesses").mkdir()
    (tmp_path / "businesses" / "weg.md").symlink_to(tmp_path / "nirgends.md")
    assert form_service.businesses_of(tmp_path)[1] == {}
    assert "weg.md: lässt sich nicht lesen" in capsys.readouterr().err
