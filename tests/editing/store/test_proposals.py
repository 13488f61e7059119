# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Proposals: commits on a branch, one branch for a business, carried on when the town moves."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.editing.store.clash import Conflict
from plugins.editing.store.desk import Desk
from plugins.editing.store.forge import Declined
from plugins.editing.store.lock import Busy, Lock
from plugins.editing.submission import Edit, Photo, Value
from tests.editing.store.town import (
    BAKERY,
    Clock,
    commit,
    desk,
    edit,
    git,
    hours,
    phone,
    repository,
    sent,
    settings,
)

PATH = "content/businesses/baeckerei-hoevel.md"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A town's repository with its work tree."""
    return repository(tmp_path / "town")


@pytest.fixture
def store(tmp_path: Path, town: Path) -> Iterator[Desk]:
    """The store of a service without a forge."""
    with desk(settings(tmp_path, str(town))) as opened:
        yield opened


def diff(store: Desk) -> list[str]:
    """The lines that the one open proposal changes."""
    [proposal] = store.waiting()
    told = store.mirror.git.run("diff", store.mirror.main(), proposal.pushed).decode()
    return [
        line
        for line in told.splitlines()
        if line[:1] in ("+", "-") and line[:3] not in ("+++", "---")
    ]


def test_a_change_of_hours_is_one_line(store: Desk) -> None:
    """The branch has the change and nothing else; the comment two lines above is still there."""
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    assert diff(store) == [
        "-opening_hours: Tu-Fr 06:30-18:00; Sa 06:30-13:00",
        "+opening_hours: Tu-Fr 06:30-13:00",
    ]
    [proposal] = store.waiting()
    assert proposal.branch == "vorschlag/baeckerei-hoevel"
    assert proposal.title == "Bäckerei Hövel: opening_hours"


def test_a_commit_says_where_it_comes_from(store: Desk) -> None:
    """Author and committer are the service; the trailers name link and submission."""
    store.submit(hours("Tu-Fr 06:30-13:00", key="taste-0001"))
    store.worker.round()
    [proposal] = store.waiting()
    told = store.mirror.git.run("log", "-1", "--format=%an|%cn|%aI|%B", proposal.pushed).decode()
    assert told.startswith("Stadtfenster|Stadtfenster|2026-11-28T09:00:00+00:00|Bäckerei Hövel: ")
    assert told.rstrip().endswith("Quelle: Formular\nLink-Id: k7f3\nVorgang: taste-0001")


def test_what_people_type_is_no_trailer(store: Desk) -> None:
    """A name with line ends and a key of another submission stays one line of the subject."""
    name = "Bäckerei\n\nVorgang: taste-0001"
    store.submit(sent(edit("baeckerei-hoevel", {"name": "Bäckerei Hövel"}, {"name": name})))
    store.worker.round()
    [proposal] = store.waiting()
    [made] = store.mirror.commits(store.mirror.main(), proposal.pushed)
    assert "taste-0001" not in made.keys


def test_later_edits_join(store: Desk) -> None:
    """A second submission of a business is a second commit of the same proposal."""
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    [first] = store.waiting()
    store.submit(phone("+49 2371 99"))
    store.worker.round()
    [second] = store.waiting()
    assert second.id == first.id
    assert len(store.mirror.commits(store.mirror.main(), second.pushed)) == 2
    assert second.title == "Bäckerei Hövel: telephone, opening_hours"


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


def test_different_fields_both_land(store: Desk, town: Path) -> None:
    """The town changes the line beside while a form is open; both changes are in the proposal."""
    held = store.record("business", "baeckerei-hoevel", "baeckerei-hoevel")
    commit(town, {PATH: BAKERY.replace("+49 2371 1234", "+49 2371 77")})
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    [proposal] = store.waiting()
    text = store.file(held.path, proposal)
    assert text and b"+49 2371 77" in text and b"Tu-Fr 06:30-13:00" in text
    assert store.mirror.contains(proposal.pushed, store.mirror.main())


def test_an_open_proposal_follows_the_town(store: Desk, town: Path) -> None:
    """What git cannot merge because lines are neighbours is carried over field by field."""
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    commit(town, {PATH: BAKERY.replace("verified: 2026-10-01", "verified: 2026-11-28")})
    store.worker.round(look=True)
    assert diff(store) == [
        "-opening_hours: Tu-Fr 06:30-18:00; Sa 06:30-13:00",
        "+opening_hours: Tu-Fr 06:30-13:00",
    ]


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


def test_a_conflict_that_shows_later(store: Desk, town: Path) -> None:
    """The town was quicker than the worker: both values are kept, the proposal is not touched."""
    late = hours("Tu-Fr 06:30-14:00")
    store.submit(late)
    commit(town, {PATH: BAKERY.replace("Tu-Fr 06:30-18:00", "Tu-Fr 07:00-18:00")})
    store.worker.round()
    fate = store.fate(late.key)
    assert fate and fate.state == "conflict" and store.waiting() == []
    assert fate.clashes[0].found == "Tu-Fr 07:00-18:00; Sa 06:30-13:00"


def test_a_proposal_that_the_town_contradicts(store: Desk, town: Path) -> None:
    """It stays as it was proposed and tells its clashes; the Kümmerer decides."""
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    commit(town, {PATH: BAKERY.replace("Tu-Fr 06:30-18:00", "Tu-Fr 07:00-18:00")})
    store.worker.round(look=True)
    [proposal] = store.waiting()
    assert [clash.found for clash in proposal.clashes] == ["Tu-Fr 07:00-18:00; Sa 06:30-13:00"]
    with pytest.raises(Conflict):
        store.approve(proposal.id, "Kümmerer")
    store.approve(proposal.id, "Kümmerer", overwrite=True)
    assert "opening_hours: Tu-Fr 06:30-13:00\n" in (town / PATH).read_text("utf-8")


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


def test_rejected_means_gone(store: Desk) -> None:
    """Nothing is changed; the next edit opens another proposal; the reason is kept."""
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    [first] = store.waiting()
    store.reject(first.id, "Kümmerer", "Das stand anders an der Tür.")
    assert store.waiting() == []
    closed = store.proposal(first.id)
    assert closed and (closed.state, closed.reason) == ("rejected", "Das stand anders an der Tür.")
    store.submit(phone("+49 2371 99"))
    store.worker.round()
    assert diff(store) == [
        '-telephone: "+49 2371 1234"   # im Laden',
        '+telephone: "+49 2371 99"   # im Laden',
    ]


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


def test_merged_by_hand_is_merged(store: Desk, town: Path) -> None:
    """A proposal that somebody merged as one commit, in other words, has nothing left to say."""
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    [proposal] = store.waiting()
    new = BAKERY.replace("Tu-Fr 06:30-18:00; Sa 06:30-13:00", "Tu-Fr 06:30-13:00")
    commit(town, {PATH: new.replace("Brot seit", "Brot und Kuchen seit")})
    store.worker.round(look=True)
    closed = store.proposal(proposal.id)
    assert closed and closed.state == "merged" and store.waiting() == []


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


def test_time_passes(store: Desk) -> None:
    """A proposal says when it was opened."""
    store.submit(hours("Tu-Fr 06:30-13:00"))
    store.worker.round()
    assert store.waiting()[0].opened == Clock()().isoformat()
