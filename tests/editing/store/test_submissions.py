# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Submissions: what is accepted, what contradicts what, and what becomes of each."""

from pathlib import Path

import pytest

from plugins.editing.store.clash import Conflict
from plugins.editing.store.desk import Desk
from plugins.editing.store.forge import Declined
from plugins.editing.store.lock import Busy, Lock
from plugins.editing.submission import Edit, Photo, Value
from tests.editing.store.town import (
    BAKERY,
    commit,
    desk,
    edit,
    git,
    hours,
    phone,
    sent,
    settings,
)

PATH = "content/businesses/baeckerei-hoevel.md"


def test_what_waits_is_shown(store: Desk) -> None:
    """The form says what was just sent, delivered or not; others see what is published."""
    store.submit(hours("We 10:00-12:00"))
    held = store.record("business", "baeckerei-hoevel", "baeckerei-hoevel")
    assert held.is_waiting and "We 10:00-12:00" in held.source
    store.worker.round()
    held = store.record("business", "baeckerei-hoevel", "baeckerei-hoevel")
    assert not held.is_waiting and held.proposal and "We 10:00-12:00" in held.source
    other = store.record("business", "baeckerei-hoevel", "buchhandlung-kettler")
    assert other.source == BAKERY


def test_the_same_field_is_a_conflict(store: Desk) -> None:
    """Two tabs: the second hears what the first has said, and nothing of it is kept."""
    store.submit(hours("Tu-Fr 06:30-13:00"))
    late = hours("Tu-Fr 06:30-14:00")
    with pytest.raises(Conflict) as caught:
        store.submit(late)
    [clash] = caught.value.clashes
    assert (clash.field, clash.before, clash.wanted, clash.found) == (
        "opening_hours",
        "Tu-Fr 06:30-18:00; Sa 06:30-13:00",
        "Tu-Fr 06:30-14:00",
        "Tu-Fr 06:30-13:00",
    )
    assert store.fate(late.key) is None


def test_the_same_value_is_none(store: Desk) -> None:
    """Two who say the same do not contradict each other."""
    store.submit(hours("Tu-Fr 06:30-13:00"))
    again = hours("Tu-Fr 06:30-13:00")
    store.submit(again)
    store.worker.round()
    [proposal] = store.waiting()
    assert len(store.mirror.commits(store.mirror.main(), proposal.pushed)) == 1
    fate = store.fate(again.key)
    assert fate and fate.state == "delivered" and fate.proposal == proposal.id


def test_new_records_get_free_ids(store: Desk) -> None:
    """A name that is taken, on the main branch or by another open proposal, gets a number."""
    for business, name in (
        ("baeckerei-hoevel", "Stollen"),
        ("buchhandlung-kettler", "Stollen"),
        ("baeckerei-hoevel", "Bücher & Brot"),
    ):
        after: dict[str, Value] = {"name": name, "business": business}
        after |= {"valid_from": "2026-12-01", "valid_through": "2026-12-05"}
        store.submit(sent(Edit("offer", "", after, is_new=True), business=business))
        store.worker.round()
    assert {
        touched.record.id
        for proposal in store.waiting()
        for touched in store.view(proposal).touched
    } == {"stollen-2", "stollen-3", "buecher-brot"}


def test_a_photo_goes_with_it(store: Desk) -> None:
    """Its bytes lie in the folder of pictures, in the commit that names it."""
    picture = Photo("baeckerei-hoevel-1a2b.jpg", b"\xff\xd8\xff\x00\n\0")
    change = edit("stollen", {}, {"image": "baeckerei-hoevel-1a2b.jpg"}, "offer")
    store.submit(sent(change, photos=(picture,)))
    store.worker.round()
    [proposal] = store.waiting()
    assert store.view(proposal).files["content/images/baeckerei-hoevel-1a2b.jpg"] == picture.content


@pytest.mark.parametrize(
    "wrong",
    [
        sent(edit("../../x", {}, {"name": "x"})),
        sent(edit("buchhandlung-kettler", {}, {"name": "x"})),
        sent(edit("baeckerei-hoevel", {}, {"name": "x"}), business="../main"),
        sent(edit("baeckerei-hoevel", {}, {"name": "x"}), key="kurz"),
        sent(edit("baeckerei-hoevel", {}, {"name": "x"}), key="mit\nVorgang: zeile"),
        sent(),
        sent(edit("gibt-es-nicht", {}, {"name": "x"}, "offer")),
    ],
)
def test_what_no_form_sends_is_declined(store: Desk, wrong: object) -> None:
    """Ids that are paths, others' records, keys with line ends: nothing is kept."""
    with pytest.raises(Declined):
        store.submit(wrong)  # type: ignore[arg-type]
    store.worker.round()
    assert store.waiting() == []


def test_a_picture_is_not_replaced(store: Desk, town: Path) -> None:
    """A name that is no server's, and one that is taken: the submission fails and says why."""
    commit(town, {"content/images/da.jpg": "schon da"})
    for name in ("../x.jpg", "da.jpg"):
        change = edit("baeckerei-hoevel", {}, {"image": name})
        refused = sent(change, photos=(Photo(name, b"x"),))
        store.submit(refused)
        store.worker.round()
        fate = store.fate(refused.key)
        assert fate and fate.state == "failed" and fate.reason


def test_the_same_press_counts_once(store: Desk) -> None:
    """A key that was accepted is accepted again, and done once."""
    pressed = hours("Tu-Fr 06:30-13:00", key="doppelt-gedrueckt")
    store.submit(pressed)
    store.submit(pressed)
    store.worker.round()
    store.submit(pressed)
    store.worker.round()
    [proposal] = store.waiting()
    assert len(store.mirror.commits(store.mirror.main(), proposal.pushed)) == 1


def test_a_question_and_a_note_stay_out_of_git(store: Desk) -> None:
    """What is said to each other is kept beside the repository."""
    change = edit("baeckerei-hoevel", {"verified": "2026-10-01"}, {"verified": "2026-11-28"})
    store.submit(sent(change, note="Rufen Sie mich an: 0171 5"))
    store.worker.round()
    [proposal] = store.waiting()
    store.ask_back(proposal.id, "Kümmerer", "Auch am Sonntag?")
    [proposal] = store.waiting()
    assert proposal.notes == ("Rufen Sie mich an: 0171 5",)
    assert proposal.question == "Auch am Sonntag?"
    assert "0171" not in store.mirror.git.run("log", "-p", "--all").decode()


def test_a_file_that_is_no_text_stops_only_its_own(store: Desk, town: Path) -> None:
    """A business saved as Latin-1 cannot be edited; the others can."""
    (town / "content/businesses/buchhandlung-kettler.md").write_bytes(
        "---\nname: Bücher\n---\n".encode("latin-1")
    )
    git(town, "commit", "--quiet", "-am", "Latin-1")
    store.worker.round(look=True)
    with pytest.raises(Declined):
        store.submit(
            sent(edit("buchhandlung-kettler", {}, {"name": "x"}), business="buchhandlung-kettler")
        )
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    assert len(store.waiting()) == 1


def test_the_folder_has_one_user(tmp_path: Path, store: Desk) -> None:
    """A second service on the same state folder is told so."""
    with pytest.raises(Busy, match="läuft schon ein Formulardienst"):
        Lock(tmp_path / "state", seconds=0)


def test_the_content_can_be_laid_out(store: Desk, town: Path, tmp_path: Path) -> None:
    """``export`` writes the main branch to a folder, and the next time what has changed."""
    folder = tmp_path / "laid"
    store.export(folder)
    bakery = folder / "content/businesses/baeckerei-hoevel.md"
    untouched = (folder / "README.md").stat().st_mtime_ns
    assert bakery.read_text("utf-8") == BAKERY
    commit(town, {"content/offers/stollen.md": None, "content/news/neu.md": "Neu"})
    store.worker.round(look=True)
    store.export(folder)
    assert not (folder / "content/offers/stollen.md").exists()
    assert (folder / "content/news/neu.md").read_text() == "Neu"
    assert (folder / "README.md").stat().st_mtime_ns == untouched


def test_many_wait_for_one_business(store: Desk) -> None:
    """More than are delivered at a time: each knows what the one before it has said."""
    before = "+49 2371 1234"
    for number in range(120):
        store.submit(phone(f"+49 2371 {number}", before))
        before = f"+49 2371 {number}"
    while store.worker.is_behind():
        store.worker.round()
    [proposal] = store.waiting()
    assert len(store.mirror.commits(store.mirror.main(), proposal.pushed)) == 120
    after = store.view(proposal).touched[0].after
    assert after and before in after.source


def test_what_a_killed_git_has_left(store: Desk, town: Path, tmp_path: Path) -> None:
    """Locks and half-written files of a git that was killed stop nobody."""
    mirror = store.mirror.folder
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    store.close()
    for name in ("packed-refs.lock", "packed-refs.new", "refs/heads/vorschlag/x.lock",
                 "refs/heads/vorschlag/baeckerei-hoevel.lock", "config.lock"):  # fmt: skip
        (mirror / name).touch()
    with desk(settings(tmp_path, str(town))) as again:
        [proposal] = again.waiting()
        again.reject(proposal.id, "Kümmerer", "Nein")
        again.submit(hours("Tu-Fr 06:30-12:00"))
        again.worker.round()
        assert len(again.waiting()) == 1
